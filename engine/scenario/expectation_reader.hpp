// The `expect` list of a scenario.
#pragma once

#include <limits>
#include <vector>

#include "rei/scenario/scenario.hpp"
#include "rei/scenario/times.hpp"

namespace rei {

/// The end of a range that any number is in.
inline constexpr double kUnlimited = std::numeric_limits<double>::max();

/// Complains of members of `object` that are not in `known`.
void refuse_unknown_keys(CheckedReader& reader, const Located& object,
                         std::initializer_list<std::string_view> known);

[[nodiscard]] std::vector<Expectation> read_expectations(CheckedReader& reader, const Located& list,
                                                         const TurnTimes& times, double until_sec);

}  // namespace rei
