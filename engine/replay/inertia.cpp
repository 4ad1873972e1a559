#include "rei/replay/inertia.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rei {
namespace {

/// Sums over the samples so far, each counted from `origin` lest digits cancel out.
struct Sums {
    double origin = 0;
    double kept = 0;                                      ///< a second
    double sum_of_all = 0, sum_of_squares = 0, back = 0;  ///< 1/(1 − kept), 1/(1 − kept²), 1/kept
    double count = 0, sum = 0, squares = 0;
    double products = 0;           ///< of neighbours
    double first = 0, latest = 0;  ///< samples

    void add(double value) {
        const double x = value - origin;
        if (count == 0) first = x;
        products += latest * x;
        latest = x;
        sum += x;
        squares += x * x;
        ++count;
    }
    /// `n` > 0 samples rest + deviation·kept^k, k from 0; `kept_in_all` is kept^n.
    void add(double rest, double deviation, double kept_in_all, double n) {
        const double x = rest - origin;
        const double d = deviation * (1 - kept_in_all) * sum_of_all;  // Σ of deviations
        const double dd = deviation * deviation * (1 - kept_in_all * kept_in_all) * sum_of_squares;
        const double begins = x + deviation, last_deviation = deviation * kept_in_all * back;
        const double before_last = d - last_deviation;
        const double dd_before_last = dd - last_deviation * last_deviation;
        if (count == 0) first = begins;
        products += latest * begins + (n - 1) * x * x + x * (1 + kept) * before_last + kept * dd_before_last;
        latest = x + last_deviation;
        sum += n * x + d;
        squares += n * x * x + 2 * x * d + dd;
        count += n;
    }
    [[nodiscard]] double autocorrelation() const {
        const double mean = sum / count;
        const double spread = squares - count * mean * mean;
        const double inner = 2 * sum - first - latest;  // Σ of both neighbours of every pair
        const double together = products - mean * inner + (count - 1) * mean * mean;
        const bool stands_still = !(spread > count * kStateSlack);
        return stands_still ? std::numeric_limits<double>::quiet_NaN() : together / spread;
    }
};

/// `n` samples from `begins` on, which lose a share of their deviation a second and may be cut.
void add_one_by_one(Sums& sums, double begins, double deviation, double n) {
    const double lost = 1 - sums.kept;
    double value = begins;
    for (; n > 0 && value > -1 && value < 1; --n) {
        sums.add(value);
        value -= deviation * lost;
        deviation *= sums.kept;
    }
    if (n > 0) sums.add(std::clamp(value, -1.0, 1.0), 0, 1, n);  // cut once, it stays where it is
}

}  // namespace

WholeSeconds whole_seconds(const std::vector<double>& anchor_times_sec, double until_sec) {
    WholeSeconds out;
    for (std::size_t k = 0; k < anchor_times_sec.size(); ++k) {
        const bool last = k + 1 == anchor_times_sec.size();
        const double first_sec = std::ceil(anchor_times_sec[k]);
        const double end_sec = last ? std::floor(until_sec) + 1 : std::ceil(anchor_times_sec[k + 1]);
        out.offset_sec.push_back(first_sec - anchor_times_sec[k]);
        out.count.push_back(std::max(0.0, end_sec - first_sec));
    }
    return out;
}

double lag_1_autocorrelation(const Trace& trace, const StretchEnds& ends, const WholeSeconds& seconds) {
    const AnchorColumns& anchors = trace.anchors;
    const double half_life_sec = trace.law.half_life_valence_sec;
    const double kept = retention(1, half_life_sec);
    std::vector<double> kept_before, kept_in_all, lengths;
    if (seconds.repeated) {
        retentions(seconds.repeated->offset_sec, half_life_sec, lengths, kept_before);
        retentions(seconds.repeated->count, half_life_sec, lengths, kept_in_all);
    } else {
        retentions(seconds.offset_sec, half_life_sec, kept_before);
        retentions(seconds.count, half_life_sec, kept_in_all);
    }
    Sums sums{anchors.valence[0], kept, 1 / (1 - kept), 1 / (1 - kept * kept), 1 / kept};
    for (std::size_t k = 0; k < anchors.size(); ++k) {
        const double n = seconds.count[k];
        if (n <= 0) continue;
        const double deviation = anchors.deviation_valence[k];
        const bool far = Relaxation{.deviation = deviation}.is_far();
        if (far || ends.valence[k] <= -1 || ends.valence[k] >= 1) {
            const double begins = far ? anchors.valence[k] - deviation * (1 - kept_before[k])
                                      : anchors.rest_valence[k] + deviation * kept_before[k];
            add_one_by_one(sums, begins, deviation * kept_before[k], n);
        } else {
            const double rest = deviation == 0 ? anchors.valence[k] : anchors.rest_valence[k];
            sums.add(rest, deviation * kept_before[k], kept_in_all[k], n);
        }
    }
    return sums.autocorrelation();
}

}  // namespace rei
