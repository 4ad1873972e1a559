#include "rei/report/picture.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rei/model/strings.hpp"
#include "rei/plot/axis.hpp"
#include "rei/report/canvas.hpp"
#include "rei/report/widths.hpp"

namespace rei::workbench {

namespace {

constexpr float kTickSpacingPx = 62;

/// Names and numbers, right of them the plot; what the picture shows in words for those who can't see it.
void write_halves(const Canvas& canvas, const std::string& title, Markup& out) {
    const std::string height = px(canvas.layout.axis.bottom());
    const auto plot = out.open("div", {{"class", "plot"}});
    {
        const auto gutter = out.open(
            "svg",
            {{"class", "gutter"}, {"width", px(kGutterPx)}, {"height", height}, {"aria-hidden", "true"}});
        out.append(canvas.gutter);
    }
    const auto lanes =
        out.open("svg", {{"class", "lanes"}, {"height", height}, {"role", "img"}, {"aria-label", title}});
    out.append(canvas.plot);
}

void draw_beds(Canvas& canvas) {
    const auto bed = [&](const Lane& lane) {
        canvas.plot.empty(
            "rect", {{"class", "bed"}, {"y", px(lane.top)}, {"width", "100%"}, {"height", px(lane.height)}});
    };
    for (const Lane& lane : canvas.layout.numbers) bed(lane);
    bed(canvas.layout.moods);
    if (canvas.layout.expectations.height > 0) bed(canvas.layout.expectations);
    if (canvas.layout.findings.height > 0) bed(canvas.layout.findings);
}

}  // namespace

void draw_time_grid(Canvas& canvas) {
    const PictureLayout& layout = canvas.layout;
    const double until_sec = canvas.chapter.scenario.until_sec;
    if (!(until_sec > 0)) return;
    for (const PageWidth& width : kPageWidths) {
        const Axis2Px axis{{0, until_sec}, 0, static_cast<float>(width.picture_px)};
        const auto group = canvas.plot.open("g", {{"class", fmt::format("grid {}", width.only_class)}});
        for (const Tick& tick : time_ticks(axis, kTickSpacingPx)) {
            const double share = canvas.share(tick.value);
            const std::string x = percent(share);
            canvas.plot.empty("line", {{"x1", x},
                                       {"x2", x},
                                       {"y1", px(layout.numbers.front().top)},
                                       {"y2", px(layout.axis.top + 2)}});
            const double room = text_px(tick.label, 10) / 2 / width.picture_px;
            const char* const end = share < room ? "start" : share > 1 - room ? "end" : "mid";
            canvas.plot.leaf("text", {{"class", end}, {"x", x}, {"y", px(layout.axis.bottom() - 3)}},
                             tick.label);
        }
    }
}

void write_picture(const Chapter& chapter, const std::string& anchor, MoodClasses& moods, Markup& out) {
    Canvas canvas{chapter, anchor, moods, PictureLayout(chapter), {}, {}};
    draw_beds(canvas);
    draw_moods(canvas);
    draw_time_grid(canvas);
    draw_turns(canvas);
    draw_numbers(canvas);
    draw_expectations(canvas);
    draw_findings(canvas);
    const auto figure = out.open("figure");
    write_halves(canvas,
                 fmt::format(fmt::runtime(tr("{} over time: moods, valence, arousal and intensity")),
                             chapter.scenario.name),
                 out);
}

void write_legend(bool has_before, Markup& out) {
    const auto list = out.open("ul", {{"class", "legend"}});
    const auto entry = [&](const char* mark, const char* text) {
        const auto item = out.open("li");
        out.leaf("span", {{"class", std::string("key ") + mark}}, "");
        out.text(text);
    };
    entry("k-said", tr("what is said, with its push on valence"));
    entry("k-held", tr("a mood that is held back"));
    entry("k-border", tr("where a mood's region begins or ends"));
    entry("k-ok", tr("expected, and so it is"));
    entry("k-no", tr("expected, but it is not so"));
    entry("k-finding", tr("something wrong was found"));
    if (has_before) entry("k-ghost", tr("the policy before"));
    out.leaf("li", {}, tr("↓ lower is better, ↑ higher is better"));
}

}  // namespace rei::workbench
