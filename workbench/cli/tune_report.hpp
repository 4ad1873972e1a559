// What `rei tune` found, and how it is told: to people and as exact data.
#pragma once

#include <string>
#include <vector>

#include "output.hpp"

#include "rei/study/front.hpp"
#include "rei/study/tune.hpp"

namespace rei::cli {

/// Parameters before and after, expectations that failed before or fail now, what is least certain, and
/// which expectations could not be had together.
[[nodiscard]] std::string tuned_text(const PolicyTask& task, const TuneResult& result,
                                     const std::string& policy_file, const Output& style);
void write_tuned(const PolicyTask& task, const TuneResult& result, Output& output, Format format);

/// Points to choose from, by number from 1.
[[nodiscard]] std::string front_text(const std::vector<FrontPoint>& front, const Output& style);
void write_front(const PolicyTask& task, const std::vector<FrontPoint>& front, Output& output, Format format);

}  // namespace rei::cli
