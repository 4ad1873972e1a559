#include "rei/companion/felt.hpp"

#include <algorithm>
#include <cmath>

namespace rei::companion {
namespace {

constexpr double kMsAnHour = 3'600'000;
constexpr double kCalmIntensity = 0.3;

struct DegreeNumbers {
    double reach, intensity;
};
constexpr DegreeNumbers numbers_of(Degree degree) {
    switch (degree) {
        case Degree::slight:
            return {0.7, 0.3};
        case Degree::strong:
            return {1.2, 0.8};
        case Degree::plain:
            break;
    }
    return {1, 0.5};
}

double outside(double value, const Interval& bounds) {
    return std::max({0.0, bounds.low - value, value - bounds.high});
}

AffectState clipped(AffectState state) {
    state.valence = std::clamp(state.valence, -1.0, 1.0);
    state.arousal = std::clamp(state.arousal, 0.0, 1.0);
    return state;
}

}  // namespace

AffectState felt_state(const Hearing& heard, const Push& rest, const Log& log) {
    const bool has_last = !log.samples.empty();
    if (heard.is_same && heard.count == 0 && has_last) return log.samples.back().state;
    AffectState last{rest.valence, rest.arousal, kCalmIntensity};
    double kept = 0;
    if (has_last) {
        const Sample& sample = log.samples.back();
        const double hours = std::max(0.0, static_cast<double>(log.now.ms - sample.at.ms) / kMsAnHour);
        kept = std::exp2(-hours / kFadeHalfLifeHours);
        last.valence += (sample.state.valence - rest.valence) * kept;
        last.arousal += (sample.state.arousal - rest.arousal) * kept;
        last.intensity += (sample.state.intensity - kCalmIntensity) * kept;
    }
    if (heard.count == 0) return last;
    const DegreeNumbers degree = numbers_of(heard.degree);
    const double weight = kLastSampleWeight * kept;
    const auto mixed = [&](double at_rest, double push, double before) {
        return (heard.count * (at_rest + degree.reach * push) + weight * before) / (heard.count + weight);
    };
    return clipped({mixed(rest.valence, heard.mean.valence, last.valence),
                    mixed(rest.arousal, heard.mean.arousal, last.arousal), degree.intensity});
}

double distance(const AffectState& state, const Push& place) {
    return std::hypot(state.valence - place.valence, state.arousal - place.arousal);
}

double fit(const AffectState& state, const Box& box) {
    constexpr double kHalfAt = 0.25;
    return std::exp2(-std::hypot(outside(state.valence, box.valence), outside(state.arousal, box.arousal)) /
                     kHalfAt);
}

}  // namespace rei::companion
