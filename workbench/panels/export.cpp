#include <algorithm>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "rei/commands/registry.hpp"
#include "rei/model/display_text.hpp"
#include "rei/model/folder.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/tabs.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr std::size_t kContextLines = 2;

void refresh(const Session& session, ExportUi& state) {
    if (state.revision == session.revision()) return;
    state.revision = session.revision();
    state.changes = session.changes();
    state.lines = diff_lines(session.policy_file().text, session.exported_text(), kContextLines);
}

void target(const Workbench& bench, Ui& ui, Commands& out) {
    const Theme& theme = ui.theme;
    const CommandInfo& info = info_of(CommandId::export_policy);
    const char* const label = tr("Export");
    const float button = ImGui::CalcTextSize(label).x + 2 * ImGui::GetStyle().FramePadding.x;
    std::string path = bench.export_path;
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - button - theme.px(8));
    if (ImGui::InputTextWithHint("##path", tr("Where to write the policy"), &path))
        out.push_back(SetExportPath{path});
    ui.items.note("export/path", item_box());
    ImGui::SameLine(0, theme.px(8));
    ImGui::PushStyleColor(ImGuiCol_Button, theme.palette.accent_dim);
    ImGui::BeginDisabled(!info.enabled(bench));
    if (ImGui::Button(label)) out.push_back(Invoke{CommandId::export_policy});
    ImGui::EndDisabled();
    ImGui::PopStyleColor();
    ui.items.note("export/write", item_box());
    if (ImGui::IsItemHovered())
        ImGui::SetTooltip("%s  (%s)", tr(info.tooltip), text_of(info.shortcuts[0]).c_str());
}

void change_rows(const Theme& theme, const std::vector<PolicyChange>& changes) {
    const float width = ImGui::GetContentRegionAvail().x;
    for (const PolicyChange& change : changes) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::Dummy({width, theme.px(20)});
        if (!ImGui::IsItemVisible()) continue;
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const float y = at.y + theme.px(10);
        const std::string after = display_text(change.after.empty() ? tr("removed") : change.after);
        const std::string before = display_text(change.before.empty() ? tr("not there") : change.before);
        float x = at.x + width;
        const std::string right = fitted(theme.fonts.bold, after, width * 0.3F);
        draw_label(list, theme.fonts.bold, {x, y}, 1, theme.palette.good, right);
        x -= size_of(theme.fonts.bold, right).x + theme.px(8);
        draw_label(list, theme.fonts.small, {x, y}, 1, theme.palette.ink_faint, "→");
        x -= theme.px(20);
        const std::string middle = fitted(theme.fonts.body, before, width * 0.25F);
        draw_label(list, theme.fonts.body, {x, y}, 1, theme.palette.bad, middle);
        x -= size_of(theme.fonts.body, middle).x + theme.px(10);
        draw_label(list, theme.fonts.body, {at.x, y}, 0, theme.palette.ink_dim,
                   fitted(theme.fonts.body, display_text(change.path), x - at.x));
    }
}

void diff_rows(const Theme& theme, const std::vector<DiffLine>& lines) {
    const Palette& p = theme.palette;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (const DiffLine& line : lines) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float width = ImGui::GetContentRegionAvail().x;
        const float height = theme.px(18);
        ImGui::Dummy({width, height});
        if (!ImGui::IsItemVisible()) continue;
        const bool is_added = line.kind == DiffKind::added;
        const bool is_removed = line.kind == DiffKind::removed;
        const ImU32 colour = is_added ? p.good : is_removed ? p.bad : p.ink_faint;
        if (is_added || is_removed)
            list.AddRectFilled(at, {at.x + width, at.y + height}, with_alpha(colour, 0.12F));
        const float y = at.y + height / 2;
        draw_label(list, theme.fonts.body, {at.x + theme.px(8), y}, 0.5F, colour,
                   is_added                         ? "+"
                   : is_removed                     ? "-"
                   : line.kind == DiffKind::skipped ? "…"
                                                    : "");
        const ImU32 ink = is_added || is_removed ? p.ink : p.ink_faint;
        const std::string text =
            line.kind == DiffKind::skipped ? say("{} lines as before", line.text) : display_text(line.text);
        draw_label(list, theme.fonts.body, {at.x + theme.px(18), y}, 0, ink,
                   fitted(theme.fonts.body, text, width - theme.px(20)));
    }
}

void heading(const Theme& theme, const std::string& text) {
    const Scoped style(theme.fonts.bold, theme.palette.accent);
    ImGui::Dummy({0, theme.px(2)});
    ImGui::TextUnformatted(text.c_str());
}

}  // namespace

void export_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    begin_tabbed_pane(bench, ui, box, Tab::export_policy, out);
    refresh(bench.session, ui.export_policy);
    target(bench, ui, out);
    ImGui::BeginChild("diff", {0, 0}, false, ImGuiWindowFlags_NoSavedSettings);
    const ExportUi& state = ui.export_policy;
    if (state.changes.empty()) {
        empty_state(ui.theme, tr("Nothing tuned yet"),
                    tr("Turn a parameter or drag a border, and what would be written appears here."));
    } else {
        heading(ui.theme,
                fmt::format(fmt::runtime(tr(state.changes.size() == 1 ? "{} change" : "{} changes")),
                            state.changes.size()));
        change_rows(ui.theme, state.changes);
        heading(ui.theme, tr("In the file"));
        diff_rows(ui.theme, state.lines);
    }
    ImGui::EndChild();
    end_pane();
}

}  // namespace rei::workbench
