#include <algorithm>

#include "rei/model/display_text.hpp"
#include "rei/model/expectation_kind.hpp"
#include "rei/model/strings.hpp"
#include "rei/model/verdict_text.hpp"
#include "rei/panels/expectations_parts.hpp"
#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

/// Where there is nothing yet: how to begin.
void draw_hint(const TimelineView& view) {
    const Theme& theme = view.theme;
    const Box& lane = view.geometry.expectations;
    view.list.AddRectFilled(lane.min, lane.max, with_alpha(theme.palette.sunken, 0.6F), theme.px(3));
    const std::string hint =
        fitted(theme.fonts.small, tr("right button: expect something here"), lane.width() - theme.px(8));
    draw_label(view.list, theme.fonts.small, {lane.min.x + theme.px(6), lane.centre().y}, 0,
               theme.palette.ink_faint, hint);
    lane_title(view, lane, tr("expected"));
}

/// From the begin of a settling to its deadline it may still do as it likes.
void draw_lead(const TimelineView& view, const Expectation& expectation, const Box& bar, ImU32 colour) {
    const Box& lane = view.geometry.expectations;
    const float from = std::max(lane.min.x, view.geometry.x.px(span_of(expectation).from_sec));
    if (from >= bar.min.x) return;
    const Stroke stroke{with_alpha(colour, 0.6F), view.theme.px(1)};
    draw_dashed(view.list, {from, bar.centre().y}, {bar.min.x, bar.centre().y}, stroke, view.theme.px(4),
                view.theme.px(3));
    view.list.AddLine({from, bar.min.y + 1}, {from, bar.max.y - 1}, colour, view.theme.px(2));
}

/// What the bar covers: of a settling what comes after its deadline.
Span judged_span(const Expectation& expectation, double until_sec) {
    const Span span = span_of(expectation);
    return kind_of(expectation) == ExpectationKind::settles ? Span{span.to_sec, until_sec} : span;
}

/// The verdict's sign, the expectation in words, and how much is left, as far as there is room.
void draw_words(const TimelineView& view, const Expectation& expectation, const Verdict& verdict,
                const Box& bar, ImU32 colour) {
    const Theme& theme = view.theme;
    const ImVec2 mark{bar.min.x + theme.px(10), bar.centre().y};
    const Stroke stroke{colour, theme.px(1.5F)};
    verdict.holds ? draw_check(view.list, mark, theme.px(8), stroke)
                  : draw_cross(view.list, mark, theme.px(8), stroke);
    const std::string left = robustness_text(expectation, verdict);
    const float room =
        view.geometry.expectations.max.x - bar.min.x - theme.px(30) - size_of(theme.fonts.small, left).x;
    const std::string text =
        fitted(theme.fonts.small, display_text(expectation.in_words), std::max(0.0F, room));
    const float x = bar.min.x + theme.px(18);
    draw_label(view.list, theme.fonts.small, {x, bar.centre().y}, 0, theme.palette.ink_dim, text);
    if (room > 0)
        draw_label(view.list, theme.fonts.small,
                   {x + size_of(theme.fonts.small, text).x + theme.px(8), bar.centre().y}, 0, colour, left);
}

}  // namespace

void expectation_lane(const TimelineView& view) {
    const Theme& theme = view.theme;
    const Palette& p = theme.palette;
    const Box& lane = view.geometry.expectations;
    const auto& expectations = view.session().scenario().expectations;
    if (expectations.empty()) {
        draw_hint(view);
        return;
    }
    const auto& verdicts = view.session().main_run().verdicts;
    const Axis2Px& x = view.geometry.x;
    const float row = view.geometry.expectation_height;
    view.list.PushClipRect({lane.min.x - 1, lane.min.y}, {lane.max.x + 1, lane.max.y}, true);
    for (std::size_t k = 0; k < expectations.size(); ++k) {
        const Span span = judged_span(expectations[k], view.session().scenario().until_sec);
        const float top = lane.min.y + row * static_cast<float>(k);
        const ImU32 colour = verdicts[k].holds ? p.good : p.bad;
        const float from = std::max(lane.min.x, x.px(span.from_sec));
        const float to = std::max(from + theme.px(3), std::min(lane.max.x, x.px(span.to_sec)));
        const Box bar{{from, top + 1}, {to, top + row - 1}};
        view.list.AddRectFilled(bar.min, bar.max, with_alpha(colour, verdicts[k].holds ? 0.20F : 0.34F),
                                theme.px(2));
        view.list.AddRectFilled(bar.min, {bar.min.x + theme.px(2), bar.max.y}, colour, 0);
        if (kind_of(expectations[k]) == ExpectationKind::settles)
            draw_lead(view, expectations[k], bar, colour);
        if (view.bench.view.selected_expectation == k)
            view.list.AddRect(bar.min, bar.max, p.accent, theme.px(2), 0, theme.px(1.5F));
        if (row >= theme.fonts.small->FontSize * 0.9F)
            draw_words(view, expectations[k], verdicts[k], bar, colour);
        if (!verdicts[k].holds) {
            const float at = x.px(verdicts[k].at_sec);
            view.list.AddLine({at, bar.min.y}, {at, bar.max.y}, p.bad, theme.px(2));
        }
    }
    view.list.PopClipRect();
    const auto holding =
        std::count_if(verdicts.begin(), verdicts.end(), [](const Verdict& v) { return v.holds; });
    lane_title(view, lane, tr("expected"));
    lane_number(view, lane, std::to_string(holding) + " / " + std::to_string(verdicts.size()));
}

}  // namespace rei::workbench
