// Which parameters matter: how much each one moves a number, over its whole range and whatever the others
// are. Methods: Morris' elementary effects, and Sobol's indices of variance.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "rei/study/estimate.hpp"
#include "rei/study/parameter_box.hpp"
#include "rei/study/quantity.hpp"
#include "rei/study/rows.hpp"
#include "rei/study/sensitivity_design.hpp"
#include "rei/study/sweep.hpp"

namespace rei {

enum class SensitivityMethod : std::uint8_t { morris, sobol };
[[nodiscard]] const char* name_of(SensitivityMethod method);

struct SensitivityPlan {
    SensitivityMethod method = SensitivityMethod::morris;
    /// Trajectories of d + 1 points (morris), or pairs of points that make d + 2 rows (sobol; a power of 2 is
    /// best). At least 2 for intervals.
    std::uint64_t samples = 100;
    std::uint64_t seed = 1;  ///< of the trajectories; Sobol's points have none
};

/// A study of any task whose rows in are points of the box.
class Sensitivity {
  public:
    /// The task must outlive it. `sink` may be empty; it sees the points that the method asks for.
    Sensitivity(const SensitivityPlan& plan, const RowTask& task, ParameterBox box,
                std::vector<Quantity> quantities, const CrewOf& crews, RowSink sink);

    /// Work out the next rows. Gives whether there is more to do.
    bool advance();
    [[nodiscard]] std::uint64_t points() const { return points_; }
    [[nodiscard]] std::uint64_t points_done() const { return done_; }
    /// From 0 to 1.
    [[nodiscard]] double progress() const;

    [[nodiscard]] const std::vector<Quantity>& quantities() const { return quantities_; }
    /// What a parameter does to a quantity, by the whole samples so far.
    [[nodiscard]] Influence influence(std::size_t quantity, std::size_t parameter) const {
        return design_->influence(quantity, parameter);
    }
    /// All parameters, those of most influence first; those of unknown influence last.
    [[nodiscard]] std::vector<std::size_t> ranking(std::size_t quantity) const;

  private:
    void draw();
    void absorb();

    const RowTask& task_;
    ParameterBox box_;
    std::vector<Quantity> quantities_;
    std::unique_ptr<SensitivityDesign> design_;
    std::uint64_t samples_left_;
    std::uint64_t points_;
    std::uint64_t done_ = 0;
    std::unique_ptr<Crew> crew_;
    RowSink sink_;
    // the samples that are being worked out: their points, and what has been found of them
    Rows unit_, found_;
    Rows in_, out_;
};

/// How many points the method takes.
[[nodiscard]] std::uint64_t points_of(const SensitivityPlan& plan, std::size_t parameters);

}  // namespace rei
