#include "rei/scenario/said.hpp"

#include "rei/scenario/rewriter.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei {
namespace {

Moment seconds(double sec) {
    return {"", sec};
}

/// `from` and `to` of a span, where they are not said.
void say_span(SaidTimes& said, const Span& span, double until_sec) {
    if (!said.from && span.from_sec != 0) said.from = seconds(span.from_sec);
    if (!said.to && span.to_sec < until_sec) said.to = seconds(span.to_sec);
}

/// Says the times of an expectation that are not said.
struct SayTimes {
    SaidTimes& said;
    double until_sec;

    void operator()(const MoodBecomes& what) const {
        if (!said.from && what.from_sec != 0) said.from = seconds(what.from_sec);
        if (said.to || said.within_sec) return;
        if (!what.deadline_counts) {
            said.to = seconds(what.deadline_sec);
        } else if (what.deadline_sec < until_sec) {
            said.within_sec = what.deadline_sec - what.from_sec;
        }
    }
    void operator()(const SettlesTo& what) const {
        if (!said.from && what.after_sec != 0) said.from = seconds(what.after_sec);
        if (!said.within_sec && what.after_sec + what.within_sec < until_sec)
            said.within_sec = what.within_sec;
    }
    template <class Other>
    void operator()(const Other& what) const {
        say_span(said, what.span, until_sec);
    }
};

Value value_of(const Moment& moment) {
    return moment.turn.empty() ? Value::of(moment.offset_sec) : Value::word(text_of(moment));
}

void add_time(Value& out, const char* key, const std::optional<Moment>& moment) {
    if (moment) out.add(key, value_of(*moment));
}

void add_number(Value& out, const char* key, const std::optional<double>& number) {
    if (number) out.add(key, Value::of(*number));
}

void add_unless(Value& out, const char* key, double number, double otherwise) {
    if (number != otherwise) out.add(key, Value::of(number));
}

/// An expectation as an object with one member that names its kind.
struct WhatSaid {
    const SaidTimes& said;

    Value operator()(const MoodIs& what) const { return mood("is", what.mood); }
    Value operator()(const MoodNever& what) const { return mood("never", what.mood); }
    Value operator()(const MoodBecomes& what) const {
        Value out = mood("becomes", what.mood);
        add_number(out.members.front().value, "within", said.within_sec);
        return out;
    }
    Value operator()(const FlipsAtMost& what) const {
        Value body;
        body.add("at_most", Value::of(what.at_most));
        add_number(body, "window", what.window_sec);
        return named("flips", std::move(body));
    }
    Value operator()(const SaturationAtMost& what) const {
        Value body;
        body.add("of", Value::word(name_of(what.of)));
        body.add("above", Value::of(what.above));
        body.add("at_most", Value::of(what.at_most));
        return named("saturation", std::move(body));
    }
    Value operator()(const SettlesTo& what) const {
        Value body;
        body.add("to", Value::word(what.mood));
        add_time(body, "after", said.from);
        add_number(body, "within", said.within_sec);
        Value out;
        out.add("settles", std::move(body));
        return out;
    }
    Value operator()(const RangeWithin& what) const {
        Value body;
        body.add("of", Value::word(name_of(what.of)));
        add_number(body, "min", what.min);
        add_number(body, "max", what.max);
        return named("range", std::move(body));
    }

