// Expectations against a trace: a truth value and a robustness (DESIGN §5), in the style of signal temporal
// logic (Donzé & Maler 2010).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rei/replay/metrics.hpp"
#include "rei/replay/trace.hpp"
#include "rei/scenario/scenario.hpp"
#include "rei/text/phrase.hpp"

namespace rei {

struct Verdict {
    bool holds = false;
    /// ≥ 0 exactly when it holds. range, saturation: in their own unit; flips: at_most − count; moods: the
    /// seconds by which the verdict would have to shift, at most the length of the span.
    double robustness = 0;
    /// For moods: the least distance in (v, a) between the state and the border whose crossing would turn the
    /// verdict, over the expectation's span; NaN for the other kinds.
    double border_distance = 0;
    double at_sec = 0;  ///< the instant that decides: worst moment, first offence, arrival
    Phrase detail;      ///< what was found, for people: "angry first at 13.2 s", "3 flips, at most 4"
};

/// The mood that is expected (or not to be), as an index into `moods`; kNoMood where none is.
[[nodiscard]] Mood mood_in(const decltype(Expectation::what)& what, const std::vector<std::string>& moods);

[[nodiscard]] Verdict judge(const Trace& trace, const Expectation& expectation, const Policy& policy);
[[nodiscard]] std::vector<Verdict> judge(const Trace& trace, const Scenario& scenario, const Policy& policy);

/// The robustness of each of the scenario's expectations, and nothing else: for studies.
void judge_robustness(const MeasuredReplay& replay, std::span<double> out);

}  // namespace rei
