// Turns and expectations to grab on the timeline.
#include <algorithm>
#include <cmath>

#include "rei/model/display_text.hpp"
#include "rei/model/expectation_kind.hpp"
#include "rei/model/said_times.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/expectations_parts.hpp"
#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kStemReach = 6;    ///< from a stem to a mouse that is on it
constexpr float kEndReach = 5;     ///< from the end of a bar
constexpr float kMarkStrip = 8;    ///< at the foot of the ruler: where turns have their marks
constexpr float kSnap = 5;         ///< from a turn to the end of a bar that goes there
constexpr float kDiamondRoom = 9;  ///< of a turn with a diamond in the ruler
constexpr double kShortestSpanSec = 0.1;
constexpr double kUsualSpanShare = 0.1;  ///< of the time shown: what a click marks

struct Held {
    TimelineGrab grab;
    std::size_t index = 0;
};

Box mark_strip(const TimelineView& view) {
    const Box& ruler = view.geometry.ruler;
    return {{ruler.min.x, ruler.max.y - view.theme.px(kMarkStrip)}, {ruler.max.x, ruler.max.y + 2}};
}

/// The turn nearest to the mouse, if it is near.
std::optional<std::size_t> turn_near(const TimelineView& view, float mouse_x) {
    std::optional<std::size_t> nearest;
    float least = view.theme.px(kStemReach);
    const auto& turns = view.session().scenario().turns;
    for (std::size_t k = 0; k < turns.size(); ++k) {
        const float distance = std::abs(view.geometry.x.px(turns[k].at_sec) - mouse_x);
        if (distance > least) continue;
        least = distance;
        nearest = k;
    }
    return nearest;
}

/// The bar of an expectation under a height, and which part of it is under the mouse.
std::optional<Held> bar_at(const TimelineView& view, ImVec2 mouse) {
    const TimelineGeometry& g = view.geometry;
    const auto& expectations = view.session().scenario().expectations;
    const float row = (mouse.y - g.expectations.min.y) / g.expectation_height;
    if (row < 0 || row >= static_cast<float>(expectations.size())) return std::nullopt;
    const auto index = static_cast<std::size_t>(row);
    const Span span = span_of(expectations[index]);
    const float from = g.x.px(span.from_sec);
    const float to = g.x.px(span.to_sec);
    const float reach = std::min(view.theme.px(kEndReach), (to - from) / 3);
    if (std::abs(mouse.x - from) <= std::max(reach, 2.0F)) return Held{TimelineGrab::begin, index};
    if (std::abs(mouse.x - to) <= std::max(reach, 2.0F)) return Held{TimelineGrab::end, index};
    if (mouse.x > from && mouse.x < to) return Held{TimelineGrab::whole, index};
    return std::nullopt;
}

/// What a press at a point would take up.
std::optional<Held> held_at(const TimelineView& view, ImVec2 mouse, bool marks) {
    const TimelineGeometry& g = view.geometry;
    if (g.expectations.contains(mouse)) {
        if (marks) return Held{TimelineGrab::mark, 0};
        return bar_at(view, mouse);
    }
    if (marks || cursor_at(view, mouse) || ImGui::GetIO().KeyShift) return std::nullopt;
    const bool is_on_turns = mark_strip(view).contains(mouse) || g.stimulus.contains(mouse);
    const std::optional<std::size_t> turn = is_on_turns ? turn_near(view, mouse.x) : std::nullopt;
    if (turn) return Held{TimelineGrab::turn, *turn};
    return std::nullopt;
}

/// To a step that a pixel can tell: a tenth, a hundredth or a thousandth of a second.
double stepped(double time_sec, const Axis2Px& x) {
    const double per_px = x.per_px();
    const double steps_per_sec = per_px >= 0.05 ? 10 : per_px >= 0.005 ? 100 : 1000;
    return std::round(time_sec * steps_per_sec) / steps_per_sec;
}

/// On a turn that is near, else on a round step.
double snapped(const TimelineView& view, double time_sec) {
    const Axis2Px& x = view.geometry.x;
    for (const double turn_sec : view.session().turn_times()) {
        if (std::abs(x.px(turn_sec) - x.px(time_sec)) <= view.theme.px(kSnap)) return turn_sec;
    }
    return stepped(time_sec, x);
}

void take_up(const TimelineView& view, Ui& ui, const Held& held, ImVec2 mouse) {
    TimelineEditUi& state = ui.timeline_edit;
    const Scenario& scenario = view.session().scenario();
    state.grab = held.grab;
    state.index = held.index;
    state.x = view.geometry.x;
    state.press_px = mouse.x;
    state.is_moving = false;
    state.showed_all = view.bench.view.time_range == whole_range(view.session());
    const double now = view.geometry.x.value(mouse.x);
    if (held.grab == TimelineGrab::turn) {
        state.span_at_press = {scenario.turns[held.index].at_sec, 0};
    } else if (held.grab == TimelineGrab::mark) {
        state.span_at_press = {now, now};
    } else {
        state.span_at_press = span_of(scenario.expectations[held.index]);
    }
    ui.timeline.drag = TimelineDrag::edit;
}

