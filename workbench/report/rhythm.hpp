// The emotional rhythm of somebody as a report tells it: the companion's days, with its names for things.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "rei/companion/companion.hpp"
#include "rei/companion/rhythm.hpp"

namespace rei::workbench {

struct ReportedRhythm {
    std::string user;                                       ///< whose
    std::shared_ptr<const companion::Companion> companion;  ///< not null
    std::vector<companion::Day> days;                       ///< the oldest first, without gaps
};

}  // namespace rei::workbench
