#include "rei/panels/diagnosis_cure.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rei/panels/parameter_row.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kProgressBar = 92;

const Parameter* parameter_at(const Session& session, const std::string& path) {
    for (const Parameter& parameter : session.parameters()) {
        if (parameter.path == path) return &parameter;
    }
    return nullptr;
}

/// "half life · valence: 10 → 7.3 s"
std::string change_text(const Session& session, const Cure& cure) {
    const Parameter* const parameter = parameter_at(session, cure.path);
    std::string name = parameter == nullptr ? cure.path : label_of(*parameter);
    const bool is_border =
        cure.path.rfind("regions[", 0) == 0;  // whose label leaves the region to its heading
    if (parameter != nullptr && is_border) name = parameter->group + " · " + name;
    const std::string unit = parameter == nullptr || parameter->unit.empty() ? "" : " " + parameter->unit;
    return fmt::format("{}: {:.6g} → {:.6g}{}", name, cure.before, cure.after, unit);
}

/// Severities that are shares of time, which are told in percent.
bool is_share(FindingKind kind) {
    return std::string(info_of(kind).unit).rfind("of ", 0) == 0;
}

std::string number_text(FindingKind kind, double severity) {
    return is_share(kind) ? fmt::format("{:.0f}", 100 * severity) : fmt::format("{:.3g}", severity);
}

/// "3 → 1 returns · 7 of 7 expectations hold · mood differs 3 % of the time"
std::string effect_text(FindingKind kind, const Cure& cure) {
    std::string text =
        number_text(kind, cure.severity_before) + " → " + severity_text(kind, cure.severity_after);
    if (cure.expectations > 0)
        text += fmt::format(" · {} of {} expectations hold", cure.held_after, cure.expectations);
    return text + fmt::format(" · mood differs {:.0f} % of the time", 100 * cure.mood_changed);
}

std::vector<std::string> cure_lines(FindingKind kind, const Cure& cure) {
    return {cure.path + fmt::format(": {:.6g} → {:.6g}", cure.before, cure.after),
            "Severity " + severity_text(kind, cure.severity_before) + " → " +
                severity_text(kind, cure.severity_after) + ", limit " +
                severity_text(kind, info_of(kind).limit),
            fmt::format("Expectations that hold: {} → {} of {}", cure.held_before, cure.held_after,
                        cure.expectations),
            fmt::format("Findings of all kinds: {} → {}", cure.findings_before, cure.findings_after),
            fmt::format("The mood is another one for {:.1f} % of the time.", 100 * cure.mood_changed)};
}

std::string lower_first(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] + 32);
    return text;
}

void apply_button(Ui& ui, FindingKind kind, const Cure& cure, const std::string& id, Commands& out) {
    ImGui::PushStyleColor(ImGuiCol_Button, ui.theme.palette.accent_dim);
    if (ImGui::Button("Apply")) {
        out.push_back(BeginEdit{"Cure: " + lower_first(info_of(kind).title)});
        out.push_back(SetParameter{cure.path, cure.after});
        out.push_back(CommitEdit{});
    }
    ImGui::PopStyleColor();
    ui.items.note(id + "/apply", item_box());
    if (ImGui::IsItemHovered()) tooltip(ui.theme, "Change this one number", cure_lines(kind, cure));
}

void found_line(const Workbench& bench, Ui& ui, FindingKind kind, const Cure& cure, const std::string& id,
                Commands& out) {
    const Theme& theme = ui.theme;
    apply_button(ui, kind, cure, id, out);
    ImGui::SameLine(0, theme.px(10));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float y = at.y + ImGui::GetFrameHeight() / 2;
    const float width = ImGui::GetContentRegionAvail().x;
    const std::string change = fitted(theme.fonts.bold, change_text(bench.session, cure), width);
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
    std::string text = bench.view.searches_cures ? "searching the smallest cure" : "search stopped";
    text += fmt::format(", {:.0f} %", 100 * diagnosed.progress);
    if (diagnosed.cure) text += ", so far " + change_text(bench.session, *diagnosed.cure);
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

std::string severity_text(FindingKind kind, double severity) {
    const std::string unit = info_of(kind).unit;
    return number_text(kind, severity) + (is_share(kind) ? " %" : "") + (unit.empty() ? "" : " ") + unit;
}

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
            remark(ui.theme,
                   "No single number cures this inside its recommended range without breaking something.");
            break;
        case CureState::waiting:
            remark(ui.theme, bench.view.searches_cures ? "a cure is searched next" : "no cure searched");
            break;
    }
}

}  // namespace rei::workbench
