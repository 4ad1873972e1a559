#include "rei/panels/lint_mark.hpp"

#include "rei/model/display_text.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

void draw_lint_mark(ImDrawList& list, const Theme& theme, ImVec2 centre) {
    const float half = theme.px(kLintMark) / 2 - 1;
    const ImVec2 top{centre.x, centre.y - half * 0.9F};
    const ImVec2 left{centre.x - half, centre.y + half * 0.8F};
    const ImVec2 right{centre.x + half, centre.y + half * 0.8F};
    list.AddTriangleFilled(top, right, left, theme.palette.warn);
    const ImU32 ink = theme.palette.pane;
    list.AddLine({centre.x, centre.y - half * 0.25F}, {centre.x, centre.y + half * 0.25F}, ink,
                 theme.px(1.6F));
    list.AddCircleFilled({centre.x, centre.y + half * 0.55F}, theme.px(0.9F), ink);
}

void lint_tooltip(const Theme& theme, std::string_view heading, const FindingRefs& findings) {
    std::vector<std::string> lines;
    for (const LintFinding* finding : findings) lines.push_back(display_text(finding->message));
    tooltip(theme, heading, lines);
}

void lint_mark(Ui& ui, const std::string& id, const FindingRefs& findings) {
    if (findings.empty()) return;
    const float width = ui.theme.px(kLintMark);
    ImGui::Dummy({width, ImGui::GetFrameHeight()});
    const Box box = item_box();
    ui.items.note(id + "/lint", box);
    draw_lint_mark(*ImGui::GetWindowDrawList(), ui.theme, box.centre());
    if (ImGui::IsItemHovered()) lint_tooltip(ui.theme, findings.front()->rule, findings);
}

}  // namespace rei::workbench
