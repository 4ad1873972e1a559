#include "rei/scenario/spelling.hpp"

#include <algorithm>
#include <optional>

#include "rei/document/yaml_scalar.hpp"
#include "rei/policy/policy_json.hpp"

namespace rei {
namespace {

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

bool has_control_character(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

/// Whether YAML reads the bare text as a string of just this content (§7.3.3, on the safe side; yaml-cpp
/// takes a `?` anywhere between brackets for a key's).
bool stands_bare(std::string_view text, Notation notation) {
    constexpr std::string_view kStartsSomethingElse = "-?:,[]{}#&*!|>'\"%@`.=<~ ";
    if (notation == Notation::json || text.empty() || has_control_character(text)) return false;
    if (contains(kStartsSomethingElse, text.substr(0, 1)) || text.back() == ' ' || text.back() == ':')
        return false;
    if (contains(text, ": ") || contains(text, " #")) return false;
    if (notation == Notation::flow && text.find_first_of(",[]{}:?") != std::string_view::npos) return false;
    const std::optional<YamlScalar> read = resolve_yaml_scalar(text, "?");
    return read && read->kind == NodeKind::string;
}

std::string in_single_quotes(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'') out += c;
        out += c;
    }
    return out + '\'';
}

/// Lines under a `|`; nothing where some line would not come back as it is.
std::optional<std::string> as_lines(std::string_view text, std::size_t indentation,
                                    std::string_view line_break) {
    const bool ends_line = !text.empty() && text.back() == '\n';
    if (ends_line) text.remove_suffix(1);
    if (text.empty() || text.front() == ' ' || text.front() == '\n' || text.back() == '\n')
        return std::nullopt;
    std::string out = ends_line ? "|" : "|-";
    while (true) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (has_control_character(line)) return std::nullopt;
        out += line_break;
        if (!line.empty()) out.append(indentation, ' ').append(line);
        if (line.size() == text.size()) return out;
        text.remove_prefix(line.size() + 1);
    }
}

}  // namespace

std::string spell(const Value& scalar, Notation notation) {
    if (scalar.kind == Value::Kind::number) return json_of(scalar.number);
    if (scalar.kind == Value::Kind::word && stands_bare(scalar.text, notation)) return scalar.text;
    return json_of(scalar.text);  // what JSON quotes YAML reads alike
}

std::string spell_key(std::string_view key, Notation notation) {
    // a key is a text whatever it looks like, but a number without quotes would puzzle people
    return spell(Value::word(std::string(key)), notation == Notation::json ? notation : Notation::flow);
}

std::string spell_like(std::string_view model, const Value& scalar, Notation notation,
                       std::size_t indentation, std::string_view line_break) {
    if (!scalar.is_text() || notation == Notation::json || model.empty()) return spell(scalar, notation);
    const std::string_view text = scalar.text;
    switch (model.front()) {
        case '"':
            return json_of(text);
        case '\'':
            if (!has_control_character(text)) return in_single_quotes(text);
            break;
        case '|':
        case '>':
            if (const auto lines = as_lines(text, indentation, line_break);
                lines && notation == Notation::block)
                return *lines;
            break;
        default:
            return spell(Value::word(scalar.text), notation);
    }
    return spell(scalar, notation);
}

}  // namespace rei
