#include "rei/study/lean_motion.hpp"

#include <algorithm>
#include <cmath>

namespace rei {

MotionLaw law_of(const Policy& policy) {
    const EngineSettings& e = policy.engine;
    return {e.half_life_valence_sec, e.half_life_arousal_sec, e.half_life_intensity_sec, e.baseline_arousal};
}

void LeanMotion::tune(std::size_t index, const Policy& policy) {
    const EngineSettings& e = policy.engine;
    Lane& lane = lanes_[index];
    lane.law = law_of(policy);
    lane.baseline_valence = e.baseline_valence;
    lane.bias_per_affinity = e.affinity_bias / decay_per_sec(e.half_life_valence_sec);
    lane.gain_valence = e.stimulus_gain_valence;
    lane.gain_arousal = e.stimulus_gain_arousal;
    lane.mood_delta_gain = e.mood_delta_gain;
    lane.intensity_gain = e.intensity_gain;
    lane.cap = e.max_stimulus;
    lane.context_turns = static_cast<std::size_t>(e.context_turns);
    lane.directions.clear();
    for (const SentimentClass& one : policy.classes) lane.directions.push_back({one.valence, one.arousal});
}

void LeanMotion::keep(const std::vector<double>& lengths_sec, double MotionLaw::*half_life,
                      std::vector<Lanes>& kept) {
    kept.resize(lengths_sec.size());
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        retentions(lengths_sec, lanes_[lane].law.*half_life, kept_of_lane_);
        for (std::size_t k = 0; k < kept.size(); ++k) kept[k][lane] = kept_of_lane_[k];
    }
}

void LeanMotion::hear(const Script& script, std::size_t index) {
    Lane& lane = lanes_[index];
    lane.heard.clear();
    for (const auto& hearing : script.hearings()) {
        Push sum;
        for (const HeardClass& one : hearing) {
            if (one.sentiment_class >= lane.directions.size()) continue;  // a lane without a policy
            sum.valence += lane.directions[one.sentiment_class].valence * one.keywords;
            sum.arousal += lane.directions[one.sentiment_class].arousal * one.keywords;
        }
        const Push heard{std::clamp(sum.valence, -lane.cap, lane.cap),
                         std::clamp(sum.arousal, -lane.cap, lane.cap)};
        gained_valence_[lane.heard.size()][index] = lane.gain_valence * heard.valence;
        gained_arousal_[lane.heard.size()][index] = lane.gain_arousal * heard.arousal;
        lane.heard.push_back(heard);
    }
}

/// All lanes at once, and again those that hear a turn along with others before it.
void LeanMotion::push(const std::vector<Cue>& cues) {
    Lanes mood_delta_gain{};
    for (std::size_t index = 0; index < kLanes; ++index)
        mood_delta_gain[index] = lanes_[index].mood_delta_gain;
    for (std::size_t k = 0; k < cues.size(); ++k) {
        const Lanes& valence = gained_valence_[cues[k].words];
        for (std::size_t index = 0; index < kLanes; ++index) {
            push_valence_[k][index] = valence[index] + mood_delta_gain[index] * cues[k].mood_delta;
        }
        push_arousal_[k] = gained_arousal_[cues[k].words];
    }
    for (std::size_t index = 0; index < kLanes; ++index) {
        const Lane& lane = lanes_[index];
        for (std::size_t k = 0; lane.context_turns > 1 && k < cues.size(); ++k) {
            const Push heard = heard_in_context(lane, cues, k);
            push_valence_[k][index] =
                lane.gain_valence * heard.valence + lane.mood_delta_gain * cues[k].mood_delta;
            push_arousal_[k][index] = lane.gain_arousal * heard.arousal;
        }
    }
}

Push LeanMotion::heard_in_context(const Lane& lane, const std::vector<Cue>& cues, std::size_t cue) {
    Push sum;
    auto at = static_cast<std::int32_t>(cue);
    for (std::size_t k = 0; k < lane.context_turns && at >= 0; ++k) {
        const Cue& one = cues[static_cast<std::size_t>(at)];
        sum.valence += lane.heard[one.words].valence;
        sum.arousal += lane.heard[one.words].arousal;
        at = one.same_user;
    }
    const auto turns = static_cast<double>(lane.context_turns);
    return {sum.valence / turns, sum.arousal / turns};
}

void LeanMotion::move(const Script& script, const std::array<Track, kLanes>& tracks) {
    const ScriptColumns& columns = script.columns();
    keep(columns.gaps.sec, &MotionLaw::half_life_valence_sec, kept_valence_);
    keep(columns.gaps.sec, &MotionLaw::half_life_arousal_sec, kept_arousal_);
    keep(columns.gaps.sec, &MotionLaw::half_life_intensity_sec, kept_intensity_);
    push_valence_.resize(script.cues().size());
    push_arousal_.resize(script.cues().size());

    MotionLanes in{};
    std::array<MotionColumns, kLanes> out{};
    gained_valence_.resize(script.hearings().size());
    gained_arousal_.resize(script.hearings().size());
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        hear(script, lane);
        in.baseline_valence[lane] = lanes_[lane].baseline_valence;
        in.bias_per_affinity[lane] = lanes_[lane].bias_per_affinity;
        in.rest_arousal[lane] = lanes_[lane].law.rest_arousal;
        in.intensity_gain[lane] = lanes_[lane].intensity_gain;
        AnchorColumns& to = *tracks[lane].anchors;
        StretchEnds& ends = *tracks[lane].ends;
        ends.resize(columns.time_sec.size());
        out[lane] = {to.valence.data(),      to.arousal.data(),           to.intensity.data(),
                     to.rest_valence.data(), to.deviation_valence.data(), to.deviation_arousal.data(),
                     ends.valence.data(),    ends.arousal.data(),         ends.intensity.data()};
    }
    push(script.cues());
    in.kept_valence = kept_valence_.data();
    in.kept_arousal = kept_arousal_.data();
    in.kept_intensity = kept_intensity_.data();
    in.start = script.scenario().start.state;
    in.cues = script.cues().size();
    in.length = columns.gaps.which.data();
    in.affinity = columns.affinity.data();
    in.push_valence = push_valence_.data();
    in.push_arousal = push_arousal_.data();
    const Lanes lost = move_lanes(in, out);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const double mean_life_sec = lanes_[lane].law.half_life_valence_sec / M_LN2;
        mean_valence_without_affinity_[lane] =
            lanes_[lane].baseline_valence + lost[lane] * mean_life_sec / script.scenario().until_sec;
    }
}

}  // namespace rei
