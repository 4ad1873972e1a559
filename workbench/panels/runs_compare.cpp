#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/model/display_text.hpp"
#include "rei/model/measurements.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/runs_parts.hpp"
#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kDifferenceHeight = 21;
constexpr float kValueWidth = 66;

/// What a row says of both runs; `better` below 0: A is, above 0: B is.
struct ComparedRow {
    std::string name;
    std::string a, b;
    int better = 0;
};

std::vector<ComparedRow> parameter_rows(const RecordedRun& a, const RecordedRun& b) {
    std::vector<ComparedRow> rows;
    if (a.variant != b.variant) rows.push_back({tr("variant"), name_of(a.variant), name_of(b.variant)});
    if (a.scenario != b.scenario) rows.push_back({tr("scenario"), a.scenario->name, b.scenario->name});
    for (const PolicyChange& difference : differences(a, b)) {
        rows.push_back({display_text(difference.path),
                        difference.before.empty() ? "–" : display_text(difference.before),
                        difference.after.empty() ? "–" : display_text(difference.after)});
    }
    return rows;
}

int more_is_better(double a, double b) {
    return std::isnan(a) || std::isnan(b) || a == b ? 0 : a > b ? -1 : 1;
}

std::vector<ComparedRow> metric_rows(const RecordedRun& a, const RecordedRun& b) {
    std::vector<ComparedRow> rows;
    if (a.expectations + b.expectations > 0) {
        rows.push_back({tr("expectations held"), fmt::format("{} / {}", a.held, a.expectations),
                        fmt::format("{} / {}", b.held, b.expectations),
                        more_is_better(static_cast<double>(a.held), static_cast<double>(b.held))});
        rows.push_back({tr("worst robustness"), metric_text(a.worst_robustness),
                        metric_text(b.worst_robustness),
                        more_is_better(a.worst_robustness, b.worst_robustness)});
    }
    if (!a.is_measured() || !b.is_measured()) return rows;
    for (std::size_t k = 0; k < a.values.size(); ++k) {
        const Metric& metric = (*a.metrics)[k];
        const double* const other = b.value_of(metric.name);
        if (other == nullptr || (std::isnan(a.values[k]) && std::isnan(*other))) continue;
        rows.push_back({label_of(metric), metric_text(a.values[k]), metric_text(*other),
                        compare_values(metric, a.values[k], *other)});
    }
    return rows;
}

void value(const Theme& theme, const std::string& text, bool is_better) {
    ImGui::TableNextColumn();
    ImGui::Dummy({ImGui::GetContentRegionAvail().x, theme.px(kDifferenceHeight)});
    const Box box = item_box();
    ImFont* const font = is_better ? theme.fonts.bold : theme.fonts.body;
    draw_label(*ImGui::GetWindowDrawList(), font, {box.max.x, box.centre().y}, 1,
               is_better ? theme.palette.good : theme.palette.ink, fitted(font, text, box.width()));
    if (ImGui::IsItemHovered() && size_of(font, text).x > box.width()) ImGui::SetTooltip("%s", text.c_str());
}

void heading(const Theme& theme, const char* name, const RecordedRun& a, const RecordedRun& b) {
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    ImGui::TableNextColumn();
    ImGui::Dummy({1, theme.px(kDifferenceHeight)});
    const Box box = item_box();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_label(list, theme.fonts.bold, {box.min.x, box.centre().y}, 0, theme.palette.accent, name);
    for (const PinSlot slot : kPinSlots) {
        ImGui::TableNextColumn();
        ImGui::Dummy({ImGui::GetContentRegionAvail().x, theme.px(kDifferenceHeight)});
        const Box cell = item_box();
        const int number = slot == PinSlot::a ? a.number : b.number;
        draw_label(list, theme.fonts.small, {cell.max.x, cell.centre().y}, 1,
                   pinned_style(theme.palette, slot).colour, fmt::format("{}  #{}", name_of(slot), number));
    }
}

/// What tells a path from others: nearly all begin alike.
std::string shortened(const std::string& name) {
    const std::string common = "engine.";
    return name.compare(0, common.size(), common) == 0 ? name.substr(common.size()) : name;
}

void rows_table(Ui& ui, const char* id, const char* name, const RecordedRun& a, const RecordedRun& b,
                const std::vector<ComparedRow>& rows, ImVec2 size) {
    const Theme& theme = ui.theme;
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {theme.px(4), 0});
    const bool is_visible = ImGui::BeginTable(id, 3,
                                              ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH |
                                                  ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_PadOuterX,
                                              size);
    ImGui::PopStyleVar();
    if (!is_visible) return;
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn("name", ImGuiTableColumnFlags_WidthStretch);
    ImGui::TableSetupColumn("a", ImGuiTableColumnFlags_WidthFixed, theme.px(kValueWidth));
    ImGui::TableSetupColumn("b", ImGuiTableColumnFlags_WidthFixed, theme.px(kValueWidth));
    heading(theme, name, a, b);
    for (const ComparedRow& row : rows) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        ImGui::Dummy({ImGui::GetContentRegionAvail().x, theme.px(kDifferenceHeight)});
        const Box box = item_box();
        ui.items.note(std::string("runs/") + id + '/' + row.name, box);
        draw_label(*ImGui::GetWindowDrawList(), theme.fonts.body, {box.min.x, box.centre().y}, 0,
                   theme.palette.ink_dim, fitted(theme.fonts.body, shortened(row.name), box.width()));
        if (ImGui::IsItemHovered() && size_of(theme.fonts.body, shortened(row.name)).x > box.width())
            ImGui::SetTooltip("%s", row.name.c_str());
        value(theme, row.a, row.better < 0);
        value(theme, row.b, row.better > 0);
    }
    ImGui::EndTable();
}

}  // namespace

void runs_compare(const Workbench& bench, Ui& ui, const RecordedRun& a, const RecordedRun& b) {
    const float gap = ui.theme.px(16);
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const ImVec2 half{std::floor((room.x - gap) / 2), room.y};
    const std::vector<ComparedRow> policies = parameter_rows(a, b);
    rows_table(ui, "policies", policies.empty() ? tr("The same policy") : tr("Policies differ in"), a, b,
               policies, half);
    ImGui::SameLine(0, gap);
    rows_table(ui, "metrics", bench.runs.has_work() ? tr("Metrics …") : tr("Metrics"), a, b,
               metric_rows(a, b), half);
}

}  // namespace rei::workbench
