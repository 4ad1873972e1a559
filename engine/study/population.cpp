#include "rei/study/population.hpp"

#include <algorithm>

namespace rei {

void Population::offer(const Talk& talk, double robustness) {
    nearest_ = std::min(nearest_, robustness);
    if (!wants(robustness)) return;
    const auto at =
        std::lower_bound(members_.begin(), members_.end(), robustness,
                         [](const Member& member, double than) { return member.robustness < than; });
    if (at != members_.end() && at->robustness == robustness && at->talk == talk) return;
    members_.insert(at, {talk, robustness});
    if (members_.size() > kMost) members_.pop_back();
}

void Population::end_generation() {
    if (members_.empty()) return;
    const double best = members_.front().robustness;
    generations_without_ = best < best_before_ ? 0 : generations_without_ + 1;
    best_before_ = std::min(best_before_, best);
    if (generations_without_ < kPatience) return;
    members_.clear();
    generations_without_ = 0;
    best_before_ = std::numeric_limits<double>::infinity();
}

const Talk& Population::pick(Draws& draws) const {
    const double u = draws.unit();
    return members_[static_cast<std::size_t>(u * u * static_cast<double>(members_.size()))].talk;
}

}  // namespace rei
