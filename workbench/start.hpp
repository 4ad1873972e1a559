// The workbench as it is when it starts.
#pragma once

#include <memory>

#include "options.hpp"

namespace rei::workbench {

struct Started {
    std::unique_ptr<Workbench> bench;
    Problems problems;  ///< why there is none
};
/// The files of the command line, else those of the last session where they can still be read, else samples;
/// looked at as the preferences say, and as the command line says over them.
[[nodiscard]] Started start(const Options& options, const Preferences& preferences);

}  // namespace rei::workbench
