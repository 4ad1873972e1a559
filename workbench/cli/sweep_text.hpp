// What `rei sweep` says to people of the points it has seen.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "output.hpp"

#include "rei/study/outcome_summary.hpp"
#include "rei/study/parameter_box.hpp"
#include "rei/study/sampling.hpp"

namespace rei::cli {

/// Points of whatever study, as far as it has come.
struct SeenPoints {
    const PolicyTask& task;
    const ParameterBox& box;
    std::span<const std::size_t> levels;  ///< a parameter each, or none where it is no grid
    const OutcomeSummary& summary;
    std::string kind;  ///< "a grid of 3 × 4 points"
};

/// The ranges, how many points pass, the best one as the plain engine finds it, what fails most, and the
/// metrics.
[[nodiscard]] std::string seen_points_text(const SeenPoints& seen, const Output& style);

/// A number with at most four digits: "12.5", "0.0031", "–" where it is none.
[[nodiscard]] std::string short_number(double value);

}  // namespace rei::cli
