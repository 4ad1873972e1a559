#include "rei/model/turn_place.hpp"

#include <cmath>

#include "rei/model/said_times.hpp"

namespace rei::workbench {
namespace {

constexpr double kFirstTurnSec = 1;

/// Halfway between two times, to a tenth of a second where that lies between them.
double halfway(double low, double high) {
    const double middle = (low + high) / 2;
    const double rounded = std::round(middle * 10) / 10;
    return low < rounded && rounded < high ? rounded : tidy(middle);
}

std::string speaker_before(const Scenario& scenario, std::size_t gap) {
    if (gap > 0) return scenario.turns[gap - 1].user;
    if (!scenario.turns.empty()) return scenario.turns.front().user;
    return scenario.users.empty() ? Turn{}.user : scenario.users.front().name;
}

}  // namespace

double time_in_gap(const Scenario& scenario, std::size_t gap, std::optional<std::size_t> without) {
    std::optional<double> before, after;
    for (std::size_t k = 0; k < scenario.turns.size(); ++k) {
        if (k == without) continue;
        if (k < gap) before = scenario.turns[k].at_sec;
        if (k >= gap && !after) after = scenario.turns[k].at_sec;
    }
    if (after) return halfway(before.value_or(0), *after);
    const double usual = before ? tidy(*before + kUsualPauseSec) : kFirstTurnSec;
    if (!scenario.said_until || usual <= scenario.until_sec) return usual;
    return halfway(before.value_or(0), scenario.until_sec);
}

Turn new_turn_in_gap(const Scenario& scenario, std::size_t gap) {
    Turn turn;
    turn.at_sec = time_in_gap(scenario, gap);
    turn.user = speaker_before(scenario, gap);
    return turn;
}

Turn new_turn(const Scenario& scenario, std::optional<std::size_t> after) {
    const std::size_t gap = after ? *after + 1 : scenario.turns.size();
    Turn turn = new_turn_in_gap(scenario, gap);
    const bool is_between = after && gap < scenario.turns.size();
    if (is_between && scenario.turns[gap].at_sec > scenario.turns[*after].at_sec + kUsualPauseSec)
        turn.at_sec = tidy(scenario.turns[*after].at_sec + kUsualPauseSec);
    return turn;
}

}  // namespace rei::workbench
