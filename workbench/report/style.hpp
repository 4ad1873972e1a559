// The frame of a page: its head with the style sheet, which is all that it needs to be looked at.
#pragma once

#include <string>

#include "rei/report/markup.hpp"
#include "rei/report/mood_classes.hpp"

namespace rei::workbench {

/// A page that loads nothing, and could not if it wanted to.
[[nodiscard]] std::string whole_page(const std::string& title, const MoodClasses& moods, const Markup& body);

}  // namespace rei::workbench
