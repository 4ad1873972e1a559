// What the diagnosis found, marked on the time axis while its pane is open.
#include <algorithm>

#include "rei/model/strings.hpp"
#include "rei/panels/diagnosis_cure.hpp"
#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kFindingNearPx = 3;

/// A place as it is drawn: at least a few pixels wide, so that it can be seen and met with the mouse. The
/// findings for which there is no row share the last one.
Box place_box(const TimelineView& view, const Span& place, std::size_t index) {
    const Axis2Px& x = view.geometry.x;
    const float height = view.geometry.finding_height;
    const float lowest = view.geometry.findings.max.y - height;
    const float top = std::min(lowest, view.geometry.findings.min.y + height * static_cast<float>(index));
    const float from = x.px(place.from_sec);
    const float to = std::max(x.px(place.to_sec), from + view.theme.px(3));
    return {{from, top}, {to, top + height - 1}};
}

}  // namespace

std::size_t findings_in_lane(const Workbench& bench) {
    return bench.view.drawer == Drawer::diagnosis ? bench.diagnosis.findings().size() : 0;
}

void finding_lane(const TimelineView& view, const DiagnosisUi& state) {
    const std::size_t count = findings_in_lane(view.bench);
    if (count == 0) return;
    const Theme& theme = view.theme;
    const TimelineGeometry& g = view.geometry;
    lane_title(view, g.findings, tr("findings"));
    view.list.PushClipRect({g.plot.min.x, g.plot.min.y}, {g.plot.max.x, g.plot.max.y}, true);
    for (std::size_t k = 0; k < count; ++k) {
        const Finding& finding = view.bench.diagnosis.findings()[k].finding;
        const ImU32 colour = severity_colour(theme, finding);
        const bool is_selected = state.selected == DiagnosisUi::key_of(finding);
        for (const Span& place : finding.places) {
            const Box box = place_box(view, place, k);
            view.list.AddRectFilled(box.min, box.max, with_alpha(colour, is_selected ? 0.75F : 0.4F), 1);
            view.list.AddRectFilled(box.min, {box.min.x + theme.px(2), box.max.y}, colour);
            view.list.AddRectFilled({box.max.x - theme.px(2), box.min.y}, box.max, colour);
        }
        if (is_selected) {  // all lanes show when it was worst
            const Box worst = place_box(view, finding.span, k);
            view.list.AddRectFilled({worst.min.x, g.plot.min.y}, {worst.max.x, g.findings.min.y},
                                    with_alpha(colour, 0.10F));
        }
    }
    view.list.PopClipRect();
}

const Finding* finding_at(const TimelineView& view, ImVec2 point) {
    for (std::size_t k = 0; k < findings_in_lane(view.bench); ++k) {
        const Finding& finding = view.bench.diagnosis.findings()[k].finding;
        for (const Span& place : finding.places) {
            const Box box = place_box(view, place, k);
            const Box reach{{box.min.x - kFindingNearPx, box.min.y - 1},
                            {box.max.x + kFindingNearPx, box.max.y + 1}};
            if (reach.contains(point)) return &finding;
        }
    }
    return nullptr;
}

}  // namespace rei::workbench
