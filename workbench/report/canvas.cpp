#include "rei/report/canvas.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rei/plot/axis.hpp"
#include "rei/text/width.hpp"

namespace rei::workbench {

namespace {

constexpr double kGapPx = 8;

/// The next lane below, a gap apart from what is above it.
Lane below(double& y, double height, double gap = kGapPx) {
    if (height <= 0) return {y, 0};
    const Lane lane{y + gap, height};
    y = lane.bottom();
    return lane;
}

}  // namespace

PictureLayout::PictureLayout(const Chapter& chapter) {
    double y = 0;
    turns = below(y, 32, 0);
    moods = below(y, 24);
    held_back = below(y, 7, 2);
    moods_before = below(y, chapter.before ? 14 : 0, 3);
    numbers[0] = below(y, 92, kGapPx + 2);
    numbers[1] = below(y, 62, kGapPx + 2);
    numbers[2] = below(y, 62, kGapPx + 2);
    expectations =
        below(y, kExpectationRowPx * static_cast<double>(chapter.scenario.expectations.size()), kGapPx + 2);
    findings = below(y, kFindingRowPx * static_cast<double>(chapter.findings.size()));
    axis = below(y, 18, 3);
}

double Canvas::share(double time_sec) const {
    const double until_sec = chapter.scenario.until_sec;
    return until_sec > 0 ? std::clamp(time_sec / until_sec, 0.0, 1.0) : 0;
}

std::string Canvas::width(const Span& span, double least) const {
    return percent(std::max(least, share(span.to_sec) - share(span.from_sec)));
}

double Canvas::shortest_sec(double least_share) const {
    return least_share * chapter.scenario.until_sec;
}

void Canvas::name_lane(const Lane& lane, const char* name) {
    gutter.leaf("text", {{"class", "name"}, {"x", "0"}, {"y", px(lane.middle() + 4)}}, name);
}

std::string time_text(double time_sec) {
    return format_time(time_sec, 1);
}

std::string span_text(const Span& span) {
    return time_text(span.from_sec) + " – " + time_text(span.to_sec);
}

std::string shortened(std::string_view text, std::size_t cells) {
    if (width_in_cells(text) <= cells) return std::string(text);
    std::size_t end = 0;
    std::size_t whole = 0;  // up to where it fits
    while (end < text.size()) {
        ++end;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) ++end;
        if (width_in_cells(text.substr(0, end)) + 1 > cells) break;
        whole = end;
    }
    return std::string(text.substr(0, whole)) + "…";
}

}  // namespace rei::workbench
