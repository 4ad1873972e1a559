// A face as geometry: from the numbers of `vts_parameters` to simple shapes in a unit box, without a screen.
// Left and right are the face's own, so its left eye is on the right of the picture.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rei/policy/policy.hpp"

namespace rei::workbench {

/// One number an eye or a brow.
struct BothSides {
    float left = 0;
    float right = 0;
    friend bool operator==(const BothSides&, const BothSides&) = default;
};

/// What the drawing understands. Shares in [0, 1]; brow height and gaze in [−1, 1], to the face's left and up
/// positive. The defaults are a face at rest.
struct FaceParameters {
    float smile = 0.3F;  ///< 0 frowns, 0.3 is straight
    float mouth_open = 0;
    BothSides brow_down;    ///< drawn together, as in anger
    BothSides brow_height;  ///< raised or lowered as a whole
    BothSides eye_wide;
    BothSides eye_closed;
    BothSides gaze_left;
    BothSides gaze_up;
    float blush = 0;
    friend bool operator==(const FaceParameters&, const FaceParameters&) = default;
};

/// Whether the drawing shows a channel of this name: those of the documents' policy (MouthSmile, MouthOpen,
/// BrowDownLeft and -Right, EyeWide, EyeClosed, Blush) and those of VTube Studio's tracking that a front view
/// can show.
[[nodiscard]] bool is_drawn(std::string_view channel);
/// Their names.
[[nodiscard]] std::vector<std::string_view> drawn_channels();
/// Channels to parameters; values outside a channel's range count as its end, other channels don't count.
[[nodiscard]] FaceParameters face_parameters(const Face& channels);

/// In the order of drawing. From `blush` on they move with the parameters (the curl does, too).
enum class FacePart : std::uint8_t {
    back_hair,
    skin,
    shade,  ///< of the fringe on the forehead
    fringe,
    strand,
    shine,  ///< on the hair
    nose,
    curl,  ///< that stands up from the crown, and droops with the mood
    blush,
    blush_mark,
    eye_white,
    iris,
    iris_glow,
    pupil,
    glint,
    lash,
    lower_lash,
    brow,
    mouth_inside,
    tongue,
    teeth,
    mouth_line
};

/// In the unit box, y downwards.
struct FacePoint {
    float x = 0;
    float y = 0;
};

/// A line, or an area. An area's outline goes along its upper edge and back along its lower one, so that
/// points k and n − 1 − k face each other: a strip of quads fills it.
struct FaceShape {
    FacePart part = FacePart::skin;
    std::vector<FacePoint> points;
    float width = 0;     ///< of a line; 0: an area
    float strength = 1;  ///< how much of its colour it has, in (0, 1]
};

/// Every shape stays inside the unit box. Hair and glints apart, equal sides give a symmetric face.
[[nodiscard]] std::vector<FaceShape> face_shapes(const FaceParameters& parameters);

}  // namespace rei::workbench
