// Times as they are said, when turns move and spans are dragged.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "rei/scenario/scenario.hpp"

namespace rei::workbench {

/// Rounded to the microsecond, so that what a mouse gives has few digits.
[[nodiscard]] double tidy(double sec);

/// `before`, when it shall be at `sec`: it counts from the turn from which it counted.
[[nodiscard]] Moment retimed(const Scenario& scenario, const std::optional<Moment>& before, double sec);

/// Work out when every turn is from what is said of it (in the order of the list, in which none counts from
/// one below it), then put them in the order of time; those of one instant stay as they are. Gives the new
/// index of `turn`.
std::size_t put_in_order(Scenario& said, std::size_t turn);

/// Put every turn behind the one that it counts from; else they stay in their order. Gives the new index of
/// `turn`. Requires that none counts from itself.
std::size_t put_behind_bases(Scenario& said, std::size_t turn);

/// A time that counts from a turn, and who says it: "turn 4", "expectation 1", "the end".
struct Dependent {
    std::string who;
    std::reference_wrapper<Moment> moment;
};
/// All times that count from the turn called `id`.
[[nodiscard]] std::vector<Dependent> dependents_of(Scenario& said, const std::string& id);

/// The span an expectation speaks of, its begin or its end dragged; what is unset stays.
void stretch(const Scenario& scenario, Expectation& expectation, std::optional<double> from_sec,
             std::optional<double> to_sec);

}  // namespace rei::workbench
