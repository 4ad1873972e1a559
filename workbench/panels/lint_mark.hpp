// The mark beside a value that the lint has something to say about.
#pragma once

#include "rei/model/lint.hpp"
#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// Width and height in design pixels.
inline constexpr float kLintMark = 14;

/// A triangle with an exclamation mark.
void draw_lint_mark(ImDrawList& list, const Theme& theme, ImVec2 centre);
/// The messages, and what to call what they are of.
void lint_tooltip(const Theme& theme, std::string_view heading, const FindingRefs& findings);
/// The mark as an item in the line that tells on hover; nothing, not even room, without findings.
void lint_mark(Ui& ui, const std::string& id, const FindingRefs& findings);

}  // namespace rei::workbench
