#include "rei/model/output.hpp"

namespace rei::workbench {

namespace {

Mood mood_before(const Trace& trace, std::size_t turn) {
    const Mark& mark = trace.marks[trace.turns.mark[turn]];
    return mark.turn == turn ? mark.event.before : mark.event.mood;
}

/// Where the motion until then has led. A turn that moves the state has an anchor of its own at its instant;
/// with a tick, a turn may be heard now and move the state later.
AffectState state_before(const Trace& trace, std::size_t turn) {
    const double time_sec = trace.turn_time(turn);
    const std::uint32_t anchor = trace.turns.anchor[turn];
    const std::uint32_t anchor_before = turn == 0 ? 0 : trace.turns.anchor[turn - 1];
    const bool has_moved = anchor != anchor_before && trace.anchors.time_sec[anchor] == time_sec;
    return state_at(trace.law, trace.anchors[has_moved ? anchor - 1 : anchor], time_sec);
}

}  // namespace

OutputNow output_at(const Policy& policy, const Trace& trace, double time_sec) {
    OutputNow out;
    out.mood = trace.moods[trace.mood_at(time_sec)];
    out.state = trace.state_at(time_sec);
    const auto express_with = [&](double arousal, double intensity) {
        return express(policy, out.mood, {out.state.valence, arousal, intensity});
    };
    const double rest = policy.engine.baseline_arousal;
    out.expression = express(policy, out.mood, out.state);
    out.preset = express_with(rest, 1);
    out.neutral = express_with(rest, 0).face;
    out.calmest = express_with(0, 1).voice;
    out.liveliest = express_with(1, 1).voice;
    return out;
}

std::optional<TurnPrompt> prompt_at(const Session& session, double time_sec) {
    const Trace& trace = session.main_run().trace;
    const std::size_t turns = trace.turns_until(time_sec);
    if (turns == 0) return std::nullopt;
    const std::size_t turn = turns - 1;
    const std::string& mood = trace.moods[mood_before(trace, turn)];
    return TurnPrompt{
        turn, mood,
        build_prompt(session.policy(), mood, state_before(trace, turn), session.scenario().turns[turn].text)};
}

}  // namespace rei::workbench
