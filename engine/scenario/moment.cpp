#include "rei/scenario/moment.hpp"

#include <cmath>

#include <fmt/format.h>

#include "rei/document/yaml_scalar.hpp"
#include "rei/text/normalise.hpp"

namespace rei {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Unsigned seconds, all of `text`.
std::optional<double> parse_seconds(std::string_view text) {
    if (text.empty() || text.find_first_not_of("0123456789.eE+-") != std::string_view::npos)
        return std::nullopt;
    if (text.front() != '.' && (text.front() < '0' || text.front() > '9')) return std::nullopt;
    const std::optional<YamlScalar> read = resolve_yaml_scalar(text, "?");
    const bool is_number = read && read->kind == NodeKind::number && std::isfinite(read->number);
    return is_number ? std::optional(read->number) : std::nullopt;
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view text) {
    text = trimmed(text);
    const auto sign = text.find_first_of("+-");
    Moment out{std::string(trimmed(text.substr(0, sign))), 0};
    if (!is_identifier(out.turn)) return std::nullopt;
    if (sign == std::string_view::npos) return out;
    const std::optional<double> seconds = parse_seconds(trimmed(text.substr(sign + 1)));
    if (!seconds) return std::nullopt;
    out.offset_sec = text[sign] == '+' ? *seconds : -*seconds;
    return out;
}

std::string text_of(const Moment& moment) {
    if (moment.turn.empty()) return fmt::format("{}", moment.offset_sec);
    if (moment.offset_sec == 0) return moment.turn;
    return fmt::format("{} {} {}", moment.turn, moment.offset_sec < 0 ? '-' : '+',
                       std::abs(moment.offset_sec));
}

}  // namespace rei
