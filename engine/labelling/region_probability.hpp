// How probable each mood is where the affect is known as a normal distribution: its integral over the regions
// (DESIGN §3.3, kalman). Regions are made disjoint first: the first listed that holds wins, where none does
// it is neutral, and borders at the ends of the ranges reach to infinity.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "rei/affect/belief.hpp"
#include "rei/labelling/plane.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

/// The (v, a) plane cut at borders into cells of one mood each.
class MoodCells {
  public:
    /// The regions of `policy` that are in `allowed`.
    MoodCells(const Policy& policy, RegionSet allowed);

    [[nodiscard]] const std::vector<double>& valence_borders() const { return valence_; }
    [[nodiscard]] const std::vector<double>& arousal_borders() const { return arousal_; }
    /// The mood of the cell between valence borders v − 1 and v and arousal borders a − 1 and a.
    [[nodiscard]] Mood mood(std::size_t v, std::size_t a) const {
        return moods_[v * (arousal_.size() + 1) + a];
    }

    /// P(mood) into `out`, which has an entry a mood of the policy: never negative, 1 together within 1e-12.
    /// Each is exact within 1e-12 while |correlation| ≤ 0.96; the filter never passes that of an appraisal's
    /// error, ±0.95. A variance may be 0: half of what lies on a border belongs to either side.
    void probabilities(const Belief& belief, std::vector<double>& out) const;

  private:
    void paint(const Region& region, Mood mood);
    void merge_valence();
    void merge_arousal();
    void find_corners();
    void add_correlated(const double* h, const double* k, double correlation, std::vector<double>& out) const;

    /// A point where borders meet and the four cells around it are not two and two: what correlation moves
    /// over it is gained by two of them and lost by the others.
    struct Corner {
        std::uint16_t valence, arousal;  ///< borders
        Mood gains[2], loses[2];
    };
    std::vector<double> valence_, arousal_;  ///< borders, ascending
    std::vector<Mood> moods_;                ///< by cell, arousal fastest
    std::vector<Corner> corners_;
};

/// The cells of a policy for every set of allowed regions, each made once.
class MoodCellsCache {
  public:
    explicit MoodCellsCache(const Policy& policy) : policy_(policy) {}
    /// Valid until the next call.
    [[nodiscard]] const MoodCells& of(RegionSet allowed);

  private:
    Policy policy_;
    std::vector<std::pair<RegionSet, MoodCells>> made_;
};

}  // namespace rei
