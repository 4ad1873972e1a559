#include "rei/labelling/region_probability.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <Eigen/Core>
#include <boost/math/quadrature/gauss.hpp>

namespace rei {
namespace {

constexpr std::size_t kMaxBorders = 2 * kMaxRegions;

/// Φ(h): the share of a standard normal distribution below h.
double normal_below(double h) {
    return 0.5 * std::erfc(-M_SQRT1_2 * h);
}

/// Ascending, each once.
void add_border(std::vector<double>& borders, double at) {
    if (!std::isfinite(at)) return;
    const auto near = std::lower_bound(borders.begin(), borders.end(), at - kStateSlack);
    if (near == borders.end() || *near > at + kStateSlack) borders.insert(near, at);
}

/// The cells inside `bounds`, whose ends are borders or infinite: [first, end).
struct CellRange {
    std::size_t first, end;
};
CellRange cells_inside(const std::vector<double>& borders, const Interval& bounds) {
    const auto borders_up_to = [&](double bound) {
        return static_cast<std::size_t>(
            std::upper_bound(borders.begin(), borders.end(), bound + kStateSlack) - borders.begin());
    };
    return {borders_up_to(bounds.low),
            std::isinf(bounds.high) ? borders.size() + 1 : borders_up_to(bounds.high)};
}

/// The distances of the borders from the mean in standard deviations.
void standardise(const std::vector<double>& borders, double mean, double sd, double* out) {
    const double scale = 1 / sd;
    for (std::size_t k = 0; k < borders.size(); ++k) out[k] = (borders[k] - mean) * scale;
}

/// The shares of a standard normal distribution in the n + 1 intervals between `h`.
void shares_between(const double* h, std::size_t n, double* out) {
    double below = 0;
    for (std::size_t k = 0; k < n; ++k) {
        const double next = std::max(below, normal_below(h[k]));
        out[k] = next - below;
        below = next;
    }
    out[n] = 1 - below;
}

}  // namespace

MoodCells::MoodCells(const Policy& policy, RegionSet allowed) {
    const auto each_allowed = [&](auto&& visit) {  // last listed first, so that the first is painted over all
        for (std::size_t k = policy.regions.size(); k-- > 0;) {
            if ((allowed >> k & 1U) != 0) visit(policy.regions[k]);
        }
    };
    each_allowed([&](const Region& region) {
        const Interval v = open_ends(region.valence, -1, 1), a = open_ends(region.arousal, 0, 1);
        for (const double at : {v.low, v.high}) add_border(valence_, at);
        for (const double at : {a.low, a.high}) add_border(arousal_, at);
    });
    moods_.assign((valence_.size() + 1) * (arousal_.size() + 1), policy.neutral());
    each_allowed([&](const Region& region) { paint(region, policy.mood(region.mood)); });
    merge_valence();
    merge_arousal();
    find_corners();
}

void MoodCells::paint(const Region& region, Mood mood) {
    const CellRange over_v = cells_inside(valence_, open_ends(region.valence, -1, 1));
    const CellRange over_a = cells_inside(arousal_, open_ends(region.arousal, 0, 1));
    for (std::size_t v = over_v.first; v < over_v.end; ++v) {
        for (std::size_t a = over_a.first; a < over_a.end; ++a) moods_[v * (arousal_.size() + 1) + a] = mood;
    }
}

/// Takes out borders of valence that part nothing.
void MoodCells::merge_valence() {
    const auto row = static_cast<std::ptrdiff_t>(arousal_.size() + 1);
    for (std::size_t k = valence_.size(); k-- > 0;) {
        const auto left = moods_.begin() + static_cast<std::ptrdiff_t>(k) * row;
        if (!std::equal(left, left + row, left + row)) continue;
        moods_.erase(left, left + row);
        valence_.erase(valence_.begin() + static_cast<std::ptrdiff_t>(k));
    }
}

/// Takes out borders of arousal that part nothing.
void MoodCells::merge_arousal() {
    for (std::size_t k = arousal_.size(); k-- > 0;) {
        bool parts = false;
        for (std::size_t v = 0; v <= valence_.size(); ++v) parts = parts || mood(v, k) != mood(v, k + 1);
        if (parts) continue;
        for (std::size_t v = valence_.size() + 1; v-- > 0;) {
            moods_.erase(moods_.begin() + static_cast<std::ptrdiff_t>(v * (arousal_.size() + 1) + k));
        }
        arousal_.erase(arousal_.begin() + static_cast<std::ptrdiff_t>(k));
    }
}

void MoodCells::find_corners() {
    for (std::size_t v = 0; v < valence_.size(); ++v) {
        for (std::size_t a = 0; a < arousal_.size(); ++a) {
            const Mood low_left = mood(v, a), high_left = mood(v, a + 1);
            const Mood low_right = mood(v + 1, a), high_right = mood(v + 1, a + 1);
            const bool cancels = (low_left == low_right && high_left == high_right) ||
                                 (low_left == high_left && low_right == high_right);
            if (cancels) continue;
            corners_.push_back({static_cast<std::uint16_t>(v),
                                static_cast<std::uint16_t>(a),
                                {low_left, high_right},
                                {high_left, low_right}});
        }
    }
}

void MoodCells::probabilities(const Belief& belief, std::vector<double>& out) const {
    constexpr double kLeastSd = 1e-150;  // whose square is still a number
    const double sd_v = std::max(kLeastSd, std::sqrt(belief.covariance.valence));
    const double sd_a = std::max(kLeastSd, std::sqrt(belief.covariance.arousal));
    std::array<double, kMaxBorders> h, k;
    std::array<double, kMaxBorders + 1> share_v, share_a;
    standardise(valence_, belief.valence, sd_v, h.data());
    standardise(arousal_, belief.arousal, sd_a, k.data());
    shares_between(h.data(), valence_.size(), share_v.data());
    shares_between(k.data(), arousal_.size(), share_a.data());

    std::fill(out.begin(), out.end(), 0.0);
    const Mood* mood_at = moods_.data();
    for (std::size_t v = 0; v <= valence_.size(); ++v) {
        for (std::size_t a = 0; a <= arousal_.size(); ++a) out[*mood_at++] += share_v[v] * share_a[a];
    }
    if (belief.covariance.cross == 0 || corners_.empty()) return;
    const double correlation = std::clamp(belief.covariance.cross / (sd_v * sd_a), -1.0, 1.0);
    add_correlated(h.data(), k.data(), correlation, out);
    for (double& p : out) p = std::max(0.0, p);
}

/// What correlation r adds to the independent case, after Drezner and Wesolowsky (1990) in the form of Genz
/// (2004): P(X ≤ h, Y ≤ k) = Φ(h)Φ(k) + 1/2π ∫ exp(−(h² + k² − 2hk·sin θ)/(2cos²θ)) dθ over 0 ≤ θ ≤ arcsin r,
/// by Gauss-Legendre, for all corners at once.
void MoodCells::add_correlated(const double* h, const double* k, double correlation,
                               std::vector<double>& out) const {
    constexpr int kChunk = 64;
    using Corners = Eigen::Array<double, Eigen::Dynamic, 1, Eigen::ColMajor, kChunk, 1>;
    using Gauss = boost::math::quadrature::gauss<double, 20>;
    const double half_angle = 0.5 * std::asin(correlation);
    for (std::size_t first = 0; first < corners_.size(); first += kChunk) {
        const std::size_t n = std::min<std::size_t>(kChunk, corners_.size() - first);
        Corners half_squares(n), product(n), sum = Corners::Zero(static_cast<Eigen::Index>(n));
        for (std::size_t c = 0; c < n; ++c) {
            const Corner& corner = corners_[first + c];
            const double x = h[corner.valence], y = k[corner.arousal];
            const auto at = static_cast<Eigen::Index>(c);
            half_squares[at] = 0.5 * (x * x + y * y);
            product[at] = x * y;
        }
        const auto add_node = [&](double position, double weight) {
            const double s = std::sin(half_angle * (1 + position));
            const double over_cos_squared = 1 / ((1 - s) * (1 + s));
            sum += weight * ((product * s - half_squares) * over_cos_squared).exp();
        };
        for (std::size_t node = 0; node < Gauss::abscissa().size(); ++node) {
            add_node(Gauss::abscissa()[node], Gauss::weights()[node]);
            add_node(-Gauss::abscissa()[node], Gauss::weights()[node]);
        }
        sum *= half_angle / (2 * M_PI);
        for (std::size_t c = 0; c < n; ++c) {
            const double moved = sum[static_cast<Eigen::Index>(c)];
            for (const Mood mood : corners_[first + c].gains) out[mood] += moved;
            for (const Mood mood : corners_[first + c].loses) out[mood] -= moved;
        }
    }
}

const MoodCells& MoodCellsCache::of(RegionSet allowed) {
    constexpr std::size_t kMost =
        64;  // far more than a conversation meets; bounds what a strange policy takes
    for (const auto& [set, cells] : made_) {
        if (set == allowed) return cells;
    }
    if (made_.size() == kMost) made_.clear();
    return made_.emplace_back(allowed, MoodCells(policy_, allowed)).second;
}

}  // namespace rei
