// What `rei compare` prints for people: a table a scenario, variants side by side, the best of a row marked.
#pragma once

#include <string>

#include "output.hpp"

#include "rei/study/comparison.hpp"

namespace rei::cli {

/// As far as the comparison has come.
[[nodiscard]] std::string comparison_text(const Comparison& comparison, const Output& style);

}  // namespace rei::cli
