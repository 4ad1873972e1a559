// The event-driven replay against a labeller that knows nothing of events: it looks every 0.1 ms.
#include <cmath>

#include "engine/random_cases.hpp"

#include "rei/replay/replay.hpp"

namespace rei {
namespace {

constexpr double kStepSec = 1e-4;

/// DESIGN §3.3 and §3.4 read naively: closed boxes, elapsed times, one look at a time.
class NaivePersona {
  public:
    NaivePersona(const Policy& policy, const Scenario& scenario)
        : policy_(policy), s_(scenario.start.state), mood_(policy.neutral()) {
        for (const KnownUser& user : scenario.users) affinities_[user.name] = user.affinity;
    }

    struct Flip {
        double time_sec;
        Mood mood;
    };
    std::vector<Flip> flips;

    void step(double now_sec, double elapsed_sec) {
        const EngineSettings& e = policy_.engine;
        const double lambda = decay_per_sec(e.half_life_valence_sec);
        const double rest = e.baseline_valence + e.affinity_bias * affinity_ / lambda;
        const auto towards = [elapsed_sec](double x, double to, double half_life) {
            return to + (x - to) * std::exp2(-elapsed_sec / half_life);
        };
        s_.valence = std::clamp(towards(s_.valence, rest, e.half_life_valence_sec), -1.0, 1.0);
        s_.arousal = towards(s_.arousal, e.baseline_arousal, e.half_life_arousal_sec);
        s_.intensity = towards(s_.intensity, 0, e.half_life_intensity_sec);
        look(now_sec, false);
    }

    void turn(double now_sec, const Turn& turn, const Heard& heard) {
        const EngineSettings& e = policy_.engine;
        int& affinity = affinities_[turn.user];
        affinity = std::clamp(affinity + static_cast<int>(turn.llm.affinity_delta), -100, 100);
        affinity_ = affinity;
        Stimulus phi = stimulus_of(heard, policy_);
        auto& recent = recent_[turn.user];
        recent.insert(recent.begin(), phi);
        recent.resize(static_cast<std::size_t>(e.context_turns));
        double v = 0, a = 0;
        for (const Stimulus& one : recent) {
            v += one.valence / e.context_turns;
            a += one.arousal / e.context_turns;
        }
        const AffectState before = s_;
        s_.valence = std::clamp(
            s_.valence + e.stimulus_gain_valence * v + e.mood_delta_gain * turn.llm.mood_delta, -1.0, 1.0);
        s_.arousal = std::clamp(s_.arousal + e.stimulus_gain_arousal * a, 0.0, 1.0);
        s_.intensity = std::clamp(s_.intensity + e.intensity_gain * (std::abs(s_.valence - before.valence) +
                                                                     std::abs(s_.arousal - before.arousal)),
                                  0.0, 1.0);
        for (const auto index : heard.transitions) {
            const TriggerRule& rule = policy_.transitions[index];
            if (rule.source != "any" && rule.source != policy_.emotions[mood_]) continue;
            held_ = policy_.mood(rule.target);
            held_since_sec_ = now_sec;
            break;
        }
        look(now_sec, true);
    }

    void look(double now_sec, bool at_turn) {
        const double held_sec = now_sec - held_since_sec_;
        const bool held =
            held_ != kNoMood && (held_sec < policy_.engine.trigger_hold_sec || (at_turn && held_sec == 0));
        const int region = first(0);
        const Mood candidate = held ? held_ : region < 0 ? policy_.neutral() : mood_of(region);
        if (candidate == mood_ || (!held && kept())) return;
        if (now_sec - changed_sec_ < policy_.engine.cooldown_sec - kTimeSlackSec && !family(mood_, candidate))
            return;
        mood_ = candidate;
        changed_sec_ = now_sec;
        flips.push_back({now_sec, mood_});
    }

