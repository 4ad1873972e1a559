#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/model/strings.hpp"
#include "rei/panels/circumplex_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kEdgeReach = 6;
constexpr double kStep = 0.01;

const Interval& bounds_of(const Region& region, Axis axis) {
    return axis == Axis::valence ? region.valence : region.arousal;
}

float distance(const Box& line, ImVec2 p) {
    const ImVec2 nearest{std::clamp(p.x, line.min.x, line.max.x), std::clamp(p.y, line.min.y, line.max.y)};
    return std::hypot(p.x - nearest.x, p.y - nearest.y);
}

double dragged_value(const Plane& plane, const Region& region, const Border& border, ImVec2 mouse) {
    const bool is_valence = border.axis == Axis::valence;
    const double raw = is_valence ? plane.valence.value(mouse.x) : plane.arousal.value(mouse.y);
    const double stepped = std::round(raw / kStep) * kStep;
    const double rounded = std::round(stepped * 100) / 100;
    const Interval& bounds = bounds_of(region, border.axis);
    const double low = border.is_high ? bounds.low + kThinnest : is_valence ? -1.0 : 0.0;
    const double high = border.is_high ? 1.0 : bounds.high - kThinnest;
    return low > high ? (border.is_high ? bounds.high : bounds.low) : std::clamp(rounded, low, high);
}

/// "happy ≤ 0.55"
std::string text_of(const Region& region, const Border& border) {
    const Interval& bounds = bounds_of(region, border.axis);
    return fmt::format("{}: {} {} {:.2f}", region.mood, tr(name_of(border.axis)), border.is_high ? "≤" : "≥",
                       border.is_high ? bounds.high : bounds.low);
}

std::optional<Border> border_named(const Policy& policy, const BorderDrag& drag) {
    for (std::size_t k = 0; k < policy.regions.size(); ++k) {
        for (const bool is_high : {false, true}) {
            const Border border{k, drag.axis, is_high};
            if (border.path() == drag.path) return border;
        }
    }
    return std::nullopt;
}

}  // namespace

std::string Border::path() const {
    return fmt::format("regions[{}].{}[{}]", region, name_of(axis), is_high ? 1 : 0);
}

Box box_of(const Plane& plane, const Interval& valence, const Interval& arousal) {
    return {{plane.valence.px(valence.low), plane.arousal.px(arousal.high)},
            {plane.valence.px(valence.high), plane.arousal.px(arousal.low)}};
}

Box line_of(const Plane& plane, const Region& region, const Border& border) {
    Box line = box_of(plane, region.valence, region.arousal);
    if (border.axis == Axis::valence) {
        (border.is_high ? line.min.x : line.max.x) = border.is_high ? line.max.x : line.min.x;
    } else {
        (border.is_high ? line.max.y : line.min.y) = border.is_high ? line.min.y : line.max.y;
    }
    return line;
}

std::optional<Border> border_at(const Plane& plane, const Policy& policy, ImVec2 point, float reach) {
    std::optional<Border> best;
    float best_score = reach;
    for (std::size_t k = 0; k < policy.regions.size(); ++k) {
        const Region& region = policy.regions[k];
        const bool is_inside = box_of(plane, region.valence, region.arousal).contains(point);
        for (const Axis axis : {Axis::valence, Axis::arousal}) {
            for (const bool is_high : {false, true}) {
                const Border border{k, axis, is_high};
                // being inside counts as one pixel nearer
                const float score =
                    distance(line_of(plane, region, border), point) - (is_inside ? 1.0F : 0.0F);
                if (score < best_score) {
                    best = border;
                    best_score = score;
                }
            }
        }
    }
    return best;
}

void plane_button(const Theme& theme, const Plane& plane) {
    const float reach = theme.px(kEdgeReach);
    ImGui::SetCursorScreenPos({plane.box.min.x - reach, plane.box.min.y - reach});
    hit_area("plane", {plane.box.width() + 2 * reach, plane.box.height() + 2 * reach});
}

std::optional<Border> border_input(const Workbench& bench, Ui& ui, const Plane& plane, Commands& out) {
    const Policy& policy = bench.session.policy();
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    std::optional<BorderDrag>& drag = ui.circumplex.drag;
    std::optional<Border> border;
    if (drag) {
        border = border_named(policy, *drag);
    } else if (ImGui::IsItemHovered()) {
        border = border_at(plane, policy, mouse, ui.theme.px(kEdgeReach));
    }
    if (ImGui::IsItemActivated() && border) {
        drag = BorderDrag{border->path(), border->axis};
        out.push_back(BeginEdit{fmt::format(fmt::runtime(tr("Move {}'s {} border")),
                                            policy.regions[border->region].mood, tr(name_of(border->axis)))});
    }
    if (drag && border && ImGui::IsItemActive()) {
        if (ImGui::IsKeyPressed(static_cast<int>(Key::escape), false)) {
            out.push_back(CancelEdit{});
            drag.reset();
        } else if (ImGui::GetIO().MouseDelta.x != 0 || ImGui::GetIO().MouseDelta.y != 0) {
            out.push_back(SetParameter{border->path(),
                                       dragged_value(plane, policy.regions[border->region], *border, mouse)});
        }
    }
    if (drag && !ImGui::IsItemActive()) {
        out.push_back(CommitEdit{});
        drag.reset();
    }
    if (border) {
        ImGui::SetMouseCursor(border->axis == Axis::valence ? ImGuiMouseCursor_ResizeEW
                                                            : ImGuiMouseCursor_ResizeNS);
        ImGui::SetTooltip("%s", text_of(policy.regions[border->region], *border).c_str());
    }
    return border;
}

}  // namespace rei::workbench
