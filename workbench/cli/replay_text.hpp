// A trace for people to read on a terminal.
#pragma once

#include <string>

#include "output.hpp"

#include "rei/replay/rows.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei::cli {

/// On a page: how long, which moods, every change of mood with its reason, the turns, the expectations.
[[nodiscard]] std::string summary_text(const Trace& trace, const Scenario& scenario, const Policy& policy,
                                       const std::string& policy_file, const Output& style);

/// The rows asked for, as a table.
[[nodiscard]] std::string rows_text(const Trace& trace, const Scenario& scenario,
                                    const std::string& policy_file, RowSet set, double sample_sec,
                                    const Output& style);

}  // namespace rei::cli
