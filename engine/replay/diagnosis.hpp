// What goes wrong in a trace, and why: the documents' check points (oscillation, saturation, label confusion,
// a user's bias) and what else makes a persona misbehave. Each finding says when, how bad and for which
// reasons.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rei/replay/replay.hpp"
#include "rei/text/phrase.hpp"

namespace rei {

enum class FindingKind : std::uint8_t {
    oscillation,
    saturation,
    label_confusion,
    user_bias,
    lost_trigger,
    unreachable_mood,
    sign_overshoot,
    pinned,
};

/// One row a kind: what its severity measures and from where on it counts.
struct FindingInfo {
    FindingKind kind;
    const char* name;   ///< in files and on the command line: "label_confusion"
    const char* title;  ///< for people: "Label confusion"
    const char* unit;   ///< of severity and limit, after a number; may be empty
    double limit;       ///< severity above it is a finding
    double grave;       ///< a severity as bad as this needs no comparison; > limit
    const char* meaning;
};
/// All kinds, in the order of the enumeration.
[[nodiscard]] std::span<const FindingInfo> finding_table();
[[nodiscard]] const FindingInfo& info_of(FindingKind kind);

struct Finding {
    FindingKind kind = FindingKind::oscillation;
    Phrase subject;                    ///< "intensity", "sad/tired", a user, a trigger's key, a mood
    Span span;                         ///< when; the worst place where there are several
    std::vector<Span> places;          ///< all of them, by time; at least one
    std::vector<std::uint32_t> turns;  ///< the turns concerned, ascending
    std::vector<std::uint32_t> marks;  ///< the chain of reasons: indices of Trace::marks, ascending
    double severity = 0;               ///< in the unit of the table
    Phrase what;                       ///< one sentence with the number
    std::vector<Phrase> why;           ///< the chain of reasons in words
};

/// How far past its limit a finding is, as a share of the way to grave: > 0; comparable between kinds.
[[nodiscard]] double badness(const Finding& finding);

/// Whether two findings, of one scenario under two policies, speak of the same thing: the same kind and
/// subject. Oscillation also goes by its place, for a number changed may change which moods take part.
[[nodiscard]] bool same_thing(const Finding& a, const Finding& b);

/// What is wrong in `trace`, worst first; no two findings share kind and subject. Empty: nothing found. The
/// trace must be the replay of the scenario under the policy without noise. Replays once more, without
/// affinities, where there are any. Pure.
[[nodiscard]] std::vector<Finding> diagnose(const Trace& trace, const Scenario& scenario,
                                            const AppraisedScenario& heard, const Policy& policy);

}  // namespace rei
