// Preferences as JSON. Whatever a file holds, what comes out of it can be used.
#pragma once

#include <string>

#include "rei/document/problem.hpp"
#include "rei/model/preferences.hpp"

namespace rei::workbench {

struct ReadPreferences {
    Preferences preferences;  ///< what could not be read has its default
    Problems problems;
};

/// Keys that are not known are left out without a word: an older version reads a newer one's file.
[[nodiscard]] ReadPreferences read_preferences(const std::string& text, const std::string& file);
[[nodiscard]] std::string json_of(const Preferences& preferences);

}  // namespace rei::workbench
