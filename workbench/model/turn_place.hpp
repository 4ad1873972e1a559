// Where a turn goes that is added or moved between others, and what a new one starts with.
#pragma once

#include <optional>

#include "rei/scenario/scenario.hpp"

namespace rei::workbench {

/// How long after another turn a new one comes, in seconds.
inline constexpr double kUsualPauseSec = 3;

/// A time in the gap before the turn of that index (the number of turns: behind the last one): halfway, to a
/// tenth of a second where the gap is wide enough; behind the last turn after the usual pause, but not past
/// an end that was said. `without` is left out of account: the turn that is moved.
[[nodiscard]] double time_in_gap(const Scenario& scenario, std::size_t gap,
                                 std::optional<std::size_t> without = {});

/// A turn that says nothing yet: the usual pause after `after`, or halfway to the next one where that comes
/// sooner; without `after`, behind the last turn. By the user of the turn before.
[[nodiscard]] Turn new_turn(const Scenario& scenario, std::optional<std::size_t> after);
/// The same in a gap between turns.
[[nodiscard]] Turn new_turn_in_gap(const Scenario& scenario, std::size_t gap);

}  // namespace rei::workbench
