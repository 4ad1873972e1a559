#include "rei/model/expectation_kind.hpp"

#include "rei/model/said_times.hpp"

namespace rei::workbench {
namespace {

struct SpanOf {
    Span operator()(const MoodBecomes& what) const { return {what.from_sec, what.deadline_sec}; }
    Span operator()(const SettlesTo& what) const {
        return {what.after_sec, what.after_sec + what.within_sec};
    }
    template <class Other>
    Span operator()(const Other& what) const {
        return what.span;
    }
};

/// With numbers that most personas could hold to; `from` and `to` cover all.
decltype(Expectation::what) usual(ExpectationKind kind, const std::string& mood, const Span& all) {
    switch (kind) {
        case ExpectationKind::is:
            return MoodIs{mood, all};
        case ExpectationKind::becomes:
            return MoodBecomes{mood, all.from_sec, all.to_sec, true};
        case ExpectationKind::never:
            return MoodNever{mood, all};
        case ExpectationKind::flips:
            return FlipsAtMost{3, {}, all};
        case ExpectationKind::saturation:
            return SaturationAtMost{Axis::intensity, 0.95, 0.05, all};
        case ExpectationKind::settles:
            return SettlesTo{mood, all.from_sec, all.to_sec - all.from_sec};
        case ExpectationKind::range:
            break;
    }
    return RangeWithin{Axis::valence, -0.8, 0.8, all};
}

/// The last turn with an id that is not after `sec`.
std::optional<Moment> counted_from(const Scenario& scenario, double sec) {
    for (auto turn = scenario.turns.rbegin(); turn != scenario.turns.rend(); ++turn) {
        if (turn->at_sec <= sec && !turn->id.empty()) return Moment{turn->id, 0};
    }
    return std::nullopt;
}

}  // namespace

const std::vector<ExpectationForm>& expectation_forms() {
    using Kind = ExpectationKind;
    using Field = ExpectationField;
    static const std::vector<ExpectationForm> kForms{
        {Kind::is, "mood is", {Field::mood, Field::from, Field::to}},
        {Kind::becomes, "mood becomes", {Field::mood, Field::from, Field::within}},
        {Kind::never, "mood is never", {Field::mood, Field::from, Field::to}},
        {Kind::flips, "flips", {Field::at_most, Field::window, Field::from, Field::to}},
        {Kind::saturation, "saturation", {Field::axis, Field::above, Field::at_most, Field::from, Field::to}},
        {Kind::settles, "settles to", {Field::mood, Field::from, Field::within}},
        {Kind::range, "range", {Field::axis, Field::min, Field::max, Field::from, Field::to}},
    };
    return kForms;
}

Span span_of(const Expectation& expectation) {
    return std::visit(SpanOf{}, expectation.what);
}

Expectation new_expectation(ExpectationKind kind, const std::string& mood, const Scenario& scenario,
                            const Span& span) {
    Expectation out;
    out.what = usual(kind, mood, {0, scenario.until_sec});
    const std::optional<Moment> base = counted_from(scenario, span.from_sec);
    out.said.from = base;
    if (kind != ExpectationKind::becomes && kind != ExpectationKind::settles) out.said.to = base;
    stretch(scenario, out, span.from_sec, span.to_sec);
    return out;
}

}  // namespace rei::workbench
