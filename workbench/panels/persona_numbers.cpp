// Numbers of the Persona tab: one on a track, and two ends of an interval on one.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/model/strings.hpp"
#include "rei/panels/persona_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kNumberWidth = 54;
constexpr float kTrackInset = 6;

double rounded(double value, double step) {
    const double inverse = std::round(1 / step);
    return step < 1 ? std::round(value * inverse) / inverse : std::round(value / step) * step;
}

struct Track {
    Axis2Px axis;
    Box box;
};

/// An invisible button with a line along it.
Track track(const PersonaPane& pane, const std::string& id, float width, Interval range) {
    const Theme& theme = pane.theme();
    const float height = ImGui::GetFrameHeight();
    hit_area("##track", {width, height});
    const Box box = item_box();
    pane.ui.items.note("persona/" + id + "/track", box);
    const float inset = theme.px(kTrackInset);
    const Track out{{range, box.min.x + inset, box.max.x - inset}, box};
    const float y = box.centre().y;
    draw_track(*ImGui::GetWindowDrawList(), theme, out.axis.first_px, out.axis.last_px, y);
    return out;
}

float knob_px(const Track& track, double value) {
    return track.axis.px(std::clamp(value, track.axis.range.low, track.axis.range.high));
}

void knob(const PersonaPane& pane, ImVec2 at, bool is_hot) {
    const Palette& p = pane.theme().palette;
    draw_knob(*ImGui::GetWindowDrawList(), pane.theme(), at, is_hot ? p.accent : p.ink_dim, is_hot);
}

/// Begin and end of one edit around the last ImGui item. Another field that is still open closes first.
void edit_life(const PersonaPane& pane, const std::string& name) {
    if (ImGui::IsItemActivated()) {
        pane.out.push_back(CommitEdit{});
        pane.out.push_back(BeginEdit{name});
    }
    if (ImGui::IsItemDeactivated()) close_edit(pane.out);
}

/// Where the mouse holds the track, if it moved there.
std::optional<double> held_value(const Track& track, double step) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!ImGui::IsItemActive() || (!ImGui::IsItemActivated() && io.MouseDelta.x == 0)) return std::nullopt;
    const double raw = track.axis.value(io.MousePos.x);
    return std::clamp(rounded(raw, step), track.axis.range.low, track.axis.range.high);
}

std::optional<double> number(const PersonaPane& pane, const std::string& id, double value, double step,
                             const std::string& edit_name) {
    double typed = value;
    ImGui::SetNextItemWidth(pane.theme().px(kNumberWidth));
    ImGui::PushID(id.c_str());
    ImGui::InputDouble("##number", &typed, 0, 0, step < 1 ? "%.2f" : "%.0f",
                       ImGuiInputTextFlags_AutoSelectAll);
    ImGui::PopID();
    pane.ui.items.note("persona/" + id, item_box());
    edit_life(pane, edit_name);
    if (!ImGui::IsItemEdited() || typed == value) return std::nullopt;
    return typed;
}

void label(const PersonaPane& pane, const std::string& text, float width) {
    const Theme& theme = pane.theme();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width, ImGui::GetFrameHeight()});
    const std::string shown = fitted(theme.fonts.body, text, width - theme.px(4));
    draw_label(*ImGui::GetWindowDrawList(), theme.fonts.body, {at.x, at.y + ImGui::GetFrameHeight() / 2}, 0,
               theme.palette.ink_dim, shown);
    if (shown != text && ImGui::IsItemHovered()) ImGui::SetTooltip("%s", text.c_str());
}

}  // namespace

void dial(const PersonaPane& pane, const Dial& dial, float width,
          const std::function<PersonaEdit(double)>& edit_to) {
    const Theme& theme = pane.theme();
    const float gap = theme.px(6);
    const float label_width = width * 0.36F;
    const std::string edit_name = name_of(edit_to(dial.value), pane.policy());
    ImGui::PushID(dial.id.c_str());
    label(pane, dial.label, label_width);
    ImGui::SameLine(0, gap);
    const Track bar =
        track(pane, dial.id, width - label_width - theme.px(kNumberWidth) - 2 * gap, dial.range);
    edit_life(pane, edit_name);
    if (const auto value = held_value(bar, dial.step); value && *value != dial.value)
        pane.edit(edit_to(*value));
    knob(pane, {knob_px(bar, dial.value), bar.box.centre().y},
         ImGui::IsItemActive() || ImGui::IsItemHovered());
    ImGui::SameLine(0, gap);
    if (const auto value = number(pane, dial.id + "/value", dial.value, dial.step, edit_name))
        pane.edit(edit_to(*value));
    ImGui::PopID();
}

void bounds(const PersonaPane& pane, const Bounds& bounds, float width,
            const std::function<PersonaEdit(Interval)>& edit_to) {
    const Theme& theme = pane.theme();
    const float gap = theme.px(6);
    const Interval& now = bounds.value;
    const double step = bounds.axis == Axis::affinity ? 1 : 0.01;
    const std::string edit_name = name_of(edit_to(now), pane.policy());
    ImGui::PushID(bounds.id.c_str());
    if (const auto low = number(pane, bounds.id + "/low", now.low, step, edit_name))
        pane.edit(edit_to({*low, now.high}));
    ImGui::SameLine(0, gap);
    const Track bar =
        track(pane, bounds.id, width - 2 * theme.px(kNumberWidth) - 2 * gap, whole_axis(bounds.axis));
    edit_life(pane, edit_name);
    const float low_px = knob_px(bar, now.low), high_px = knob_px(bar, now.high);
    const float mouse = ImGui::GetIO().MousePos.x;
    if (ImGui::IsItemActivated())  // the nearer end, and of ends at one place the one on the mouse's side
        pane.ui.persona.holds_high = mouse - low_px > high_px - mouse;
    const bool is_high = pane.ui.persona.holds_high;
    if (const auto value = held_value(bar, step)) {
        const Interval moved = is_high ? Interval{now.low, std::max(*value, now.low)}
                                       : Interval{std::min(*value, now.high), now.high};
        if (!(moved == now)) pane.edit(edit_to(moved));
    }
    const float y = bar.box.centre().y;
    ImGui::GetWindowDrawList()->AddRectFilled({low_px, y - theme.px(2)}, {high_px, y + theme.px(2)},
                                              theme.palette.accent);
    const bool is_held = ImGui::IsItemActive();
    knob(pane, {low_px, y}, is_held && !is_high);
    knob(pane, {high_px, y}, is_held && is_high);
    ImGui::SameLine(0, gap);
    if (const auto high = number(pane, bounds.id + "/high", now.high, step, edit_name))
        pane.edit(edit_to({now.low, *high}));
    ImGui::PopID();
}

}  // namespace rei::workbench
