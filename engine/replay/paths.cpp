#include "rei/replay/paths.hpp"

namespace rei {

Span time_inside(const Relaxation& path, const Interval& bounds, const Span& span) {
    const double first = path.at(span.from_sec), last = path.at(span.to_sec);
    const bool below = first < bounds.low && last < bounds.low;
    const bool above = first > bounds.high && last > bounds.high;
    if (below || above) return {span.from_sec, span.from_sec};
    const auto passes = [&](double border) {
        return std::clamp(path.time_to(border), span.from_sec, span.to_sec);
    };
    Span out = span;
    if (first < bounds.low) out.from_sec = passes(bounds.low);
    if (first > bounds.high) out.from_sec = passes(bounds.high);
    if (last < bounds.low) out.to_sec = passes(bounds.low);
    if (last > bounds.high) out.to_sec = passes(bounds.high);
    return out;
}

double moves_until(const Relaxation& path) {
    constexpr double kAtRest = 60;  // half-lives: 2^-60 of a deviation is below a double's digits
    if (path.deviation == 0 || std::isinf(path.half_life_sec)) return 0;
    const double rests_sec = kAtRest * path.half_life_sec;
    if (path.deviation > 0 && path.rest < path.low) return std::min(rests_sec, path.time_to(path.low));
    if (path.deviation < 0 && path.rest > path.high) return std::min(rests_sec, path.time_to(path.high));
    return rests_sec;
}

double squared_distance(const Relaxation& x, const Relaxation& y, double later_sec, const Span& span) {
    const auto squared = [&](double time_sec) {
        const double apart = x.at(time_sec) - y.at(time_sec - later_sec);
        return apart * apart;
    };
    const double x_rests_sec = std::clamp(moves_until(x), span.from_sec, span.to_sec);
    const double y_rests_sec = std::clamp(moves_until(y) + later_sec, span.from_sec, span.to_sec);
    const double first_sec = std::min(x_rests_sec, y_rests_sec);
    const double last_sec = std::max(x_rests_sec, y_rests_sec);
    const double step_sec = std::min(x.half_life_sec, y.half_life_sec);
    return integrate({span.from_sec, first_sec}, step_sec, squared) +
           integrate({first_sec, last_sec}, step_sec, squared) +
           (span.to_sec - last_sec) * squared(span.to_sec);
}

}  // namespace rei
