// The kinds of expectation there are, for forms and for drawing spans: one row a kind.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rei/scenario/scenario.hpp"

namespace rei::workbench {

/// In the order of Expectation::what.
enum class ExpectationKind : std::uint8_t { is, becomes, never, flips, saturation, settles, range };

[[nodiscard]] inline ExpectationKind kind_of(const Expectation& expectation) {
    return static_cast<ExpectationKind>(expectation.what.index());
}

enum class ExpectationField : std::uint8_t { mood, axis, at_most, window, above, min, max, from, to, within };

struct ExpectationForm {
    ExpectationKind kind;
    const char* name;                      ///< for people
    std::vector<ExpectationField> fields;  ///< in the order in which people write them
};
/// All kinds, in the order of the enumeration.
[[nodiscard]] const std::vector<ExpectationForm>& expectation_forms();

/// From when to when it speaks of, in seconds; for `becomes` and `settles` to the deadline.
[[nodiscard]] Span span_of(const Expectation& expectation);

/// An expectation of this kind for a span marked on the timeline, with numbers to start from. Its times count
/// from the last turn with an id that is not after the span's begin, if there is one; what is the default is
/// left out.
[[nodiscard]] Expectation new_expectation(ExpectationKind kind, const std::string& mood,
                                          const Scenario& scenario, const Span& span);

}  // namespace rei::workbench
