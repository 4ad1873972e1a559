// Fields of the studies: a parameter with a range, and the column that is coloured and ranked by.
#include <algorithm>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "rei/model/parameter_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/study_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

/// With the region that a border belongs to.
std::string whole_label(const Parameter& parameter) {
    return is_border(parameter.path) ? group_text(parameter.group) + " · " + label_of(parameter)
                                     : label_of(parameter);
}

bool is_found(const Parameter& parameter, const std::string& filter) {
    return filter.empty() || parameter.path.find(filter) != std::string::npos ||
           whole_label(parameter).find(filter) != std::string::npos;
}

/// The list of all parameters under their headings; the path of the one chosen.
std::string parameter_list(const StudyPane& pane, const std::string& now) {
    std::string& filter = pane.ui.study.filter;
    if (ImGui::IsWindowAppearing()) {
        filter.clear();
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::SetNextItemWidth(-1);
    ImGui::InputTextWithHint("##filter", tr("Find a parameter"), &filter);
    std::string chosen;
    std::string group;
    for (const Parameter& parameter : pane.bench.session.parameters()) {
        if (!is_found(parameter, filter)) continue;
        if (parameter.group != group) ImGui::TextDisabled("%s", group_text(parameter.group).c_str());
        group = parameter.group;
        const std::string label = "  " + whole_label(parameter) + "###" + parameter.path;
        if (ImGui::Selectable(label.c_str(), parameter.path == now)) chosen = parameter.path;
        pane.ui.items.note("study/parameter/" + parameter.path, item_box());
    }
    return chosen;
}

/// Another parameter on an axis; what the other one has changes places with it.
StudySetup with_parameter(StudySetup setup, StudyAxis StudySetup::*axis, const std::string& path) {
    const auto other = axis == &StudySetup::x ? &StudySetup::y : &StudySetup::x;
    if ((setup.*other).path == path) {
        std::swap(setup.x, setup.y);
    } else {
        setup.*axis = {path, std::nullopt, (setup.*axis).points};
    }
    return setup;
}

/// A number of the axis; whether another one was typed.
bool number_field(const StudyPane& pane, const std::string& name, double& value, float width,
                  const char* meaning) {
    ImGui::SetNextItemWidth(width);
    const bool is_typed = ImGui::InputDouble(("##" + name).c_str(), &value, 0, 0, "%.6g");
    pane.ui.items.note("study/" + name, item_box());
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", meaning);
    return is_typed;
}

void between(const StudyPane& pane, const char* text) {
    ImGui::SameLine(0, pane.theme().px(4));
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", text);
    ImGui::SameLine(0, pane.theme().px(4));
}

}  // namespace

void axis_fields(const StudyPane& pane, const char* id, StudyAxis StudySetup::*axis) {
    const Theme& theme = pane.theme();
    const StudySetup& setup = pane.studies().setup();
    const StudyAxis& now = setup.*axis;
    const Parameter* const parameter = parameter_at(pane.bench.session, now.path);
    ImGui::PushID(id);
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", id);
    ImGui::SameLine(theme.px(18));
    ImGui::SetNextItemWidth(-1);
    const std::string shown = parameter == nullptr ? now.path : whole_label(*parameter);
    const bool is_open = ImGui::BeginCombo("##parameter", shown.c_str(), ImGuiComboFlags_HeightLarge);
    pane.ui.items.note(std::string("study/axis/") + id, item_box());
    if (is_open) {
        const std::string chosen = parameter_list(pane, now.path);
        if (!chosen.empty()) pane.set_up(with_parameter(setup, axis, chosen));
        ImGui::EndCombo();
    } else if (ImGui::IsItemHovered() && parameter != nullptr) {
        tooltip(theme, shown, {meaning_text(*parameter)});
    }
    if (parameter != nullptr) {
        StudySetup changed = setup;
        Interval range = range_of(now, *parameter);
        auto points = static_cast<double>(now.points);
        ImGui::Dummy({0, 0});
        ImGui::SameLine(theme.px(18));
        const float room = ImGui::GetContentRegionAvail().x - theme.px(48);
        const std::string name = id;
        bool is_typed = number_field(pane, name + "/low", range.low, room * 0.37F, tr("from"));
        between(pane, "–");
        is_typed = number_field(pane, name + "/high", range.high, room * 0.37F, tr("to")) || is_typed;
        if (is_typed) (changed.*axis).range = range;
        between(pane, "×");
        if (number_field(pane, name + "/points", points, -1, tr("how many points")) && points >= 0) {
            (changed.*axis).points = static_cast<std::size_t>(std::min<double>(points, kMostAxisPoints));
            is_typed = true;
        }
        if (is_typed) pane.set_up(std::move(changed));
    }
    ImGui::PopID();
}

void column_choice(const StudyPane& pane) {
    const std::vector<ColumnName> columns = column_names(pane.bench.session);
    if (columns.empty()) return;
    const std::string& now = pane.studies().setup().shown;
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const ColumnName& column) { return column.id == now; });
    const std::string& shown = found == columns.end() ? columns.front().label : found->label;
    ImGui::SetNextItemWidth(-1);
    const bool is_open = ImGui::BeginCombo("##column", shown.c_str(), ImGuiComboFlags_HeightLarge);
    pane.ui.items.note("study/column", item_box());
    if (!is_open) return;
    for (const ColumnName& column : columns) {
        if (ImGui::Selectable((column.label + "###" + column.id).c_str(), column.label == shown)) {
            StudySetup setup = pane.studies().setup();
            setup.shown = column.id;
            pane.set_up(std::move(setup));
        }
        pane.ui.items.note("study/column/" + column.id, item_box());
    }
    ImGui::EndCombo();
}

}  // namespace rei::workbench
