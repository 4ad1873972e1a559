// A scripted conversation with what its designer expects of it (DESIGN §5). Times are in seconds; beside them
// stands how they were said, so that `praise + 1` moves with its turn and is written as it was read. What is
// not said is written as seconds where it is not the default.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "rei/affect/state.hpp"
#include "rei/document/problem.hpp"
#include "rei/scenario/moment.hpp"
#include "rei/text/phrase.hpp"

namespace rei {

struct Turn {
    std::string id;     ///< may be empty
    double at_sec = 0;  ///< from the start of the conversation
    std::string user = "user";
    std::string text;
    std::string reply;  ///< llm.reply
    LlmSignal llm;
    std::optional<Moment> said_at{};
    int origin = -1;  ///< which turn of the text it was read from, from 0; -1: made since
};

struct Start {
    std::string mood = "neutral";
    AffectState state;
    Place mood_place;
};

struct KnownUser {
    std::string name;
    int affinity = 0;
};

/// [from_sec, to_sec), closed where to_sec is the end of the conversation.
struct Span {
    double from_sec = 0;
    double to_sec = 0;
};

/// What a designer wants to see; moods by name.
struct MoodIs {
    std::string mood;
    Span span;
};
struct MoodBecomes {
    std::string mood;
    double from_sec = 0;
    double deadline_sec = 0;
    bool deadline_counts = true;  ///< `within`: the deadline itself is still in time; `to`: it is not
};
struct MoodNever {
    std::string mood;
    Span span;
};
struct FlipsAtMost {
    double at_most = 0;
    std::optional<double> window_sec;  ///< half-open windows of this length; unset: the whole span
    Span span;
};
struct SaturationAtMost {
    Axis of = Axis::intensity;
    double above = 0;    ///< strict; of valence: |v|
    double at_most = 0;  ///< share of the span, 0 to 1
    Span span;
};
struct SettlesTo {
    std::string mood;
    double after_sec = 0;
    double within_sec = 0;
};
struct RangeWithin {
    Axis of = Axis::valence;
    std::optional<double> min, max;
    Span span;
};

/// The times of an expectation as they were said; what was left out is unset.
struct SaidTimes {
    std::optional<Moment> from;  ///< `from`, or `after`
    std::optional<Moment> to;
    std::optional<double> within_sec;
};

struct Expectation {
    std::variant<MoodIs, MoodBecomes, MoodNever, FlipsAtMost, SaturationAtMost, SettlesTo, RangeWithin> what;
    Place place;      ///< in the scenario's file
    Phrase in_words;  ///< for people, e.g. "mood is happy in [2, 6) s"
    SaidTimes said{};
    int origin = -1;  ///< which expectation of the text it was read from, from 0; -1: made since
};

/// What is truly felt from `at_sec` on, in an experiment whose answer is known; holds until the next point.
struct TruthPoint {
    double at_sec = 0;
    double valence = 0;
    double arousal = 0;
    std::optional<Moment> said_at{};
    int origin = -1;  ///< which point of the text it was read from, from 0; -1: made since
};

/// How long a conversation lasts after its last turn if nothing else is said.
inline constexpr double kAfterLastTurnSec = 30;

struct Scenario {
    std::string name;
    std::string description;
    std::string file;  ///< where it was read from, for messages
    Start start;
    std::vector<KnownUser> users;
    std::vector<Turn> turns;  ///< by time
    double until_sec = 30;
    std::optional<Moment> said_until{};
    std::vector<TruthPoint> truth;  ///< by time, each later than the one before; empty: unknown
    std::vector<Expectation> expectations;
};

}  // namespace rei
