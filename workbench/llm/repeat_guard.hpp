// Notices a model that says the same again and again, as small models do when they have lost the thread.
#pragma once

#include <string>
#include <string_view>

namespace rei::llm {

class RepeatGuard {
  public:
    /// At least this many bytes at the end are one piece over and over, and at least so many times.
    static constexpr std::size_t kLeastBytes = 600;
    static constexpr std::size_t kLeastTimes = 8;
    static constexpr std::size_t kLongestPiece = 200;

    /// Take what was said next; true once it goes round in circles.
    bool take(std::string_view more);

  private:
    [[nodiscard]] bool goes_round() const;
    std::string tail_;
    std::size_t unseen_ = 0;  ///< bytes since the last look
};

}  // namespace rei::llm
