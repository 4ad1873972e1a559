// The parts of a report page, each as markup.
#pragma once

#include <string>
#include <vector>

#include "rei/report/chapter.hpp"
#include "rei/report/markup.hpp"
#include "rei/report/mood_classes.hpp"
#include "rei/report/rhythm.hpp"

namespace rei::workbench {

// ---- of a chapter
void write_chapter(const Chapter& chapter, const std::string& anchor, MoodClasses& moods, Markup& out);
void write_expectations(const Chapter& chapter, Markup& out);
/// Findings have the id anchor + "f" + number from 1.
void write_findings(const Chapter& chapter, const std::string& anchor, Markup& out);
void write_metrics(const Chapter& chapter, MoodClasses& moods, Markup& out);
void write_conversation(const Chapter& chapter, MoodClasses& moods, Markup& out);

// ---- of the whole
/// What the summary says of one scenario.
struct SummaryRow {
    std::string anchor;
    std::string name;
    std::size_t expectations = 0;
    std::size_t held = 0;
    std::size_t held_before = 0;
    std::size_t findings = 0;
    Markup strip;  ///< of its moods
};
void write_summary(const std::vector<SummaryRow>& rows, bool has_before, Markup& out);

/// A policy, and which of its parameters are not at their defaults.
void write_policy(const ReportedPolicy& policy, MoodClasses& moods, Markup& out);
/// What differs between two policies.
void write_policy_diff(const ReportedPolicy& before, const ReportedPolicy& now, Markup& out);
/// What somebody felt, day by day.
void write_rhythm(const ReportedRhythm& rhythm, Markup& out);
/// How a policy was tuned, by its own account.
void write_tuning(const ReportedPolicy& policy, Markup& out);

}  // namespace rei::workbench
