#include "rei/persona/fsm_engine.hpp"

#include <algorithm>

#include "rei/labelling/centroids.hpp"

namespace rei {
namespace {

constexpr double kNever = MoodGate::kNever;

}  // namespace

/// Moves to the centroid of a new mood before telling that it is the mood.
class FsmEngine::Follower final : public LabelListener {
  public:
    Follower(FsmEngine& engine, EngineListener& listener) : engine_(engine), listener_(listener) {}
    void on_label(double time_sec, const LabelEvent& event) override {
        if (event.flips()) {
            engine_.stand(time_sec, event.mood, engine_.motion_.affinity, listener_);
            engine_.restart_clock(time_sec);
            engine_.memory_.answer.reset();
        }
        listener_.on_label(time_sec, event);
    }

  private:
    FsmEngine& engine_;
    EngineListener& listener_;
};

FsmEngine::FsmEngine(const Policy& policy)
    : conversation_(policy),
      centroids_(mood_centroids(policy)),
      table_(policy),
      gate_(policy),
      hold_sec_(policy.engine.trigger_hold_sec),
      seed_(policy.engine.fsm_seed) {}

void FsmEngine::start(const AffectState&, Mood mood, const std::vector<int>& affinities,
                      EngineListener& listener) {
    conversation_.start(affinities);
    memory_ = {};
    gate_.start(mood);
    stand(0, mood, 0, listener);
    gate_.settle_start({mood, -1, false, Axis::valence, 0}, listener);
}

void FsmEngine::advance_to(double time_sec, EngineListener& listener) {
    conversation_.require_ahead(time_sec);
    advance(time_sec, time_sec, listener);
    conversation_.pass(time_sec);
}

void FsmEngine::turn(const EngineTurn& turn, EngineListener& listener) {
    conversation_.require_ahead(turn.at_sec);
    advance(turn.at_sec, turn.at_sec + kTimeSlackSec, listener);
    conversation_.pass(turn.at_sec);
    const Stimulus& stimulus = conversation_.hear(turn);
    const int affinity = conversation_.enter(turn.user, turn.llm.affinity_delta);
    stand(turn.at_sec, gate_.mood(), affinity, listener);
    const int row = table_.row_for_turn(gate_.mood(), turn.heard.transitions, table_.sentiment_of(stimulus));
    if (row != FsmTable::kNoRow) answer_turn(row, turn.at_sec);
    settle(turn.at_sec, Occasion::turn, listener);
}

void FsmEngine::answer_turn(int row, double at_sec) {
    const Mood target = draw(row);
    if (target == kNoMood) return;
    memory_.answer.reset();
    if (target == gate_.mood()) restart_clock(at_sec);
    const int transition = table_.transition_of(row);
    if (transition >= 0) {
        gate_.hold(static_cast<std::uint16_t>(transition), target, at_sec);
    } else if (target != gate_.mood()) {
        memory_.answer = FsmAnswer{target, row, at_sec, true};
    }
}

Mood FsmEngine::draw(int row) {
    double chance = 0;
    if (table_.is_chance(row)) {
        chance = thrown(seed_, memory_.draws);
        memory_.draws += 1;
    }
    return table_.answer(row, chance);
}

void FsmEngine::answer_timeouts(double until_sec) {
    const std::vector<int>& rows = table_.timeouts_of(gate_.mood());
    while (next_timeout() <= until_sec) {
        const double due_sec = next_timeout();
        const int row = rows[memory_.timeouts_past++];
        const Mood target = draw(row);
        if (target != kNoMood && target != gate_.mood()) {
            memory_.answer = FsmAnswer{target, row, due_sec, false};
            // of rows with one time the first that leads elsewhere counts
            while (next_timeout() <= due_sec) ++memory_.timeouts_past;
        }
        rewind(due_sec);
    }
}

void FsmEngine::restart_clock(double at_sec) {
    memory_.clock_sec = at_sec;
    memory_.timeouts_past = 0;
}

void FsmEngine::rewind(double at_sec) {
    const std::size_t timeouts = table_.timeouts_of(gate_.mood()).size();
    if (!memory_.answer && timeouts > 0 && memory_.timeouts_past >= timeouts) restart_clock(at_sec);
}

double FsmEngine::next_timeout() const {
    const std::vector<int>& rows = table_.timeouts_of(gate_.mood());
    if (memory_.timeouts_past >= rows.size()) return kNever;
    return memory_.clock_sec + table_.after_sec(rows[memory_.timeouts_past]);
}

double FsmEngine::answer_end() const {
    return memory_.answer && memory_.answer->ends ? memory_.answer->since_sec + hold_sec_ : kNever;
}

void FsmEngine::advance(double to_sec, double limit_sec, EngineListener& listener) {
    for (;;) {
        const double due_sec = std::min({gate_.next_timer(), next_timeout(), answer_end()});
        if (due_sec > limit_sec) return;
        const double until_sec = due_sec + kTimeSlackSec;
        const double at_sec = std::min(due_sec, to_sec);
        const bool timeout = next_timeout() <= until_sec;
        if (timeout) answer_timeouts(until_sec);
        settle(at_sec, gate_.pass_timers(until_sec, timeout ? Occasion::timeout : Occasion::hold_end),
               listener);
        if (answer_end() > until_sec) continue;
        // an answer that has waited takes its last instant, as a trigger does, before it ends
        memory_.answer.reset();
        rewind(at_sec);
        settle(at_sec, Occasion::hold_end, listener);
    }
}

void FsmEngine::settle(double at_sec, Occasion occasion, EngineListener& listener) {
    Follower follower(*this, listener);
    gate_.settle(at_sec, occasion, follower, [&](Mood mood) {
        Proposal out;
        out.candidate = memory_.answer ? memory_.answer->mood : mood;
        if (memory_.answer) out.source = static_cast<std::int16_t>(memory_.answer->row);
        return out;
    });
}

void FsmEngine::stand(double at_sec, Mood mood, int affinity, EngineListener& listener) {
    motion_ = standing_at(at_sec, centroids_[mood], affinity);
    listener.on_motion(motion_);
}

EngineState FsmEngine::save() const {
    EngineState out;
    out.variant = Variant::fsm;
    conversation_.save(out);
    out.motion = motion_;
    out.label = gate_.memory();
    out.own = memory_;
    return out;
}

void FsmEngine::resume(const EngineState& state) {
    conversation_.resume(state);
    motion_ = state.motion;
    gate_.resume(state.label, now_sec());
    memory_ = std::get<FsmOwn>(state.own);
}

}  // namespace rei
