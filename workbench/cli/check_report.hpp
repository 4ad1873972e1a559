// What `rei check` found, and how it is told: to people and as exact data.
#pragma once

#include <string>
#include <vector>

#include "output.hpp"

#include "rei/replay/robustness.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei::cli {

/// One scenario judged, or the reasons why it was not.
struct Judged {
    std::string path;
    std::string name;
    std::vector<Expectation> expectations;
    std::vector<Verdict> verdicts;  ///< one an expectation
    Problems problems;              ///< not empty: the scenario could not be read
    bool not_reached = false;       ///< a Ctrl-C came before it

    [[nodiscard]] std::size_t failures() const;
    [[nodiscard]] bool readable() const { return problems.empty(); }
};

/// A robustness with its unit: "+1.25 s", "-2 flips", "+0.013".
[[nodiscard]] std::string robustness_text(const Expectation& expectation, const Verdict& verdict);

[[nodiscard]] std::string judged_text(const Judged& judged, const Output& style);
[[nodiscard]] std::string totals_text(const std::vector<Judged>& all, const Output& style);
void write_judged(const std::vector<Judged>& all, Output& output, Format format);

}  // namespace rei::cli
