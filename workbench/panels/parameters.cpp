#include <algorithm>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "rei/panels/panels.hpp"
#include "rei/panels/parameter_row.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

bool matches(const Parameter& parameter, const std::string& filter) {
    if (filter.empty()) return true;
    const std::string text = lower(parameter.path + ' ' + label_of(parameter) + ' ' + parameter.group + ' ' +
                                   parameter.symbol + ' ' + parameter.meaning);
    return text.find(lower(filter)) != std::string::npos;
}

/// Rows under one heading.
struct Group {
    std::string name;
    std::vector<std::size_t> rows;
    std::vector<std::string> changed;  ///< paths
};

std::vector<Group> groups_of(const Session& session, const ParametersUi& state) {
    std::vector<Group> groups;
    const auto& parameters = session.parameters();
    for (std::size_t k = 0; k < parameters.size(); ++k) {
        const bool is_changed = session.is_changed(k);
        if (!matches(parameters[k], state.filter) || (state.only_changed && !is_changed)) continue;
        if (groups.empty() || groups.back().name != parameters[k].group)
            groups.push_back({parameters[k].group, {}, {}});
        groups.back().rows.push_back(k);
        if (is_changed) groups.back().changed.push_back(parameters[k].path);
    }
    return groups;
}

void group_heading(Ui& ui, const Group& group, Commands& out) {
    const Theme& theme = ui.theme;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = theme.px(24);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float name_width = size_of(theme.fonts.bold, group.name).x;
    draw_label(list, theme.fonts.bold, {at.x, at.y + height / 2}, 0, theme.palette.accent, group.name);
    list.AddLine({at.x + name_width + theme.px(10), at.y + height / 2},
                 {at.x + width - theme.px(28), at.y + height / 2}, theme.palette.line);
    if (group.changed.empty()) {
        ImGui::Dummy({width, height});
        return;
    }
    ImGui::SetCursorScreenPos({at.x + width - theme.px(22), at.y + theme.px(1)});
    ImGui::PushID(group.name.c_str());
    if (icon_button(theme, "reset-group", Icon::reset, theme.px(22), true, false,
                    "Set this group back to the policy as loaded")) {
        out.push_back(ResetParameters{group.changed, "Reset " + group.name});
    }
    ui.items.note("parameters/group/" + group.name + "/reset", item_box());
    ImGui::PopID();
}

void toolbar(const Workbench& bench, Ui& ui, Commands& out) {
    const Theme& theme = ui.theme;
    const float gap = theme.px(8);
    const bool can_reset = bench.session.is_tuned();
    const float right = ImGui::CalcTextSize("changed").x + ImGui::GetFrameHeight() + theme.px(40) +
                        ImGui::CalcTextSize("Reset all").x;
    ImGui::SetNextItemWidth(std::max(theme.px(80), ImGui::GetContentRegionAvail().x - right));
    ImGui::InputTextWithHint("##filter", "Find a parameter", &ui.parameters.filter);
    ui.items.note("parameters/filter", item_box());
    ImGui::SameLine(0, gap);
    ImGui::Checkbox("changed", &ui.parameters.only_changed);
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("Only what differs from the policy as loaded");
    ImGui::SameLine(0, gap);
    ImGui::BeginDisabled(!can_reset);
    if (ImGui::Button("Reset all")) out.push_back(Invoke{CommandId::reset_all});
    ImGui::EndDisabled();
    ui.items.note("parameters/reset-all", item_box());
}

}  // namespace

void parameters_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    begin_tabbed_pane(bench, ui, box, Tab::parameters, out);
    toolbar(bench, ui, out);
    ImGui::BeginChild("rows", {0, 0}, false, ImGuiWindowFlags_NoSavedSettings);
    const std::vector<Group> groups = groups_of(bench.session, ui.parameters);
    if (groups.empty())
        empty_state(ui.theme, "No parameter found", "Clear the filter, or untick \"changed\".");
    for (const Group& group : groups) {
        group_heading(ui, group, out);
        for (const std::size_t row : group.rows) parameter_row(bench, ui, row, out);
    }
    ImGui::EndChild();
    end_pane();
}

}  // namespace rei::workbench
