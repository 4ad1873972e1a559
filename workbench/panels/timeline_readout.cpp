#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "rei/model/display_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/model/verdict_text.hpp"
#include "rei/panels/diagnosis_cure.hpp"
#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/mood_shares.hpp"
#include "rei/replay/reason.hpp"

namespace rei::workbench {

namespace {

/// A mark this near to the mouse is the one that is meant.
constexpr float kNearPx = 8;

/// The mark nearest to the mouse if it is near; else the one in force, whose change is sampled and held.
std::size_t meant_mark(const Trace& trace, const Axis2Px& x, double time_sec) {
    const std::size_t in_force = trace.mark_at(time_sec);
    const std::size_t next = in_force + 1;
    if (next >= trace.marks.size()) return in_force;
    const float to_next = x.px(trace.marks[next].time_sec) - x.px(time_sec);
    const float to_this = x.px(time_sec) - x.px(trace.marks[in_force].time_sec);
    return to_next <= kNearPx && to_next < to_this ? next : in_force;
}

std::string numbers_line(const char* name, const Trace& trace, double time_sec) {
    const AffectState state = trace.state_at(time_sec);
    return fmt::format("{}:  v {:+.4f}   a {:.4f}   i {:.4f}   {}", name, state.valence, state.arousal,
                       state.intensity, trace.moods[trace.mood_at(time_sec)]);
}

/// What the numbers did since just before the last turn.
std::string change_line(const Trace& trace, double time_sec) {
    const std::size_t turns = trace.turns_until(time_sec);
    if (turns == 0) return {};
    const Motion at_turn = trace.anchors[trace.turns.anchor[turns - 1]];
    const std::size_t anchor = trace.turns.anchor[turns - 1];
    const AffectState before =
        anchor == 0 ? at_turn.state : state_at(trace.law, trace.anchors[anchor - 1], at_turn.time_sec);
    const AffectState now = trace.state_at(time_sec);
    return fmt::format(fmt::runtime(tr("Δ since turn {}:  v {:+.4f}   a {:+.4f}   i {:+.4f}")), turns,
                       now.valence - before.valence, now.arousal - before.arousal,
                       now.intensity - before.intensity);
}

/// The most probable moods, where a variant weighs them.
std::string shares_line(const Trace& trace, const Policy& policy, double time_sec) {
    constexpr std::size_t kMost = 3;
    std::vector<std::pair<double, std::string>> moods;
    const std::vector<double> shares = mood_shares_at(trace, policy, time_sec);
    for (std::size_t mood = 0; mood < shares.size(); ++mood)
        moods.emplace_back(shares[mood], trace.moods[mood]);
    std::sort(moods.rbegin(), moods.rend());
    std::string line;
    for (std::size_t k = 0; k < std::min(kMost, moods.size()); ++k)
        line += fmt::format("{}P({}) {:.2f}", k == 0 ? "" : "   ", moods[k].second, moods[k].first);
    return line;
}

}  // namespace

void timeline_readout(const TimelineView& view, double time_sec) {
    if (const Finding* const finding = finding_at(view, ImGui::GetIO().MousePos)) {
        tooltip(view.theme,
                std::string(tr(info_of(finding->kind).title)) + "  " + display_text(finding->subject),
                {display_text(finding->what)}, 440);
        return;
    }
    const Session& session = view.session();
    const Run& run = session.main_run();
    const Trace& trace = run.trace;
    std::vector<std::string> lines{numbers_line(name_of(run.variant), trace, time_sec)};
    if (const std::string change = change_line(trace, time_sec); !change.empty()) lines.push_back(change);
    if (session.is_tuned() && view.bench.view.shows_ghost)
        lines.push_back(numbers_line(tr("as loaded"), run.ghost(), time_sec));
    for (std::size_t k = 1; k < session.runs().size() && view.bench.view.shows_variants; ++k) {
        lines.push_back(numbers_line(name_of(session.runs()[k].variant), session.runs()[k].trace, time_sec));
    }
    if (const std::string shares = shares_line(trace, session.policy(), time_sec); !shares.empty())
        lines.push_back(shares);
    const std::size_t turns = trace.turns_until(time_sec);
    if (turns > 0) {
        const TurnText& text = session.turn_texts()[turns - 1];
        lines.push_back(
            fmt::format("{}  {}: {}", format_time(trace.turn_time(turns - 1), 1), text.user, text.text));
    }
    const std::size_t mark = meant_mark(trace, view.geometry.x, time_sec);
    const Phrase reason = reason_of(trace, mark, session.scenario(), session.policy());
    lines.push_back(format_time(trace.marks[mark].time_sec, 2) + "  " + display_text(reason));
    tooltip(view.theme, format_time(time_sec, 2), lines, 440);
}

}  // namespace rei::workbench
