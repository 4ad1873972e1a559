#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/model/expectation_kind.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/expectations_parts.hpp"
#include "rei/panels/fields.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/axis.hpp"

namespace rei::workbench {

namespace {

constexpr float kFormLabel = 64;  ///< the column of names

using FieldOf = ExpectationField;

const char* title_of(FieldOf field) {
    constexpr const char* titles[] = {"mood",  "number", "at most", "window", "above",
                                      "least", "most",   "from",    "up to",  "within"};
    return titles[static_cast<int>(field)];
}

struct MoodIn {
    template <class What>
    std::string* operator()(What& what) const {
        if constexpr (requires { what.mood; }) return &what.mood;
        return nullptr;
    }
};

struct AxisIn {
    template <class What>
    Axis* operator()(What& what) const {
        if constexpr (requires { what.of; }) return &what.of;
        return nullptr;
    }
};

/// A number of an expectation; those of times are said in seconds.
struct NumberIn {
    FieldOf field;
    Expectation& expectation;

    /// What is set, or nothing where it is left out.
    [[nodiscard]] std::optional<double> get() const {
        std::optional<double> value;
        visit([&](auto& number) { value = number; });
        return value;
    }
    void set(std::optional<double> value) const {
        visit([&](auto& number) {
            using Number = std::decay_t<decltype(number)>;
            if constexpr (std::is_same_v<Number, double>) {
                number = value.value_or(0);
            } else {
                number = value;
            }
        });
    }
    [[nodiscard]] bool may_be_left_out() const {
        return field == FieldOf::window || field == FieldOf::min || field == FieldOf::max ||
               field == FieldOf::within;
    }

  private:
    template <class Visit>
    void visit(Visit&& visit) const {
        if (field == FieldOf::within) return visit(expectation.said.within_sec);
        if (auto* const flips = std::get_if<FlipsAtMost>(&expectation.what))
            return field == FieldOf::window ? visit(flips->window_sec) : visit(flips->at_most);
        if (auto* const saturation = std::get_if<SaturationAtMost>(&expectation.what))
            return field == FieldOf::above ? visit(saturation->above) : visit(saturation->at_most);
        if (auto* const range = std::get_if<RangeWithin>(&expectation.what))
            return field == FieldOf::min ? visit(range->min) : visit(range->max);
    }
};

void mood_field(const FieldPlace& place, const Expectation& expectation) {
    const std::vector<std::string>& moods = place.bench.session.policy().emotions;
    Expectation now = expectation;
    std::string* const mood = std::visit(MoodIn{}, now.what);
    const auto chosen = choice_field(place, "expect/mood", moods, *mood, 0);
    if (!chosen) return;
    *mood = moods[*chosen];
    place.out.push_back(EditScenario{EditExpectation{place.subject, now}});
}

void axis_field(const FieldPlace& place, const Expectation& expectation) {
    constexpr Axis axes[] = {Axis::valence, Axis::arousal, Axis::intensity};
    std::vector<std::string> names;
    for (const Axis axis : axes) names.emplace_back(tr(name_of(axis)));
    Expectation now = expectation;
    Axis* const axis = std::visit(AxisIn{}, now.what);
    const auto chosen = choice_field(place, "expect/axis", names, tr(name_of(*axis)), 0);
    if (!chosen) return;
    *axis = axes[*chosen];
    place.out.push_back(EditScenario{EditExpectation{place.subject, now}});
}

void number_field(const FieldPlace& place, const Expectation& expectation, FieldOf field) {
    Expectation now = expectation;
    const std::optional<double> value = NumberIn{field, now}.get();
    const bool may_be_left_out = NumberIn{field, now}.may_be_left_out();
    const char* const hint = field == FieldOf::within ? tr("to the end, in seconds")
                             : may_be_left_out        ? tr("none")
                                                      : "";
    text_field(place,
               {std::string("expect/") + title_of(field), value ? fmt::format("{}", *value) : "", 0, hint},
               [&](const std::string& typed, std::size_t index) {
                   const std::optional<double> number = typed_number(typed);
                   if (!number && !(typed.empty() && may_be_left_out)) return not_a_number();
                   Expectation edited = expectation;
                   NumberIn{field, edited}.set(number);
                   if (field == FieldOf::within) edited.said.to.reset();
                   return TypedEdit{EditExpectation{index, edited}, ""};
               });
}

void moment_field(const FieldPlace& place, const Expectation& expectation, FieldOf field) {
    const auto said = field == FieldOf::from ? &SaidTimes::from : &SaidTimes::to;
    const std::optional<Moment>& moment = expectation.said.*said;
    text_field(place,
               {std::string("expect/") + title_of(field), moment ? text_of(*moment) : "", 0,
                field == FieldOf::from ? tr("the start") : tr("the end")},
               [&](const std::string& typed, std::size_t index) {
                   const std::optional<Moment> now = typed_moment(typed);
                   if (!now && !typed.empty()) return not_a_time();
                   Expectation edited = expectation;
                   edited.said.*said = now;
                   return TypedEdit{EditExpectation{index, edited}, ""};
               });
}

void form_row(const FieldPlace& place, const Expectation& expectation, FieldOf field) {
    field_label(place.ui.theme, kFormLabel, tr(title_of(field)));
    switch (field) {
        case FieldOf::mood:
            mood_field(place, expectation);
            break;
        case FieldOf::axis:
            axis_field(place, expectation);
            break;
        case FieldOf::from:
        case FieldOf::to:
            moment_field(place, expectation, field);
            break;
        default:
            number_field(place, expectation, field);
    }
    refusal_line(place.ui, {std::string("expect/") + title_of(field)});
}

std::vector<std::string> kind_names() {
    std::vector<std::string> names;
    for (const ExpectationForm& form : expectation_forms()) names.emplace_back(tr(form.name));
    return names;
}

std::string mood_or(Expectation expectation, const std::string& other) {
    const std::string* const mood = std::visit(MoodIn{}, expectation.what);
    return mood == nullptr ? other : *mood;
}

/// Another kind for the same span and mood.
void kind_field(const FieldPlace& place, const Expectation& expectation, float width) {
    const Scenario& scenario = place.bench.session.scenario();
    const std::vector<std::string> names = kind_names();
    const auto kind = static_cast<std::size_t>(kind_of(expectation));
    const auto chosen = choice_field(place, "expect/kind", names, names[kind], width);
    if (!chosen || *chosen == kind) return;
    const std::string mood = mood_or(expectation, scenario.start.mood);
    place.out.push_back(
        EditScenario{EditExpectation{place.subject, new_expectation(expectation_forms()[*chosen].kind, mood,
                                                                    scenario, span_of(expectation))}});
}

void kind_and_delete(const FieldPlace& place, const Expectation& expectation) {
    const Theme& theme = place.ui.theme;
    const float button = size_of(theme.fonts.body, tr("Delete")).x + 2 * ImGui::GetStyle().FramePadding.x;
    kind_field(place, expectation, ImGui::GetContentRegionAvail().x - button - theme.px(6));
    ImGui::SameLine(0, theme.px(6));
    if (ImGui::Button(tr("Delete"))) place.out.push_back(EditScenario{DeleteExpectation{place.subject}});
    place.ui.items.note("expect/delete", item_box());
}

}  // namespace

void expectation_form(const Workbench& bench, Ui& ui, std::size_t index, Commands& out) {
    const FieldPlace place{bench, ui, out, index};
    const Expectation& expectation = bench.session.scenario().expectations[index];
    ImGui::PushID("expectation-form");
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.theme.px(6), ui.theme.px(4)});
    ImGui::Indent(ui.theme.px(22));
    kind_and_delete(place, expectation);
    const ExpectationForm& form = expectation_forms()[static_cast<std::size_t>(kind_of(expectation))];
    for (const FieldOf field : form.fields) {
        // a deadline may be said as an instant, too
        const bool is_instant = field == FieldOf::within && expectation.said.to;
        form_row(place, expectation, is_instant ? FieldOf::to : field);
    }
    ImGui::Unindent(ui.theme.px(22));
    ImGui::Spacing();
    ImGui::PopStyleVar();
    ImGui::PopID();
}

