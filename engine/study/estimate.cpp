#include "rei/study/estimate.hpp"

#include <cmath>
#include <limits>

#include <boost/math/distributions/students_t.hpp>

namespace rei {

void Tally::add(double value) {
    if (std::isnan(value)) return;
    ++count_;
    const double before = value - mean_;
    mean_ += before / static_cast<double>(count_);
    squares_ += before * (value - mean_);
}

Estimate Tally::estimate() const {
    constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
    if (count_ == 0) return {kUnknown, kUnknown, kUnknown, 0};
    if (count_ == 1) return {mean_, kUnknown, kUnknown, 1};
    const double freedom = static_cast<double>(count_ - 1);
    const double t = boost::math::quantile(boost::math::students_t(freedom), 0.975);
    const double half = t * std::sqrt(squares_ / freedom / static_cast<double>(count_));
    return {mean_, mean_ - half, mean_ + half, count_};
}

double Tally::deviation() const {
    if (count_ < 2) return std::numeric_limits<double>::quiet_NaN();
    return std::sqrt(squares_ / static_cast<double>(count_ - 1));
}

}  // namespace rei
