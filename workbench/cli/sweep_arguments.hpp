// What `rei sweep` is asked for, read and checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "output.hpp"
#include "study_arguments.hpp"

#include "rei/study/sensitivity.hpp"
#include "rei/study/sweep.hpp"

namespace rei::cli {

struct SweepArguments {
    StudyArguments study;
    std::vector<std::string> parameters;  ///< PATH=LOW:HIGH:N
    std::vector<std::string> metrics;
    std::string sampling, sensitivity;
    std::optional<std::uint64_t> count, seed;
    OutputArguments output;
};
void add_sweep_arguments(CLI::App& options, SweepArguments& into);

/// A sweep, or a ranking of its parameters over the same ranges.
struct SweepOrder {
    SweepPlan plan;
    std::optional<SensitivityPlan> sensitivity;
};
/// Refuses what does not make sense, before anything is worked out.
[[nodiscard]] SweepOrder read_order(const SweepArguments& arguments);

}  // namespace rei::cli