void offer_expectations(const Workbench& bench, ExpectationsUi& state, const Span& span) {
    const Trace& trace = bench.session.main_run().trace;
    state.span = span;
    state.mood = trace.moods[trace.mood_at((span.from_sec + span.to_sec) / 2)];
}

void expectation_menu(const Workbench& bench, Ui& ui, Commands& out) {
    ExpectationsUi& state = ui.expectations;
    const Theme& theme = ui.theme;
    const FieldPlace place{bench, ui, out, 0};
    {
        const Scoped heading(theme.fonts.small, theme.palette.ink_faint);
        ImGui::TextUnformatted(fmt::format(fmt::runtime(tr("Expect from {} to {}")),
                                           format_time(state.span.from_sec, 1),
                                           format_time(state.span.to_sec, 1))
                                   .c_str());
    }
    const std::vector<std::string>& moods = bench.session.policy().emotions;
    if (const auto chosen = choice_field(place, "expect-menu/mood", moods, state.mood, theme.px(180)))
        state.mood = moods[*chosen];
    for (const ExpectationForm& form : expectation_forms()) {
        const bool has_mood = form.fields.front() == FieldOf::mood;
        const std::string text = has_mood ? std::string(tr(form.name)) + "  " + state.mood : tr(form.name);
        ImGui::PushID(form.name);
        if (ImGui::Selectable((text + "###kind").c_str()))
            out.push_back(EditScenario{AddExpectation{
                new_expectation(form.kind, state.mood, bench.session.scenario(), state.span)}});
        ui.items.note(std::string("expect-menu/") + form.name, item_box());
        ImGui::PopID();
    }
}

Span span_to_expect(const Workbench& bench) {
    const Interval range = marked_span(bench.view).value_or(bench.view.time_range);
    return {range.low, std::min(range.high, bench.session.scenario().until_sec)};
}

}  // namespace rei::workbench
