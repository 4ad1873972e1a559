#include "rei/dynamics/mood_chain.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rei {

MoodChain::MoodChain(const Policy& policy)
    : size_(policy.emotions.size()),
      neutral_(policy.neutral()),
      others_(static_cast<double>(size_) - 1),
      leave_(1 / policy.engine.hmm_mean_dwell_sec),
      leave_neutral_(size_ > 1 ? 1 / policy.engine.hmm_neutral_dwell_sec : 0),
      return_share_(size_ > 2 ? policy.engine.hmm_return_share : 1) {
    flow_rate_ = leave_neutral_ + return_share_ * leave_;
    // with one other mood there are no differences to level: any rate gives the same probabilities
    levelling_rate_ = size_ > 2 ? leave_ * (1 + (1 - return_share_) / (others_ - 1)) : flow_rate_;
    neutral_at_rest_ = return_share_ * leave_ / flow_rate_;
}

double MoodChain::rate(Mood from, Mood to) const {
    if (from == to) return from == neutral_ ? -leave_neutral_ : size_ > 1 ? -leave_ : 0;
    if (from == neutral_) return leave_neutral_ / others_;
    if (to == neutral_) return leave_ * return_share_;
    return leave_ * (1 - return_share_) / (others_ - 1);
}

MoodChain::Transition MoodChain::transition(double elapsed_sec) const {
    if (size_ == 1) return {};
    const double flowed = -std::expm1(-flow_rate_ * elapsed_sec);
    const double levelled = -std::expm1(-levelling_rate_ * elapsed_sec);
    Transition out;
    out.left = (1 - neutral_at_rest_) * flowed;
    out.returned = neutral_at_rest_ * flowed;
    out.spread = std::max(0.0, levelled - out.returned) / others_;
    out.kept = std::exp(-levelling_rate_ * elapsed_sec);
    return out;
}

bool MoodChain::is_at_rest(double elapsed_sec) const {
    constexpr double kVanished = 746;  // exp(−746) is 0
    return size_ == 1 || elapsed_sec * std::min(flow_rate_, levelling_rate_) > kVanished;
}

double MoodChain::probability(const Transition& step, Mood from, Mood to) const {
    if (from == neutral_) return to == neutral_ ? 1 - step.left : step.left / others_;
    if (to == neutral_) return step.returned;
    return from == to ? step.spread + step.kept : step.spread;
}

MoodDistribution MoodChain::after(const MoodDistribution& from, double elapsed_sec) const {
    const MoodCourse course(*this, from);
    const MoodCourse::Moment moment = course.at(elapsed_sec);
    MoodDistribution out(size_);
    for (std::size_t k = 0; k < size_; ++k) out[k] = course.probability(moment, static_cast<Mood>(k));
    return out;
}

MoodCourse::MoodCourse(const MoodChain& chain, MoodDistribution from)
    : chain_(&chain), neutral_(chain.neutral()), from_(std::move(from)) {
    for (std::size_t k = 0; k < from_.size(); ++k) {
        if (k != neutral_) elsewhere_ += from_[k];
    }
}

MoodCourse::Moment MoodCourse::at(double elapsed_sec) const {
    const MoodChain::Transition step = chain_->transition(elapsed_sec);
    const double neutral = from_[neutral_];
    const double others = static_cast<double>(from_.size()) - 1;
    Moment out;
    out.neutral = neutral * (1 - step.left) + elsewhere_ * step.returned;
    out.base = others > 0 ? neutral * step.left / others + elsewhere_ * step.spread : 0;
    out.kept = step.kept;
    return out;
}

MoodCourse::Weights MoodCourse::weights(const std::vector<double>& values) const {
    Weights out;
    out.neutral = values[neutral_];
    for (std::size_t k = 0; k < from_.size(); ++k) {
        if (k == neutral_) continue;
        out.sum += values[k];
        out.weighted_sum += from_[k] * values[k];
    }
    return out;
}

}  // namespace rei
