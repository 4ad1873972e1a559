// Lanes of the variants that believe rather than know: what surprised kalman, and the probabilities of moods.
#include <algorithm>
#include <cmath>

#include "rei/dynamics/kalman.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/mood_shares.hpp"

namespace rei::workbench {

namespace {

constexpr double kLeastInnovation = 0.5;  ///< the axis reaches at least so far
constexpr double kMostNis = 3;            ///< in units of the gate: what lies beyond is cut
constexpr float kShareColumn = 2;         ///< pixels

/// Calls `visit(time_px, measurement)` for every measured turn in view.
template <class Visit>
void each_measurement(const TimelineView& view, Visit&& visit) {
    const Trace& trace = view.trace();
    const auto& steps = std::get<KalmanColumns>(trace.own).steps;
    const Axis2Px& x = view.geometry.x;
    const std::size_t first = trace.turns_until(std::max(0.0, x.range.low));
    for (std::size_t turn = first == 0 ? 0 : first - 1;
         turn < trace.turns.size() && trace.turn_time(turn) <= x.range.high; ++turn) {
        const Measurement& measurement = steps[turn + 1].measurement;
        if (measurement.taken) visit(x.px(trace.turn_time(turn)), measurement);
    }
}

void innovations(const TimelineView& view, const Box& lane) {
    const Theme& theme = view.theme;
    double most = kLeastInnovation;
    each_measurement(view, [&](float, const Measurement& m) {
        most = std::max({most, std::abs(m.innovation_valence), std::abs(m.innovation_arousal)});
    });
    most *= 1.15;  // room for the heads at the ends
    const Axis2Px y = value_axis(lane, {-most, most});
    lane_grid(view, lane, y);
    lane_title(view, lane, tr("innovation"));
    const float shift = theme.px(2.5F);
    const Box reach = lane.grown(theme.px(4));  // in a low lane heads at the ends stay whole
    view.list.PushClipRect(reach.min, reach.max, true);
    each_measurement(view, [&](float at, const Measurement& m) {
        draw_stem(view, {at - shift, y.px(0)}, y.px(m.innovation_valence),
                  m.innovation_valence > 0 ? theme.palette.good : theme.palette.bad, false);
        draw_stem(view, {at + shift, y.px(0)}, y.px(m.innovation_arousal), theme.palette.accent, true);
    });
    view.list.PopClipRect();
}

/// How improbable each line was; past the gate kalman trusts it less.
void surprises(const TimelineView& view, const Box& lane) {
    const Theme& theme = view.theme;
    const Palette& p = theme.palette;
    const double gate = chi_squared_2_quantile(view.session().policy().engine.kalman_gate_probability);
    double most = 1.4 * gate;
    each_measurement(view, [&](float, const Measurement& m) {
        most = std::max(most, std::min(1.1 * m.nis, kMostNis * gate));
    });
    const Axis2Px y = value_axis(lane, {0, most});
    lane_title(view, lane, "NIS");
    draw_label(view.list, theme.fonts.small, {lane.min.x - theme.px(6), y.px(gate)}, 1, p.ink_faint,
               format_value(gate, 1, false));
    draw_dashed(view.list, {lane.min.x, y.px(gate)}, {lane.max.x, y.px(gate)}, {with_alpha(p.warn, 0.7F), 1},
                theme.px(4), theme.px(3));
    view.list.PushClipRect(lane.min, lane.max, true);
    each_measurement(view, [&](float at, const Measurement& m) {
        const ImU32 colour = m.nis > gate ? p.warn : p.ink_dim;
        view.list.AddRectFilled({at - theme.px(1), y.px(std::min(m.nis, most))}, {at + theme.px(1), y.px(0)},
                                colour);
    });
    view.list.PopClipRect();
}

}  // namespace

void innovation_lane(const TimelineView& view) {
    const Box& lane = view.geometry.innovation;
    if (lane.height() <= 0) return;
    const float split = std::round(lane.min.y + lane.height() * 0.55F);
    const Box upper{lane.min, {lane.max.x, split}};
    const Box lower{{lane.min.x, split + view.theme.px(3)}, lane.max};
    for (const Box& part : {upper, lower})
        view.list.AddRectFilled(part.min, part.max, view.theme.palette.sunken, view.theme.px(3));
    innovations(view, upper);
    surprises(view, lower);
}

void posterior_lane(const TimelineView& view) {
    const Box& lane = view.geometry.posterior;
    if (lane.height() <= 0) return;
    const Theme& theme = view.theme;
    const Trace& trace = view.trace();
    const Axis2Px& x = view.geometry.x;
    view.list.AddRectFilled(lane.min, lane.max, theme.palette.sunken, theme.px(3));
    const auto columns = static_cast<std::size_t>(std::max(1.0F, lane.width() / kShareColumn));
    const MoodShares shares = mood_shares(trace, view.session().policy(), x.range, columns);
    std::vector<ImU32> colours;
    for (const std::string& mood : trace.moods)
        colours.push_back(
            blended(theme.palette.sunken, mood_colour(mood), mood == "neutral" ? 0.30F : 0.72F));
    const double half_sec = shares.time_sec.size() > 1 ? (shares.time_sec[1] - shares.time_sec[0]) / 2 : 0;
    for (std::size_t k = 0; k < shares.time_sec.size(); ++k) {
        const float left = x.px(shares.time_sec[k] - half_sec);
        const float right = x.px(shares.time_sec[k] + half_sec);
        float below = lane.max.y;
        for (std::size_t mood = 0; mood < shares.shares[k].size(); ++mood) {
            const float above = below - static_cast<float>(shares.shares[k][mood]) * lane.height();
            if (below - above > 0.1F) view.list.AddRectFilled({left, above}, {right, below}, colours[mood]);
            below = above;
        }
    }
    lane_title(view, lane, tr("P(mood)"));
}

}  // namespace rei::workbench
