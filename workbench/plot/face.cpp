#include "rei/plot/face.hpp"

#include <algorithm>
#include <cmath>

namespace rei::workbench {

namespace {

constexpr int kSteps = 20;      ///< pieces of a curve
constexpr int kFineSteps = 48;  ///< of the large outlines
constexpr float kPi = 3.14159265F;

constexpr float kEyeHeight = 0.600F;
constexpr float kEyeDistance = 0.130F;  ///< from the middle
constexpr float kEyeHalfWidth = 0.075F;
constexpr float kMouthHeight = 0.800F;
constexpr float kStraightSmile = 0.30F;

float mix(float from, float to, float share) {
    return from + (to - from) * share;
}
/// A dome over s in [−1, 1]: 1 in the middle, 0 at the ends; a greater `fullness` makes it boxier, a smaller
/// `end` steeper at the ends.
float dome(float s, float fullness, float end) {
    return std::pow(std::max(0.0F, 1 - std::pow(std::abs(s), fullness)), end);
}
/// The dome of a circle.
float arc(float s) {
    return std::sqrt(std::max(0.0F, 1 - s * s));
}
/// The k-th of `steps` + 1 places in [−1, 1], denser at the ends, where domes are steep.
float place(int k, int steps) {
    return -std::cos(kPi * static_cast<float>(k) / static_cast<float>(steps));
}

/// An area between two edges over s in [−1, 1], each s → point.
template <class Upper, class Lower>
FaceShape area(FacePart part, Upper upper, Lower lower, int steps = kSteps) {
    FaceShape shape{part, {}, 0, 1};
    shape.points.reserve(2 * static_cast<std::size_t>(steps + 1));
    for (int k = 0; k <= steps; ++k) shape.points.push_back(upper(place(k, steps)));
    for (int k = steps; k >= 0; --k) shape.points.push_back(lower(place(k, steps)));
    return shape;
}

template <class Curve>
FaceShape line(FacePart part, float width, Curve curve) {
    FaceShape shape{part, {}, width, 1};
    shape.points.reserve(kSteps + 1);
    for (int k = 0; k <= kSteps; ++k) shape.points.push_back(curve(place(k, kSteps)));
    return shape;
}

FaceShape ellipse(FacePart part, FacePoint centre, float rx, float ry) {
    const auto edge = [=](float sign) {
        return [=](float s) { return FacePoint{centre.x + rx * s, centre.y + sign * ry * arc(s)}; };
    };
    return area(part, edge(-1), edge(1));
}

// ---- hair and head, which stand still

float crown(float x) {
    return 0.520F - 0.400F * dome((x - 0.5F) / 0.385F, 2.2F, 0.5F);
}

FaceShape back_hair() {
    // a bob: wide at the cheeks, its tips turned in
    return area(
        FacePart::back_hair,
        [](float s) {
            return FacePoint{0.5F + 0.385F * s, crown(0.5F + 0.385F * s)};
        },
        [](float s) {
            return FacePoint{0.5F + 0.385F * s, 0.520F + 0.390F * dome(s, 5, 0.42F)};
        },
        kFineSteps);
}

FaceShape skin() {
    return area(
        FacePart::skin,
        [](float s) {
            return FacePoint{0.5F + 0.298F * s, 0.560F - 0.300F * arc(s)};
        },
        [](float s) {
            return FacePoint{0.5F + 0.298F * s, 0.560F + 0.365F * dome(s, 2.2F, 0.60F)};
        },
        kFineSteps);
}

/// A band from the crown to locks that are swept to one side, between notches, with a long lock on either
/// side; lowered by `by`, between the knots `first` and `last`.
FaceShape fringe(FacePart part, std::size_t first, std::size_t last, float by) {
    struct Knot {
        float x, y, bend;  ///< of the piece that ends here
    };
    constexpr Knot knots[] = {{0.135F, 0.640F, 1},    {0.185F, 0.760F, 0.8F}, {0.245F, 0.520F, 0.55F},
                              {0.300F, 0.505F, 1},    {0.365F, 0.420F, 1.8F}, {0.455F, 0.505F, 0.6F},
                              {0.525F, 0.405F, 1.8F}, {0.625F, 0.495F, 0.6F}, {0.690F, 0.420F, 1.8F},
                              {0.755F, 0.520F, 0.7F}, {0.815F, 0.760F, 1.8F}, {0.865F, 0.640F, 1.3F}};
    constexpr int kPieces = 6;  // between two knots
    std::vector<FacePoint> edge{{knots[first].x, knots[first].y}};
    for (std::size_t k = first + 1; k <= last; ++k) {
        for (int piece = 1; piece <= kPieces; ++piece) {
            const float share = static_cast<float>(piece) / kPieces;
            edge.push_back({mix(knots[k - 1].x, knots[k].x, share),
                            mix(knots[k - 1].y, knots[k].y, std::pow(share, knots[k].bend))});
        }
    }
    FaceShape shape{part, {}, 0, 1};
    for (const FacePoint at : edge) shape.points.push_back({at.x, crown(at.x) + by});
    for (std::size_t k = edge.size(); k-- > 0;) shape.points.push_back({edge[k].x, edge[k].y + by});
    return shape;
}

/// From a notch of the fringe up into the hair.
FaceShape strand(FacePoint notch, float lean) {
    const auto edge = [=](float sign) {
        return [=](float s) {
            const float up = (s + 1) / 2;
            const float thick = 0.006F * (1 - up);
            return FacePoint{notch.x + lean * up * up + sign * thick, notch.y - 0.080F * up};
        };
    };
    return area(FacePart::strand, edge(-1), edge(1));
}

FaceShape nose() {
    return line(FacePart::nose, 0.007F, [](float s) {
        return FacePoint{0.5F + 0.006F * s, 0.712F + 0.004F * s * s};
    });
}

FaceShape shine() {
    const auto edge = [](float thickness) {
        return [=](float s) {
            const float x = 0.5F + 0.225F * s;
            return FacePoint{x, 0.285F - 0.060F * dome(s, 2, 1) + thickness * arc(s)};
        };
    };
    return area(FacePart::shine, edge(-0.014F), edge(0.014F));
}

/// `spirit` in [−1, 1] lets it stand or hang.
FaceShape curl(float spirit) {
    const auto spine = [=](float t) {
        const float reach = 0.170F - 0.030F * spirit;
        return FacePoint{0.490F + reach * t, 0.158F - (0.100F + 0.040F * spirit) *
                                                          std::sin(t * mix(2.6F, 1.7F, spirit / 2 + 0.5F))};
    };
    const auto edge = [=](float sign) {
        return [=](float s) {
            const float t = (s + 1) / 2;
            const FacePoint at = spine(t);
            return FacePoint{at.x, at.y + sign * 0.026F * (1 - t)};
        };
    };
    return area(FacePart::curl, edge(-1), edge(1));
}

// ---- eyes

struct Eye {
    float side;  ///< +1: the face's left, which is on the right
    float closed, wide, angry, gaze_x, gaze_y, smile, frown;

