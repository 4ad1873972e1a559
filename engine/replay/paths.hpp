// Questions to a relaxing number over a span of time: when it is inside bounds, and what a function of it
// adds up to. Times are seconds since the path began.
#pragma once

#include <algorithm>
#include <cmath>

#include <boost/math/quadrature/gauss.hpp>

#include "rei/affect/relaxation.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei {

/// When during `span` the path is inside `bounds`: one span, for the path is monotone; of no length where
/// never.
[[nodiscard]] Span time_inside(const Relaxation& path, const Interval& bounds, const Span& span);

/// Until when the path moves: until it is cut or, to a double, at rest.
[[nodiscard]] double moves_until(const Relaxation& path);

/// ∫ x(t) dt from 0 to `length_sec`, at which x is `end`; exact.
[[nodiscard]] inline double integral(const Relaxation& path, double length_sec, double end) {
    if (path.deviation == 0 || std::isinf(path.half_life_sec)) return path.value * length_sec;
    const bool cut = end <= path.low ? path.rest < path.low : end >= path.high && path.rest > path.high;
    if (cut && path.value == end) return end * length_sec;  // as below, without a logarithm
    const double moving_sec = cut ? std::min(length_sec, path.time_to(end)) : length_sec;
    const double mean_life_sec = path.half_life_sec / M_LN2;
    return path.rest * moving_sec + (path.value - end) * mean_life_sec + (length_sec - moving_sec) * end;
}

/// ∫ f(t) dt for an f that is smooth over stretches of `step_sec`: Gauss-Legendre on each.
template <class F>
[[nodiscard]] double integrate(const Span& span, double step_sec, F&& f) {
    const double length_sec = span.to_sec - span.from_sec;
    const double parts = std::ceil(length_sec / step_sec);
    double sum = 0;
    for (double k = 0; k < parts; ++k) {
        sum += boost::math::quadrature::gauss<double, 10>::integrate(
            f, span.from_sec + length_sec * k / parts, span.from_sec + length_sec * (k + 1) / parts);
    }
    return sum;
}

/// ∫ f(x(t)) dt over `span` for a polynomial f of low degree, exact to rounding.
template <class F>
[[nodiscard]] double integrate(const Relaxation& path, const Span& span, F&& f) {
    const double rests_sec = std::clamp(moves_until(path), span.from_sec, span.to_sec);
    const auto value = [&](double time_sec) { return f(path.at(time_sec)); };
    return integrate({span.from_sec, rests_sec}, path.half_life_sec, value) +
           (span.to_sec - rests_sec) * value(span.to_sec);
}

/// ∫ (x(t) − y(t))² dt over `span`, exact to rounding; y began `later_sec` after x, whose clock the span is
/// in.
[[nodiscard]] double squared_distance(const Relaxation& x, const Relaxation& y, double later_sec,
                                      const Span& span);

}  // namespace rei
