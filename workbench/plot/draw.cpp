#include "rei/plot/draw.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace rei::workbench {

namespace {

ImVec2 along(ImVec2 from, ImVec2 to, float share) {
    return {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
}

std::vector<ImVec2> points_of(const Polyline& line, const Axis2Px& x, const Axis2Px& y) {
    std::vector<ImVec2> points;
    points.reserve(line.size());
    for (std::size_t k = 0; k < line.size(); ++k) {
        const ImVec2 point{x.px(line.time_sec[k]), y.px(line.value[k])};
        // vertices nearer than this make anti-aliased joints flicker
        const bool is_new = points.empty() || std::abs(point.x - points.back().x) > 0.05F ||
                            std::abs(point.y - points.back().y) > 0.05F;
        if (is_new) points.push_back(point);
    }
    return points;
}

}  // namespace

void draw_polyline(ImDrawList& list, const Polyline& line, const Axis2Px& x, const Axis2Px& y,
                   const Stroke& stroke) {
    const std::vector<ImVec2> points = points_of(line, x, y);
    list.AddPolyline(points.data(), static_cast<int>(points.size()), stroke.colour, 0, stroke.width);
}

void draw_dashed_polyline(ImDrawList& list, const Polyline& line, const Axis2Px& x, const Axis2Px& y,
                          const Stroke& stroke, float dash, float gap) {
    const std::vector<ImVec2> points = points_of(line, x, y);
    float along_pattern = 0;  // how far into dash + gap the last piece ended
    for (std::size_t k = 0; k + 1 < points.size(); ++k) {
        const float length = std::hypot(points[k + 1].x - points[k].x, points[k + 1].y - points[k].y);
        float at = 0;
        while (at < length) {
            const bool is_dash = along_pattern < dash;
            const float piece = std::min(length - at, (is_dash ? dash : dash + gap) - along_pattern);
            if (is_dash) {
                list.AddLine(along(points[k], points[k + 1], at / length),
                             along(points[k], points[k + 1], (at + piece) / length), stroke.colour,
                             stroke.width);
            }
            at += std::max(piece, 0.01F);
            along_pattern += piece;
            if (along_pattern >= dash + gap) along_pattern = 0;
        }
    }
}

void fill_under(ImDrawList& list, const Polyline& line, const Axis2Px& x, const Axis2Px& y, double base,
                ImU32 colour) {
    if (line.size() < 2) return;
    const float base_px = y.px(base);
    const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
    const auto quads = static_cast<int>(line.size()) - 1;
    list.PrimReserve(quads * 6, quads * 4);
    for (std::size_t k = 0; k + 1 < line.size(); ++k) {
        const float left = x.px(line.time_sec[k]);
        const float right = x.px(line.time_sec[k + 1]);
        list.PrimQuadUV({left, y.px(line.value[k])}, {right, y.px(line.value[k + 1])}, {right, base_px},
                        {left, base_px}, uv, uv, uv, uv, colour);
    }
}

void fill_band(ImDrawList& list, const Band& band, const Axis2Px& x, const Axis2Px& y, ImU32 colour) {
    if (band.size() < 2) return;
    const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
    const auto quads = static_cast<int>(band.size()) - 1;
    list.PrimReserve(quads * 6, quads * 4);
    for (std::size_t k = 0; k + 1 < band.size(); ++k) {
        const float left = x.px(band.time_sec[k]);
        const float right = x.px(band.time_sec[k + 1]);
        list.PrimQuadUV({left, y.px(band.high[k])}, {right, y.px(band.high[k + 1])},
                        {right, y.px(band.low[k + 1])}, {left, y.px(band.low[k])}, uv, uv, uv, uv, colour);
    }
}

void draw_dashed(ImDrawList& list, ImVec2 from, ImVec2 to, const Stroke& stroke, float dash, float gap) {
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    if (!(length > 0)) return;
    for (float at = 0; at < length; at += dash + gap) {
        list.AddLine(along(from, to, at / length), along(from, to, std::min(at + dash, length) / length),
                     stroke.colour, stroke.width);
    }
}

void draw_dashed_box(ImDrawList& list, const Box& box, const Stroke& stroke, float dash, float gap) {
    const ImVec2 corners[] = {box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}};
    for (int k = 0; k < 4; ++k) draw_dashed(list, corners[k], corners[(k + 1) % 4], stroke, dash, gap);
}

void draw_hatched(ImDrawList& list, const Box& box, const Stroke& stroke, float spacing) {
    list.PushClipRect(box.min, box.max, true);
    const float height = box.height();
    // anchored to the screen, so that neighbouring boxes share one pattern
    const float first = std::floor((box.min.x - height) / spacing) * spacing;
    for (float x = first; x < box.max.x; x += spacing) {
        list.AddLine({x, box.max.y}, {x + height, box.min.y}, stroke.colour, stroke.width);
    }
    list.PopClipRect();
}

void draw_check(ImDrawList& list, ImVec2 centre, float size, const Stroke& stroke) {
    const float s = size / 2;
    const ImVec2 points[] = {{centre.x - s, centre.y},
                             {centre.x - 0.25F * s, centre.y + 0.7F * s},
                             {centre.x + s, centre.y - 0.7F * s}};
    list.AddPolyline(points, 3, stroke.colour, 0, stroke.width);
}

void draw_cross(ImDrawList& list, ImVec2 centre, float size, const Stroke& stroke) {
    const float s = size / 2 * 0.8F;
    list.AddLine({centre.x - s, centre.y - s}, {centre.x + s, centre.y + s}, stroke.colour, stroke.width);
    list.AddLine({centre.x - s, centre.y + s}, {centre.x + s, centre.y - s}, stroke.colour, stroke.width);
}

void draw_pointer(ImDrawList& list, ImVec2 tip, float size, ImU32 colour) {
    list.AddTriangleFilled({tip.x - size, tip.y - size}, {tip.x + size, tip.y - size}, tip, colour);
}

void draw_diamond(ImDrawList& list, ImVec2 centre, float size, ImU32 fill, const Stroke& outline) {
    const ImVec2 points[] = {{centre.x, centre.y - size},
                             {centre.x + size, centre.y},
                             {centre.x, centre.y + size},
                             {centre.x - size, centre.y}};
    if (fill != 0) list.AddConvexPolyFilled(points, 4, fill);
    if (outline.colour != 0) list.AddPolyline(points, 4, outline.colour, ImDrawFlags_Closed, outline.width);
}

}  // namespace rei::workbench
