// The table that a policy means where it gives none.
#include <algorithm>
#include <cmath>
#include <optional>

#include "rei/dynamics/continuous.hpp"
#include "rei/labelling/centroids.hpp"
#include "rei/labelling/labeller.hpp"
#include "rei/persona/fsm_table.hpp"

namespace rei {
namespace {

/// Changes of mood as they come.
struct Changes final : LabelListener {
    void on_label(double time_sec, const LabelEvent& event) override {
        if (event.flips()) list.push_back({time_sec, event.mood});
    }
    struct Change {
        double time_sec;
        Mood mood;
    };
    std::vector<Change> list;
};

/// What ends a mood by itself.
struct TimeOut {
    double after_sec = 0;
    Mood to = 0;
    Mood in_the_end = 0;  ///< where the way from its centroid comes to rest
};

class Deriver {
  public:
    explicit Deriver(const Policy& policy)
        : policy_(policy),
          centroids_(mood_centroids(policy)),
          dynamics_(policy),
          plane_(policy),
          labeller_(without_gates(policy)) {}

    [[nodiscard]] std::vector<FsmRule> derive() {
        derive_triggers();
        for (std::size_t k = 0; k < centroids_.size(); ++k) derive_answers(static_cast<Mood>(k));
        derive_timeouts();
        return std::move(rules_);
    }

  private:
    /// The regions and their hysteresis alone.
    static Policy without_gates(const Policy& policy) {
        Policy out;
        out.emotions = policy.emotions;
        out.regions = policy.regions;
        out.engine = policy.engine;
        out.engine.cooldown_sec = 0;
        return out;
    }

    void derive_triggers() {
        for (const TriggerRule& rule : policy_.transitions) {
            const bool known = policy_.mood(rule.target) != kNoMood &&
                               (rule.source == "any" || policy_.mood(rule.source) != kNoMood);
            if (known) rules_.push_back({rule.source, FsmRule::On::trigger, rule.key, 0, {{rule.target, 1}}});
        }
    }

    void derive_answers(Mood mood) {
        const Motion at_centroid = dynamics_.begin(0, centroids_[mood], 0);
        const double cap = policy_.engine.max_stimulus;
        for (const SentimentClass& entry : policy_.classes) {
            const Stimulus word{std::clamp(entry.valence, -cap, cap), std::clamp(entry.arousal, -cap, cap),
                                1};
            if (word.valence == 0 && word.arousal == 0) continue;
            const Motion struck = dynamics_.strike(at_centroid, 0, at_centroid.state, word, 0, 0);
            const Mood there = mood_at(struck);
            if (there == mood && !pushes_outwards(mood, struck)) continue;
            rules_.push_back({policy_.emotions[mood],
                              FsmRule::On::sentiment,
                              entry.name,
                              0,
                              {{policy_.emotions[there], 1}}});
        }
    }

    /// The mood of the first region that holds the state; neutral where none does.
    [[nodiscard]] Mood mood_at(const Motion& motion) const {
        const MotionLaw& law = dynamics_.law();
        const auto locate = [](const AxisCells& axis, const Relaxation& path) {
            return axis.locate(path.value, path.rest, path.deviation);
        };
        const Cells cells{locate(plane_.valence, valence_path(law, motion)),
                          locate(plane_.arousal, arousal_path(law, motion)),
                          locate(plane_.intensity, intensity_path(law, motion))};
        const int region = plane_.first_region(cells, plane_.by_affinity(motion.affinity));
        return region >= 0 ? plane_.mood_of(region) : policy_.neutral();
    }

    [[nodiscard]] bool pushes_outwards(Mood mood, const Motion& struck) const {
        const AffectState& from = centroids_[mood];
        const EngineSettings& e = policy_.engine;
        return (struck.state.valence - from.valence) * (from.valence - e.baseline_valence) +
                   (struck.state.arousal - from.arousal) * (from.arousal - e.baseline_arousal) >
               0;
    }

    void derive_timeouts() {
        std::vector<std::optional<TimeOut>> timeouts;
        for (std::size_t k = 0; k < centroids_.size(); ++k)
            timeouts.push_back(time_out_of(static_cast<Mood>(k)));
        for (std::size_t k = 0; k < timeouts.size(); ++k) {
            if (!timeouts[k]) continue;
            if (goes_round(timeouts, k)) timeouts[k]->to = timeouts[k]->in_the_end;
            if (timeouts[k]->to == k) {
                timeouts[k].reset();
                continue;
            }
            rules_.push_back({policy_.emotions[k],
                              FsmRule::On::timeout,
                              "",
                              timeouts[k]->after_sec,
                              {{policy_.emotions[timeouts[k]->to], 1}}});
        }
    }

    /// Let a state at the centroid of `mood` come to rest, with nothing but hysteresis in the way.
    [[nodiscard]] std::optional<TimeOut> time_out_of(Mood mood) {
        constexpr double kShortest = 0.01;  // what a table may say
        Changes changes;
        const Motion from = dynamics_.begin(0, centroids_[mood], 0);
        constexpr double kForever = 1e12;
        labeller_.start(dynamics_.law(), from, mood, changes);
        labeller_.advance(kForever, dynamics_.drift(from, kForever), false, changes);
        const auto& list = changes.list;
        for (std::size_t k = 0; k < list.size(); ++k) {
            const double lasts_sec = k + 1 < list.size() ? list[k + 1].time_sec - list[k].time_sec : kForever;
            if (list[k].mood == mood || lasts_sec < policy_.engine.cooldown_sec) continue;
            const double after_sec = list[0].time_sec > 0 ? list[0].time_sec : held_sec();
            return TimeOut{std::max(after_sec, kShortest), list[k].mood, list.back().mood};
        }
        return std::nullopt;
    }

    /// How long a mood lasts that only a trigger can bring about.
    [[nodiscard]] double held_sec() const {
        const double held = std::max(policy_.engine.trigger_hold_sec, policy_.engine.cooldown_sec);
        return held > 0 ? held : 1;
    }

    /// Whether time alone leads from mood `from` round and round.
    [[nodiscard]] static bool goes_round(const std::vector<std::optional<TimeOut>>& timeouts,
                                         std::size_t from) {
        std::size_t at = from;
        for (std::size_t steps = 0; steps <= timeouts.size(); ++steps) {
            if (!timeouts[at]) return false;
            at = timeouts[at]->to;
        }
        return true;
    }

    const Policy& policy_;
    std::vector<AffectState> centroids_;
    ContinuousDynamics dynamics_;
    LabelPlane plane_;
    Labeller labeller_;
    std::vector<FsmRule> rules_;
};

}  // namespace

std::vector<FsmRule> derive_fsm_rules(const Policy& policy) {
    return Deriver(policy).derive();
}

}  // namespace rei
