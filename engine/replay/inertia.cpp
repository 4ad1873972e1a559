#include "rei/replay/inertia.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>

#include "rei/replay/column_kernels.hpp"

namespace rei {
namespace {

/// What all samples come to; each less an origin, lest digits cancel out.
struct Samples {
    double first = 0, last = 0;
    SampleSums sums;
    double count = 0;

    [[nodiscard]] double autocorrelation() const {
        const double mean = sums.sum / count;
        const double spread = sums.squares - count * mean * mean;
        const double inner = 2 * sums.sum - first - last;  // Σ of both neighbours of every pair
        const double together = sums.products - mean * inner + (count - 1) * mean * mean;
        const bool stands_still = !(spread > count * kStateSlack);
        return stands_still ? std::numeric_limits<double>::quiet_NaN() : together / spread;
    }
};

/// What `sum_samples` reads and writes beside the trace, in one piece.
struct Scratch {
    explicit Scratch(std::size_t n)
        : numbers(new double[4 * n]),  // all of them are written before they are read
          kept_before(numbers.get()),
          kept_in_all(kept_before + n),
          first(kept_in_all + n),
          last(first + n) {}
    std::unique_ptr<double[]> numbers;
    double *kept_before, *kept_in_all, *first, *last;
};

void fill_kept(const WholeSeconds& seconds, double half_life_sec, Scratch& out) {
    const std::size_t n = seconds.count.size();
    if (!seconds.repeated) {
        fill_retentions(seconds.offset_sec.data(), n, half_life_sec, out.kept_before);
        fill_retentions(seconds.count.data(), n, half_life_sec, out.kept_in_all);
        return;
    }
    const auto fill = [&](const RepeatedTimes& times, double* kept) {  // through what is written later
        fill_retentions(times.sec.data(), times.sec.size(), half_life_sec, out.last);
        pick(out.last, times.which.data(), n, kept);
    };
    fill(seconds.repeated->offset_sec, out.kept_before);
    fill(seconds.repeated->count, out.kept_in_all);
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
        out.in_all += out.count.back();
        if (!(out.count.back() > 0)) out.empty.push_back(static_cast<std::uint32_t>(k));
    }
    return out;
}

double lag_1_autocorrelation(const Trace& trace, const StretchEnds& ends, const WholeSeconds& seconds) {
    const AnchorColumns& anchors = trace.anchors;
    const std::size_t n = anchors.size();
    const double half_life_sec = trace.law.half_life_valence_sec;
    const double origin = anchors.valence[0], second = 1;
    double kept = 0;
    fill_retentions(&second, 1, half_life_sec, &kept);
    Scratch s(n);
    fill_kept(seconds, half_life_sec, s);
    Samples all;
    all.sums =
        sum_samples({anchors.valence.data(), anchors.rest_valence.data(), anchors.deviation_valence.data(),
                     ends.valence.data(), s.kept_before, s.kept_in_all, seconds.count.data()},
                    n, origin, kept, s.first, s.last);
    if (seconds.empty.size() == n) return all.autocorrelation();
    std::size_t first = 0;
    for (const std::uint32_t k : seconds.empty) {  // hands on what came before, and meets nothing
        if (k == first) ++first;
        s.last[k] = k > 0 ? s.last[k - 1] : 0;
        s.first[k] = 0;
    }
    all.sums.products += sum_products(s.last, s.first + 1, n - 1);
    all.count = seconds.in_all;
    all.first = s.first[first];
    all.last = s.last[n - 1];
    return all.autocorrelation();
}

}  // namespace rei
