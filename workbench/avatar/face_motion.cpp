#include "rei/avatar/face_motion.hpp"

#include <algorithm>
#include <cmath>

namespace rei::avatar {
namespace {

double share_of(double value) {
    return value > 0 ? std::min(value, 1.0) : 0;  // NaN is not above 0
}

/// Between the two, never outside, whatever their size.
double between(double target, double from, double left) {
    return target * (1 - left) + from * left;
}

}  // namespace

double time_constant_sec(double intensity, double arousal) {
    const double pace = (2 * share_of(arousal) + share_of(intensity)) / 3;
    return kSlowestSec * std::pow(kFastestSec / kSlowestSec, pace);
}

FaceMotion::FaceMotion(const std::vector<std::string>& channels) {
    for (const std::string& name : channels) channels_.push_back({name, 0, 0});
}

double FaceMotion::remaining(double at_sec) const {
    const double passed = at_sec - since_sec_;
    return passed > 0 ? std::exp(-passed / tau_sec_) : 1;
}

void FaceMotion::set_target(const Face& face, double intensity, double arousal, double at_sec) {
    const double left = remaining(at_sec);
    for (Channel& channel : channels_) {
        channel.from = between(channel.target, channel.from, left);
        const auto given = std::find_if(face.begin(), face.end(),
                                        [&](const auto& one) { return one.first == channel.name; });
        if (given == face.end()) {
            channel.target = 0;
        } else if (std::isfinite(given->second)) {
            channel.target = given->second;
        }
        if (!has_begun_) channel.from = channel.target;
    }
    has_begun_ = true;
    tau_sec_ = time_constant_sec(intensity, arousal);
    if (at_sec > since_sec_) since_sec_ = at_sec;
}

Face FaceMotion::at(double at_sec) const {
    const double left = remaining(at_sec);
    Face out;
    for (const Channel& channel : channels_)
        out.emplace_back(channel.name, between(channel.target, channel.from, left));
    return out;
}

}  // namespace rei::avatar
