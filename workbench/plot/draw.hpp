// What of plot draws: lines, dashes, hatching and marks on an ImGui draw list.
#pragma once

#include <imgui.h>

#include "rei/plot/axis.hpp"
#include "rei/plot/belief_lines.hpp"
#include "rei/plot/polyline.hpp"

namespace rei::workbench {

/// A rectangle in pixels.
struct Box {
    ImVec2 min, max;
    [[nodiscard]] float width() const { return max.x - min.x; }
    [[nodiscard]] float height() const { return max.y - min.y; }
    [[nodiscard]] ImVec2 centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
    [[nodiscard]] bool contains(ImVec2 p) const {
        return p.x >= min.x && p.x < max.x && p.y >= min.y && p.y < max.y;
    }
    [[nodiscard]] Box grown(float by) const { return {{min.x - by, min.y - by}, {max.x + by, max.y + by}}; }
    friend bool operator==(const Box& a, const Box& b) {
        return a.min.x == b.min.x && a.min.y == b.min.y && a.max.x == b.max.x && a.max.y == b.max.y;
    }
};

struct Stroke {
    ImU32 colour = 0;
    float width = 1;
};

void draw_polyline(ImDrawList& list, const Polyline& line, const Axis2Px& x, const Axis2Px& y,
                   const Stroke& stroke);
/// The same in dashes, whose pattern runs along the line.
void draw_dashed_polyline(ImDrawList& list, const Polyline& line, const Axis2Px& x, const Axis2Px& y,
                          const Stroke& stroke, float dash, float gap);
/// The area between the line and `base`.
void fill_under(ImDrawList& list, const Polyline& line, const Axis2Px& x, const Axis2Px& y, double base,
                ImU32 colour);
/// The area of a band.
void fill_band(ImDrawList& list, const Band& band, const Axis2Px& x, const Axis2Px& y, ImU32 colour);
void draw_dashed(ImDrawList& list, ImVec2 from, ImVec2 to, const Stroke& stroke, float dash, float gap);
void draw_dashed_box(ImDrawList& list, const Box& box, const Stroke& stroke, float dash, float gap);
/// Diagonal lines inside the box, `spacing` apart.
void draw_hatched(ImDrawList& list, const Box& box, const Stroke& stroke, float spacing);
void draw_check(ImDrawList& list, ImVec2 centre, float size, const Stroke& stroke);
void draw_cross(ImDrawList& list, ImVec2 centre, float size, const Stroke& stroke);
/// A triangle that points down (as the head of a flag on a time axis), its tip at `tip`.
void draw_pointer(ImDrawList& list, ImVec2 tip, float size, ImU32 colour);
void draw_diamond(ImDrawList& list, ImVec2 centre, float size, ImU32 fill, const Stroke& outline);

}  // namespace rei::workbench
