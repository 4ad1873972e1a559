// What repeated measurements say about a number: a mean and how far to trust it.
#pragma once

#include <cstddef>

namespace rei {

/// A mean with its 95 % interval.
struct Estimate {
    double mean, low, high;  ///< NaN where there are too few values: one for the mean, two for the interval
    std::size_t count;       ///< of values
};

/// Takes values one by one (Welford 1962); those that are not defined (NaN) are left out.
class Tally {
  public:
    void add(double value);
    /// The interval is Student's: mean ± t₀.₉₇₅(n − 1)·s/√n.
    [[nodiscard]] Estimate estimate() const;
    /// Of the values, around their mean, by n − 1; NaN where there are fewer than two.
    [[nodiscard]] double deviation() const;
    [[nodiscard]] std::size_t count() const { return count_; }

  private:
    std::size_t count_ = 0;
    double mean_ = 0;
    double squares_ = 0;  ///< Σ (value − mean)²
};

}  // namespace rei
