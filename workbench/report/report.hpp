// A report: one HTML page, complete in itself, on what a persona does in scenarios. A value that advances in
// steps, so that a command line or a window can run it, show how far it is, and stop it with what it has.
// The same input gives the same page, byte for byte; it speaks the language of strings.hpp.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rei/report/chapter.hpp"
#include "rei/report/sections.hpp"

namespace rei::workbench {

struct ReportPlan {
    ReportedPolicy policy;
    std::optional<ReportedPolicy> before;  ///< what the policy is held against
    std::vector<Scenario> scenarios;       ///< their moods are known to both policies
    bool seeks_cures = true;
    std::optional<ReportedRhythm> rhythm;  ///< of somebody whom the companion knows
    std::string title;                     ///< empty: the persona's name
    std::string program;                   ///< what wrote it: "rei 0.1.0"
};

class Report {
  public:
    explicit Report(ReportPlan plan);
    Report(const Report&) = delete;
    Report& operator=(const Report&) = delete;

    /// A short piece of work; false when nothing is left to do.
    bool advance();
    /// From 0 to 1; never falls.
    [[nodiscard]] double progress() const;
    [[nodiscard]] std::size_t scenarios_done() const { return summary_.size(); }

    /// The page, of the scenarios that are done.
    [[nodiscard]] std::string page() const;

  private:
    void finish_chapter();

    ReportPlan plan_;
    std::unique_ptr<ChapterWork> work_;  ///< of the scenario after those that are done
    MoodClasses moods_;
    std::vector<SummaryRow> summary_;
    Markup policy_, chapters_;
};

}  // namespace rei::workbench
