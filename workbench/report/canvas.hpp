// What the lanes of a picture are drawn on: a gutter of fixed width for names and numbers, and beside it the
// plot, whose places along time are shares of its width.
#pragma once

#include <string>
#include <vector>

#include "rei/plot/polyline.hpp"
#include "rei/report/chapter.hpp"
#include "rei/report/markup.hpp"
#include "rei/report/mood_classes.hpp"

namespace rei::workbench {

/// Downwards, in pixels.
struct Lane {
    double top = 0, height = 0;

    [[nodiscard]] double bottom() const { return top + height; }
    [[nodiscard]] double middle() const { return top + height / 2; }
};

/// Where everything is; lanes without content have no height.
struct PictureLayout {
    Lane turns, moods, held_back, moods_before;
    std::array<Lane, 3> numbers;  ///< valence, arousal, intensity
    Lane expectations, findings;
    Lane axis;

    explicit PictureLayout(const Chapter& chapter);
};

inline constexpr double kGutterPx = 76;
inline constexpr double kExpectationRowPx = 19;
inline constexpr double kFindingRowPx = 9;
/// What is shorter than this share of the picture is folded.
inline constexpr double kLeastSpan = 0.0025;
inline constexpr double kLeastTurn = 0.006;

struct Canvas {
    const Chapter& chapter;
    const std::string& anchor;
    MoodClasses& moods;
    PictureLayout layout;
    Markup gutter, plot;

    /// Where an instant is, from 0 to 1.
    [[nodiscard]] double share(double time_sec) const;
    /// The same as a length in the plot.
    [[nodiscard]] std::string x(double time_sec) const { return percent(share(time_sec)); }
    /// How wide a span is, at least `least` of the picture.
    [[nodiscard]] std::string width(const Span& span, double least = 0) const;
    [[nodiscard]] double shortest_sec(double least_share) const;

    /// A lane's name in the gutter.
    void name_lane(const Lane& lane, const char* name);
};

// the lanes, from top to bottom, each in a file with its like
void draw_time_grid(Canvas& canvas);
void draw_turns(Canvas& canvas);
void draw_moods(Canvas& canvas);
void draw_numbers(Canvas& canvas);
void draw_expectations(Canvas& canvas);
void draw_findings(Canvas& canvas);

/// Lines for a picture 1000 wide and `height` high that shows `range`, upwards: without the vertices that
/// nobody would miss. Empty where there is nothing to draw.
[[nodiscard]] std::string path_of(const Polyline& line, double until_sec, const Interval& range,
                                  double height);

/// "0:12.5".
[[nodiscard]] std::string time_text(double time_sec);
/// "0:12.5 – 0:16.0".
[[nodiscard]] std::string span_text(const Span& span);
/// At most so many cells wide, with … where something was cut off.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t cells);

}  // namespace rei::workbench