/// The bar's span with what is in hand moved by `by_sec`.
StretchExpectation stretched(const TimelineView& view, const TimelineEditUi& state, double by_sec) {
    const Span& span = state.span_at_press;
    const double until = view.session().scenario().until_sec;
    if (state.grab == TimelineGrab::begin) {
        const double from = snapped(view, span.from_sec + by_sec);
        return {state.index, std::clamp(from, 0.0, std::max(0.0, span.to_sec - kShortestSpanSec)), {}};
    }
    if (state.grab == TimelineGrab::end) {
        const double to = snapped(view, span.to_sec + by_sec);
        return {state.index, {}, std::clamp(to, std::min(until, span.from_sec + kShortestSpanSec), until)};
    }
    const double length = span.to_sec - span.from_sec;
    const double from = std::clamp(snapped(view, span.from_sec + by_sec), 0.0, until - length);
    return {state.index, from, std::min(until, tidy(from + length))};
}

void move(const TimelineView& view, Ui& ui, ImVec2 mouse, Commands& out) {
    TimelineEditUi& state = ui.timeline_edit;
    const bool is_far = std::abs(mouse.x - state.press_px) > ui.theme.px(kDragThreshold);
    if (!state.is_moving && !is_far) return;
    const bool is_first = !state.is_moving;
    state.is_moving = true;
    if (state.grab == TimelineGrab::mark) return;
    if (is_first) {
        const bool is_turn = state.grab == TimelineGrab::turn;
        const ScenarioEdit edit = is_turn ? ScenarioEdit{MoveTurn{state.index, 0}}
                                          : ScenarioEdit{StretchExpectation{state.index, {}, {}}};
        out.push_back(BeginEdit{name_of(edit)});
    } else if (ImGui::GetIO().MouseDelta.x == 0) {
        return;
    }
    const double by_sec = state.x.value(mouse.x) - state.x.value(state.press_px);
    if (state.grab == TimelineGrab::turn) {
        const Scenario& scenario = view.session().scenario();
        const double latest = scenario.said_until && scenario.said_until->turn.empty() ? scenario.until_sec
                                                                                       : state.x.range.high;
        const double at_sec =
            std::clamp(stepped(state.span_at_press.from_sec + by_sec, state.x), 0.0, latest);
        out.push_back(EditScenario{MoveTurn{state.index, at_sec}});
    } else {
        out.push_back(EditScenario{stretched(view, state, by_sec)});
    }
    out.push_back(ShowTimeRange{state.x.range});  // the axis stays under the hand
}

/// A span between press and mouse; what a click marks begins at the mouse.
Span marked(const TimelineView& view, const TimelineEditUi& state, float mouse_x) {
    const double until = view.session().scenario().until_sec;
    const Interval& range = view.geometry.x.range;
    double from = snapped(view, state.span_at_press.from_sec);
    double to = state.is_moving ? snapped(view, view.geometry.x.value(mouse_x))
                                : from + kUsualSpanShare * (range.high - range.low);
    if (to < from) std::swap(from, to);
    to = std::clamp(stepped(to, view.geometry.x), 0.0, until);
    from = std::clamp(from, 0.0, std::max(0.0, to - kShortestSpanSec));
    return {from, to};
}

void click(const TimelineView& view, const TimelineEditUi& state, Commands& out) {
    if (state.grab == TimelineGrab::turn) {
        out.push_back(SelectTurn{state.index});
        out.push_back(Seek{view.session().scenario().turns[state.index].at_sec});
    } else {
        out.push_back(SelectExpectation{state.index});
    }
}

void put_down(const TimelineView& view, Ui& ui, ImVec2 mouse, Commands& out) {
    TimelineEditUi& state = ui.timeline_edit;
    if (state.grab == TimelineGrab::mark) {
        offer_expectations(view.bench, ui.expectations, marked(view, state, mouse.x));
        state.opens_menu = true;
    } else if (state.is_moving) {
        out.push_back(CommitEdit{});
        if (state.showed_all) out.push_back(Invoke{CommandId::fit_time});
    } else {
        click(view, state, out);
    }
    state.grab.reset();
    ui.timeline.drag = TimelineDrag::none;
}

void let_go(Ui& ui, Commands& out) {
    TimelineEditUi& state = ui.timeline_edit;
    if (state.is_moving && state.grab != TimelineGrab::mark) out.push_back(CancelEdit{});
    if (state.is_moving && state.showed_all) out.push_back(Invoke{CommandId::fit_time});
    state.grab.reset();
}

void show_cursor(TimelineGrab grab) {
    ImGui::SetMouseCursor(grab == TimelineGrab::whole ? ImGuiMouseCursor_Hand : ImGuiMouseCursor_ResizeEW);
}

std::string times_text(const Span& span) {
    return format_time(span.from_sec, 2) + "  –  " + format_time(span.to_sec, 2);
}

