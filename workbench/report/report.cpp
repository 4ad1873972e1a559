#include "rei/report/report.hpp"

#include <utility>

#include <fmt/format.h>

#include "rei/model/strings.hpp"
#include "rei/report/picture.hpp"
#include "rei/report/style.hpp"

namespace rei::workbench {

Report::Report(ReportPlan plan) : plan_(std::move(plan)) {
    write_policy(plan_.policy, moods_, policy_);
    if (plan_.before) write_policy_diff(*plan_.before, plan_.policy, policy_);
    write_tuning(plan_.policy, policy_);
}

bool Report::advance() {
    if (scenarios_done() == plan_.scenarios.size()) return false;
    if (!work_) {
        work_ = std::make_unique<ChapterWork>(plan_.scenarios[scenarios_done()], plan_.policy,
                                              plan_.before ? &*plan_.before : nullptr, plan_.seeks_cures);
        return true;
    }
    if (work_->advance()) return true;
    finish_chapter();
    return scenarios_done() < plan_.scenarios.size();
}

/// The traces of a chapter are not kept: a long list of scenarios takes no more memory than one, but for the
/// page.
void Report::finish_chapter() {
    const Chapter& chapter = work_->chapter();
    SummaryRow row;
    row.anchor = fmt::format("s{}", scenarios_done() + 1);
    row.name = chapter.scenario.name;
    row.expectations = chapter.scenario.expectations.size();
    row.held = chapter.now.held();
    row.held_before = chapter.before ? chapter.before->held() : 0;
    row.findings = chapter.findings.size();
    write_mood_strip(chapter.now.trace, moods_, row.strip);
    write_chapter(chapter, row.anchor, moods_, chapters_);
    summary_.push_back(std::move(row));
    work_.reset();
}

double Report::progress() const {
    if (plan_.scenarios.empty()) return 1;
    const double done = static_cast<double>(scenarios_done()) + (work_ ? work_->progress() : 0);
    return done / static_cast<double>(plan_.scenarios.size());
}

std::string Report::page() const {
    const std::string& persona = plan_.policy.policy.name;
    const std::string title = !plan_.title.empty() ? plan_.title : !persona.empty() ? persona : tr("Persona");
    Markup body;
    {
        const auto header = body.open("header");
        body.leaf("h1", {}, title);
    }
    if (scenarios_done() < plan_.scenarios.size()) {
        body.leaf("p", {{"class", "stopped"}},
                  fmt::format(fmt::runtime(tr("Stopped early: {} of {} scenarios are told.")),
                              scenarios_done(), plan_.scenarios.size()));
    }
    write_summary(summary_, plan_.before.has_value(), body);
    if (plan_.rhythm) write_rhythm(*plan_.rhythm, body);
    body.append(policy_);
    write_legend(plan_.before.has_value(), body);
    body.append(chapters_);
    body.leaf("footer", {}, plan_.program);
    return whole_page(title, moods_, body);
}

}  // namespace rei::workbench
