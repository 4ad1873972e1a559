// The Study drawer: a row of sections, the button that runs the open one and how it is set up on the left,
// what came of it on the right.
#include <algorithm>
#include <array>
#include <numeric>

#include <fmt/format.h>

#include "rei/commands/registry.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/study_parts.hpp"
#include "rei/panels/tabs.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kLeastSetup = 236;
constexpr float kMostSetup = 320;

struct Section {
    StudyKind kind;
    const char* id;
    const char* title;
    CommandId run;
    JobKind job;
    void (*setup)(const StudyPane&);
    void (*result)(const StudyPane&);
};
constexpr std::array kSections{
    Section{StudyKind::sweep, "sweep", "Sweep", CommandId::run_sweep, JobKind::sweep, sweep_setup,
            sweep_result},
    Section{StudyKind::ranking, "ranking", "Ranking", CommandId::rank_parameters, JobKind::ranking,
            ranking_setup, ranking_result},
    Section{StudyKind::tune, "tune", "Tune", CommandId::tune, JobKind::tune, tune_setup, tune_result},
    Section{StudyKind::front, "front", "Front", CommandId::search_front, JobKind::front, front_setup,
            front_result},
    Section{StudyKind::falsify, "falsify", "Falsify", CommandId::falsify, JobKind::falsify, falsify_setup,
            falsify_result},
};

void section_tab(const StudyPane& pane, const Section& section, const Box& box, float pad) {
    const Theme& theme = pane.theme();
    const Palette& p = theme.palette;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool is_open = pane.bench.view.study == section.kind;
    ImGui::SetCursorScreenPos(box.min);
    if (hit_area(section.id, {box.width(), box.height()})) pane.out.push_back(ShowStudy{section.kind});
    pane.ui.items.note(std::string("study/tab/") + section.id, box);
    if (is_open) list.AddRectFilled(box.min, box.max, p.raised, theme.px(5));
    draw_label(list, theme.fonts.body, {box.min.x + pad, box.centre().y}, 0,
               is_open || ImGui::IsItemHovered() ? p.ink : p.ink_dim, tr(section.title));
    if (pane.studies().is_running(section.kind))
        list.AddCircleFilled({box.max.x - theme.px(4), box.min.y + theme.px(5)}, theme.px(2.5F), p.accent);
}

/// The sections as small tabs in one line; a dot marks one that is at work.
void section_tabs(const StudyPane& pane) {
    const Theme& theme = pane.theme();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = theme.px(24);
    std::vector<float> widths;
    std::optional<std::size_t> open;
    for (const Section& section : kSections) {
        if (pane.bench.view.study == section.kind) open = widths.size();
        widths.push_back(size_of(theme.fonts.body, tr(section.title)).x);
    }
    const float texts = std::accumulate(widths.begin(), widths.end(), 0.0F);
    const float room = (width - texts) / (2 * static_cast<float>(kSections.size()));
    const float pad = std::clamp(room, theme.px(4), theme.px(9));
    for (float& own : widths) own += 2 * pad;
    const float more = theme.px(24);
    const TabRow row = tab_row(widths, open, width, more);
    float x = at.x;
    for (const std::size_t k : row.shown) {
        section_tab(pane, kSections[k], {{x, at.y}, {x + widths[k], at.y + height}}, pad);
        x += widths[k];
    }
    if (!row.hidden.empty()) {
        std::vector<HiddenTab> hidden;
        for (const std::size_t k : row.hidden)
            hidden.push_back({std::string("study/tab/") + kSections[k].id, tr(kSections[k].title), ""});
        const float right = at.x + width;
        if (const auto chosen =
                more_tabs(pane.ui, "study", {{right - more, at.y}, {right, at.y + height}}, hidden))
            pane.out.push_back(ShowStudy{kSections[row.hidden[*chosen]].kind});
    }
    ImGui::SetCursorScreenPos({at.x, at.y + height + theme.px(6)});
}