/// What is in hand, and where it is now.
void tell(const TimelineView& view, const TimelineEditUi& state) {
    const Scenario& scenario = view.session().scenario();
    if (state.grab == TimelineGrab::turn) {
        const std::size_t turn = view.bench.view.selected_turn.value_or(state.index);
        if (turn >= scenario.turns.size()) return;
        tooltip(view.theme, format_time(scenario.turns[turn].at_sec, 2),
                {display_text(scenario.turns[turn].user + ": " + scenario.turns[turn].text)});
    } else if (state.grab == TimelineGrab::mark) {
        tooltip(view.theme, times_text(marked(view, state, ImGui::GetIO().MousePos.x)), {});
    } else if (state.index < scenario.expectations.size()) {
        const Expectation& expectation = scenario.expectations[state.index];
        tooltip(view.theme, times_text(span_of(expectation)),
                {display_text(expectation.in_words),
                 display_text(view.session().main_run().verdicts[state.index].detail)});
    }
}

/// At the foot of the ruler, for turns that have room a diamond, else a tick; live: of those that were.
void draw_turn_marks(const TimelineView& view) {
    const Theme& theme = view.theme;
    const Palette& p = theme.palette;
    const TimelineGeometry& g = view.geometry;
    const Trace& trace = view.trace();
    const std::size_t first = trace.turns_until(std::max(0.0, g.x.range.low));
    double end_sec = g.x.range.high;
    if (view.bench.view.is_live) end_sec = std::min(end_sec, view.bench.playback.time_sec());
    const std::size_t end = trace.turns_until(std::min(end_sec, trace.until_sec));
    const float y = g.ruler.max.y - theme.px(1);
    const bool are_dense =
        static_cast<float>(end - std::min(first, end)) * theme.px(kDiamondRoom) > g.ruler.width();
    float last = -1e6F;
    for (std::size_t k = first == 0 ? 0 : first - 1; k < end; ++k) {
        const float x = std::round(g.x.px(trace.turn_time(k)));
        const bool is_selected = view.bench.view.selected_turn == k;
        if (x < g.ruler.min.x - 1 || (x - last < 2 && !is_selected)) continue;
        last = x;
        const ImU32 colour = is_selected ? p.accent : p.ink_faint;
        if (are_dense && !is_selected) {
            view.list.AddLine({x, y - theme.px(4)}, {x, y + theme.px(1)}, colour);
        } else {
            draw_diamond(view.list, {x, y}, theme.px(is_selected ? 7 : 5), colour, {colour, 1});
        }
    }
}

}  // namespace

bool timeline_edit(const TimelineView& view, Ui& ui, Commands& out) {
    TimelineEditUi& state = ui.timeline_edit;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool marks = ImGui::IsMouseDown(1) || ImGui::GetIO().KeyCtrl;
    if (ImGui::IsItemActivated()) {
        const std::optional<Held> held = held_at(view, mouse, marks);
        if (!held) return false;
        take_up(view, ui, *held, mouse);
        return true;
    }
    if (ui.timeline.drag != TimelineDrag::edit) {
        if (ImGui::IsItemHovered()) {
            if (const std::optional<Held> held = held_at(view, mouse, marks)) show_cursor(held->grab);
        }
        return false;
    }
    if (state.grab) show_cursor(*state.grab);
    const bool is_cancelled = ImGui::IsKeyPressed(static_cast<int>(Key::escape), false);
    if (state.grab && is_cancelled) let_go(ui, out);
    if (state.grab && ImGui::IsItemActive()) move(view, ui, mouse, out);
    if (ImGui::IsItemActive()) return true;
    if (state.grab) put_down(view, ui, mouse, out);
    ui.timeline.drag = TimelineDrag::none;
    return true;
}

void draw_timeline_edit(const TimelineView& view, Ui& ui) {
    const Theme& theme = view.theme;
    const Palette& p = theme.palette;
    const TimelineGeometry& g = view.geometry;
    view.list.PushClipRect({g.ruler.min.x - 4, g.ruler.min.y}, {g.ruler.max.x + 4, g.plot.max.y}, true);
    draw_turn_marks(view);
    const TimelineEditUi& state = ui.timeline_edit;
    const bool marks = state.grab == TimelineGrab::mark;
    if (marks || state.opens_menu || ImGui::IsPopupOpen("expect-span")) {
        const Span span = marks ? marked(view, state, ImGui::GetIO().MousePos.x) : ui.expectations.span;
        const Box& lane = g.expectations;
        view.list.AddRectFilled({g.x.px(span.from_sec), lane.min.y}, {g.x.px(span.to_sec), lane.max.y},
                                with_alpha(p.accent, 0.3F), theme.px(2));
    }
    view.list.PopClipRect();
    if (state.grab && (state.is_moving || marks)) tell(view, state);
}

void timeline_edit_menu(const TimelineView& view, Ui& ui, Commands& out) {
    if (ui.timeline_edit.opens_menu) ImGui::OpenPopup("expect-span");
    ui.timeline_edit.opens_menu = false;
    if (!ImGui::BeginPopup("expect-span")) return;
    expectation_menu(view.bench, ui, out);
    ImGui::EndPopup();
}

}  // namespace rei::workbench
