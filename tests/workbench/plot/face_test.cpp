#include "rei/plot/face.hpp"

#include <algorithm>
#include <cmath>

#include "workbench/files.hpp"
#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

using Shapes = std::vector<FaceShape>;

Shapes shapes_of(const Face& channels) {
    return face_shapes(face_parameters(channels));
}

Shapes parts(const Shapes& shapes, FacePart part) {
    Shapes out;
    for (const FaceShape& shape : shapes) {
        if (shape.part == part) out.push_back(shape);
    }
    return out;
}

/// The line of the upper lip.
const FaceShape& lips(const Shapes& shapes) {
    return shapes.back();
}
float corner_height(const Shapes& shapes) {
    return -(lips(shapes).points.front().y + lips(shapes).points.back().y) / 2;
}
/// How far the corners are above the middle.
float curvature(const Shapes& shapes) {
    return corner_height(shapes) + lips(shapes).points[lips(shapes).points.size() / 2].y;
}

/// Height of an area, summed over its strip.
float surface(const FaceShape& area) {
    float sum = 0;
    for (std::size_t k = 0; k < area.points.size() / 2; ++k)
        sum += area.points[area.points.size() - 1 - k].y - area.points[k].y;
    return sum;
}
float eye_opening(const Shapes& shapes) {
    float sum = 0;
    for (const FaceShape& eye : parts(shapes, FacePart::eye_white)) sum += surface(eye);
    return sum;
}
bool is_on_the_left(const FaceShape& shape) {
    return std::all_of(shape.points.begin(), shape.points.end(), [](FacePoint p) { return p.x > 0.5F; });
}

const char* const kChannels[] = {"MouthSmile", "MouthOpen", "BrowDownLeft", "BrowDownRight", "EyeWide",
                                 "EyeClosed",  "Blush",     "BrowLeftY",    "BrowRightY",    "EyeLeftX",
                                 "EyeLeftY",   "EyeRightX", "EyeRightY",    "FaceAngry"};

/// Faces in the corners of the space of channels, and beyond: channel k is high where bit k is set.
std::vector<Face> extreme_faces() {
    std::vector<Face> faces;
    for (unsigned bits = 0; bits < 1U << std::size(kChannels); bits += 37) {
        for (const double size : {1.0, 1e300}) {
            Face face;
            for (std::size_t k = 0; k < std::size(kChannels); ++k)
                face.emplace_back(kChannels[k], (bits >> k & 1U) != 0 ? size : 1 - size);
            faces.push_back(face);
        }
    }
    return faces;
}

TEST(Face, ASmileRaisesTheCornersOfTheMouth) {
    Shapes before = shapes_of({{"MouthSmile", 0}});
    EXPECT_LT(curvature(before), 0);
    for (int tenths = 1; tenths <= 10; ++tenths) {
        const Shapes now = shapes_of({{"MouthSmile", tenths / 10.0}});
        EXPECT_GT(corner_height(now), corner_height(before)) << tenths;
        EXPECT_GT(curvature(now), curvature(before)) << tenths;
        before = now;
    }
    EXPECT_GT(curvature(before), 0);
}

TEST(Face, MouthOpenOpensTheMouth) {
    EXPECT_TRUE(parts(shapes_of({{"MouthOpen", 0}}), FacePart::mouth_inside).empty());
    float before = 0;
    for (int tenths = 1; tenths <= 10; ++tenths) {
        const Shapes inside = parts(shapes_of({{"MouthOpen", tenths / 10.0}}), FacePart::mouth_inside);
        ASSERT_EQ(inside.size(), 1U);
        EXPECT_GT(surface(inside[0]), before);
        before = surface(inside[0]);
    }
}

TEST(Face, EyesCloseMoreAndMoreUntilNothingIsSeenOfThem) {
    float before = eye_opening(shapes_of({}));
    for (int tenths = 1; tenths < 10; ++tenths) {
        const float now = eye_opening(shapes_of({{"EyeClosed", tenths / 10.0}}));
        EXPECT_LT(now, before) << tenths;
        EXPECT_GT(now, 0) << tenths;
        before = now;
    }
    const Shapes closed = shapes_of({{"EyeClosed", 1}});
    for (const FacePart part : {FacePart::eye_white, FacePart::iris, FacePart::pupil, FacePart::glint})
        EXPECT_TRUE(parts(closed, part).empty());
    EXPECT_EQ(parts(closed, FacePart::lash).size(), 2U);
}

TEST(Face, WideEyesAreLarger) {
    EXPECT_GT(eye_opening(shapes_of({{"EyeWide", 1}})), 1.1F * eye_opening(shapes_of({})));
}

TEST(Face, OneSideMovesAlone) {
    const Shapes rest = shapes_of({});
    const Shapes wink = shapes_of({{"EyeClosedLeft", 1}});
    const Shapes open = parts(wink, FacePart::eye_white);
    ASSERT_EQ(open.size(), 1U);
    EXPECT_FALSE(is_on_the_left(open[0]));
    const Shapes brows = parts(shapes_of({{"BrowDownLeft", 1}}), FacePart::brow);
    const Shapes rest_brows = parts(rest, FacePart::brow);
    ASSERT_EQ(brows.size(), 2U);
    for (std::size_t k = 0; k < 2; ++k) {
        const float inner_end = brows[k].points.front().y - rest_brows[k].points.front().y;
        if (is_on_the_left(brows[k])) {
            EXPECT_GT(inner_end, 0.02F);
        } else {
            EXPECT_EQ(inner_end, 0);
        }
    }
}

