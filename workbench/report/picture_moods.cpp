// The lane of moods with their names, what is held back below it, the moods under the policy before, and the
// tint of the moods behind the numbers.
#include <fmt/format.h>

#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"
#include "rei/replay/reason.hpp"
#include "rei/report/canvas.hpp"
#include "rei/report/folded.hpp"
#include "rei/report/widths.hpp"

namespace rei::workbench {

namespace {

constexpr double kNamePx = 11;
constexpr double kNameRoomPx = 8;
constexpr std::size_t kMostTold = 150;  ///< of more spans than this nobody could point at one
constexpr std::size_t kReasonCells = 180;

/// A run as a lane shows it.
struct Strip {
    const ReportedRun& run;
    const Policy& policy;
    const Lane& lane;
    std::vector<MoodSpan> spans;
};

std::string told(const Canvas& canvas, const Strip& strip, const MoodSpan& span) {
    std::string text = strip.run.trace.moods[span.mood] + "  " + span_text(span.span);
    if (span.mark == kNoMark || span.mark == 0) return text;
    const std::string reason =
        say(reason_of(strip.run.trace, span.mark, canvas.chapter.scenario, strip.policy));
    return text + "\n" + shortened(reason, kReasonCells);
}

void draw_spans(Canvas& canvas, const Strip& strip) {
    const bool is_dense = strip.spans.size() > kMostTold;
    for (const MoodSpan& span : strip.spans) {
        const std::string& name = strip.run.trace.moods[span.mood];
        const auto box = canvas.plot.open("rect", {{"class", canvas.moods.class_of(name)},
                                                   {"x", canvas.x(span.span.from_sec)},
                                                   {"y", px(strip.lane.top)},
                                                   {"width", canvas.width(span.span)},
                                                   {"height", px(strip.lane.height)}});
        if (!is_dense) canvas.plot.leaf("title", {}, told(canvas, strip, span));
    }
}

void draw_names(Canvas& canvas, const Strip& strip) {
    for (const MoodSpan& span : strip.spans) {
        const std::string& name = strip.run.trace.moods[span.mood];
        const double share = canvas.share(span.span.to_sec) - canvas.share(span.span.from_sec);
        const auto fits = class_that_fits(text_px(name, kNamePx) + kNameRoomPx, share);
        if (!fits) continue;
        const double middle_sec = (span.span.from_sec + span.span.to_sec) / 2;
        canvas.plot.leaf("text",
                         {{"class", fmt::format("mood {} {}", canvas.moods.class_of(name), *fits)},
                          {"x", canvas.x(middle_sec)},
                          {"y", px(strip.lane.middle() + 4)}},
                         name);
    }
}

/// The strip once more, pale, behind valence, arousal and intensity.
void draw_tint(Canvas& canvas, const Strip& strip) {
    const Lane& first = canvas.layout.numbers.front();
    const Lane& last = canvas.layout.numbers.back();
    const double stretch = (last.bottom() - first.top) / strip.lane.height;
    canvas.plot.empty("use", {{"class", "tint"},
                              {"href", fmt::format("#{}m", canvas.anchor)},
                              {"transform", fmt::format("translate(0 {}) scale(1 {:.4f})",
                                                        px(first.top - strip.lane.top * stretch), stretch)}});
}

std::string told(const Trace& trace, const HeldBack& held) {
    std::string text =
        fmt::format(fmt::runtime(tr(held.gate == Gate::cooldown ? "{} held back by the cooldown"
                                                                : "{} held back by hysteresis or a margin")),
                    trace.moods[held.candidate]);
    text += "  " + span_text(held.span);
    if (held.count > 1) text += "  " + fmt::format(fmt::runtime(tr("… and {} more")), held.count - 1);
    return text;
}

void draw_held_back(Canvas& canvas) {
    const Lane& lane = canvas.layout.held_back;
    const Trace& trace = canvas.chapter.now.trace;
    const std::vector<HeldBack> all = held_back(trace, canvas.shortest_sec(kLeastSpan));
    const auto group = canvas.plot.open("g", {{"class", "held"}});
    for (const HeldBack& held : all) {
        const std::string& name = trace.moods[held.candidate];
        const auto box = canvas.plot.open("rect", {{"class", canvas.moods.class_of(name)},
                                                   {"x", canvas.x(held.span.from_sec)},
                                                   {"y", px(lane.top)},
                                                   {"width", canvas.width(held.span, 0.002)},
                                                   {"height", px(lane.height)}});
        if (all.size() <= kMostTold) canvas.plot.leaf("title", {}, told(trace, held));
    }
}

Strip strip_of(const Canvas& canvas, const ReportedRun& run, const Policy& policy, const Lane& lane) {
    return {run, policy, lane, mood_spans(run.trace, canvas.shortest_sec(kLeastSpan))};
}

}  // namespace

void draw_moods(Canvas& canvas) {
    const Chapter& chapter = canvas.chapter;
    const Strip now = strip_of(canvas, chapter.now, chapter.policy.policy, canvas.layout.moods);
    canvas.name_lane(now.lane, tr("mood"));
    draw_tint(canvas, now);
    {
        const auto group = canvas.plot.open("g", {{"class", "strip"}, {"id", canvas.anchor + "m"}});
        draw_spans(canvas, now);
    }
    draw_names(canvas, now);
    draw_held_back(canvas);
    if (!chapter.before) return;
    const Strip before =
        strip_of(canvas, *chapter.before, chapter.policy_before->policy, canvas.layout.moods_before);
    canvas.name_lane(before.lane, tr("before"));
    {
        const auto group = canvas.plot.open("g", {{"class", "strip"}});
        draw_spans(canvas, before);
    }
    draw_names(canvas, before);
}

void write_mood_strip(const Trace& trace, MoodClasses& moods, Markup& out) {
    constexpr double kLeast = 0.004;
    if (!(trace.until_sec > 0)) return;
    const auto picture =
        out.open("svg", {{"class", "strip mini"}, {"height", "10"}, {"aria-hidden", "true"}});
    for (const MoodSpan& span : mood_spans(trace, kLeast * trace.until_sec)) {
        out.empty("rect", {{"class", moods.class_of(trace.moods[span.mood])},
                           {"x", percent(span.span.from_sec / trace.until_sec)},
                           {"width", percent((span.span.to_sec - span.span.from_sec) / trace.until_sec)},
                           {"height", "10"}});
    }
}

}  // namespace rei::workbench
