#include <algorithm>

#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

/// The stretch of time that an expectation speaks of.
struct SpanOf {
    double until_sec;
    Span operator()(const MoodIs& e) const { return e.span; }
    Span operator()(const MoodBecomes& e) const { return {e.from_sec, e.deadline_sec}; }
    Span operator()(const MoodNever& e) const { return e.span; }
    Span operator()(const FlipsAtMost& e) const { return e.span; }
    Span operator()(const SaturationAtMost& e) const { return e.span; }
    Span operator()(const SettlesTo& e) const { return {e.after_sec + e.within_sec, until_sec}; }
    Span operator()(const RangeWithin& e) const { return e.span; }
};

}  // namespace

void expectation_lane(const TimelineView& view) {
    const Theme& theme = view.theme;
    const Palette& p = theme.palette;
    const Box& lane = view.geometry.expectations;
    const auto& expectations = view.session().scenario().expectations;
    if (expectations.empty()) return;
    const auto& verdicts = view.session().main_run().verdicts;
    const Axis2Px& x = view.geometry.x;
    const float row = view.geometry.expectation_height;
    view.list.PushClipRect({lane.min.x - 1, lane.min.y}, {lane.max.x + 1, lane.max.y}, true);
    for (std::size_t k = 0; k < expectations.size(); ++k) {
        const Span span = std::visit(SpanOf{view.session().scenario().until_sec}, expectations[k].what);
        const float top = lane.min.y + row * static_cast<float>(k);
        const ImU32 colour = verdicts[k].holds ? p.good : p.bad;
        const float from = std::max(lane.min.x, x.px(span.from_sec));
        const float to = std::max(from + theme.px(3), std::min(lane.max.x, x.px(span.to_sec)));
        const Box bar{{from, top + 1}, {to, top + row - 1}};
        view.list.AddRectFilled(bar.min, bar.max, with_alpha(colour, verdicts[k].holds ? 0.20F : 0.34F),
                                theme.px(2));
        view.list.AddRectFilled(bar.min, {bar.min.x + theme.px(2), bar.max.y}, colour, 0);
        if (row >= theme.fonts.small->FontSize * 0.9F) {
            const float room = lane.max.x - bar.min.x - theme.px(22);
            const std::string text = fitted(theme.fonts.small, expectations[k].text, std::max(0.0F, room));
            const ImVec2 mark{bar.min.x + theme.px(10), bar.centre().y};
            const Stroke stroke{colour, theme.px(1.5F)};
            verdicts[k].holds ? draw_check(view.list, mark, theme.px(8), stroke)
                              : draw_cross(view.list, mark, theme.px(8), stroke);
            draw_label(view.list, theme.fonts.small, {bar.min.x + theme.px(18), bar.centre().y}, 0, p.ink_dim,
                       text);
        }
        if (!verdicts[k].holds) {
            const float at = x.px(verdicts[k].at_sec);
            view.list.AddLine({at, bar.min.y}, {at, bar.max.y}, p.bad, theme.px(2));
        }
    }
    view.list.PopClipRect();
    const auto holding =
        std::count_if(verdicts.begin(), verdicts.end(), [](const Verdict& v) { return v.holds; });
    lane_title(view, lane, "expected", std::to_string(holding) + " / " + std::to_string(verdicts.size()));
}

}  // namespace rei::workbench
