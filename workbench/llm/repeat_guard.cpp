#include "rei/llm/repeat_guard.hpp"

#include <algorithm>

namespace rei::llm {
namespace {

constexpr std::size_t kTail = RepeatGuard::kLongestPiece * RepeatGuard::kLeastTimes;
constexpr std::size_t kLookEvery = 64;

}  // namespace

bool RepeatGuard::take(std::string_view more) {
    tail_ += more;
    if (tail_.size() > 2 * kTail) tail_.erase(0, tail_.size() - kTail);
    unseen_ += more.size();
    if (unseen_ < kLookEvery) return false;
    unseen_ = 0;
    return goes_round();
}

bool RepeatGuard::goes_round() const {
    for (std::size_t piece = 1; piece <= kLongestPiece; ++piece) {
        const std::size_t span = std::max(kLeastBytes, piece * kLeastTimes);
        if (span > tail_.size()) return false;
        const auto end = tail_.end() - static_cast<std::ptrdiff_t>(piece);
        const auto begin = tail_.end() - static_cast<std::ptrdiff_t>(span);
        if (std::equal(begin, end, begin + static_cast<std::ptrdiff_t>(piece))) return true;
    }
    return false;
}

}  // namespace rei::llm
