// Label confusion: how long a state stays so near the border between two moods that a breath tells them
// apart.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "rei/labelling/plane.hpp"
#include "rei/labelling/ruler.hpp"
#include "rei/policy/defaults.hpp"
#include "rei/policy/policy.hpp"
#include "rei/replay/column_kernels.hpp"
#include "rei/replay/trace.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei {

/// Watches the borders of one policy, which must outlive it and keep its regions. "Near" is: both valence and
/// arousal within `distance` of one point of a border between two moods, as the regions stand that the
/// intensity and the affinity in force allow.
class BorderWatch {
    static constexpr int kMostAffinity = static_cast<int>(range_of(Axis::affinity).high);

  public:
    BorderWatch(const Policy& policy, double distance);

    /// Seconds of the trace near a border, exact.
    [[nodiscard]] double time_near(const Trace& trace, const StretchEnds& ends);

  private:
    /// From which field to which a motion goes in a span.
    struct Course {
        int column = 0, last_column = 0, row = 0, last_row = 0;
    };
    /// The plane cut by the sides of all that is near a border into fields that are near or not: columns are
    /// cells of valence, rows of arousal.
    class Grid {
      public:
        Grid(const Policy& policy, RegionSet active, double distance);
        [[nodiscard]] const Ruler& valence() const { return valence_; }
        [[nodiscard]] const Ruler& arousal() const { return arousal_; }
        void find_near(const FieldColumns& fields, std::size_t count, std::uint64_t* all,
                       std::uint64_t* some) const {
            rei::find_near(near_before_.data(), static_cast<std::int32_t>(rows_), fields, count, all, some);
        }
        [[nodiscard]] Course course(const AffectState& from, const AffectState& to) const;
        [[nodiscard]] double time_near(const Course& course, const MotionLaw& law, const Motion& motion,
                                       const Span& span) const;

      private:
        /// How many fields of these columns and rows, both ends included, are near.
        [[nodiscard]] int near_in(int column, int last_column, int row, int last_row) const {
            return before(last_column + 1, last_row + 1) - before(column, last_row + 1) -
                   before(last_column + 1, row) + before(column, row);
        }
        [[nodiscard]] int before(int columns, int rows) const {
            return near_before_[static_cast<std::size_t>(columns) * rows_ + static_cast<std::size_t>(rows)];
        }
        Ruler valence_, arousal_;
        std::size_t rows_ = 0;          ///< of the table, one more than of fields
        std::vector<std::int32_t> near_before_;  ///< near fields in the first so many columns and rows
    };
    /// One number of the state on its way across a ruler: monotone, so each mark is passed at most once.
    class Way {
      public:
        Way(const Ruler& ruler, const Relaxation& path, int cell, int last_cell, const Span& span);
        [[nodiscard]] int cell() const { return cell_; }
        [[nodiscard]] double next_sec() const { return next_sec_; }  ///< of the next cell; ∞: none
        void pass();

      private:
        void look_ahead();
        const Ruler& ruler_;
        const Relaxation& path_;
        int cell_, last_cell_;
        Span span_;
        double next_sec_ = 0;
    };

    /// The stretches of a trace over which one grid counts, and from where to where each goes.
    struct Stretches {
        std::vector<std::uint32_t> which;
        std::vector<double> value;  ///< while cells are looked up
        std::vector<std::int32_t> column, last_column, row, last_row;
        std::vector<std::uint64_t> all_near, some_near;
    };
    [[nodiscard]] double time_near(const Grid& grid, const Trace& trace, const StretchEnds& ends);
    void find_cells(const Ruler& ruler, const std::vector<double>& of_trace, std::vector<std::int32_t>& out);
    [[nodiscard]] double by_intensity(const Trace& trace);
    [[nodiscard]] double by_intensity(const MotionLaw& law, const Motion& motion, const Span& span);
    [[nodiscard]] std::vector<double> intensity_cuts(const Relaxation& intensity, const Span& span) const;
    [[nodiscard]] RegionSet active_regions(int affinity, double intensity) const;
    const Grid& grid(RegionSet active);

    const Policy& policy_;
    double distance_;
    bool depends_on_intensity_ = false;
    std::map<RegionSet, Grid> grids_;
    std::array<const Grid*, 2 * kMostAffinity + 1> by_affinity_{};  ///< of those asked for so far
    Stretches stretches_;                                           ///< kept for its memory
};

}  // namespace rei
