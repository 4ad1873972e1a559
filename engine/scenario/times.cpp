#include "rei/scenario/times.hpp"

#include <algorithm>
#include <cmath>

#include "rei/affect/state.hpp"

namespace rei {

std::optional<double> TurnTimes::find(const std::string& id) const {
    const auto at = by_id_.find(id);
    return at == by_id_.end() ? std::nullopt : std::optional(at->second);
}

std::optional<Moment> moment_at(Node node) {
    if (node.is(NodeKind::string)) return parse_moment(node.text());
    if (!node.is(NodeKind::number) || !std::isfinite(node.number())) return std::nullopt;
    return Moment{"", node.number()};
}

std::optional<double> TurnTimes::resolve(CheckedReader& reader, const Located& at) const {
    if (!at) return std::nullopt;
    const std::optional<Moment> said = moment_at(at.node);
    if (!said) {
        reader.expected(
            at, phrase("a time: seconds, or a turn's id plus or minus seconds, such as `praise + 2.5`"));
        return std::nullopt;
    }
    if (said->turn.empty()) return said->offset_sec;
    const std::optional<double> base = find(said->turn);
    if (!base) {
        reader.complain(at, phrase("no turn before this has the id \"{}\"", said->turn));
        return std::nullopt;
    }
    return *base + said->offset_sec;
}

std::optional<double> TurnTimes::read(CheckedReader& reader, const Located& at, double until_sec) const {
    const auto time = resolve(reader, at);
    if (!time) return std::nullopt;
    if (*time < -kTimeSlackSec) {
        reader.complain(at, phrase("{} s is before the conversation starts at 0", *time));
        return std::nullopt;
    }
    if (*time > until_sec + kTimeSlackSec) {
        reader.complain(at, phrase("{} s is past the end of the conversation at {} s", *time, until_sec));
        return std::nullopt;
    }
    return std::clamp(*time, 0.0, until_sec);
}

}  // namespace rei
