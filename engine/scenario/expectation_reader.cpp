#include "rei/scenario/expectation_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace rei {
namespace {

/// Reads one expectation's body, knowing the times of the conversation.
struct ExpectationReader {
    CheckedReader& reader;
    const TurnTimes& times;
    double until_sec;

    double time(const Located& at, double otherwise) const {
        return times.read(reader, at, until_sec).value_or(otherwise);
    }

    /// `from` and `to`, both optional; the span must last.
    Span span(const Located& body) const {
        const Located from = body.member("from"), to = body.member("to");
        const Span out{time(from, 0), time(to, until_sec)};
        if (out.from_sec >= out.to_sec) {
            reader.complain(from ? from
                            : to ? to
                                 : body,
                            phrase("the span from {} s to {} s is empty", out.from_sec, out.to_sec));
        }
        return out;
    }

    double number(const Located& body, const char* key, Interval range, const Phrase& what) const {
        const Located at = body.member(key);
        if (!at) {
            reader.complain(body, phrase("`{}` is missing, expected {}", key, what));
            return range.low;
        }
        return reader.number(at, range, what).value_or(range.low);
    }

    Axis axis(const Located& body) const {
        const Phrase what = phrase("valence, arousal or intensity");
        const Located at = body.member("of");
        if (!at) {
            reader.complain(body, phrase("`of` is missing, expected {}", what));
            return Axis::valence;
        }
        const auto name = reader.text(at, what);
        for (const Axis one : {Axis::valence, Axis::arousal, Axis::intensity}) {
            if (name && *name == name_of(one)) return one;
        }
        if (name) reader.expected(at, what);
        return Axis::valence;
    }

    std::string mood(const Located& at) const {
        return reader.nonempty_text(at, phrase("a mood")).value_or("neutral");
    }

    /// `within` seconds after `from`, by default to the end.
    double deadline(const Located& body, double from_sec) const {
        const Located at = body.member("within");
        if (!at) return until_sec;
        const auto within = reader.number(at, {0, kUnlimited}, phrase("seconds, 0 or more"));
        if (!within) return until_sec;
        if (from_sec + *within > until_sec + kTimeSlackSec) {
            reader.complain(at, phrase("{} s + {} s is past the end of the conversation at {} s", from_sec,
                                       *within, until_sec));
        }
        return std::min(from_sec + *within, until_sec);
    }

    void read_mood(const Located& body, Expectation& out) const {
        const Located is = body.member("is"), becomes = body.member("becomes"), never = body.member("never");
        if ((is ? 1 : 0) + (becomes ? 1 : 0) + (never ? 1 : 0) != 1) {
            reader.complain(body, phrase("expected exactly one of `is`, `becomes` and `never`"));
            return;
        }
        if (becomes) {
            read_becomes(body, becomes, out);
        } else if (is) {
            refuse_unknown_keys(reader, body, {"is", "from", "to"});
            const MoodIs what{mood(is), span(body)};
            out.in_words = phrase("mood is {} in {}", what.mood, span_words(what.span));
            out.what = what;
        } else {
            refuse_unknown_keys(reader, body, {"never", "from", "to"});
            const MoodNever what{mood(never), span(body)};
            out.in_words = phrase("mood never {} in {}", what.mood, span_words(what.span));
            out.what = what;
        }
    }

    void read_becomes(const Located& body, const Located& mood_at, Expectation& out) const {
        refuse_unknown_keys(reader, body, {"becomes", "from", "to", "within"});
        MoodBecomes what;
        what.mood = mood(mood_at);
        if (body.member("to")) {
            if (body.member("within")) reader.complain(body, phrase("expected `to` or `within`, not both"));
            const Span asked = span(body);
            what.from_sec = asked.from_sec;
            what.deadline_sec = asked.to_sec;
            what.deadline_counts = asked.to_sec >= until_sec;
        } else {
            what.from_sec = time(body.member("from"), 0);
            what.deadline_sec = deadline(body, what.from_sec);
        }
        out.in_words = phrase("mood becomes {} in {}", what.mood,
                              span_words({what.from_sec, what.deadline_sec}, what.deadline_counts));
        out.what = what;
    }

    void read_flips(const Located& body, Expectation& out) const {
        refuse_unknown_keys(reader, body, {"at_most", "window", "from", "to"});
        FlipsAtMost what;
        what.at_most = number(body, "at_most", {0, kUnlimited}, phrase("a count, 0 or more"));
        if (const Located window = body.member("window")) {
            what.window_sec = reader.number(window, {kTimeSlackSec, kUnlimited},
                                            phrase("a length in seconds, more than 0"));
        }
        what.span = span(body);
        out.in_words = what.window_sec
                           ? phrase("at most {} flips in any {} s in {}", what.at_most, *what.window_sec,
                                    span_words(what.span))
                           : phrase("at most {} flips in {}", what.at_most, span_words(what.span));
        out.what = what;
    }

