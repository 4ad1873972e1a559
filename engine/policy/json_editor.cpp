#include "json_editor.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace rei {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool has_line_break(std::string_view text) {
    return text.find('\n') != std::string_view::npos;
}

std::string indentation_after_break(const std::string& separator) {
    const std::size_t begin = separator.rfind('\n') + 1;
    return separator.substr(begin, separator.find_first_not_of(" \t", begin) - begin);
}

Node step_into(Node at, const JsonPath::value_type& step) {
    if (const auto* key = std::get_if<std::string>(&step)) return at.find(*key);
    return at.at(std::get<std::size_t>(step));
}

}  // namespace

JsonEditor::JsonEditor(std::string text) : document_(std::move(*Document::from_json("{}", ""))) {
    replace_text(std::move(text));
}

void JsonEditor::replace_text(std::string text) {
    auto document = Document::from_json(std::move(text), "");
    if (document) document_ = std::move(*document);
}

Node JsonEditor::find(const JsonPath& path) const {
    Node at = document_->root();
    for (const auto& step : path) at = step_into(at, step);
    return at;
}

std::vector<JsonEditor::Member> JsonEditor::members_of(Node object) {
    std::vector<Member> members;
    object.each_member([&](Node key, Node value) { members.push_back({key, value}); });
    return members;
}

std::string_view JsonEditor::between(std::size_t begin, std::size_t end) const {
    return std::string_view(text()).substr(begin, end - begin);
}

JsonStyle JsonEditor::style() const {
    const std::vector<Member> members = members_of(document_->root());
    const bool blank = std::any_of(members.begin(), members.end(), [this](const Member& member) {
        return between(member.key.end(), member.value.begin()).find_first_of(kBlanks) !=
               std::string_view::npos;
    });
    return blank ? JsonStyle{} : JsonStyle{":", ","};
}

bool JsonEditor::spread_over_lines() const {
    const std::vector<Member> members = members_of(document_->root());
    return !members.empty() && has_line_break(between(document_->root().begin(), members[0].key.begin()));
}

std::string JsonEditor::line_break() const {
    return text().find("\r\n") != std::string::npos ? "\r\n" : "\n";
}

std::string JsonEditor::indentation_at(std::size_t byte) const {
    const std::size_t newline = byte == 0 ? std::string::npos : text().rfind('\n', byte - 1);
    const std::size_t begin = newline == std::string::npos ? 0 : newline + 1;
    const std::size_t end = std::min(text().find_first_not_of(" \t", begin), text().size());
    return text().substr(begin, end - begin);
}

std::string JsonEditor::indentation_unit() const {
    const std::vector<Member> members = members_of(document_->root());
    return members.empty() ? "  " : indentation_at(members[0].key.begin());
}

std::string JsonEditor::written(const JsonValue& value, const std::string& indentation) const {
    if (value.open == 0) return value.text;
    if (!spread_over_lines() || value.parts.empty())
        return join_json(value.open, value.parts, value.close, style());
    std::string out(1, value.open);
    for (std::size_t k = 0; k < value.parts.size(); ++k) {
        if (k > 0) out += ',';
        out += line_break() + indentation + indentation_unit() + value.parts[k];
    }
    return out + line_break() + indentation + value.close;
}

std::string JsonEditor::separator_of(Node object, const std::vector<Member>& members) const {
    const std::string_view first_gap = between(object.begin() + 1, members[0].key.begin());
    if (has_line_break(first_gap))
        return fmt::format(",{}{}", line_break(), indentation_at(members[0].key.begin()));
    if (members.size() < 2) return std::string(style().comma);
    const Member& last = members.back();
    return std::string(between(members[members.size() - 2].value.end(), last.key.begin()));
}

void JsonEditor::insert(Node object, std::size_t depth, std::string_view key, const JsonValue& value,
                        std::string_view after) {
    const std::vector<Member> members = members_of(object);
    if (members.empty()) {
        const std::string indentation = indentation_at(object.begin());
        const std::string inner = depth == 1 ? indentation + indentation_unit() : indentation;
        const std::string member = json_member(key, written(value, inner), style());
        const std::string braced = "{" + member + "}";
        splice(object.begin(), object.end(),
               depth == 1 ? written({'{', {member}, '}'}, indentation) : braced);
        return;
    }
    const auto named = std::find_if(members.begin(), members.end(),
                                    [&](const Member& member) { return member.key.text() == after; });
    const std::size_t at = named != members.end() ? named->value.end() : members.back().value.end();
    const std::string separator = separator_of(object, members);
    const std::string indentation =
        has_line_break(separator) ? indentation_after_break(separator) : indentation_at(object.begin());
    splice(at, at, separator + json_member(key, written(value, indentation), style()));
}

void JsonEditor::set(const JsonPath& path, const JsonValue& value, std::string_view after) {
    Node at = document_->root();
    std::size_t depth = 0;
    while (depth < path.size() && step_into(at, path[depth])) at = step_into(at, path[depth++]);
    if (depth == path.size()) {
        splice(at.begin(), at.end(), written(value, indentation_at(at.begin())));
        return;
    }
    // the objects that are missing between `at` and the value, from the inside out
    JsonValue missing = value;
    for (std::size_t k = path.size() - 1; k > depth; --k) {
        std::vector<std::string> member = {
            json_member(std::get<std::string>(path[k]), written(missing, indentation_unit()), style())};
        missing =
            k == 1 ? JsonValue('{', std::move(member), '}') : JsonValue(join_json('{', member, '}', style()));
    }
    insert(at, depth, std::get<std::string>(path[depth]), missing, after);
}

void JsonEditor::remove(const JsonPath& path) {
    const Node object = find({path.begin(), path.end() - 1});
    const std::vector<Member> members = members_of(object);
    for (std::size_t k = 0; k < members.size(); ++k) {
        if (members[k].key.text() != std::get<std::string>(path.back())) continue;
        if (k > 0) {
            splice(members[k - 1].value.end(), members[k].value.end(), "");
        } else if (members.size() > 1) {
            splice(members[0].key.begin(), members[1].key.begin(), "");
        } else {
            splice(object.begin(), object.end(), "{}");
        }
        return;
    }
}

void JsonEditor::splice(std::size_t begin, std::size_t end, std::string_view replacement) {
    std::string changed = text();
    changed.replace(begin, end - begin, replacement);
    replace_text(std::move(changed));
}

}  // namespace rei