  private:
    [[nodiscard]] Mood mood_of(int region) const {
        return policy_.mood(policy_.regions[static_cast<std::size_t>(region)].mood);
    }
    [[nodiscard]] bool inside(const Region& r, double by) const {
        const auto in = [](double x, const Interval& bounds, double outwards, double low, double high) {
            return (bounds.low <= low || x >= bounds.low - outwards) &&
                   (bounds.high >= high || x <= bounds.high + outwards);
        };
        return in(s_.valence, r.valence, by * policy_.engine.hysteresis_valence, -1, 1) &&
               in(s_.arousal, r.arousal, by * policy_.engine.hysteresis_arousal, 0, 1) &&
               (!r.intensity || in(s_.intensity, *r.intensity, 0, 0, 1)) &&
               (!r.affinity || in(affinity_, *r.affinity, 0, -1000, 1000));
    }
    [[nodiscard]] int first(double by) const {
        for (std::size_t k = 0; k < policy_.regions.size(); ++k) {
            if (inside(policy_.regions[k], by)) return static_cast<int>(k);
        }
        return -1;
    }
    [[nodiscard]] bool kept() const {
        for (std::size_t k = 0; k < policy_.regions.size(); ++k) {
            const bool own = mood_of(static_cast<int>(k)) == mood_;
            if (own && inside(policy_.regions[k], 1)) return true;
            if (!own && inside(policy_.regions[k], -1)) return false;
        }
        return false;
    }
    [[nodiscard]] bool family(Mood a, Mood b) const {
        for (const auto& one : policy_.families) {
            const auto has = [&](Mood m) {
                return std::find(one.begin(), one.end(), policy_.emotions[m]) != one.end();
            };
            if (has(a) && has(b)) return true;
        }
        return false;
    }

    const Policy& policy_;
    AffectState s_;
    Mood mood_;
    double changed_sec_ = -1e9;
    Mood held_ = kNoMood;
    double held_since_sec_ = -1e9;
    int affinity_ = 0;
    std::map<std::string, int> affinities_;
    std::map<std::string, std::vector<Stimulus>> recent_;
};

std::vector<NaivePersona::Flip> naive(const Policy& policy, const Scenario& scenario,
                                      const Appraisals& heard) {
    NaivePersona persona(policy, scenario);
    persona.look(0, false);
    double now_sec = 0;
    const auto walk_to = [&](double to_sec) {
        while (now_sec < to_sec) {
            const double next_sec = std::min(now_sec + kStepSec, to_sec);
            persona.step(next_sec, next_sec - now_sec);
            now_sec = next_sec;
        }
    };
    for (std::size_t k = 0; k < scenario.turns.size(); ++k) {
        walk_to(scenario.turns[k].at_sec);
        persona.turn(now_sec, scenario.turns[k], heard[k]);
    }
    walk_to(scenario.until_sec);
    return persona.flips;
}

/// Conversations without the ties that a clock of 0.1 ms can't tell: short, and no change within a few steps
/// of another.
TEST(BruteForce, AReplayAtATenthOfAMillisecondFindsTheSameChanges) {
    std::size_t flips = 0;
    for (int seed = 0; seed < 25; ++seed) {
        test::Dice dice(static_cast<std::uint64_t>(seed + 70));
        Policy policy = test::random_policy(dice);
        policy.engine.cooldown_sec = std::max(policy.engine.cooldown_sec, 0.5);
        policy.engine.trigger_hold_sec = policy.engine.cooldown_sec + 0.7;
        Scenario scenario = test::random_scenario(dice, 8);
        scenario.until_sec = std::min(scenario.until_sec, 40.0);
        while (!scenario.turns.empty() && scenario.turns.back().at_sec > scenario.until_sec)
            scenario.turns.pop_back();
        const AppraisedScenario heard = appraise(scenario, policy);
        const Trace trace = replay(scenario, heard, policy, Variant::continuous);
        const auto expected = naive(policy, scenario, heard.normalised);
        const auto found = trace.flips();
        ASSERT_EQ(found.size(), expected.size()) << "seed " << seed;
        for (std::size_t k = 0; k < found.size(); ++k) {
            const double late_sec = (static_cast<double>(k) + 2) * kStepSec;  // a late flip delays the next
            EXPECT_EQ(trace.marks[found[k]].event.mood, expected[k].mood) << "seed " << seed;
            EXPECT_NEAR(trace.marks[found[k]].time_sec, expected[k].time_sec, late_sec) << "seed " << seed;
        }
        flips += found.size();
    }
    EXPECT_GT(flips, 60U);
}

}  // namespace
}  // namespace rei