    void read_saturation(const Located& body, Expectation& out) const {
        refuse_unknown_keys(reader, body, {"of", "above", "at_most", "from", "to"});
        SaturationAtMost what;
        what.of = axis(body);
        what.above = number(body, "above", {-kUnlimited, kUnlimited}, phrase("a number"));
        what.at_most = number(body, "at_most", {0, 1}, phrase("a share of the time from 0 to 1"));
        what.span = span(body);
        const Phrase of = what.of == Axis::valence ? phrase("|valence|") : term(name_of(what.of));
        out.in_words =
            phrase("{} above {} for at most {} of {}", of, what.above, what.at_most, span_words(what.span));
        out.what = what;
    }

    void read_settles(const Located& body, Expectation& out) const {
        refuse_unknown_keys(reader, body, {"to", "after", "within"});
        SettlesTo what;
        const Located to = body.member("to");
        if (!to) reader.complain(body, phrase("`to` is missing, expected a mood"));
        what.mood = mood(to);
        what.after_sec = time(body.member("after"), 0);
        what.within_sec = deadline(body, what.after_sec) - what.after_sec;
        out.in_words = phrase("settles to {} by {} s", what.mood, what.after_sec + what.within_sec);
        out.what = what;
    }

    void read_range(const Located& body, Expectation& out) const {
        refuse_unknown_keys(reader, body, {"of", "min", "max", "from", "to"});
        RangeWithin what;
        what.of = axis(body);
        what.min = reader.number(body.member("min"), {-kUnlimited, kUnlimited}, phrase("a number"));
        what.max = reader.number(body.member("max"), {-kUnlimited, kUnlimited}, phrase("a number"));
        if (!body.member("min") && !body.member("max"))
            reader.complain(body, phrase("expected `min`, `max` or both"));
        if (what.min && what.max && *what.min > *what.max) {
            reader.complain(body, phrase("min {} is above max {}", *what.min, *what.max));
        }
        what.span = span(body);
        const Phrase low = what.min ? phrase("{} ≤ ", *what.min) : Phrase();
        const Phrase high = what.max ? phrase(" ≤ {}", *what.max) : Phrase();
        out.in_words = phrase("{}{}{} in {}", low, term(name_of(what.of)), high, span_words(what.span));
        out.what = what;
    }

    [[nodiscard]] Phrase span_words(const Span& span) const {
        return span_words(span, span.to_sec >= until_sec);
    }
    [[nodiscard]] static Phrase span_words(const Span& span, bool is_closed) {
        return is_closed ? phrase("[{}, {}] s", span.from_sec, span.to_sec)
                         : phrase("[{}, {}) s", span.from_sec, span.to_sec);
    }
};

/// The times of an expectation's body, as they are written. Of what settles, `to` is a mood.
SaidTimes said_times(Node body, bool settles) {
    SaidTimes out;
    out.from = moment_at(body.find(settles ? "after" : "from"));
    if (!settles) out.to = moment_at(body.find("to"));
    const Node within = body.find("within");
    if (within.is(NodeKind::number)) out.within_sec = within.number();
    return out;
}

/// Where a kind of expectation is added.
struct ExpectationKind {
    const char* key;
    void (ExpectationReader::*read)(const Located& body, Expectation& out) const;
};
constexpr ExpectationKind kKinds[] = {{"mood", &ExpectationReader::read_mood},
                                      {"flips", &ExpectationReader::read_flips},
                                      {"saturation", &ExpectationReader::read_saturation},
                                      {"settles", &ExpectationReader::read_settles},
                                      {"range", &ExpectationReader::read_range}};

}  // namespace

void refuse_unknown_keys(CheckedReader& reader, const Located& object,
                         std::initializer_list<std::string_view> known) {
    if (!object || !object.node.is(NodeKind::object)) return;
    object.node.each_member([&](Node key, Node value) {
        if (std::find(known.begin(), known.end(), key.text()) != known.end()) return;
        std::string expected;
        for (const auto one : known) expected += fmt::format("{}{}", expected.empty() ? "" : ", ", one);
        Located at = object.value_of(key, value);
        at.node = key;
        reader.complain(at, phrase("unknown key, expected one of: {}", expected));
    });
}

std::vector<Expectation> read_expectations(CheckedReader& reader, const Located& list, const TurnTimes& times,
                                           double until_sec) {
    std::vector<Expectation> out;
    if (!list || !reader.is_list(list, phrase("a list of expectations"))) return out;
    const ExpectationReader read{reader, times, until_sec};
    list.node.each_item([&](std::size_t index, Node node) {
        const Located item = list.item(index, node);
        if (!reader.is_object(item)) return;
        refuse_unknown_keys(reader, item, {"mood", "flips", "saturation", "settles", "range"});
        if (node.size() != 1) {
            reader.complain(item, phrase("expected exactly one of mood, flips, saturation, settles, range"));
            return;
        }
        for (const ExpectationKind& kind : kKinds) {
            const Located body = item.member(kind.key);
            if (!body || !reader.is_object(body)) continue;
            Expectation expectation;
            expectation.place = node.place();
            (read.*kind.read)(body, expectation);
            expectation.said = said_times(body.node, std::holds_alternative<SettlesTo>(expectation.what));
            expectation.origin = static_cast<int>(index);
            out.push_back(std::move(expectation));
        }
    });
    return out;
}

}  // namespace rei
