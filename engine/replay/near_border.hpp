// Label confusion: how long a state stays so near the border between two moods that a breath tells them
// apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "rei/labelling/plane.hpp"
#include "rei/labelling/ruler.hpp"
#include "rei/policy/policy.hpp"
#include "rei/replay/column_kernels.hpp"
#include "rei/replay/trace.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei {

/// Watches the borders of one policy, which must outlive it and keep its regions. "Near" is: both valence and
/// arousal within `distance` of one point of a border between two moods, as the regions stand that the
/// intensity and the affinity in force allow.
class BorderWatch {
  public:
    BorderWatch(const Policy& policy, double distance);

    /// Seconds of the trace near a border, exact.
    [[nodiscard]] double time_near(const Trace& trace, const StretchEnds& ends);

  private:
    /// From which field to which a motion goes in a span, by one of the grid's tables.
    struct Course {
        std::int32_t table = 0, column = 0, last_column = 0, row = 0, last_row = 0;
    };
    /// The plane cut by the sides of all that is near a border into fields that are near or not: columns are
    /// cells of valence, rows of arousal. One table for each set of active regions says which are near.
    class Grid {
      public:
        Grid(const Policy& policy, const std::vector<RegionSet>& active, double distance);
        [[nodiscard]] std::int32_t table(std::int32_t active) const {
            return active * static_cast<std::int32_t>(table_size_);
        }
        [[nodiscard]] const Ruler& valence() const { return valence_; }
        [[nodiscard]] const Ruler& arousal() const { return arousal_; }
        void find_near(const FieldColumns& fields, std::size_t count, std::uint64_t* all,
                       std::uint64_t* some) const {
            rei::find_near(near_before_.data(), static_cast<std::int32_t>(rows_), fields, count, all, some);
        }
        /// By the first table.
        [[nodiscard]] Course course(const AffectState& from, const AffectState& to) const;
        [[nodiscard]] double time_near(const Course& course, const MotionLaw& law, const Motion& motion,
                                       const Span& span) const;

      private:
        [[nodiscard]] bool is_near(std::int32_t table, int column, int row) const {
            const auto before = [&](int columns, int rows) {
                return near_before_[static_cast<std::size_t>(table) +
                                    static_cast<std::size_t>(columns) * rows_ +
                                    static_cast<std::size_t>(rows)];
            };
            return before(column + 1, row + 1) - before(column, row + 1) - before(column + 1, row) +
                       before(column, row) >
                   0;
        }
        Ruler valence_, arousal_;
        // of a table, which has one row and one column more than fields
        std::size_t rows_ = 0, table_size_ = 0;
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

    /// From where to where each stretch of a trace goes.
    struct Courses {
        std::vector<std::int32_t> table, column, last_column, row, last_row;
        std::vector<std::uint64_t> unclear, all_near, some_near;
        void resize(std::size_t stretches);
    };
    void know(const std::vector<std::int16_t>& affinities);
    void find_cells(const Ruler& ruler, const std::vector<double>& values, std::vector<std::int32_t>& out);
    void find_courses(const Trace& trace, const StretchEnds& ends);
    [[nodiscard]] double time_near_by_intensity(const Trace& trace);
    [[nodiscard]] double by_intensity(const MotionLaw& law, const Motion& motion, const Span& span);
    [[nodiscard]] std::vector<double> intensity_cuts(const Relaxation& intensity, const Span& span) const;
    [[nodiscard]] RegionSet active_regions(int affinity, double intensity) const;
    const Grid& grid(RegionSet active);

    const Policy& policy_;
    double distance_;
    bool depends_on_intensity_ = false, depends_on_affinity_ = false;
    std::map<RegionSet, Grid> grids_;            ///< where intensity counts: those asked for so far
    std::optional<Grid> grid_;                   ///< where it does not
    std::vector<RegionSet> sets_;                ///< the tables of that, for affinities met so far
    std::vector<std::int32_t> set_by_affinity_;  ///< from the least on; −1: not met yet
    Courses courses_;                            ///< kept for its memory
};

}  // namespace rei
