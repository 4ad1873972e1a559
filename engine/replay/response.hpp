// How soon a mood comes when words call for it, and how soon it is over when they stop. What a turn calls for
// depends on its words and the policy's, not on the engine, so that variants can be compared.
#pragma once

#include <span>
#include <vector>

#include "rei/replay/pieces.hpp"
#include "rei/replay/replay.hpp"

namespace rei {

/// What the words of a scenario's turns call for under a policy.
struct CallWords {
    /// A transition: the mood from which (kNoMood: from any) and to which (kNoMood: it never acts).
    struct Rule {
        Mood source = kNoMood, target = kNoMood;
    };
    std::vector<Rule> rules;  ///< by index of the policy's transitions
    /// A turn that may call for a mood, by its words or by a trigger.
    struct Calling {
        std::uint32_t turn = 0;
        Mood by_words = 0;  ///< of the plain region of the baseline moved by its φ; neutral: nothing
    };
    std::vector<Calling> calling;
    Mood neutral = 0;
};
[[nodiscard]] std::vector<CallWords::Rule> call_rules(const Policy& policy);
/// The mood of a turn's words alone.
[[nodiscard]] Mood called_by_words(std::span<const HeardClass> words, const Policy& policy);
/// The same of words, at least one, whose φ is known.
[[nodiscard]] Mood called_by_push(const Push& push, const Policy& policy);
[[nodiscard]] CallWords call_words(const AppraisedScenario& heard, const Policy& policy);

/// A turn whose words call for a mood that the persona is not in.
struct Call {
    std::uint32_t turn = 0;
    Mood mood = 0;
    double waited_sec =
        0;  ///< until the mood was there; unanswered: until the next turn that calls for another
    bool answered = false;
};
/// A turn calls for the target of its trigger if it has one, else for the mood of the plain region that holds
/// the baseline moved by its φ, unless that is neutral. One that calls for what an unanswered turn before it
/// called for belongs to that call.
[[nodiscard]] std::vector<Call> calls(const Trace& trace, const AppraisedScenario& heard,
                                      const CallWords& words);

/// When a turn pushes: one with words that are heard, a trigger or a mood_delta.
[[nodiscard]] std::vector<double> push_times_sec(const Scenario& scenario, const AppraisedScenario& heard);
/// Mean seconds from the last turn that pushed to each return to neutral that no such turn brought about; NaN
/// without any.
[[nodiscard]] double mean_recovery_sec(const std::vector<MoodRun>& runs,
                                       const std::vector<double>& push_times_sec, Mood neutral);

}  // namespace rei
