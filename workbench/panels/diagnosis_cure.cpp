#include "rei/panels/diagnosis_cure.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rei/model/strings.hpp"
#include "rei/model/verdict_text.hpp"
#include "rei/panels/parameter_row.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kProgressBar = 92;

std::vector<std::string> cure_lines(FindingKind kind, const Cure& cure) {
    return {
        cure.path + fmt::format(": {:.6g} → {:.6g}", cure.before, cure.after),
        fmt::format(fmt::runtime(tr("Severity {} → {}, limit {}")), severity_text(kind, cure.severity_before),
                    severity_text(kind, cure.severity_after), severity_text(kind, info_of(kind).limit)),
        fmt::format(fmt::runtime(tr("Expectations that hold: {} → {} of {}")), cure.held_before,
                    cure.held_after, cure.expectations),
        fmt::format(fmt::runtime(tr("Findings of all kinds: {} → {}")), cure.findings_before,
                    cure.findings_after),
        fmt::format(fmt::runtime(tr("The mood is another one for {:.1f} % of the time.")),
                    100 * cure.mood_changed)};
}

std::string lower_first(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] + 32);
    return text;
}

void apply_button(Ui& ui, FindingKind kind, const Cure& cure, const std::string& id, Commands& out) {
    ImGui::PushStyleColor(ImGuiCol_Button, ui.theme.palette.accent_dim);
    if (ImGui::Button(tr("Apply"))) {
        out.push_back(
            BeginEdit{fmt::format(fmt::runtime(tr("Cure: {}")), lower_first(tr(info_of(kind).title)))});
        out.push_back(SetParameter{cure.path, cure.after});
        out.push_back(CommitEdit{});
    }
    ImGui::PopStyleColor();
    ui.items.note(id + "/apply", item_box());
    if (ImGui::IsItemHovered()) tooltip(ui.theme, tr("Change this one number"), cure_lines(kind, cure));
}

void found_line(const Workbench& bench, Ui& ui, FindingKind kind, const Cure& cure, const std::string& id,
                Commands& out) {
    const Theme& theme = ui.theme;
    apply_button(ui, kind, cure, id, out);
    ImGui::SameLine(0, theme.px(10));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float y = at.y + ImGui::GetFrameHeight() / 2;
    const float width = ImGui::GetContentRegionAvail().x;
    const std::string change = fitted(theme.fonts.bold, change_text(bench.session.parameters(), cure), width);
    const std::string effect = effect_text(kind, cure);
    const float change_width = size_of(theme.fonts.bold, change).x + theme.px(10);
    const bool fits = change_width + size_of(theme.fonts.small, effect).x < width;
    const float below = fits ? 0 : theme.px(18);
    ImGui::Dummy({width, ImGui::GetFrameHeight() + below});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_label(list, theme.fonts.bold, {at.x, y}, 0, theme.palette.good, change);
    draw_label(list, theme.fonts.small, {fits ? at.x + change_width : at.x, y + below}, 0,
               theme.palette.ink_dim, fitted(theme.fonts.small, effect, fits ? width : width - theme.px(4)));
}

void progress_line(const Workbench& bench, const Theme& theme, const DiagnosedFinding& diagnosed) {
    const Palette& p = theme.palette;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = theme.px(20);
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::Dummy({width, height});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = at.y + height / 2;
    const float bar = theme.px(kProgressBar);
    const float done = bar * static_cast<float>(diagnosed.progress);
    list.AddRectFilled({at.x, y - theme.px(2)}, {at.x + bar, y + theme.px(2)}, p.line, theme.px(2));
    list.AddRectFilled({at.x, y - theme.px(2)}, {at.x + done, y + theme.px(2)}, p.accent, theme.px(2));
    std::string text = tr(bench.view.searches_cures ? "searching the smallest cure" : "search stopped");
    text += fmt::format(", {:.0f} %", 100 * diagnosed.progress);
    if (diagnosed.cure)
        text += fmt::format(fmt::runtime(tr(", so far {}")),
                            change_text(bench.session.parameters(), *diagnosed.cure));
    const float left = at.x + bar + theme.px(10);
    draw_label(list, theme.fonts.small, {left, y}, 0, p.ink_dim,
               fitted(theme.fonts.small, text, std::max(0.0F, at.x + width - left)));
}

void remark(const Theme& theme, const char* text) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = theme.px(20);
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::Dummy({width, height});
    draw_label(*ImGui::GetWindowDrawList(), theme.fonts.small, {at.x, at.y + height / 2}, 0,
               theme.palette.ink_faint, fitted(theme.fonts.small, text, width));
}

}  // namespace

ImU32 severity_colour(const Theme& theme, const Finding& finding) {
    const auto share = static_cast<float>(std::clamp(badness(finding), 0.0, 1.0));
    return blended(theme.palette.warn, theme.palette.bad, share);
}

void cure_line(const Workbench& bench, Ui& ui, const DiagnosedFinding& diagnosed, const std::string& id,
               float indent, Commands& out) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x + indent, at.y});
    switch (diagnosed.state) {
        case CureState::found:
            found_line(bench, ui, diagnosed.finding.kind, *diagnosed.cure, id, out);
            break;
        case CureState::searching:
            progress_line(bench, ui.theme, diagnosed);
            break;
        case CureState::none:
            remark(
                ui.theme,
                tr("No single number cures this inside its recommended range without breaking something."));
            break;
        case CureState::waiting:
            remark(ui.theme, tr(bench.view.searches_cures ? "a cure is searched next" : "no cure searched"));
            break;
    }
}

}  // namespace rei::workbench