    /// s runs from the inner corner, −1, to the outer one.
    [[nodiscard]] float x(float s) const {
        return 0.5F + side * (kEyeDistance + kEyeHalfWidth * (1 + 0.04F * wide) * s);
    }
    [[nodiscard]] float s_of(float x) const {
        return std::clamp((side * (x - 0.5F) - kEyeDistance) / (kEyeHalfWidth * (1 + 0.04F * wide)), -1.0F,
                          1.0F);
    }
    /// The outer corner hangs a little where the mouth does.
    [[nodiscard]] float corner(float s) const { return kEyeHeight + 0.014F * frown * s; }
    [[nodiscard]] float open_lid(float s) const {
        const float slant = 0.045F * angry * (1 - s) / 2;
        return corner(s) - (0.100F * (1 + 0.22F * wide) - slant) * dome(s, 2.3F, 0.62F);
    }
    /// Eyes that close in a smile close upwards.
    [[nodiscard]] float lower_lid(float s) const {
        const float depth = 0.066F * (1 + 0.10F * wide) * (1 - 0.28F * smile);
        return corner(s) + mix(depth, -0.045F, closed * smile) * dome(s, 2.2F, 0.60F);
    }
    [[nodiscard]] float lid(float s) const { return mix(open_lid(s), lower_lid(s), closed); }

