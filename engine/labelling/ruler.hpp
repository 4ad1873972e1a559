// Marks on a stretch of numbers, and between which of them a number lies, found in one look instead of a
// search.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace rei {

/// n marks make 2n + 1 cells: cell 2k is the open interval below mark k, cell 2k + 1 is mark k itself.
class Ruler {
  public:
    Ruler() = default;
    /// `marks` ascend. They and the numbers that are asked for lie in [low, high], or not far from it.
    Ruler(std::vector<double> marks, double low, double high)
        : marks_(std::move(marks)),
          size_(marks_.size()),
          low_(low),
          notches_per_unit_((kNotches - 2) / (high - low)) {
        marks_.push_back(std::numeric_limits<double>::infinity());  // no number is past it
        std::size_t notch = 0;
        for (std::size_t k = 0; k < size_; ++k) {
            for (const std::size_t its = notch_of(marks_[k]); notch <= its; ++notch) {
                below_notch_[notch] = static_cast<std::uint16_t>(k);
            }
        }
        for (; notch < kNotches; ++notch) below_notch_[notch] = static_cast<std::uint16_t>(size_);
    }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] double operator[](std::size_t k) const { return marks_[k]; }

    /// How many marks are ≤ x.
    [[nodiscard]] std::size_t count_up_to(double x) const {
        std::size_t n = below_notch_[notch_of(x)];
        while (marks_[n] <= x) ++n;
        return n;
    }
    [[nodiscard]] int cell_of(double x) const {
        const std::size_t n = count_up_to(x);
        const bool on_mark = n > 0 && marks_[n - 1] == x;
        return static_cast<int>(2 * n) - (on_mark ? 1 : 0);
    }

  private:
    static constexpr int kNotches = 64;  ///< the first and the last reach to infinity

    /// Never falls as x rises, so that whatever has an earlier notch is less.
    [[nodiscard]] std::size_t notch_of(double x) const {
        const int place = 1 + static_cast<int>((x - low_) * notches_per_unit_);
        return static_cast<std::size_t>(std::clamp(place, 0, kNotches - 1));
    }

    std::vector<double> marks_{std::numeric_limits<double>::infinity()};  ///< and ∞ behind them
    std::size_t size_ = 0;
    double low_ = 0, notches_per_unit_ = 0;
    std::array<std::uint16_t, kNotches> below_notch_{};  ///< how many marks have an earlier one
};

}  // namespace rei
