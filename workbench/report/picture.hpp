// The picture of a scenario, as inline SVG: what is said, moods and what is held back, valence, arousal and
// intensity, expectations and findings over one time. It is as wide as the page allows; letters keep their
// size.
#pragma once

#include <string>

#include "rei/report/chapter.hpp"
#include "rei/report/markup.hpp"
#include "rei/report/mood_classes.hpp"

namespace rei::workbench {

/// `anchor` is the chapter's id on the page; a finding's is anchor + "f" + its number from 1.
void write_picture(const Chapter& chapter, const std::string& anchor, MoodClasses& moods, Markup& out);

/// The moods alone, as a thin strip.
void write_mood_strip(const Trace& trace, MoodClasses& moods, Markup& out);

/// How the picture is to be read, once for all.
void write_legend(bool has_before, Markup& out);

}  // namespace rei::workbench