    /// An ellipse as far as the lids show it.
    [[nodiscard]] FaceShape seen(FacePart part, FacePoint centre, float rx, float ry) const {
        const auto edge = [=, this](float sign) {
            return [=, this](float s) {
                const float at = centre.x + rx * s;
                const float y = centre.y + sign * ry * arc(s);
                const float upper = lid(s_of(at));
                return FacePoint{at, std::clamp(y, upper, std::max(upper, lower_lid(s_of(at))))};
            };
        };
        return area(part, edge(-1), edge(1));
    }
};

void add_eye(std::vector<FaceShape>& out, const Eye& eye) {
    constexpr float kShut = 0.995F;
    if (eye.closed < kShut) {
        out.push_back(area(
            FacePart::eye_white,
            [&](float s) {
                return FacePoint{eye.x(s), eye.lid(s)};
            },
            [&](float s) {
                return FacePoint{eye.x(s), eye.lower_lid(s)};
            }));
        const FacePoint centre{0.5F + eye.side * (kEyeDistance - 0.004F) + 0.020F * eye.gaze_x,
                               kEyeHeight - 0.014F - 0.022F * eye.gaze_y};
        const float size = 1 - 0.06F * eye.wide;
        const float glint = 1 + 0.30F * eye.wide;
        out.push_back(eye.seen(FacePart::iris, centre, 0.055F * size, 0.078F * size));
        out.push_back(eye.seen(FacePart::iris_glow, {centre.x, centre.y + 0.042F * size}, 0.036F * size,
                               0.030F * size));
        out.push_back(eye.seen(FacePart::pupil, centre, 0.027F * size, 0.042F * size));
        out.push_back(eye.seen(FacePart::glint, {centre.x - 0.021F, centre.y - 0.034F}, 0.017F * glint,
                               0.021F * glint));
        out.push_back(eye.seen(FacePart::glint, {centre.x + 0.022F, centre.y + 0.036F}, 0.008F * glint,
                               0.010F * glint));
    }
    // thick outside, thin inside, and a little wing
    const auto along_lid = [&](float s, float above) {
        const float wing = 0.012F * std::max(0.0F, s - 0.55F);
        const float at = 0.04F + 0.96F * s;  // not down into the inner corner
        return FacePoint{eye.x(at * 1.07F), eye.lid(at) - wing - above};
    };
    out.push_back(area(
        FacePart::lash,
        [&](float s) {
            return along_lid(s, (0.012F + 0.006F * s) * (0.4F + 0.6F * dome(s, 6, 0.5F)) + 0.003F);
        },
        [&](float s) { return along_lid(s, -0.004F); }));
    if (eye.closed < 0.9F)
        out.push_back(line(FacePart::lower_lash, 0.006F, [&](float s) {
            const float at = 0.15F + 0.70F * (s + 1) / 2;
            return FacePoint{eye.x(at), eye.lower_lid(at)};
        }));
}

void add_brow(std::vector<FaceShape>& out, float side, float down, float height, float wide, float frown) {
    const auto edge = [=](float sign) {
        return [=](float s) {  // from the inner end to the outer one
            const float inner = (1 - s) / 2;
            const float x = 0.066F + 0.075F * (s + 1) - 0.016F * down * inner;
            float y = 0.462F - 0.026F * dome(s, 2, 1) * (1 - 0.8F * down);
            y += down * mix(-0.006F, 0.062F, inner);
            y -= 0.030F * height + 0.026F * wide;
            y -= 0.030F * frown * (1 - down) * (inner - 0.35F);
            const float thick = mix(0.006F, 0.012F, inner) * (0.35F + 0.65F * dome(s, 4, 0.5F));
            return FacePoint{0.5F + side * x, y + sign * thick};
        };
    };
    out.push_back(area(FacePart::brow, edge(-1), edge(1)));
}

// ---- mouth and cheeks

struct Mouth {
    float bend, half_width, gape;

