// The borders, corners and insides of regions as things to grab.
#pragma once

#include <optional>

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// A region that is dragged keeps this much width and height.
inline constexpr double kThinnest = 0.02;

struct Plane {
    Axis2Px valence;
    Axis2Px arousal;
    Box box;
};

/// One side of a region's box.
struct Border {
    std::size_t region = 0;
    Axis axis = Axis::valence;
    bool is_high = false;

    /// `regions[2].arousal[1]`
    [[nodiscard]] std::string path() const;
};

[[nodiscard]] Box box_of(const Plane& plane, const Interval& valence, const Interval& arousal);
/// The line of a border, as a box without thickness.
[[nodiscard]] Box line_of(const Plane& plane, const Region& region, const Border& border);
/// The border within `reach` pixels of a point; of several the one whose region holds the point, then the
/// first.
[[nodiscard]] std::optional<Border> border_at(const Plane& plane, const Policy& policy, ImVec2 point,
                                              float reach);
/// A button over the plane and a little beyond, on which the inputs below look.
void plane_button(const Theme& theme, const Plane& plane);
/// Drags a corner, or with Alt a whole region: one edit from press to release, taken back by Esc. Returns
/// what is under the mouse or in hand. Of the last ImGui item.
std::optional<RegionDrag> region_input(const Workbench& bench, Ui& ui, const Plane& plane, Commands& out);
/// What is under the mouse or in hand stands out.
void draw_grip(ImDrawList& list, const Theme& theme, const Plane& plane, const Region& region,
               const RegionDrag& grip);
/// Drags borders: likewise.
std::optional<Border> border_input(const Workbench& bench, Ui& ui, const Plane& plane, Commands& out);

}  // namespace rei::workbench