    [[nodiscard]] Value mood(const char* how, const std::string& name) const {
        Value body;
        body.add(how, Value::word(name));
        return named("mood", std::move(body));
    }
    [[nodiscard]] Value named(const char* kind, Value body) const {
        add_time(body, "from", said.from);
        add_time(body, "to", said.to);
        Value out;
        out.add(kind, std::move(body));
        return out;
    }
};

Value value_of(const Start& start) {
    const Start usual;
    Value out;
    if (start.mood != usual.mood) out.add("mood", Value::word(start.mood));
    add_unless(out, "valence", start.state.valence, usual.state.valence);
    add_unless(out, "arousal", start.state.arousal, usual.state.arousal);
    add_unless(out, "intensity", start.state.intensity, usual.state.intensity);
    return out;
}

Value value_of(const std::vector<KnownUser>& users) {
    Value out;
    for (const KnownUser& user : users) {
        Value known;
        known.add("affinity", Value::of(user.affinity));
        out.add(user.name, std::move(known));
    }
    return out;
}

Value value_of(const Turn& turn) {
    Value out;
    out.origin = turn.origin;
    if (!turn.id.empty()) out.add("id", Value::word(turn.id));
    add_time(out, "at", turn.said_at);
    if (turn.user != Turn().user) out.add("user", Value::word(turn.user));
    if (!turn.text.empty()) out.add("text", Value::speech(turn.text));
    Value llm;
    if (!turn.reply.empty()) llm.add("reply", Value::speech(turn.reply));
    add_unless(llm, "mood_delta", turn.llm.mood_delta, 0);
    add_unless(llm, "affinity_delta", turn.llm.affinity_delta, 0);
    if (!llm.members.empty()) out.add("llm", std::move(llm));
    return out;
}

Value value_of(const TruthPoint& point) {
    Value out;
    out.origin = point.origin;
    add_time(out, "at", point.said_at);
    out.add("valence", Value::of(point.valence));
    out.add("arousal", Value::of(point.arousal));
    return out;
}

void add_unless_empty(Value& out, const char* key, Value value) {
    if (!value.members.empty() || !value.items.empty()) out.add(key, std::move(value));
}

/// How long a scenario lasts that does not say so.
double usual_until(const Scenario& scenario) {
    return (scenario.turns.empty() ? 0 : scenario.turns.back().at_sec) + kAfterLastTurnSec;
}

}  // namespace

Scenario with_times_said(Scenario scenario) {
    for (Turn& turn : scenario.turns) {
        if (!turn.said_at) turn.said_at = seconds(turn.at_sec);
    }
    if (!scenario.said_until && scenario.until_sec != usual_until(scenario)) {
        scenario.said_until = seconds(scenario.until_sec);
    }
    for (TruthPoint& point : scenario.truth) {
        if (!point.said_at) point.said_at = seconds(point.at_sec);
    }
    for (Expectation& one : scenario.expectations) {
        std::visit(SayTimes{one.said, scenario.until_sec}, one.what);
    }
    return scenario;
}

Value tree_of_said(const Scenario& said) {
    Value out, turns = Value::list(), truth = Value::list(), expectations = Value::list();
    for (const Turn& turn : said.turns) turns.items.push_back(value_of(turn));
    for (const TruthPoint& point : said.truth) truth.items.push_back(value_of(point));
    for (const Expectation& one : said.expectations) {
        expectations.items.push_back(std::visit(WhatSaid{one.said}, one.what));
        expectations.items.back().origin = one.origin;
    }
    out.add("scenario", Value::word(said.name));
    if (!said.description.empty()) out.add("description", Value::word(said.description));
    add_unless_empty(out, "start", value_of(said.start));
    add_unless_empty(out, "users", value_of(said.users));
    add_unless_empty(out, "turns", std::move(turns));
    add_time(out, "until", said.said_until);
    add_unless_empty(out, "truth", std::move(truth));
    add_unless_empty(out, "expect", std::move(expectations));
    return out;
}

Value tree_of(const Scenario& scenario) {
    return tree_of_said(with_times_said(scenario));
}

Loaded<Scenario> resolved(const Scenario& said) {
    Loaded<Scenario> out = parse_scenario(written(tree_of_said(said), true), "said.json");
    if (!out) return out;
    out->file = said.file;
    out->start.mood_place = said.start.mood_place;
    for (std::size_t k = 0; k < said.turns.size(); ++k) out->turns[k].origin = said.turns[k].origin;
    for (std::size_t k = 0; k < said.truth.size(); ++k) out->truth[k].origin = said.truth[k].origin;
    for (std::size_t k = 0; k < said.expectations.size(); ++k) {
        out->expectations[k].origin = said.expectations[k].origin;
        out->expectations[k].place = said.expectations[k].place;
    }
    return out;
}

bool same_scenario(const Scenario& a, const Scenario& b) {
    return tree_of(a) == tree_of(b);
}

}  // namespace rei
