// JUnit XML, as build servers read it: a suite a scenario, a case an expectation.
#pragma once

#include <string>
#include <vector>

#include "check_report.hpp"

namespace rei::cli {

[[nodiscard]] std::string junit_xml(const std::vector<Judged>& all);

}  // namespace rei::cli
