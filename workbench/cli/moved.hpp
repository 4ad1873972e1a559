// What a change of policy moves in a scenario: two traces of one conversation, compared.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rei/replay/replay.hpp"
#include "rei/replay/robustness.hpp"

namespace rei::cli {

/// The first instant from which the two are in different moods for more than an instant.
struct MoodSplit {
    double at_sec = 0;
    std::string before, after;
};

struct MovedVerdict {
    std::size_t expectation = 0;  ///< index into Scenario::expectations
    Verdict before, after;
};

struct Moved {
    std::size_t flips_before = 0, flips_after = 0;
    std::optional<MoodSplit> split;      ///< unset: the same moods at the same times
    std::vector<MovedVerdict> verdicts;  ///< those whose truth changes

    [[nodiscard]] bool anything() const { return flips_before != flips_after || split || !verdicts.empty(); }
};

struct PolicySide {
    const Policy& policy;
    Variant variant;
};
[[nodiscard]] Moved compare(const Scenario& scenario, const PolicySide& before, const PolicySide& after);

}  // namespace rei::cli
