#include "yaml_scalar.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <locale>
#include <sstream>

namespace rei {
namespace {

bool one_of(std::string_view text, std::string_view a, std::string_view b, std::string_view c) {
    return text == a || text == b || text == c;
}

std::size_t digits_from(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of("0123456789", at), text.size()) - at;
}

/// [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
bool is_decimal(std::string_view text) {
    std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    const std::size_t whole = digits_from(text, at);
    at += whole;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = digits_from(text, at + 1);
        if (whole + fraction == 0) return false;
        at += 1 + fraction;
    } else if (whole == 0) {
        return false;
    }
    if (at == text.size()) return true;
    if (text[at] != 'e' && text[at] != 'E') return false;
    ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    const std::size_t exponent = digits_from(text, at);
    return exponent > 0 && at + exponent == text.size();
}

/// 0o[0-7]+ or 0x[0-9a-fA-F]+
std::optional<double> based_integer(std::string_view text) {
    if (text.size() < 3 || text[0] != '0' || (text[1] != 'o' && text[1] != 'x')) return std::nullopt;
    const double base = text[1] == 'o' ? 8 : 16;
    double value = 0;
    for (const char c : text.substr(2)) {
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : 16;
        if (digit >= base) return std::nullopt;
        value = value * base + digit;
    }
    return value;
}

YamlScalar number_of(double value) {
    return {NodeKind::number, value, !std::isfinite(value)};
}

double decimal(std::string_view text) {
    std::istringstream stream{std::string(text)};
    stream.imbue(std::locale::classic());  // the point is a point whatever the program's locale says
    double value = 0;
    stream >> value;
    const bool too_large = stream.fail() && std::abs(value) > 1;
    return too_large ? std::numeric_limits<double>::infinity() : value;
}

YamlScalar resolve_plain(std::string_view text) {
    if (text.empty() || text == "~" || one_of(text, "null", "Null", "NULL"))
        return {NodeKind::null, 0, false};
    if (one_of(text, "true", "True", "TRUE")) return {NodeKind::boolean, 1, false};
    if (one_of(text, "false", "False", "FALSE")) return {NodeKind::boolean, 0, false};
    if (one_of(text, ".nan", ".NaN", ".NAN")) {
        return {NodeKind::number, std::numeric_limits<double>::quiet_NaN(), false};
    }
    const std::string_view unsigned_text = text.substr(text[0] == '-' || text[0] == '+' ? 1 : 0);
    if (one_of(unsigned_text, ".inf", ".Inf", ".INF")) {
        const double infinity = std::numeric_limits<double>::infinity();
        return {NodeKind::number, text[0] == '-' ? -infinity : infinity, false};
    }
    if (is_decimal(text)) return number_of(decimal(text));
    if (const std::optional<double> value = based_integer(text)) return number_of(*value);
    return {};
}

}  // namespace

std::optional<YamlScalar> resolve_yaml_scalar(std::string_view text, const std::string& tag) {
    constexpr std::string_view kSchema = "tag:yaml.org,2002:";
    if (tag == "?") return resolve_plain(text);
    if (tag == "!" || tag.empty()) return YamlScalar{};
    if (tag.compare(0, kSchema.size(), kSchema) != 0) return std::nullopt;
    const std::string_view type = std::string_view(tag).substr(kSchema.size());
    if (type == "str") return YamlScalar{};
    const YamlScalar scalar = resolve_plain(text);
    const bool fits = (scalar.kind == NodeKind::number && (type == "int" || type == "float")) ||
                      (scalar.kind == NodeKind::boolean && type == "bool") ||
                      (scalar.kind == NodeKind::null && type == "null");
    if (!fits) return std::nullopt;
    return scalar;
}

}  // namespace rei
