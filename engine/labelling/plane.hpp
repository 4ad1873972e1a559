// The regions of a policy cut into cells, so that labelling asks which cell the state is in, never how two
// rounded numbers compare (DESIGN §3.4).
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "rei/affect/relaxation.hpp"
#include "rei/affect/state.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

/// A set of regions, bit k for region k.
using RegionSet = std::uint64_t;

/// The borders of all regions on one axis, as they stand (plain), grown by the hysteresis and shrunk by it.
/// n borders make 2n + 1 cells: cell 2k is the open interval below border k, cell 2k + 1 is border k itself.
class AxisCells {
  public:
    struct Bounds {
        Interval plain;
        double hysteresis;
    };
    /// Bounds at or past an end of [low, high] always hold and do not move.
    AxisCells(const std::vector<Bounds>& regions, double low, double high);

    /// The cell of a value on its way to `rest`. At a resting value the side decides, by the deviation.
    [[nodiscard]] int locate(double value, double rest, double deviation) const;
    /// The border that a path in `cell` meets next, or −1. `immediately` is set where it stands on one and
    /// leaves.
    struct Next {
        int border = -1;
        bool immediately = false;
    };
    [[nodiscard]] Next next_border(int cell, const Relaxation& path) const;
    /// The cell after passing `border` (or coming to rest on it, where the path is cut there).
    [[nodiscard]] int cell_after(int border, const Relaxation& path) const;

    [[nodiscard]] double border(int k) const { return borders_[static_cast<std::size_t>(k)]; }
    [[nodiscard]] RegionSet plain(int cell) const { return sets_[static_cast<std::size_t>(cell)].plain; }
    [[nodiscard]] RegionSet grown(int cell) const { return sets_[static_cast<std::size_t>(cell)].grown; }
    [[nodiscard]] RegionSet shrunk(int cell) const { return sets_[static_cast<std::size_t>(cell)].shrunk; }

  private:
    struct Sets {
        RegionSet plain = 0, grown = 0, shrunk = 0;
    };
    void add_border(double at);
    [[nodiscard]] int find_border(double at) const;
    void fill(RegionSet Sets::*set, RegionSet bit, const Interval& bounds);

    double low_, high_;
    std::vector<double> borders_;
    std::vector<Sets> sets_;
};

/// The cells of a state.
struct Cells {
    int valence = 0, arousal = 0, intensity = 0;
    friend bool operator==(const Cells&, const Cells&) = default;
};

class LabelPlane {
  public:
    explicit LabelPlane(const Policy& policy);

    AxisCells valence, arousal, intensity;

    /// The regions whose bounds in affinity hold.
    [[nodiscard]] RegionSet by_affinity(int affinity) const;
    /// The first region that holds the state, or −1.
    [[nodiscard]] int first_region(const Cells& cells, RegionSet allowed) const;
    /// Whether hysteresis keeps `mood`: inside one of its regions grown, and no earlier-listed region of
    /// another mood holds the state by the same margin.
    [[nodiscard]] bool keeps(Mood mood, const Cells& cells, RegionSet allowed) const;
    [[nodiscard]] Mood mood_of(int region) const { return moods_[static_cast<std::size_t>(region)]; }

    /// How deep inside the grown box of the region that keeps `mood` the state is, on the axis nearest to its
    /// exit.
    struct Depth {
        Axis axis = Axis::valence;
        double distance = 0;
    };
    [[nodiscard]] Depth depth(Mood mood, const Cells& cells, RegionSet allowed,
                              const AffectState& state) const;

  private:
    [[nodiscard]] int keeper(Mood mood, const Cells& cells, RegionSet allowed) const;

    std::vector<Mood> moods_;                     ///< by region
    std::vector<RegionSet> of_mood_;              ///< by mood
    std::vector<Interval> affinity_;              ///< by region
    std::vector<std::array<Interval, 2>> grown_;  ///< by region: valence, arousal
};

/// Bounds at the ends [low, high] of the range hold always: they are sent to infinity.
[[nodiscard]] Interval open_ends(const Interval& bounds, double low, double high);
/// `plain` grown by `hysteresis`; bounds at or past an end of [low, high] stay.
[[nodiscard]] Interval grown(const Interval& plain, double hysteresis, double low, double high);

inline AxisCells::Next AxisCells::next_border(int cell, const Relaxation& path) const {
    if (path.deviation == 0 || std::isinf(path.half_life_sec)) return {};  // stands still
    const bool down = path.deviation > 0;
    const bool on_border = cell % 2 == 1;
    const int k = on_border ? (cell - 1) / 2 : (down ? cell / 2 - 1 : cell / 2);
    if (k < 0 || k >= static_cast<int>(borders_.size())) return {};
    const double at = border(k);
    const bool comes_past = down ? path.rest < at - kStateSlack : path.rest > at + kStateSlack;
    if (!comes_past) return {};
    if (on_border && cell == cell_after(k, path)) return {};  // cut here, at rest
    return {k, on_border};
}

inline int AxisCells::cell_after(int border_index, const Relaxation& path) const {
    const bool down = path.deviation > 0;
    const double at = border(border_index);
    const bool cut = down ? at <= path.low + kStateSlack : at >= path.high - kStateSlack;
    if (cut) return 2 * border_index + 1;
    return down ? 2 * border_index : 2 * border_index + 2;
}

}  // namespace rei