TEST(Face, TheIrisIsSeenOnlyBetweenTheLids) {
    const Shapes shapes = shapes_of({{"EyeClosed", 0.6}, {"EyeLeftY", 1}, {"EyeRightY", 1}});
    const Shapes whites = parts(shapes, FacePart::eye_white);
    for (const FaceShape& iris : parts(shapes, FacePart::iris)) {
        const FaceShape& white = is_on_the_left(iris) ? whites[0] : whites[1];
        ASSERT_EQ(is_on_the_left(iris), is_on_the_left(white));
        const auto is_higher = [](FacePoint a, FacePoint b) { return a.y < b.y; };
        EXPECT_GE(std::min_element(iris.points.begin(), iris.points.end(), is_higher)->y,
                  std::min_element(white.points.begin(), white.points.end(), is_higher)->y - 1e-4F);
        EXPECT_LT(surface(iris), 0.8F * surface(white));
    }
}

TEST(Face, EqualSidesGiveASymmetricFace) {
    const Face faces[] = {{},
                          {{"MouthSmile", 1}, {"MouthOpen", 0.7}, {"Blush", 1}},
                          {{"MouthSmile", 0}, {"BrowDownLeft", 0.9}, {"BrowDownRight", 0.9}},
                          {{"EyeClosed", 0.6}, {"EyeWide", 0.5}, {"FaceAngry", 0.3}, {"Brows", 0.8}}};
    for (const Face& face : faces) {
        const Shapes all = shapes_of(face);
        for (const FacePart part : {FacePart::skin, FacePart::blush, FacePart::eye_white, FacePart::iris,
                                    FacePart::lash, FacePart::brow, FacePart::mouth_line}) {
            std::vector<FacePoint> points;
            for (const FaceShape& shape : parts(all, part))
                points.insert(points.end(), shape.points.begin(), shape.points.end());
            for (const FacePoint p : points) {
                EXPECT_TRUE(std::any_of(points.begin(), points.end(),
                                        [&](FacePoint q) {
                                            return std::abs(1 - p.x - q.x) < 1e-5F &&
                                                   std::abs(p.y - q.y) < 1e-5F;
                                        }))
                    << static_cast<int>(part) << ": " << p.x << ", " << p.y;
            }
        }
    }
}

TEST(Face, StaysInsideTheUnitBoxWhateverTheChannelsSay) {
    for (const Face& face : extreme_faces()) {
        for (const FaceShape& shape : shapes_of(face)) {
            for (const FacePoint p : shape.points) {
                const float margin = shape.width / 2;
                ASSERT_TRUE(p.x >= margin && p.x <= 1 - margin && p.y >= margin && p.y <= 1 - margin)
                    << static_cast<int>(shape.part) << ": " << p.x << ", " << p.y;
            }
        }
    }
}

TEST(Face, AreasAreStripsThatNeverTurnInsideOut) {
    for (const Face& face : extreme_faces()) {
        for (const FaceShape& shape : shapes_of(face)) {
            EXPECT_GT(shape.strength, 0);
            EXPECT_LE(shape.strength, 1);
            if (shape.width > 0) continue;
            ASSERT_EQ(shape.points.size() % 2, 0U);
            for (std::size_t k = 0; k < shape.points.size() / 2; ++k) {
                const FacePoint upper = shape.points[k];
                const FacePoint lower = shape.points[shape.points.size() - 1 - k];
                ASSERT_LE(upper.y, lower.y + 1e-6F) << static_cast<int>(shape.part);
            }
        }
    }
}

TEST(Face, ValuesOutsideTheirRangeCountAsItsEnd) {
    EXPECT_EQ(face_parameters({{"MouthSmile", 7}, {"EyeClosed", -3}, {"EyeLeftX", -9}}),
              face_parameters({{"MouthSmile", 1}, {"EyeClosed", 0}, {"EyeLeftX", -1}}));
    EXPECT_EQ(face_parameters({{"MouthOpen", std::nan("")}}), face_parameters({{"MouthOpen", 0}}));
}

TEST(Face, UnknownChannelsMoveNothing) {
    EXPECT_FALSE(is_drawn("TailWag"));
    EXPECT_EQ(face_parameters({{"TailWag", 1}}), FaceParameters{});
    EXPECT_EQ(shapes_of({{"TailWag", 1}}).size(), shapes_of({}).size());
}

TEST(Face, ShowsEveryChannelOfTheProjectsPolicies) {
    for (const char* file : {"policies/rei.json", "policies/rei-tuned.json", "policies/aria.json"}) {
        const Loaded<PolicyFile> loaded = load_policy(test::source_file(file));
        ASSERT_TRUE(loaded) << file;
        for (const auto& face : loaded->policy.faces) {
            for (const auto& channel : face.second) EXPECT_TRUE(is_drawn(channel.first)) << channel.first;
        }
    }
}

TEST(Face, EachChannelThatIsDrawnChangesThePicture) {
    const auto points = [](const Shapes& shapes) {
        std::vector<float> out;
        for (const FaceShape& shape : shapes) {
            out.push_back(shape.strength);
            for (const FacePoint p : shape.points) out.insert(out.end(), {p.x, p.y});
        }
        return out;
    };
    for (const char* channel : kChannels) {
        EXPECT_TRUE(is_drawn(channel));
        EXPECT_NE(points(shapes_of({{channel, 0}})), points(shapes_of({{channel, 1}}))) << channel;
    }
}

}  // namespace
}  // namespace rei::workbench
