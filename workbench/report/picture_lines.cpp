// Valence, arousal and intensity: the policy's line, the ghost of the one before, borders of regions.
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/linestring.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <fmt/format.h>

#include "rei/model/strings.hpp"
#include "rei/plot/belief_lines.hpp"
#include "rei/report/canvas.hpp"

namespace rei::workbench {

namespace {

namespace geometry = boost::geometry;
using Point = geometry::model::d2::point_xy<double>;
using Line = geometry::model::linestring<Point>;

constexpr double kPlotWidth = 1000;    ///< of a lane's own coordinates
constexpr std::size_t kColumns = 500;  ///< in which lines are folded
constexpr double kTolerance = 0.3;     ///< by how much a vertex may stick out and yet go
constexpr std::array kAxes{Axis::valence, Axis::arousal, Axis::intensity};

Interval range_of_lane(Axis axis) {
    return axis == Axis::valence ? Interval{-1, 1} : Interval{0, 1};
}

double y_of(double value, const Interval& range, double height) {
    return height * (range.high - value) / (range.high - range.low);
}

/// Where a region begins or ends on an axis.
struct Border {
    double value;
    std::string mood;
    std::string text;
};

std::vector<Border> borders_on(const Policy& policy, Axis axis) {
    std::vector<Border> borders;
    const Interval whole = range_of_lane(axis);
    for (const Region& region : policy.regions) {
        const Interval bounds = axis == Axis::valence   ? region.valence
                                : axis == Axis::arousal ? region.arousal
                                                        : region.intensity.value_or(whole);
        if (bounds.low > whole.low)
            borders.push_back(
                {bounds.low, region.mood, fmt::format("{} ≥ {}", region.mood, short_number(bounds.low, 3))});
        if (bounds.high < whole.high)
            borders.push_back({bounds.high, region.mood,
                               fmt::format("{} ≤ {}", region.mood, short_number(bounds.high, 3))});
    }
    return borders;
}

void draw_borders(Canvas& canvas, Axis axis, const Lane& lane) {
    for (const Border& border : borders_on(canvas.chapter.policy.policy, axis)) {
        const std::string y = px(lane.top + y_of(border.value, range_of_lane(axis), lane.height));
        const std::string mood = canvas.moods.class_of(border.mood);
        const auto line = canvas.plot.open(
            "line", {{"class", "border " + mood}, {"x1", "0"}, {"x2", "100%"}, {"y1", y}, {"y2", y}});
        canvas.plot.leaf("title", {}, border.text);
    }
}

void draw_scale(Canvas& canvas, Axis axis, const Lane& lane) {
    const Interval range = range_of_lane(axis);
    const auto tick = [&](double value, const char* text, double shift) {
        canvas.gutter.leaf("text",
                           {{"class", "tick"},
                            {"x", px(kGutterPx - 6)},
                            {"y", px(lane.top + y_of(value, range, lane.height) + shift)}},
                           text);
    };
    tick(1, axis == Axis::valence ? "+1" : "1", 9);
    tick(0, "0", axis == Axis::valence ? 3.5 : 0);
    if (axis == Axis::valence) tick(-1, "−1", 0);
    if (axis != Axis::valence) return;
    const std::string zero = px(lane.middle());
    canvas.plot.empty("line", {{"class", "zero"}, {"x1", "0"}, {"x2", "100%"}, {"y1", zero}, {"y2", zero}});
}

/// What kalman believes: as wide as two standard deviations.
std::string band_path(const Band& band, double until_sec, const Interval& range, double height) {
    Polyline around;
    const auto add = [&](std::size_t k, double value) {
        around.add(band.time_sec[k], std::clamp(value, range.low, range.high));
    };
    for (std::size_t k = 0; k < band.size(); ++k) add(k, band.high[k]);
    for (std::size_t k = band.size(); k-- > 0;) add(k, band.low[k]);
    const std::string path = path_of(around, until_sec, range, height);
    return path.empty() ? path : path + "Z";
}

struct LaneLines {
    StateLines now;
    std::optional<StateLines> before;
    std::optional<std::array<Band, 2>> bands;
};

LaneLines lines_of(const Chapter& chapter) {
    const Interval all{0, chapter.scenario.until_sec};
    LaneLines lines{state_lines(chapter.now.trace, all, kColumns), std::nullopt, std::nullopt};
    if (chapter.before) lines.before = state_lines(chapter.before->trace, all, kColumns);
    if (chapter.now.trace.variant == Variant::kalman && chapter.scenario.until_sec > 0)
        lines.bands = belief_bands(chapter.now.trace, kBandDeviations, all, kColumns);
    return lines;
}

void draw_lines(Canvas& canvas, std::size_t k, const LaneLines& lines) {
    const Lane& lane = canvas.layout.numbers[k];
    const Interval range = range_of_lane(kAxes[k]);
    const double until_sec = canvas.chapter.scenario.until_sec;
    const auto frame =
        canvas.plot.open("svg", {{"class", "lines"},
                                 {"y", px(lane.top)},
                                 {"width", "100%"},
                                 {"height", px(lane.height)},
                                 {"viewBox", fmt::format("0 0 {} {}", kPlotWidth, px(lane.height))},
                                 {"preserveAspectRatio", "none"}});
    const auto draw = [&](const char* css_class, const std::string& path) {
        if (!path.empty()) canvas.plot.empty("path", {{"class", css_class}, {"d", path}});
    };
    if (lines.bands && k < 2) draw("band", band_path((*lines.bands)[k], until_sec, range, lane.height));
    if (lines.before) draw("ghost", path_of((*lines.before)[k], until_sec, range, lane.height));
    draw("line", path_of(lines.now[k], until_sec, range, lane.height));
}

}  // namespace

std::string path_of(const Polyline& line, double until_sec, const Interval& range, double height) {
    if (line.size() == 0 || !(until_sec > 0)) return {};
    Line points;
    points.reserve(line.size());
    for (std::size_t k = 0; k < line.size(); ++k) {
        points.emplace_back(kPlotWidth * line.time_sec[k] / until_sec, y_of(line.value[k], range, height));
    }
    Line kept;
    geometry::simplify(points, kept, kTolerance);
    std::string path;
    for (const Point& point : kept) {
        path += path.empty() ? 'M' : ' ';
        path += px(point.x()) + ',' + px(point.y());
    }
    return path;
}

void draw_numbers(Canvas& canvas) {
    const LaneLines lines = lines_of(canvas.chapter);
    for (std::size_t k = 0; k < kAxes.size(); ++k) {
        const Lane& lane = canvas.layout.numbers[k];
        canvas.name_lane(lane, tr(name_of(kAxes[k])));
        draw_scale(canvas, kAxes[k], lane);
        draw_borders(canvas, kAxes[k], lane);
        draw_lines(canvas, k, lines);
    }
}

}  // namespace rei::workbench
