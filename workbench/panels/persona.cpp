// The Persona tab: what the lint says, a row of sections, and the open one.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rei/model/display_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/persona_parts.hpp"
#include "rei/panels/tabs.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

struct Section {
    PolicyPart part;
    const char* id;
    const char* title;
    void (*draw)(const PersonaPane&);
};
constexpr std::array kSections{
    Section{PolicyPart::words, "words", "Words", persona_words},
    Section{PolicyPart::triggers, "triggers", "Triggers", persona_triggers},
    Section{PolicyPart::moods, "moods", "Moods", persona_moods},
    Section{PolicyPart::regions, "regions", "Regions", persona_regions},
    Section{PolicyPart::families, "families", "Families", persona_families},
};

/// Go to where the value of a finding is edited.
void go_to(const PersonaPane& pane, const LintFinding& finding) {
    const PolicyPart part = part_of(finding.path);
    if (part == PolicyPart::numbers) {
        pane.ui.parameters.filter = finding.path;
        pane.out.push_back(Invoke{CommandId::show_parameters});
        return;
    }
    pane.ui.persona.part = part;
    pane.ui.persona.reveal = finding.path;
    for (std::size_t k = 0; k < pane.policy().regions.size(); ++k) {
        const std::string path = fmt::format("regions[{}]", k);
        if (finding.path.compare(0, path.size(), path) == 0) pane.ui.persona.region = k;
    }
}

/// The line that says how much the lint found, and folds the list.
void findings_heading(const PersonaPane& pane) {
    const Theme& theme = pane.theme();
    const std::size_t count = pane.bench.lint.findings().size();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = theme.px(20);
    bool& is_open = pane.ui.persona.shows_findings;
    if (hit_area("findings", {ImGui::GetContentRegionAvail().x, height})) is_open = !is_open;
    pane.ui.items.note("persona/findings", item_box());
    const bool is_hovered = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = at.y + height / 2;
    draw_lint_mark(list, theme, {at.x + theme.px(7), y});
    const std::string text = count == 1 ? tr("1 finding of the lint")
                                        : fmt::format(fmt::runtime(tr("{} findings of the lint")), count);
    draw_label(list, theme.fonts.body, {at.x + theme.px(19), y}, 0,
               is_hovered ? theme.palette.ink : theme.palette.ink_dim, text);
    draw_fold(list, theme, {at.x + theme.px(30) + size_of(theme.fonts.body, text).x, y}, is_open,
              theme.palette.ink_faint);
}

void finding_row(const PersonaPane& pane, std::size_t index) {
    const Theme& theme = pane.theme();
    const Palette& p = theme.palette;
    const LintFinding& finding = pane.bench.lint.findings()[index];
    const float width = ImGui::GetContentRegionAvail().x;
    const std::string message = display_text(finding.message);
    const auto lines = wrapped(theme.fonts.small, message, width - theme.px(16));
    const float line = theme.px(15);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushID(static_cast<int>(index));
    const float height = line * static_cast<float>(lines.size() + 1) + theme.px(6);
    if (hit_area("finding", {width, height})) go_to(pane, finding);
    ImGui::PopID();
    pane.ui.items.note(fmt::format("persona/finding/{}", index), item_box());
    const bool is_hovered = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (is_hovered) list.AddRectFilled(at, {at.x + width, at.y + height}, p.raised, theme.px(4));
    float y = at.y + theme.px(3) + line / 2;
    draw_label(list, theme.fonts.small, {at.x + theme.px(8), y}, 0, p.warn,
               fitted(theme.fonts.small, display_text(finding.path), width - theme.px(16)));
    for (const std::string_view text : lines) {
        y += line;
        draw_label(list, theme.fonts.small, {at.x + theme.px(8), y}, 0, p.ink_dim, text);
    }
}

void findings(const PersonaPane& pane) {
    const std::size_t count = pane.bench.lint.findings().size();
    if (count == 0) return;
    findings_heading(pane);
    if (!pane.ui.persona.shows_findings) return;
    const float most = ImGui::GetContentRegionAvail().y * 0.45F;
    ImGui::PushStyleColor(ImGuiCol_ChildBg, pane.theme().palette.sunken);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::BeginChild("finding-list", {0, most}, false, ImGuiWindowFlags_NoSavedSettings);
    for (std::size_t k = 0; k < count; ++k) finding_row(pane, k);
    ImGui::EndChild();
    ImGui::Dummy({0, pane.theme().px(6)});
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
}

struct SectionTab {
    std::string title;
    std::string note;  ///< how many findings it has
    float width = 0;   ///< of both
};

SectionTab section_tab(const PersonaPane& pane, const Section& section) {
    const Theme& theme = pane.theme();
    const std::size_t count = pane.bench.lint.count(section.part);
    SectionTab tab{tr(section.title), count == 0 ? "" : fmt::format("{}", count), 0};
    tab.width = size_of(theme.fonts.body, tab.title).x;
    if (!tab.note.empty()) tab.width += size_of(theme.fonts.small, tab.note).x + theme.px(2);
    return tab;
}

/// The sections as small tabs in one line, nearer to each other where there is little room.
void section_tabs(const PersonaPane& pane) {
    const Theme& theme = pane.theme();
    const Palette& p = theme.palette;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = theme.px(26);
    float texts = 0;
    for (const Section& section : kSections) texts += section_tab(pane, section).width;
    const float room = (width - texts) / (2 * static_cast<float>(kSections.size()));
    const float pad = std::clamp(room, theme.px(2), theme.px(7));
    float x = at.x;
    for (const Section& section : kSections) {
        const SectionTab tab = section_tab(pane, section);
        const bool is_open = pane.ui.persona.part == section.part;
        ImGui::SetCursorScreenPos({x, at.y});
        if (hit_area(section.id, {tab.width + 2 * pad, height})) pane.ui.persona.part = section.part;
        const Box box = item_box();
        pane.ui.items.note(std::string("persona/tab/") + section.id, box);
        const ImU32 ink = is_open || ImGui::IsItemHovered() ? p.ink : p.ink_dim;
        if (is_open) list.AddRectFilled(box.min, box.max, p.raised, theme.px(5));
        draw_label(list, theme.fonts.body, {x + pad, box.centre().y}, 0, ink, tab.title);
        draw_label(list, theme.fonts.small, {box.max.x - pad, box.centre().y - theme.px(3)}, 1, p.warn,
                   tab.note);
        x = box.max.x;
    }
    list.AddLine({at.x, at.y + height + theme.px(2)}, {at.x + width, at.y + height + theme.px(2)}, p.line);
    ImGui::SetCursorScreenPos({at.x, at.y + height + theme.px(8)});
}

}  // namespace

void persona_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    begin_tabbed_pane(bench, ui, box, Tab::persona, out);
    const PersonaPane pane{bench, ui, out};
    findings(pane);
    section_tabs(pane);
    for (const Section& section : kSections) {
        if (ui.persona.part != section.part) continue;
        ImGui::BeginChild(section.id, {0, 0}, false, ImGuiWindowFlags_NoSavedSettings);
        section.draw(pane);
        ImGui::EndChild();
    }
    end_pane();
}

}  // namespace rei::workbench
