#include "rei/persona/hmm_engine.hpp"

#include <algorithm>
#include <utility>

#include "rei/affect/steps.hpp"
#include "rei/labelling/centroids.hpp"

namespace rei {
namespace {

MoodDistribution certain(std::size_t moods, Mood mood) {
    MoodDistribution out(moods, 0.0);
    out[mood] = 1;
    return out;
}

}  // namespace

HmmEngine::HmmEngine(const Policy& policy)
    : conversation_(policy),
      chain_(policy),
      evidence_(policy, mood_centroids(policy)),
      gate_(policy),
      grid_sec_(policy.engine.grid_sec),
      flip_margin_(policy.engine.hmm_flip_margin),
      course_(chain_, certain(chain_.size(), chain_.neutral())) {
    for (const AffectState& centroid : evidence_.centroids()) {
        valences_.push_back(centroid.valence);
        arousals_.push_back(centroid.arousal);
        intensities_.push_back(centroid.intensity);
    }
}

void HmmEngine::start(const AffectState&, Mood mood, const std::vector<int>& affinities,
                      EngineListener& listener) {
    conversation_.start(affinities);
    gate_.start(mood);
    grid_ = 0;
    measured_.reset();
    believe(certain(chain_.size(), mood), 0);
    move_to(0, 0, listener);
    gate_.settle_start(propose(mood), listener);
}

void HmmEngine::advance_to(double time_sec, EngineListener& listener) {
    conversation_.require_ahead(time_sec);
    advance(time_sec, time_sec, listener);
    conversation_.pass(time_sec);
}

void HmmEngine::turn(const EngineTurn& turn, EngineListener& listener) {
    conversation_.require_ahead(turn.at_sec);
    advance(turn.at_sec, turn.at_sec + kTimeSlackSec, listener);
    conversation_.pass(turn.at_sec);
    measured_ = evidence_.measure(conversation_.hear(turn), turn.llm.mood_delta);
    const int affinity = conversation_.enter(turn.user, turn.llm.affinity_delta);
    MoodDistribution posterior = chain_.after(course_.from(), turn.at_sec - since_sec_);
    if (measured_) evidence_.weigh(*measured_, posterior);
    believe(std::move(posterior), turn.at_sec);
    move_to(turn.at_sec, affinity, listener);
    gate_.take_trigger(turn.heard.transitions, turn.at_sec);
    settle(turn.at_sec, Occasion::turn, listener);
}

bool HmmEngine::at_rest() const {
    return chain_.is_at_rest(looked_sec_ - since_sec_);
}

void HmmEngine::advance(double to_sec, double limit_sec, EngineListener& listener) {
    for (;;) {
        const double grid_sec = at_rest() ? MoodGate::kNever : time_of(grid_ + 1);
        const double due_sec = std::min(grid_sec, gate_.next_timer());
        if (due_sec > limit_sec) break;
        const double at_sec = std::min(due_sec, to_sec);
        Occasion occasion = Occasion::hold_end;
        if (grid_sec <= due_sec + kTimeSlackSec) {
            grid_ += 1;
            look(at_sec);
            if (mean() != motion_.state) move_to(at_sec, motion_.affinity, listener);
            occasion = Occasion::step;
        }
        settle(at_sec, gate_.pass_timers(due_sec + kTimeSlackSec, occasion), listener);
    }
    if (at_rest()) grid_ = std::max(grid_, last_step_until(limit_sec, grid_sec_));
}

void HmmEngine::believe(MoodDistribution posterior, double at_sec) {
    course_ = MoodCourse(chain_, std::move(posterior));
    since_sec_ = at_sec;
    valence_ = course_.weights(valences_);
    arousal_ = course_.weights(arousals_);
    intensity_ = course_.weights(intensities_);
    const MoodDistribution& from = course_.from();
    leader_ = chain_.neutral();
    for (std::size_t k = 0; k < from.size(); ++k) {
        if (k == chain_.neutral()) continue;
        if (leader_ == chain_.neutral() || from[k] > from[leader_]) leader_ = static_cast<Mood>(k);
    }
    look(at_sec);
}

void HmmEngine::look(double at_sec) {
    looked_sec_ = at_sec;
    moment_ = course_.at(at_sec - since_sec_);
}

AffectState HmmEngine::mean() const {
    return {std::clamp(MoodCourse::mean(moment_, valence_), -1.0, 1.0),
            std::clamp(MoodCourse::mean(moment_, arousal_), 0.0, 1.0),
            std::clamp(MoodCourse::mean(moment_, intensity_), 0.0, 1.0)};
}

void HmmEngine::move_to(double at_sec, int affinity, EngineListener& listener) {
    motion_ = standing_at(at_sec, mean(), affinity);
    listener.on_motion(motion_);
}

void HmmEngine::settle(double at_sec, Occasion occasion, EngineListener& listener) {
    gate_.settle(at_sec, occasion, listener, [&](Mood mood) { return propose(mood); });
}

Proposal HmmEngine::propose(Mood mood) const {
    const double in_force = course_.probability(moment_, mood);
    const double neutral = course_.probability(moment_, chain_.neutral());
    const double leading = course_.probability(moment_, leader_);
    Proposal out;
    out.candidate = neutral >= leading ? chain_.neutral() : leader_;
    const double lead = std::max(neutral, leading) - in_force;
    if (lead <= 0) out.candidate = mood;
    out.held = lead <= flip_margin_;
    out.margin = flip_margin_ - lead;
    return out;
}

OwnState HmmEngine::own() const {
    return HmmOwn{course_.from(), since_sec_, looked_sec_, grid_, measured_};
}

EngineState HmmEngine::save() const {
    EngineState out;
    out.variant = Variant::hmm;
    conversation_.save(out);
    out.motion = motion_;
    out.label = gate_.memory();
    out.own = own();
    return out;
}

void HmmEngine::resume(const EngineState& state) {
    conversation_.resume(state);
    gate_.resume(state.label, now_sec());
    const auto& own = std::get<HmmOwn>(state.own);
    believe(own.posterior, own.since_sec);
    look(own.looked_sec);
    grid_ = own.grid;
    measured_ = own.measured;
    motion_ = state.motion;
}

}  // namespace rei
