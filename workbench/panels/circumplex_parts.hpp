// The borders of regions as things to grab.
#pragma once

#include <optional>

#include "rei/panels/ui.hpp"

namespace rei::workbench {

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
/// Drags borders: one edit from press to release, taken back by Esc. Returns the border under the mouse or in
/// hand.
std::optional<Border> border_input(const Workbench& bench, Ui& ui, const Plane& plane, Commands& out);

}  // namespace rei::workbench
