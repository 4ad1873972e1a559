#include "rei/panels/portrait.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace rei::workbench {

namespace {

constexpr float kSmall = 80;         ///< pixels; a smaller face has no details
constexpr int kRound = 96;           ///< corners of the frame
constexpr float kFaceShare = 0.88F;  ///< of the square; the rest is background and frame

/// The colours of a face: a palette's lightest and darkest, warmed by its warning colours, and the mood's.
/// The same on dark and light panes.
class Paint {
  public:
    explicit Paint(ImU32 mood) : mood_(mood) {
        skin_ = blended(blended(light_, dark_palette().warn, 0.16F), dark_palette().bad, 0.14F);
    }

    [[nodiscard]] ImU32 of(const FaceShape& shape) const {
        switch (shape.part) {
            case FacePart::back_hair:
                return blended(mood_, dark_, 0.42F);
            case FacePart::skin:
                return skin_;
            case FacePart::shade:
                return blended(skin_, mood_, 0.34F);
            case FacePart::fringe:
            case FacePart::curl:
                return blended(mood_, dark_, 0.06F);
            case FacePart::strand:
                return blended(mood_, dark_, 0.24F);
            case FacePart::nose:
                return blended(skin_, warm_, 0.45F);
            case FacePart::shine:
                return blended(mood_, light_, 0.32F);
            case FacePart::blush:
                return blended(skin_, warm_, shape.strength);
            case FacePart::blush_mark:
                return blended(blended(skin_, warm_, 0.5F * shape.strength), warm_, shape.strength);
            case FacePart::eye_white:
            case FacePart::teeth:
            case FacePart::glint:
                return blended(light_, IM_COL32_WHITE, 0.6F);
            case FacePart::iris:
                return blended(mood_, dark_, 0.50F);
            case FacePart::iris_glow:
                return blended(mood_, light_, 0.12F);
            case FacePart::pupil:
            case FacePart::lash:
                return blended(dark_, mood_, 0.10F);
            case FacePart::lower_lash:
                return blended(skin_, dark_, 0.45F);
            case FacePart::brow:
                return blended(mood_, dark_, 0.68F);
            case FacePart::mouth_inside:
                return blended(dark_, warm_, 0.42F);
            case FacePart::tongue:
                return blended(warm_, light_, 0.18F);
            case FacePart::mouth_line:
                return blended(dark_, warm_, 0.22F);
        }
        return 0;
    }

  private:
    ImU32 mood_;
    ImU32 dark_ = dark_palette().background, light_ = dark_palette().ink, warm_ = dark_palette().bad;
    ImU32 skin_ = 0;
};

bool is_detail(FacePart part) {
    return part == FacePart::strand || part == FacePart::nose || part == FacePart::blush_mark ||
           part == FacePart::lower_lash || part == FacePart::iris_glow || part == FacePart::shade;
}

ImVec2 placed(FacePoint at, const Box& box) {
    return {box.min.x + at.x * box.width(), box.min.y + at.y * box.height()};
}

bool are_apart(ImVec2 a, ImVec2 b) {
    constexpr float kLeast = 0.4F;  // pixels; nearer ones make anti-aliased joints flicker
    return std::abs(a.x - b.x) + std::abs(a.y - b.y) > kLeast;
}

/// The edges of an area, without pairs of points that add nothing.
struct Strip {
    std::vector<ImVec2> upper, lower;
};
Strip strip_of(const FaceShape& shape, const Box& box) {
    Strip out;
    const std::size_t pairs = shape.points.size() / 2;
    for (std::size_t k = 0; k < pairs; ++k) {
        const ImVec2 upper = placed(shape.points[k], box);
        const ImVec2 lower = placed(shape.points[shape.points.size() - 1 - k], box);
        if (k > 0 && !are_apart(upper, out.upper.back()) && !are_apart(lower, out.lower.back())) continue;
        out.upper.push_back(upper);
        out.lower.push_back(lower);
    }
    return out;
}

/// Quads between the edges, and a faint line around them that smooths the rim.
void fill_strip(ImDrawList& list, const Strip& strip, ImU32 colour) {
    const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
    const std::size_t quads = strip.upper.size() - 1;
    list.PrimReserve(static_cast<int>(quads) * 6, static_cast<int>(quads) * 4);
    for (std::size_t k = 0; k < quads; ++k) {
        list.PrimQuadUV(strip.upper[k], strip.upper[k + 1], strip.lower[k + 1], strip.lower[k], uv, uv, uv,
                        uv, colour);
    }
    std::vector<ImVec2> rim;
    const auto add = [&rim](ImVec2 at) {
        if (rim.empty() || are_apart(at, rim.back())) rim.push_back(at);
    };
    std::for_each(strip.upper.begin(), strip.upper.end(), add);
    std::for_each(strip.lower.rbegin(), strip.lower.rend(), add);
    list.AddPolyline(rim.data(), static_cast<int>(rim.size()), with_alpha(colour, 0.5F), ImDrawFlags_Closed,
                     1);
}

void draw_line(ImDrawList& list, const FaceShape& shape, const Box& box, ImU32 colour) {
    const float width = std::max(1.0F, shape.width * box.width());
    std::vector<ImVec2> line;
    for (const FacePoint& point : shape.points) {
        const ImVec2 at = placed(point, box);
        if (line.empty() || are_apart(at, line.back())) line.push_back(at);
    }
    list.AddPolyline(line.data(), static_cast<int>(line.size()), colour, 0, width);
    if (width < 2) return;
    list.AddCircleFilled(line.front(), width / 2, colour);  // round ends
    list.AddCircleFilled(line.back(), width / 2, colour);
}

}  // namespace

const std::vector<FaceShape>& shapes_of(DrawnFace& drawn, const Face& face) {
    const FaceParameters parameters = face_parameters(face);
    if (drawn.shapes.empty() || !(drawn.parameters == parameters))
        drawn = {parameters, face_shapes(parameters)};
    return drawn.shapes;
}

void draw_portrait(ImDrawList& list, const Theme& theme, const Box& square, std::string_view mood,
                   const std::vector<FaceShape>& face) {
    const ImU32 colour = mood_colour(mood);
    const float frame = std::max(1.0F, square.width() * 0.012F);
    const float radius = (square.width() - frame) / 2 - 1;
    list.AddCircleFilled(square.centre(), radius, blended(theme.palette.pane, colour, 0.16F), kRound);
    list.AddCircle(square.centre(), radius, blended(theme.palette.pane, colour, 0.75F), kRound, frame);
    const Box box = square.grown(-square.width() * (1 - kFaceShare) / 2);
    const Paint paint(colour);
    for (const FaceShape& shape : face) {
        if (square.width() < kSmall && is_detail(shape.part)) continue;
        if (shape.width > 0) {
            draw_line(list, shape, box, paint.of(shape));
        } else {
            fill_strip(list, strip_of(shape, box), paint.of(shape));
        }
    }
}

}  // namespace rei::workbench
