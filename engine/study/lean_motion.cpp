#include "rei/study/lean_motion.hpp"

#include <algorithm>
#include <cmath>

#include "rei/dynamics/deviation.hpp"

namespace rei {
namespace {

/// As std::clamp, but without a branch, which keeps the loops below free of them.
double cut(double value, double low, double high) {
    return std::min(std::max(value, low), high);
}

}  // namespace

void LeanMotion::tune(const Policy& policy) {
    const EngineSettings& e = policy.engine;
    law_ = {e.half_life_valence_sec, e.half_life_arousal_sec, e.half_life_intensity_sec, e.baseline_arousal};
    baseline_valence_ = e.baseline_valence;
    bias_per_affinity_ = e.affinity_bias / decay_per_sec(e.half_life_valence_sec);
    gain_valence_ = e.stimulus_gain_valence;
    gain_arousal_ = e.stimulus_gain_arousal;
    mood_delta_gain_ = e.mood_delta_gain;
    intensity_gain_ = e.intensity_gain;
    cap_ = e.max_stimulus;
    context_turns_ = static_cast<std::size_t>(e.context_turns);
    directions_.clear();
    for (const SentimentClass& one : policy.classes) directions_.push_back({one.valence, one.arousal});
}

/// One power for all numbers of the state that fade alike.
void LeanMotion::keep(const RepeatedTimes& gaps) {
    retentions(gaps, law_.half_life_valence_sec, kept_of_lengths_, kept_valence_);
    if (law_.half_life_arousal_sec == law_.half_life_valence_sec) {
        kept_arousal_ = kept_valence_;
    } else {
        retentions(gaps, law_.half_life_arousal_sec, kept_of_lengths_, kept_arousal_);
    }
    if (law_.half_life_intensity_sec == law_.half_life_valence_sec) {
        kept_intensity_ = kept_valence_;
    } else {
        retentions(gaps, law_.half_life_intensity_sec, kept_of_lengths_, kept_intensity_);
    }
}

void LeanMotion::hear(const Script& script) {
    heard_.clear();
    for (const auto& hearing : script.hearings()) {
        Push sum;
        for (const HeardClass& one : hearing) {
            sum.valence += directions_[one.sentiment_class].valence * one.keywords;
            sum.arousal += directions_[one.sentiment_class].arousal * one.keywords;
        }
        heard_.push_back({cut(sum.valence, -cap_, cap_), cut(sum.arousal, -cap_, cap_)});
    }
    const std::vector<Cue>& cues = script.cues();
    pushes_.resize(cues.size());
    for (std::size_t k = 0; k < cues.size(); ++k) {
        const Push heard = context_turns_ <= 1 ? heard_[cues[k].words] : heard_in_context(script, k);
        pushes_[k] = {gain_valence_ * heard.valence + mood_delta_gain_ * cues[k].mood_delta,
                      gain_arousal_ * heard.arousal};
    }
}

Push LeanMotion::heard_in_context(const Script& script, std::size_t cue) const {
    const std::vector<Cue>& cues = script.cues();
    Push sum;
    auto at = static_cast<std::int32_t>(cue);
    for (std::size_t k = 0; k < context_turns_ && at >= 0; ++k) {
        const Cue& one = cues[static_cast<std::size_t>(at)];
        sum.valence += heard_[one.words].valence;
        sum.arousal += heard_[one.words].arousal;
        at = one.same_user;
    }
    const auto turns = static_cast<double>(context_turns_);
    return {sum.valence / turns, sum.arousal / turns};
}

Motion LeanMotion::start_of(const Script& script) const {
    Motion out;
    out.state = script.scenario().start.state;
    out.rest_valence = rest_valence(0);
    out.deviation_valence = deviation_from(out.rest_valence, out.state.valence);
    out.deviation_arousal = deviation_from(law_.rest_arousal, out.state.arousal);
    return out;
}

/// Where the state is at the end of a stretch of which these shares of the deviations are left.
inline AffectState LeanMotion::drift(const Motion& from, const Kept& kept) const {
    // from the value, not from the rest, which may be far away
    return {cut(from.state.valence - from.deviation_valence * (1 - kept.valence), -1, 1),
            cut(law_.rest_arousal + from.deviation_arousal * kept.arousal, 0, 1),
            from.state.intensity * kept.intensity};
}

inline void LeanMotion::strike(Motion& m, const AffectState& there, const Push& push, int affinity,
                               const Kept& kept) const {
    const bool is_cut = there.valence <= -1.0 || there.valence >= 1.0;
    const bool same_way = affinity == m.affinity && !is_cut;
    if (affinity != m.affinity) m.rest_valence = rest_valence(affinity);
    m.affinity = affinity;
    m.state.valence = cut(there.valence + push.valence, -1, 1);
    m.state.arousal = cut(there.arousal + push.arousal, 0, 1);
    const double moved =
        std::abs(m.state.valence - there.valence) + std::abs(m.state.arousal - there.arousal);
    m.state.intensity = cut(there.intensity + intensity_gain_ * moved, 0, 1);
    const double carried = same_way ? m.deviation_valence * kept.valence : m.state.valence - m.rest_valence;
    m.deviation_valence = push.valence == 0 ? carried : deviation_from(m.rest_valence, m.state.valence);
    m.deviation_arousal = push.arousal == 0 ? m.deviation_arousal * kept.arousal
                                            : deviation_from(law_.rest_arousal, m.state.arousal);
}

void LeanMotion::move(const Script& script, AnchorColumns& anchors, StretchEnds& ends) {
    const ScriptColumns& columns = script.columns();
    keep(columns.gaps);
    hear(script);
    ends.resize(columns.time_sec.size());
    Motion motion = start_of(script);
    // beside it, valence as it would be with every affinity at 0: neither waits for the other
    double affinity_free = motion.state.valence, lost_deviations = 0;
    for (std::size_t k = 0;; ++k) {
        anchors.valence[k] = motion.state.valence;
        anchors.arousal[k] = motion.state.arousal;
        anchors.intensity[k] = motion.state.intensity;
        anchors.rest_valence[k] = motion.rest_valence;
        anchors.deviation_valence[k] = motion.deviation_valence;
        anchors.deviation_arousal[k] = motion.deviation_arousal;
        const Kept kept{kept_valence_[k], kept_arousal_[k], kept_intensity_[k]};
        const AffectState there = drift(motion, kept);
        ends.valence[k] = there.valence;
        ends.arousal[k] = there.arousal;
        ends.intensity[k] = there.intensity;
        const double deviation = affinity_free - baseline_valence_;
        const double later = deviation * kept.valence;
        lost_deviations += deviation - later;
        if (k == pushes_.size()) break;
        affinity_free = cut(baseline_valence_ + later + pushes_[k].valence, -1, 1);
        strike(motion, there, pushes_[k], columns.affinity[k + 1], kept);
    }
    const double mean_life_sec = law_.half_life_valence_sec / M_LN2;
    mean_valence_without_affinity_ =
        baseline_valence_ + lost_deviations * mean_life_sec / script.scenario().until_sec;
}

}  // namespace rei
