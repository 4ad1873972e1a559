// Sobol's indices of variance.
#include <algorithm>
#include <cmath>
#include <vector>

#include "rei/study/sampling.hpp"
#include "rei/study/sensitivity_design.hpp"

namespace rei {
namespace {

/// Means, variances and covariance of pairs that come one by one (Welford 1962).
struct Pairs {
    double count = 0, mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;

    void add(double x, double y) {
        ++count;
        const double dx = x - mean_x, dy = y - mean_y;
        mean_x += dx / count;
        mean_y += dy / count;
        xx += dx * (x - mean_x);
        yy += dy * (y - mean_y);
        xy += dx * (y - mean_y);
    }
};

/// Of one quantity. Values are taken less the first one, which is near their mean beside their size, so that
/// products of them cancel less.
struct Variance {
    bool any = false;
    double origin = 0;
    Pairs values;  ///< f(A), f(B)
    [[nodiscard]] double mean() const { return (values.mean_x + values.mean_y) / 2; }
    /// Over both sets of points; 0 where the quantity is constant but for rounding.
    [[nodiscard]] double variance() const {
        const double apart = values.mean_x - values.mean_y;
        const double out = (values.xx + values.yy) / (2 * values.count) + apart * apart / 4;
        const double rounding = 1e-12 * std::max(1.0, std::abs(origin));
        return out > rounding * rounding ? out : 0;
    }
};

/// Of one quantity and one parameter, i.
struct Sums {
    Pairs first;  ///< f(B)·(f(ABᵢ) − f(A)), and the factor in brackets
    Tally total;  ///< (f(A) − f(ABᵢ))²
};

class Saltelli final : public SensitivityDesign {
  public:
    Saltelli(std::size_t parameters, std::size_t quantities)
        : parameters_(parameters),
          points_(2 * parameters),
          variances_(quantities),
          sums_(quantities * parameters) {}

    [[nodiscard]] std::size_t rows_a_sample() const override { return parameters_ + 2; }
    void draw(Rows& unit) override;
    void absorb(std::span<const double> unit, std::span<const double> found) override;
    [[nodiscard]] Influence influence(std::size_t quantity, std::size_t parameter) const override;

  private:
    std::size_t parameters_;
    SobolSequence points_;
    std::uint64_t drawn_ = 0;
    std::vector<Variance> variances_;  ///< by quantity
    std::vector<Sums> sums_;           ///< by quantity, then parameter
};

void Saltelli::draw(Rows& unit) {
    std::vector<double> both(2 * parameters_);
    points_.point(drawn_++, both);
    const auto a = std::span(both).first(parameters_), b = std::span(both).last(parameters_);
    unit.add(a);
    unit.add(b);
    for (std::size_t p = 0; p < parameters_; ++p) {
        std::swap(a[p], b[p]);
        unit.add(a);
        std::swap(a[p], b[p]);
    }
}

void Saltelli::absorb(std::span<const double>, std::span<const double> found) {
    const std::size_t quantities = variances_.size();
    for (std::size_t q = 0; q < quantities; ++q) {
        const auto at = [&](std::size_t row) { return found[row * quantities + q]; };
        bool defined = true;
        for (std::size_t row = 0; row < rows_a_sample(); ++row) defined = defined && !std::isnan(at(row));
        if (!defined) continue;
        Variance& variance = variances_[q];
        if (!variance.any) variance = {true, at(0), {}};
        const double a = at(0) - variance.origin, b = at(1) - variance.origin;
        variance.values.add(a, b);
        for (std::size_t p = 0; p < parameters_; ++p) {
            const double moved = at(2 + p) - at(0);
            Sums& sums = sums_[q * parameters_ + p];
            sums.first.add(b * moved, moved);
            sums.total.add(moved * moved);
        }
    }
}

/// A mean with the interval that its standard error gives.
Estimate with_interval(double mean, double variance, double count) {
    constexpr double kNormal = 1.959963984540054;  // z₀.₉₇₅
    const double half = count > 1 ? kNormal * std::sqrt(std::max(0.0, variance) / count) : kUndefined;
    return {mean, mean - half, mean + half, static_cast<std::size_t>(count)};
}

Influence Saltelli::influence(std::size_t quantity, std::size_t parameter) const {
    const Variance& of = variances_[quantity];
    const Sums& sums = sums_[quantity * parameters_ + parameter];
    const double variance = of.any ? of.variance() : 0;
    if (variance == 0) {
        const Estimate unknown{kUndefined, kUndefined, kUndefined, sums.total.count()};
        return {unknown, unknown, kUndefined};
    }
    // f(B) less the mean, which is known only now: (f(B) − m)·d = f(B)·d − m·d
    const Pairs& pairs = sums.first;
    const double m = of.mean();
    const double spread = pairs.xx - 2 * m * pairs.xy + m * m * pairs.yy;
    Estimate total = sums.total.estimate();
    for (double* x : {&total.mean, &total.low, &total.high}) *x /= 2 * variance;
    return {total,
            with_interval((pairs.mean_x - m * pairs.mean_y) / variance,
                          spread / (pairs.count - 1) / (variance * variance), pairs.count),
            kUndefined};
}

}  // namespace

std::unique_ptr<SensitivityDesign> saltelli_design(std::size_t parameters, std::size_t quantities) {
    return std::make_unique<Saltelli>(parameters, quantities);
}

}  // namespace rei
