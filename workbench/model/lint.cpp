#include "rei/model/lint.hpp"

#include <algorithm>

namespace rei::workbench {
namespace {

template <class Wanted>
FindingRefs those(const std::vector<LintFinding>& findings, Wanted wanted) {
    FindingRefs out;
    for (const LintFinding& finding : findings) {
        if (wanted(finding)) out.push_back(&finding);
    }
    return out;
}

}  // namespace

PolicyPart part_of(std::string_view path) {
    struct Start {
        std::string_view text;
        PolicyPart part;
    };
    constexpr Start starts[] = {
        {"sentiment_keywords", PolicyPart::words},
        {"transitions", PolicyPart::triggers},
        {"emotions", PolicyPart::moods},
        {"voice_map", PolicyPart::moods},
        {"vts_parameters", PolicyPart::moods},
        {"regions", PolicyPart::regions},
        {"prompt_prefs.style_hints", PolicyPart::moods},
        {"engine.families", PolicyPart::families},
    };
    for (const Start& start : starts) {
        if (path.starts_with(start.text)) return start.part;
    }
    return PolicyPart::numbers;
}

void Lint::update(const Session& session) {
    if (revision_ == session.revision() || session.history().is_open()) return;
    revision_ = session.revision();
    if (policy_ == session.policy()) return;
    policy_ = session.policy();
    findings_ = lint_policy(*policy_);
}

FindingRefs Lint::at(std::string_view path) const {
    return those(findings_, [&](const LintFinding& finding) { return finding.path == path; });
}

FindingRefs Lint::under(std::string_view path) const {
    return those(findings_, [&](const LintFinding& finding) {
        if (!std::string_view(finding.path).starts_with(path)) return false;
        const char next = finding.path.size() == path.size() ? '.' : finding.path[path.size()];
        return next == '.' || next == '[';
    });
}

FindingRefs Lint::lacking(std::string_view section, std::string_view mood) const {
    const std::string entry = std::string(section) + '.' + std::string(mood);
    return those(findings_, [&](const LintFinding& finding) {
        return finding.path == section || finding.path == entry;
    });
}

std::size_t Lint::count(PolicyPart part) const {
    return static_cast<std::size_t>(
        std::count_if(findings_.begin(), findings_.end(),
                      [part](const LintFinding& finding) { return part_of(finding.path) == part; }));
}

}  // namespace rei::workbench
