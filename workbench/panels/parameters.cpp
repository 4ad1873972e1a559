#include <algorithm>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "rei/model/strings.hpp"
#include "rei/model/variants.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/parameter_row.hpp"
#include "rei/panels/tabs.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kLeastFilter = 110;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

bool matches(const Parameter& parameter, const std::string& filter) {
    if (filter.empty()) return true;
    const std::string text = lower(parameter.path + ' ' + label_of(parameter) + ' ' + parameter.group + ' ' +
                                   group_text(parameter.group) + ' ' + parameter.symbol + ' ' +
                                   parameter.meaning + ' ' + meaning_text(parameter));
    return text.find(lower(filter)) != std::string::npos;
}

/// Rows under one heading.
struct Group {
    std::string name;
    std::vector<std::size_t> rows;
    std::vector<std::string> changed;  ///< paths
    bool is_open = true;
};

/// Whether all numbers of a group belong to a variant that is not shown.
bool is_idle(const Session& session, const Group& group) {
    return std::all_of(group.rows.begin(), group.rows.end(), [&](std::size_t row) {
        const std::optional<Variant> reader = only_reader(session.parameters()[row].path);
        return reader && !session.shows(*reader);
    });
}

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
    // what a search found is never hidden
    const bool is_searching = !state.filter.empty() || state.only_changed;
    for (Group& group : groups) {
        const auto by_hand = state.opened.find(group.name);
        group.is_open =
            is_searching || (by_hand != state.opened.end() ? by_hand->second : !is_idle(session, group));
    }
    return groups;
}

/// The name, which folds the group, and how much is folded away.
void fold_button(Ui& ui, const Group& group, const Box& box) {
    const Theme& theme = ui.theme;
    const Palette& p = theme.palette;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImGui::SetCursorScreenPos(box.min);
    const float reset_width = theme.px(28);
    if (hit_area("fold", {box.width() - reset_width, box.height()}))
        ui.parameters.opened[group.name] = !group.is_open;
    ui.items.note("parameters/group/" + group.name, item_box());
    const ImU32 colour = ImGui::IsItemHovered() ? p.ink : group.is_open ? p.accent : p.ink_dim;
    const float y = box.centre().y;
    draw_fold(list, theme, {box.min.x + theme.px(4), y}, group.is_open, with_alpha(colour, 0.7F));
    float x = box.min.x + theme.px(14);
    const std::string name = group_text(group.name);
    draw_label(list, theme.fonts.bold, {x, y}, 0, colour, name);
    x += size_of(theme.fonts.bold, name).x + theme.px(10);
    if (!group.is_open) {
        const std::string count = fmt::format("{}", group.rows.size());
        draw_label(list, theme.fonts.small, {x, y}, 0, p.ink_faint, count);
        x += size_of(theme.fonts.small, count).x + theme.px(10);
    }
    list.AddLine({x, y}, {box.max.x - reset_width, y}, p.line);
}

void group_heading(Ui& ui, const Group& group, Commands& out) {
    const Theme& theme = ui.theme;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = theme.px(24);
    ImGui::PushID(group.name.c_str());
    fold_button(ui, group, {at, {at.x + width, at.y + height}});
    if (!group.changed.empty()) {
        ImGui::SetCursorScreenPos({at.x + width - theme.px(22), at.y + theme.px(1)});
        if (icon_button(theme, "reset-group", Icon::reset, theme.px(22), true, false,
                        tr("Set this group back to the policy as loaded"))) {
            out.push_back(ResetParameters{group.changed,
                                          fmt::format(fmt::runtime(tr("Reset {}")), group_text(group.name))});
        }
        ui.items.note("parameters/group/" + group.name + "/reset", item_box());
    }
    ImGui::PopID();
    ImGui::SetCursorScreenPos({at.x, at.y + height + ImGui::GetStyle().ItemSpacing.y});
}

/// A button of a command; where there is no room for its text an icon.
void reset_all_button(const Workbench& bench, Ui& ui, bool is_icon, Commands& out) {
    if (is_icon) {
        command_button(bench, ui, CommandId::reset_all, Icon::reset, ImGui::GetFrameHeight(), out);
    } else {
        ImGui::BeginDisabled(!bench.session.is_tuned());
        if (ImGui::Button(tr("Reset all"))) out.push_back(Invoke{CommandId::reset_all});
        ImGui::EndDisabled();
    }
    ui.items.note("parameters/reset-all", item_box());
}

void toolbar(const Workbench& bench, Ui& ui, Commands& out) {
    const Theme& theme = ui.theme;
    const ImGuiStyle& style = ImGui::GetStyle();
    const float gap = theme.px(8);
    const float width = ImGui::GetContentRegionAvail().x;
    const float changed =
        gap + ImGui::GetFrameHeight() + style.ItemInnerSpacing.x + ImGui::CalcTextSize(tr("changed")).x;
    const float reset = gap + ImGui::CalcTextSize(tr("Reset all")).x + 2 * style.FramePadding.x;
    const bool is_tight = width - changed - reset < theme.px(kLeastFilter);
    const float rest = width - changed - (is_tight ? gap + ImGui::GetFrameHeight() : reset);
    const float filter = std::max(theme.px(40), rest);
    ImGui::SetNextItemWidth(filter);
    const std::string hint =
        fitted(theme.fonts.body, tr("Find a parameter"), filter - 2 * style.FramePadding.x);
    ImGui::InputTextWithHint("##filter", hint.c_str(), &ui.parameters.filter);
    ui.items.note("parameters/filter", item_box());
    ImGui::SameLine(0, gap);
    ImGui::Checkbox(tr("changed"), &ui.parameters.only_changed);
    ui.items.note("parameters/only-changed", item_box());
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", tr("Only what differs from the policy as loaded"));
    ImGui::SameLine(0, gap);
    reset_all_button(bench, ui, is_tight, out);
}

}  // namespace

void parameters_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    begin_tabbed_pane(bench, ui, box, Tab::parameters, out);
    toolbar(bench, ui, out);
    ImGui::BeginChild("rows", {0, 0}, false, ImGuiWindowFlags_NoSavedSettings);
    const std::vector<Group> groups = groups_of(bench.session, ui.parameters);
    if (groups.empty())
        empty_state(ui.theme, tr("No parameter found"), tr("Clear the filter, or untick \"changed\"."));
    for (const Group& group : groups) {
        group_heading(ui, group, out);
        if (!group.is_open) continue;
        for (const std::size_t row : group.rows) parameter_row(bench, ui, row, out);
    }
    ImGui::EndChild();
    end_pane();
}

}  // namespace rei::workbench