/// Runs the study or stops it; where it can't be run, why.
void run_button(const StudyPane& pane, const Section& section) {
    const Theme& theme = pane.theme();
    const std::string id = std::string("study/run/") + section.id;
    const float width = ImGui::GetContentRegionAvail().x;
    if (pane.studies().is_running(section.kind)) {
        const std::string text =
            fmt::format("{}  ({:.0f} %)", tr("Stop"), 100 * pane.studies().share_done(section.kind));
        if (ImGui::Button((text + "###run").c_str(), {width, 0})) pane.out.push_back(StopJob{section.job});
        pane.ui.items.note(id, item_box());
        return;
    }
    const CommandInfo& info = info_of(section.run);
    ImGui::PushStyleColor(ImGuiCol_Button, theme.palette.accent_dim);
    ImGui::BeginDisabled(!info.enabled(pane.bench));
    const std::string text = fitted(theme.fonts.body, tr(info.text), width - theme.px(16)) + "###run";
    if (ImGui::Button(text.c_str(), {width, 0})) pane.out.push_back(Invoke{section.run});
    ImGui::EndDisabled();
    ImGui::PopStyleColor();
    pane.ui.items.note(id, item_box());
    if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) ImGui::SetTooltip("%s", tr(info.tooltip));
    const std::string problem = pane.studies().problem(section.kind, pane.bench.session);
    if (problem.empty()) return;
    const Scoped style(theme.fonts.small, theme.palette.warn);
    ImGui::TextWrapped("%s", problem.c_str());
}

}  // namespace

void study_label(const StudyPane& pane, const std::string& text) {
    const Scoped style(pane.theme().fonts.small, pane.theme().palette.ink_faint);
    ImGui::TextUnformatted(text.c_str());
}

void result_heading(const StudyPane& pane, StudyKind kind, const std::string& text) {
    const Theme& theme = pane.theme();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = theme.px(20);
    ImGui::Dummy({width, height});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = at.y + height / 2;
    std::string note;
    if (pane.studies().is_outdated(kind)) {
        note = tr("changed since");
        pane.ui.items.note("study/outdated", item_box());
        if (ImGui::IsItemHovered())
            ImGui::SetTooltip("%s", tr("Policy or conversation have been changed since: this is of what they "
                                       "were. Run it again."));
    } else if (pane.studies().was_stopped(kind)) {
        note = tr("stopped");
    }
    const std::string right = fitted(theme.fonts.bold, note, width * 0.4F);
    const float right_width = right.empty() ? 0 : size_of(theme.fonts.bold, right).x + theme.px(10);
    draw_label(list, theme.fonts.bold, {at.x + width, y}, 1, theme.palette.warn, right);
    const std::string left = fitted(theme.fonts.small, text, width - right_width);
    draw_label(list, theme.fonts.small, {at.x, y}, 0, theme.palette.ink_dim, left);
    const bool is_on_left = ImGui::IsMouseHoveringRect(at, {at.x + width - right_width, at.y + height});
    if (left != text && is_on_left && ImGui::IsWindowHovered()) tooltip(theme, "", {text});
}

void study_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    begin_drawer(bench, ui, box, Drawer::study, out);
    const StudyPane pane{bench, ui, out};
    const float width = ImGui::GetContentRegionAvail().x;
    const float left =
        std::min(std::clamp(width * 0.36F, ui.theme.px(kLeastSetup), ui.theme.px(kMostSetup)), width * 0.5F);
    for (const Section& section : kSections) {
        if (bench.view.study != section.kind) continue;
        ImGui::BeginChild("study-left", {left, 0}, false,
                          ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollbar);
        section_tabs(pane);
        run_button(pane, section);
        ImGui::BeginChild(section.id, {0, 0}, false, ImGuiWindowFlags_NoSavedSettings);
        section.setup(pane);
        ImGui::EndChild();
        ImGui::EndChild();
        ImGui::SameLine(0, ui.theme.px(14));
        ImGui::BeginChild("study-right", {0, 0}, false, ImGuiWindowFlags_NoSavedSettings);
        section.result(pane);
        ImGui::EndChild();
    }
    end_pane();
}

}  // namespace rei::workbench
