// Marks on a stretch of numbers, and between which of them a number lies, found in one look instead of a
// search.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace rei {

/// More than any number of the state moves within the slack of time.
inline constexpr double kStateGuard = 1e-7;

/// n marks make 2n + 1 cells: cell 2k is the open interval below mark k, cell 2k + 1 is mark k itself.
class Ruler {
  public:
    Ruler() = default;
    /// The more `notches`, the fewer numbers have a mark near, and the more is to be set; at least 2.
    Ruler(std::span<const double> marks, double low, double high, std::size_t notches = kFewNotches)
        : places_(notches + kAtOnce) {
        set(marks, low, high);
    }
    static constexpr std::size_t kFewNotches = 512, kManyNotches = 4096;
    /// `marks` ascend. They and the numbers that are asked for lie in [low, high], or not far from it.
    void set(std::span<const double> marks, double low, double high) {
        marks_.assign(marks.begin(), marks.end());
        size_ = marks.size();
        low_ = low;
        notches_per_unit_ = (last_notch() - 1) / (high - low);
        marks_.push_back(std::numeric_limits<double>::infinity());  // no number is past it
        auto notch = places_.begin();
        for (std::size_t k = 0; k < size_; ++k) {
            const auto first = places_.begin() + notch_of(marks_[k] - kStateGuard);
            const auto behind = places_.begin() + notch_of(marks_[k] + kStateGuard) + 1;
            const auto below = static_cast<std::int32_t>(k);
            notch = fill_up_to(first, notch, 2 * below);
            notch = fill_up_to(behind, notch, ~below);
        }
        fill_up_to(places_.end() - kAtOnce, notch, static_cast<std::int32_t>(2 * size_));
    }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] double operator[](std::size_t k) const { return marks_[k]; }

    /// The cell of x where no mark is near (within the guard); negative where one may be.
    [[nodiscard]] int clear_cell(double x) const { return places_[static_cast<std::size_t>(notch_of(x))]; }
    /// What that is looked up in, for many numbers at once: `places[1 + (x − low)·per_unit]`, cut to [0,
    /// last].
    struct Notches {
        double low, per_unit;
        std::int32_t last;
        const std::int32_t* places;
    };
    [[nodiscard]] Notches notches() const { return {low_, notches_per_unit_, last_notch(), places_.data()}; }
    /// How many marks are ≤ x.
    [[nodiscard]] std::size_t count_up_to(double x) const {
        const int place = clear_cell(x);
        if (place >= 0) return static_cast<std::size_t>(place / 2);
        auto n = static_cast<std::size_t>(~place);
        while (marks_[n] <= x) ++n;
        return n;
    }
    [[nodiscard]] int cell_of(double x) const {
        const int place = clear_cell(x);
        if (place >= 0) return place;
        const std::size_t n = count_up_to(x);
        const bool on_mark = n > 0 && marks_[n - 1] == x;
        return static_cast<int>(2 * n) - (on_mark ? 1 : 0);
    }

  private:
    using Place = std::vector<std::int32_t>::iterator;
    static constexpr std::size_t kAtOnce = 16;
    /// Fills from `from` on, and on behind `to`, where other cells come later: how many are filled at once is
    /// known beforehand, as the lengths of cells are not. Gives where the next cell begins.
    static Place fill_up_to(Place to, Place from, std::int32_t cell) {
        for (Place at = from; at < to; at += kAtOnce) std::fill_n(at, kAtOnce, cell);
        return std::max(from, to);
    }
    [[nodiscard]] std::int32_t last_notch() const {
        return static_cast<std::int32_t>(places_.size() - kAtOnce) - 1;
    }
    /// Never falls as x rises, so that whatever has an earlier notch is less.
    [[nodiscard]] int notch_of(double x) const {
        const int place = 1 + static_cast<int>((x - low_) * notches_per_unit_);
        return std::clamp(place, 0, last_notch());
    }

    std::vector<double> marks_{std::numeric_limits<double>::infinity()};  ///< and ∞ behind them
    std::size_t size_ = 0;
    double low_ = 0, notches_per_unit_ = 0;
    /// By notch, of which the first and the last reach to infinity: its cell, or ~(a number of marks before
    /// it); behind them, what is filled along with the last.
    std::vector<std::int32_t> places_ = std::vector<std::int32_t>(kFewNotches + kAtOnce);
};

}  // namespace rei
