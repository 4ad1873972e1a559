#include "rei/scenario/times.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "rei/affect/state.hpp"
#include "rei/text/normalise.hpp"

namespace rei {
namespace {

constexpr const char* kWhatTime =
    "a time: seconds, or a turn's id plus or minus seconds, such as `praise + 2.5`";

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
    const std::string copy(text);
    char* end = nullptr;
    const double value = std::strtod(copy.c_str(), &end);
    const bool whole = end == copy.c_str() + copy.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<double> TurnTimes::find(const std::string& id) const {
    const auto at = by_id_.find(id);
    return at == by_id_.end() ? std::nullopt : std::optional(at->second);
}

std::optional<double> TurnTimes::resolve(CheckedReader& reader, const Located& at) const {
    if (at.node.is(NodeKind::number)) {
        if (std::isfinite(at.node.number())) return at.node.number();
        reader.expected(at, kWhatTime);
        return std::nullopt;
    }
    if (!reader.is(at, NodeKind::string, kWhatTime)) return std::nullopt;
    const std::string_view text = trimmed(at.node.text());
    const auto sign = text.find_first_of("+-");
    const std::string id(trimmed(text.substr(0, sign)));
    if (!is_identifier(id)) {
        reader.expected(at, kWhatTime);
        return std::nullopt;
    }
    const auto base = find(id);
    if (!base) {
        reader.complain(at, fmt::format("no turn before this has the id \"{}\"", id));
        return std::nullopt;
    }
    if (sign == std::string_view::npos) return base;
    const auto offset = parse_seconds(trimmed(text.substr(sign + 1)));
    if (!offset) {
        reader.expected(at, kWhatTime);
        return std::nullopt;
    }
    return text[sign] == '+' ? *base + *offset : *base - *offset;
}

std::optional<double> TurnTimes::read(CheckedReader& reader, const Located& at, double until_sec) const {
    const auto time = resolve(reader, at);
    if (!time) return std::nullopt;
    if (*time < -kTimeSlackSec) {
        reader.complain(at, fmt::format("{} s is before the conversation starts at 0", *time));
        return std::nullopt;
    }
    if (*time > until_sec + kTimeSlackSec) {
        reader.complain(at,
                        fmt::format("{} s is past the end of the conversation at {} s", *time, until_sec));
        return std::nullopt;
    }
    return std::clamp(*time, 0.0, until_sec);
}

}  // namespace rei
