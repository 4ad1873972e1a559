// A conversation that was found, written as a scenario and judged by the plain engine on its text: what is
// saved is what breaks.
#pragma once

#include <optional>
#include <vector>

#include "rei/replay/robustness.hpp"
#include "rei/study/laws.hpp"
#include "rei/study/talk.hpp"

namespace rei {

/// The conversation as a scenario without a name, with the clauses of the law as its expectations. Every turn
/// has an id: its line's own, else t1, t2, …
[[nodiscard]] Scenario scenario_of(const Talk& talk, const TalkSpace& space, const Law& law);

struct Proof {
    Scenario scenario;              ///< its expectations are those that it breaks
    std::vector<Verdict> verdicts;  ///< one an expectation

    /// The expectation that is broken worst: its index.
    [[nodiscard]] std::size_t worst() const;
};
/// Nothing where the conversation keeps the law when its text is appraised.
[[nodiscard]] std::optional<Proof> prove(const Talk& talk, const TalkSpace& space, const Law& law,
                                         const Policy& policy, Variant variant);

}  // namespace rei
