// Regions as things to take hold of by a corner, or as a whole.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/model/strings.hpp"
#include "rei/panels/circumplex_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kCornerReach = 8;

ImVec2 corner_px(const Plane& plane, const Region& region, const RegionDrag& grip) {
    return {plane.valence.px(grip.moves_low_valence ? region.valence.low : region.valence.high),
            plane.arousal.px(grip.moves_low_arousal ? region.arousal.low : region.arousal.high)};
}

RegionDrag grip_on(const Policy& policy, std::size_t index) {
    RegionDrag grip;
    grip.region = index;
    grip.valence = policy.regions[index].valence;
    grip.arousal = policy.regions[index].arousal;
    return grip;
}

/// The first region that holds the point: the one that is seen there.
std::optional<RegionDrag> whole_at(const Plane& plane, const Policy& policy, ImVec2 point) {
    for (std::size_t k = 0; k < policy.regions.size(); ++k) {
        const Region& region = policy.regions[k];
        if (!box_of(plane, region.valence, region.arousal).contains(point)) continue;
        RegionDrag grip = grip_on(policy, k);
        grip.moves_low_valence = grip.moves_high_valence = true;
        grip.moves_low_arousal = grip.moves_high_arousal = true;
        return grip;
    }
    return std::nullopt;
}

/// The nearest corner; of several the one whose region holds the point, then the first.
std::optional<RegionDrag> corner_at(const Plane& plane, const Policy& policy, ImVec2 point, float reach) {
    std::optional<RegionDrag> best;
    float best_score = reach;
    for (std::size_t k = 0; k < policy.regions.size(); ++k) {
        const Region& region = policy.regions[k];
        const bool is_inside = box_of(plane, region.valence, region.arousal).contains(point);
        for (const bool is_high_valence : {false, true}) {
            for (const bool is_high_arousal : {false, true}) {
                RegionDrag grip = grip_on(policy, k);
                (is_high_valence ? grip.moves_high_valence : grip.moves_low_valence) = true;
                (is_high_arousal ? grip.moves_high_arousal : grip.moves_low_arousal) = true;
                const ImVec2 corner = corner_px(plane, region, grip);
                const float score =
                    std::hypot(point.x - corner.x, point.y - corner.y) - (is_inside ? 1.0F : 0.0F);
                if (score >= best_score) continue;
                best = grip;
                best_score = score;
            }
        }
    }
    return best;
}

double to_step(double value, double steps) {
    return std::round(value * steps) / steps;
}

/// What becomes of an axis when the mouse has moved by so much.
Interval moved(Interval from, double by, bool moves_low, bool moves_high, Interval whole) {
    if (moves_low && moves_high) {
        const double shift = std::clamp(to_step(by, 100), whole.low - from.low, whole.high - from.high);
        return {to_step(from.low + shift, 1e6), to_step(from.high + shift, 1e6)};
    }
    if (moves_low && by != 0)
        from.low = std::max(whole.low, std::min(to_step(from.low + by, 100), from.high - kThinnest));
    if (moves_high && by != 0)
        from.high = std::min(whole.high, std::max(to_step(from.high + by, 100), from.low + kThinnest));
    return from;
}

SetRegionBounds dragged(const Plane& plane, const RegionDrag& drag, ImVec2 mouse) {
    const double by_valence = plane.valence.value(mouse.x) - plane.valence.value(drag.press.x);
    const double by_arousal = plane.arousal.value(mouse.y) - plane.arousal.value(drag.press.y);
    SetRegionBounds edit;
    edit.index = drag.region;
    edit.valence =
        moved(drag.valence, by_valence, drag.moves_low_valence, drag.moves_high_valence, plane.valence.range);
    edit.arousal =
        moved(drag.arousal, by_arousal, drag.moves_low_arousal, drag.moves_high_arousal, plane.arousal.range);
    return edit;
}

void tell(const RegionDrag& grip, const Region& region) {
    if (grip.is_whole()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    } else {
        ImGui::SetMouseCursor(grip.moves_low_valence == grip.moves_low_arousal ? ImGuiMouseCursor_ResizeNESW
                                                                               : ImGuiMouseCursor_ResizeNWSE);
    }
    ImGui::SetTooltip("%s",
                      fmt::format("{}: v {:.2f}…{:.2f}  a {:.2f}…{:.2f}", region.mood, region.valence.low,
                                  region.valence.high, region.arousal.low, region.arousal.high)
                          .c_str());
}

void begin(const Policy& policy, const RegionDrag& drag, Commands& out) {
    const std::string& mood = policy.regions[drag.region].mood;
    out.push_back(BeginEdit{
        fmt::format(fmt::runtime(drag.is_whole() ? tr("Move region {}") : tr("Move a corner of {}")), mood)});
}

}  // namespace

std::optional<RegionDrag> region_input(const Workbench& bench, Ui& ui, const Plane& plane, Commands& out) {
    const Policy& policy = bench.session.policy();
    const ImGuiIO& io = ImGui::GetIO();
    std::optional<RegionDrag>& drag = ui.circumplex.region_drag;
    if (drag && (!ImGui::IsItemActive() || drag->region >= policy.regions.size())) {
        out.push_back(CommitEdit{});
        drag.reset();
    }
    std::optional<RegionDrag> grip = drag;
    if (!grip && ImGui::IsItemHovered() && !ui.circumplex.drag) {
        grip = io.KeyAlt ? whole_at(plane, policy, io.MousePos)
                         : corner_at(plane, policy, io.MousePos, ui.theme.px(kCornerReach));
    }
    if (!grip) return std::nullopt;
    if (ImGui::IsItemActivated()) {
        drag = grip;
        drag->press = io.MousePos;
        begin(policy, *drag, out);
    } else if (drag && ImGui::IsKeyPressed(static_cast<int>(Key::escape), false)) {
        out.push_back(CancelEdit{});
        drag.reset();
    } else if (drag && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0)) {
        out.push_back(EditPolicy{dragged(plane, *drag, io.MousePos)});
    }
    tell(*grip, policy.regions[grip->region]);
    return grip;
}

void draw_grip(ImDrawList& list, const Theme& theme, const Plane& plane, const Region& region,
               const RegionDrag& grip) {
    const Box box = box_of(plane, region.valence, region.arousal);
    const ImU32 colour = mood_colour(region.mood);
    if (grip.is_whole()) {
        list.AddRect(box.min, box.max, colour, 0, 0, theme.px(4));
        return;
    }
    const ImVec2 corner = corner_px(plane, region, grip);
    list.AddLine({box.min.x, corner.y}, {box.max.x, corner.y}, colour, theme.px(3));
    list.AddLine({corner.x, box.min.y}, {corner.x, box.max.y}, colour, theme.px(3));
    list.AddCircleFilled(corner, theme.px(6), colour);
}

}  // namespace rei::workbench
