// The documents' Python engine, run beside ours to be timed.
#pragma once

#include <optional>
#include <string>

#include "rei/scenario/scenario.hpp"

namespace rei::cli {

/// Seconds that `EmotionEngine.update` of the package in `folder` takes for the conversation, called ten
/// times a second as it must be to see what happens between turns, and at each turn. The best of the runs in
/// about `seconds`; unset after a Ctrl-C. Refuses where python3 or the package does not run.
[[nodiscard]] std::optional<double> reference_seconds(const std::string& folder,
                                                      const std::string& policy_file,
                                                      const Scenario& scenario, double seconds);

}  // namespace rei::cli
