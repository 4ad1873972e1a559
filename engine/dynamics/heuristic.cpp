#include "rei/dynamics/heuristic.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace rei {
namespace {

struct ClassDelta {
    const char* name;
    double valence, arousal;
};
// _score_sentiment: fixed, one hit a class, added in this order
constexpr std::array<ClassDelta, 5> kDeltas{{{"praise", 0.25, 0.05},
                                             {"insult", -0.35, 0.15},
                                             {"comfort", 0.15, -0.05},
                                             {"hype", 0.10, 0.20},
                                             {"sadness", -0.20, -0.05}}};

/// The deltas above are the default directions times this.
constexpr double kGain = 0.25;

/// Python's clamp, with its way with equal values.
double clamp(double x, double low, double high) {
    return std::max(low, std::min(high, x));
}

}  // namespace

HeuristicDynamics::HeuristicDynamics(const Policy& policy)
    : moods_(policy.emotions),
      neutral_(intern("neutral")),
      happy_(intern("happy")),
      excited_(intern("excited")),
      angry_(intern("angry")),
      sad_(intern("sad")),
      tired_(intern("tired")),
      cooldown_sec_(policy.engine.cooldown_sec),
      decay_intensity_(policy.engine.heuristic_decay_intensity),
      decay_arousal_(policy.engine.heuristic_decay_arousal),
      affinity_bias_(policy.engine.affinity_bias) {
    for (const TriggerRule& rule : policy.transitions) {
        targets_.push_back(intern(rule.key.substr(rule.key.find("->") + 2)));
    }
    for (const SentimentClass& one : policy.classes) {
        const auto known = std::find_if(kDeltas.begin(), kDeltas.end(),
                                        [&](const ClassDelta& delta) { return one.name == delta.name; });
        known_class_.push_back(known == kDeltas.end() ? -1 : static_cast<int>(known - kDeltas.begin()));
    }
}

Mood HeuristicDynamics::intern(const std::string& mood) {
    const Mood known = find_mood(moods_, mood);
    if (known != kNoMood) return known;
    moods_.push_back(mood);
    return static_cast<Mood>(moods_.size() - 1);
}

Mood HeuristicDynamics::pick(const AffectState& s) const {
    if (s.valence >= 0.15 && s.arousal >= 0.55) return excited_;
    if (s.valence >= 0.10 && s.arousal < 0.55) return happy_;
    if (s.valence <= -0.15 && s.arousal >= 0.55) return angry_;
    if (s.valence <= -0.10 && s.arousal < 0.55) return sad_;
    if (s.arousal < 0.25) return tired_;
    return neutral_;
}

bool HeuristicDynamics::same_family(Mood a, Mood b) const {
    const auto pair = [&](Mood x, Mood y) { return (a == x && b == y) || (a == y && b == x); };
    return pair(happy_, excited_) || pair(sad_, tired_);
}

HeuristicDynamics::Outcome HeuristicDynamics::update(const HeuristicState& before, double time_sec,
                                                     const Heard& heard, double mood_delta, int affinity,
                                                     const Push& noise) const {
    Outcome out;
    out.state = before;
    HeuristicState& s = out.state;
    AffectState& x = s.affect;
    if (!before.last_update_sec) s.epoch_sec = time_sec > 0 ? 0.0 : 1.0;
    const double now_sec = s.epoch_sec + time_sec;
    const double elapsed_sec = std::max(0.0, now_sec - before.last_update_sec.value_or(now_sec));
    s.last_update_sec = now_sec;

    // 1) decay
    x.intensity = clamp(x.intensity - decay_intensity_ * elapsed_sec, 0.0, 1.0);
    x.arousal = clamp(x.arousal - decay_arousal_ * elapsed_sec, 0.0, 1.0);
    x.valence = std::abs(x.valence) > 0.01
                    ? clamp(x.valence - 0.03 * elapsed_sec * std::copysign(1.0, x.valence), -1.0, 1.0)
                    : 0.0;
    // 2) what the user said
    std::array<bool, kDeltas.size()> hit{};
    for (const HeardClass& one : heard.classes) {
        const int known = known_class_[one.sentiment_class];
        if (known >= 0) hit[static_cast<std::size_t>(known)] = true;
    }
    double dv = kGain * noise.valence, da = kGain * noise.arousal;
    for (std::size_t k = 0; k < kDeltas.size(); ++k) {
        if (!hit[k]) continue;
        dv += kDeltas[k].valence;
        da += kDeltas[k].arousal;
    }
    out.delta = {dv, da, 0};
    x.valence = clamp(x.valence + dv, -1.0, 1.0);
    x.arousal = clamp(x.arousal + da, 0.0, 1.0);
    x.intensity = clamp(x.intensity + (std::abs(dv) + std::abs(da)) * 0.4, 0.0, 1.0);
    // 3) the model's hint
    x.intensity = clamp(x.intensity + 0.15 * mood_delta, 0.0, 1.0);
    x.valence = clamp(x.valence + 0.10 * mood_delta, -1.0, 1.0);
    // 4) the bias of affinity
    x.valence = clamp(x.valence + affinity_bias_ * affinity, -1.0, 1.0);
    // 5) trigger, else the thresholds
    if (!heard.transitions.empty()) {
        out.rule = heard.transitions.front();
        out.candidate = targets_[static_cast<std::size_t>(out.rule)];
    } else {
        out.candidate = pick(x);
    }
    // 6) the cooldown, from the last update
    out.refused =
        out.candidate != s.mood && elapsed_sec < cooldown_sec_ && !same_family(s.mood, out.candidate);
    out.wait_sec = out.refused ? cooldown_sec_ - elapsed_sec : 0;
    if (!out.refused) s.mood = out.candidate;
    return out;
}

}  // namespace rei
