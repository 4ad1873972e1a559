// Metrics and expectations over a range of parameters: a grid, a Latin hypercube or Sobol's sequence
// (DESIGN §8).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "rei/study/outcome_summary.hpp"
#include "rei/study/parameter_box.hpp"
#include "rei/study/policy_task.hpp"
#include "rei/study/sampling.hpp"

namespace rei {

struct SweepPlan {
    PolicyTrial trial;                ///< its free parameters are those that are swept
    std::vector<Interval> ranges;     ///< one a free parameter, inside its hard range
    std::vector<std::size_t> levels;  ///< of a grid: one a free parameter
    Sampling sampling = Sampling::grid;
    std::uint64_t count = 0;  ///< of points, where it is no grid; from 1 to kMostPoints
    std::uint64_t seed = 1;   ///< of a Latin hypercube
};

/// Where rows of a study go as they are worked out, in their order: the point's number from 0, the values of
/// the free parameters, and the task's row out.
using RowSink =
    std::function<void(std::uint64_t index, std::span<const double> values, std::span<const double> outcome)>;

class Sweep {
  public:
    /// `sink` may be empty.
    Sweep(SweepPlan plan, const CrewOf& crews, RowSink sink);
    Sweep(const Sweep&) = delete;
    Sweep& operator=(const Sweep&) = delete;

    /// Work out the next rows, and meanwhile take in those before. Gives whether there is more to do.
    bool advance();
    /// Take in what is worked out, where no step follows.
    void take_in();
    [[nodiscard]] std::uint64_t points() const { return points_; }
    [[nodiscard]] std::uint64_t points_done() const { return summary_.rows(); }
    /// From 0 to 1.
    [[nodiscard]] double progress() const;

    [[nodiscard]] const SweepPlan& plan() const { return plan_; }
    [[nodiscard]] const PolicyTask& task() const { return task_; }
    [[nodiscard]] const ParameterBox& box() const { return box_; }
    /// Of the rows so far.
    [[nodiscard]] const OutcomeSummary& summary() const { return summary_; }

  private:
    void get_ready(std::uint64_t from);

    SweepPlan plan_;
    PolicyTask task_;
    ParameterBox box_;
    UnitPoints unit_points_;
    std::uint64_t points_;
    std::unique_ptr<Crew> crew_;
    RowSink sink_;
    OutcomeSummary summary_;
    std::uint64_t points_handed_ = 0;  ///< to the crew
    Rows next_in_;
    Rows in_, out_;
    Rows known_in_, known_out_;
    std::size_t known_ = 0;  ///< of these, from the first on: worked out, and not taken in
    std::vector<double> unit_;
};

/// The least robustness at these values, which must be legal, by the plain engine: what a study found is held
/// against it before it is shown. NaN without expectations.
[[nodiscard]] double replayed_robustness(const PolicyTask& task, std::span<const double> values);

}  // namespace rei
