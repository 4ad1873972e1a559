// How each kind of finding is measured. A symptom is a finding before it is asked whether it is past its
// limit.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rei/replay/diagnosis.hpp"
#include "rei/replay/stretches.hpp"

namespace rei {

/// A conversation in which nobody is liked or disliked, or one user is not: their affinity is 0 and stays so.
/// Holds no texts.
struct Indifferent {
    bool differs = false;  ///< from the conversation as it is; else the rest is empty
    Scenario scenario;
    AppraisedScenario heard;
};
[[nodiscard]] Indifferent indifferent_to(const Scenario& scenario, const AppraisedScenario& heard,
                                         std::optional<User> user = std::nullopt);

/// What a diagnosis looks at; `trace` is the replay of the rest.
struct Case {
    const Trace& trace;
    const Scenario& scenario;
    const AppraisedScenario& heard;
    const Policy& policy;
    const Indifferent& indifferent;  ///< to everybody
};

/// Everything of this kind with a severity above 0. `why` holds what the reasons of marks do not say.
[[nodiscard]] std::vector<Finding> find_symptoms(FindingKind kind, const Case& of);
/// Symptoms of all kinds that are past their limits, worst first.
[[nodiscard]] std::vector<Finding> find_all(const Case& of);

// one function a kind; each gives every subject once
[[nodiscard]] std::vector<Finding> find_oscillation(const Case& of);
[[nodiscard]] std::vector<Finding> find_saturation(const Case& of);
[[nodiscard]] std::vector<Finding> find_label_confusion(const Case& of);
[[nodiscard]] std::vector<Finding> find_user_bias(const Case& of);
[[nodiscard]] std::vector<Finding> find_lost_triggers(const Case& of);
[[nodiscard]] std::vector<Finding> find_unreachable_moods(const Case& of);
[[nodiscard]] std::vector<Finding> find_sign_overshoot(const Case& of);
[[nodiscard]] std::vector<Finding> find_pinned(const Case& of);

/// Where the mood is another than it would be if nobody had any affinity; what a user's own does of it, if
/// anything.
[[nodiscard]] Stretches where_affinity_matters(const Case& of);
[[nodiscard]] std::optional<Finding> find_bias_of(const Case& of, User user, const Stretches& by_all);
/// When a user has the word: from each of their turns to the next turn.
[[nodiscard]] Stretches word_of(const Trace& trace, User user);

/// "sad/tired": two names, by alphabet.
[[nodiscard]] std::string pair_name(const std::string& a, const std::string& b);
/// The finding of this subject in `findings`, added where there is none.
[[nodiscard]] Finding& of_subject(std::vector<Finding>& findings, FindingKind kind, const Phrase& subject);
/// The turns that last pushed before these marks, ascending, each once.
[[nodiscard]] std::vector<std::uint32_t> pushers(const Trace& trace, const std::vector<std::uint32_t>& marks);

/// Severity of what fills time: the share of the worst minute, or of the whole where it is shorter.
inline constexpr double kMinuteSec = 60;

}  // namespace rei