    [[nodiscard]] float x(float s) const { return 0.5F + half_width * s; }
    /// The line of closed lips: its ends go up in a smile, its middle down.
    [[nodiscard]] float upper(float s) const {
        const float end_height = bend > 0 ? 0.036F : 0.030F;
        return kMouthHeight - gape * 0.30F + bend * (0.020F - (end_height + 0.020F) * s * s);
    }
    [[nodiscard]] float lower(float s) const { return upper(s) + gape * dome(s, 2.2F, 0.62F); }
};

void add_mouth(std::vector<FaceShape>& out, const FaceParameters& p) {
    const float bend = p.smile > kStraightSmile ? (p.smile - kStraightSmile) / (1 - kStraightSmile)
                                                : (p.smile - kStraightSmile) / kStraightSmile;
    const float joy = std::max(0.0F, bend);
    const float width = mix(0.066F, 0.108F, joy) * (1 - 0.25F * p.mouth_open * (1 - joy));
    const Mouth mouth{bend, width, 0.125F * p.mouth_open};
    const auto upper = [&](float s) { return FacePoint{mouth.x(s), mouth.upper(s)}; };
    const auto lower = [&](float s) { return FacePoint{mouth.x(s), mouth.lower(s)}; };
    if (mouth.gape > 0.004F) {
        out.push_back(area(FacePart::mouth_inside, upper, lower));
        const auto tongue = [&](float s) {
            const float y = mouth.lower(0) - 0.48F * mouth.gape * dome(s, 2, 0.5F);
            return FacePoint{mouth.x(0.72F * s),
                             std::clamp(y, mouth.upper(0.72F * s), mouth.lower(0.72F * s))};
        };
        out.push_back(area(FacePart::tongue, tongue, [&](float s) { return lower(0.72F * s); }));
        const float teeth = std::min(0.018F, 0.28F * mouth.gape);
        out.push_back(area(
            FacePart::teeth, [&](float s) { return upper(0.80F * s); },
            [&](float s) {
                const FacePoint top = upper(0.80F * s);
                return FacePoint{top.x, std::min(top.y + teeth * dome(s, 4, 0.5F), mouth.lower(0.80F * s))};
            }));
        out.push_back(line(FacePart::mouth_line, 0.011F, lower));
    }
    out.push_back(line(FacePart::mouth_line, 0.013F, upper));
}

void add_blush(std::vector<FaceShape>& out, float side, float blush) {
    if (!(blush > 0)) return;
    const float shown = std::pow(blush, 0.7F);  // a little of it is seen
    const FacePoint centre{0.5F + side * 0.178F, 0.718F};
    constexpr int kRings = 5;  // a soft edge
    for (int ring = 0; ring < kRings; ++ring) {
        const float share = static_cast<float>(ring + 1) / kRings;
        const float size = 1.25F - 0.70F * share;
        out.push_back(ellipse(FacePart::blush, centre, 0.062F * size, 0.036F * size));
        out.back().strength = 0.60F * shown * share;
    }
    for (int mark = -1; mark <= 1; ++mark) {
        const float x = centre.x + side * 0.026F * static_cast<float>(mark);
        FaceShape stroke = line(FacePart::blush_mark, 0.006F, [&](float s) {
            return FacePoint{x + side * 0.008F * s, centre.y - 0.014F * s};
        });
        stroke.strength = shown;
        out.push_back(std::move(stroke));
    }
}

}  // namespace

std::vector<FaceShape> face_shapes(const FaceParameters& p) {
    const float joy = std::clamp((p.smile - 0.5F) * 2, 0.0F, 1.0F);
    const float frown = std::clamp(1 - p.smile / kStraightSmile, 0.0F, 1.0F);
    const float tired = (p.eye_closed.left + p.eye_closed.right) / 2;
    const float alert = (p.eye_wide.left + p.eye_wide.right) / 2;

    std::vector<FaceShape> out;
    out.push_back(back_hair());
    out.push_back(skin());
    out.push_back(fringe(FacePart::shade, 2, 9, 0.018F));
    out.push_back(fringe(FacePart::fringe, 0, 11, 0));
    out.push_back(strand({0.365F, 0.420F}, 0.040F));
    out.push_back(strand({0.525F, 0.405F}, -0.006F));
    out.push_back(strand({0.690F, 0.420F}, -0.046F));
    out.push_back(shine());
    out.push_back(nose());
    out.push_back(curl(std::clamp(joy + alert - tired * (1 - joy) - frown, -1.0F, 1.0F)));
    add_blush(out, 1, p.blush);
    add_blush(out, -1, p.blush);
    add_eye(out, {1, p.eye_closed.left, p.eye_wide.left, p.brow_down.left, p.gaze_left.left, p.gaze_up.left,
                  joy, frown});
    add_eye(out, {-1, p.eye_closed.right, p.eye_wide.right, p.brow_down.right, p.gaze_left.right,
                  p.gaze_up.right, joy, frown});
    add_brow(out, 1, p.brow_down.left, p.brow_height.left, p.eye_wide.left, frown);
    add_brow(out, -1, p.brow_down.right, p.brow_height.right, p.eye_wide.right, frown);
    add_mouth(out, p);
    return out;
}

}  // namespace rei::workbench
