// The felt state cut along the borders of all regions into cells of one mood each: what the first region that
// holds makes of every point, without gates. Regions that are mere lines take no part.
#pragma once

#include <map>
#include <vector>

#include "rei/labelling/plane.hpp"
#include "rei/replay/stretches.hpp"

namespace rei {

/// A mood and when a motion is within a distance of where it reigns.
struct NearMood {
    Mood mood;
    Span when;
};

class MoodGrid {
  public:
    /// Where no region holds, the mood is `elsewhere`.
    MoodGrid(const std::vector<Region>& regions, const std::vector<std::string>& moods, Mood elsewhere);

    /// For every cell that the motion comes within `distance` of in valence and arousal during `span`, when.
    /// Bounds of intensity and affinity are exact. Written to `out`.
    void near(const MotionLaw& law, const Motion& from, const Span& span, double distance,
              std::vector<NearMood>& out);

  private:
    /// The cells for the regions that an affinity allows.
    struct Grid {
        std::vector<double> valence, arousal, intensity;  ///< where they begin and, last, end
        std::vector<Mood> moods;                          ///< by valence, then arousal, then intensity
    };
    [[nodiscard]] RegionSet allowed(int affinity) const;
    [[nodiscard]] const Grid& grid(RegionSet allowed);
    [[nodiscard]] Mood mood_at(RegionSet allowed, const AffectState& state) const;

    std::vector<Region> regions_;
    std::vector<Mood> moods_;  ///< by region
    Mood elsewhere_;
    std::map<RegionSet, Grid> grids_;
};

}  // namespace rei
