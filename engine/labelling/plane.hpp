// The regions of a policy cut into cells, so that labelling asks which cell the state is in, never how two
// rounded numbers compare (DESIGN §3.4).
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "rei/affect/relaxation.hpp"
#include "rei/affect/state.hpp"
#include "rei/labelling/ruler.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

/// A set of regions, bit k for region k.
using RegionSet = std::uint64_t;

/// The borders of all regions on one axis, as they stand (plain), grown by the hysteresis and shrunk by it.
/// The cells are those of a ruler with the borders as its marks.
class AxisCells {
  public:
    /// Bounds at or past an end of [low, high] always hold and do not move.
    AxisCells(const std::vector<Interval>& regions, double hysteresis, double low, double high);
    /// Cells of other borders from here on: those of the same regions with this hysteresis.
    void take_hysteresis(double hysteresis);

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
    /// The cell of a value, by its digits alone.
    [[nodiscard]] int cell_of(double value) const { return borders_.cell_of(value); }
    [[nodiscard]] const Ruler& borders() const { return borders_; }
    [[nodiscard]] double hysteresis() const { return hysteresis_; }
    [[nodiscard]] RegionSet plain(int cell) const { return cells_[static_cast<std::size_t>(cell)].plain; }
    [[nodiscard]] RegionSet grown(int cell) const { return cells_[static_cast<std::size_t>(cell)].grown; }
    [[nodiscard]] RegionSet shrunk(int cell) const { return cells_[static_cast<std::size_t>(cell)].shrunk; }

  private:
    struct Cell {
        RegionSet plain = 0, grown = 0, shrunk = 0;
    };
    /// Where regions end, all moved by the same distance, and in which cells that is; kBefore and kBehind
    /// where it is past an end of the range.
    struct Bounds {
        double moved_by;
        std::vector<int> cells;
    };
    static constexpr int kBefore = -1, kBehind = std::numeric_limits<int>::max();
    /// A region by the places of its bounds among all.
    struct Extent {
        std::size_t low, high;
    };
    [[nodiscard]] std::size_t place_of(double bound) const;
    void find_borders();
    void find_marks();
    void turn_at_ends(RegionSet Cell::*set, RegionSet region, const Extent& extent, const Bounds& lows,
                      const Bounds& highs);

    double low_, high_;
    std::vector<double> bounds_;  ///< of all regions, ascending; those at an end of the range are infinite
    std::vector<Extent> regions_;
    double hysteresis_;
    std::array<Bounds, 3> moved_;  ///< down by the hysteresis, not at all, up by it
    std::vector<double> marks_;    ///< all of these inside the range, ascending
    Ruler borders_;
    std::vector<Cell> cells_;  ///< and one behind them
};

/// All cells between two, both included, in either order.
struct CellSpan {
    int first = 0, last = 0;
};

/// The cells of a state.
struct Cells {
    int valence = 0, arousal = 0, intensity = 0;
    friend bool operator==(const Cells&, const Cells&) = default;
};

class LabelPlane {
  public:
    explicit LabelPlane(const Policy& policy);
    /// Take the hysteresis of a policy with the same regions.
    void take_hysteresis(const Policy& policy);

    AxisCells valence, arousal, intensity;

    /// The regions whose bounds in affinity hold.
    [[nodiscard]] RegionSet by_affinity(int affinity) const;
    /// The first region that holds the state, or −1.
    [[nodiscard]] int first_region(const Cells& cells, RegionSet allowed) const;
    /// Whether hysteresis keeps `mood`: inside one of its regions grown, and no earlier-listed region of
    /// another mood holds the state by the same margin.
    [[nodiscard]] bool keeps(Mood mood, const Cells& cells, RegionSet allowed) const;
    /// Whether no cell of these speaks for another mood than this one: errs towards no.
    [[nodiscard]] bool stays(Mood mood, const CellSpan& by_valence, const CellSpan& by_arousal,
                             const CellSpan& by_intensity, RegionSet allowed) const;
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
    /// The regions that hold all cells of a span (grown, plain), and those that hold some (plain, shrunk).
    struct Held {
        RegionSet all_grown, all_plain, some_plain, some_shrunk;
    };
    [[nodiscard]] static Held held_in(const AxisCells& axis, const CellSpan& span);

    Mood neutral_;
    struct Box {
        Interval valence, arousal, affinity;
    };
    std::vector<Box> boxes_;          ///< by region, as they stand
    std::vector<Mood> moods_;         ///< by region
    std::vector<RegionSet> of_mood_;  ///< by mood
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

inline int AxisCells::locate(double value, double rest, double deviation) const {
    const int clear = borders_.clear_cell(value);
    if (clear >= 0) return clear;
    const auto n = static_cast<int>(borders_.count_up_to(value + kStateSlack));
    if (n == 0) return 0;
    const double nearest = border(n - 1);
    if (nearest < value - kStateSlack) return 2 * n;
    if (std::abs(rest - nearest) > kStateSlack || deviation == 0) return 2 * n - 1;
    return deviation > 0 ? 2 * n : 2 * n - 2;
}

inline RegionSet LabelPlane::by_affinity(int affinity) const {
    RegionSet out = 0;
    for (std::size_t k = 0; k < boxes_.size(); ++k) {
        const Interval& allowed = boxes_[k].affinity;
        if (affinity >= allowed.low && affinity <= allowed.high) out |= RegionSet{1} << k;
    }
    return out;
}

inline int LabelPlane::first_region(const Cells& cells, RegionSet allowed) const {
    const RegionSet holding = valence.plain(cells.valence) & arousal.plain(cells.arousal) &
                              intensity.plain(cells.intensity) & allowed;
    return holding == 0 ? -1 : std::countr_zero(holding);
}

inline int LabelPlane::keeper(Mood mood, const Cells& cells, RegionSet allowed) const {
    const RegionSet exact = intensity.plain(cells.intensity) & allowed;
    const RegionSet keeping =
        valence.grown(cells.valence) & arousal.grown(cells.arousal) & exact & of_mood_[mood];
    if (keeping == 0) return -1;
    const RegionSet earlier = (keeping & (~keeping + 1)) - 1;  // regions listed before the first that keeps
    const RegionSet taking =
        valence.shrunk(cells.valence) & arousal.shrunk(cells.arousal) & exact & ~of_mood_[mood] & earlier;
    return taking == 0 ? std::countr_zero(keeping) : -1;
}

inline bool LabelPlane::keeps(Mood mood, const Cells& cells, RegionSet allowed) const {
    return keeper(mood, cells, allowed) >= 0;
}

}  // namespace rei
