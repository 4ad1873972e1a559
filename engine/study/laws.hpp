// What must hold in any conversation with a persona: built-in laws of a policy, and the expectations of a
// scenario that make sense for other conversations. Every law is made of expectations whose times move with
// the conversation, so that `judge` decides, and what breaks one can be saved and checked like any scenario.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rei/policy/policy.hpp"
#include "rei/scenario/scenario.hpp"
#include "rei/study/talk.hpp"
#include "rei/text/phrase.hpp"

namespace rei {

/// A time that moves with the conversation.
struct Edge {
    enum class Of : std::uint8_t { start, second_turn, last_turn, end };
    Of of = Of::start;
    double offset_sec = 0;  ///< after that; 0 for start and end
};

/// An expectation in which only the times are open: its span, or `after` and the deadline of what settles, is
/// from `from` to `to`.
struct Clause {
    decltype(Expectation::what) what;
    Edge from, to;
};

/// It holds where all its clauses hold; its robustness is the least of theirs.
struct Law {
    std::string name;
    Phrase promise;  ///< for people: "the mood settles to neutral within 50 s after the last turn"
    double tail_sec = kAfterLastTurnSec;  ///< how long a conversation lasts after its last turn
    std::vector<Clause> clauses;
};

/// The times of a conversation that edges speak of. Without a second turn its time is that of the end;
/// without any turn the last one's is 0.
struct TalkTimes {
    double second_sec = 0, last_sec = 0, end_sec = 0;
};
[[nodiscard]] double time_of(const Edge& edge, const TalkTimes& times);
[[nodiscard]] inline Span span_of(const Clause& clause, const TalkTimes& times) {
    return {time_of(clause.from, times), time_of(clause.to, times)};
}

/// A built-in law. All of them look at the conversation until 30 s after its last turn, but for what they say
/// otherwise.
struct LawInfo {
    const char* name;
    const char* unit;     ///< of its number
    Interval range;       ///< of its number
    double standard;      ///< its number if none is given; NaN: worked out from the policy
    const char* promise;  ///< one line, a pattern of Phrase with {} for the number
    const char* formula;
    Law (*make)(double value, const Policy& policy);  ///< `value` may be NaN where the standard is
};
[[nodiscard]] std::span<const LawInfo> law_table();
[[nodiscard]] const LawInfo* find_law(std::string_view name);
/// The law with its standard number, or with another of its range.
[[nodiscard]] Law make_law(const LawInfo& info, const Policy& policy, std::optional<double> value = {});

/// The valences around the baseline at which a persona at rest is in no region, regions grown by the
/// hysteresis: a mood is left when all has calmed down as long as valence comes to rest in here. Where there
/// is no such place, 0.1 either way.
[[nodiscard]] Interval rest_range(const Policy& policy);

/// The expectations of a scenario as laws: flips, saturation, range and `never` over the whole conversation,
/// and what settles after the last turn or at the end. Others speak of moments that another conversation
/// doesn't have.
struct ScenarioLaws {
    std::vector<Law> laws;          ///< called "line N", then "line N.2", … where they stand in one line
    std::vector<Phrase> not_taken;  ///< the others, in words
};
[[nodiscard]] ScenarioLaws laws_of(const Scenario& scenario);

}  // namespace rei
