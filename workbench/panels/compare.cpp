// Metrics × shown variants. A value that tuning changed shows by how much; the best of a row stands out.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/tabs.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kLeastNames = 170;
constexpr float kLeastCell = 62;
constexpr float kMostCell = 150;
constexpr float kMetricHeight = 22;
constexpr float kRoomForChange = 104;  ///< cells narrower than this show the direction of a change alone

std::string number_text(double value, int decimals) {
    return std::isnan(value) ? "–" : format_value(value, decimals, false);
}

/// How many digits the numbers of a row need: whole ones none, large ones few.
class Decimals {
  public:
    void take_in(double value) {
        if (std::isnan(value)) return;
        most_ = std::max(most_, std::abs(value));
        is_whole_ = is_whole_ && value == std::floor(value);
    }
    [[nodiscard]] int count() const {
        if (is_whole_) return 0;
        return most_ >= 10 ? 1 : most_ > 1 ? 2 : 3;
    }

  private:
    double most_ = 0;
    bool is_whole_ = true;
};

/// What a cell says: a value, and the one before tuning.
struct Cell {
    std::string text;
    double tuned = 0;
    double as_loaded = 0;
    int decimals = 0;
    Better better = Better::neither;
    bool is_best = false;
    bool is_current = true;
};

/// Drawn: small triangle upwards or downwards, and by how much where there is room.
void draw_change(const Theme& theme, const Cell& cell, const Box& box, float x) {
    const double change = cell.tuned - cell.as_loaded;
    if (!(std::abs(change) >= 0.5 * std::pow(10.0, -cell.decimals))) return;  // would read as 0
    const Palette& p = theme.palette;
    const bool is_up = change > 0;
    const bool is_good = is_up == (cell.better == Better::higher);
    const ImU32 colour = cell.better == Better::neither ? p.ink_faint : is_good ? p.good : p.bad;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float s = theme.px(3.5F);
    const ImVec2 at{x + theme.px(9), box.centre().y};
    const float tip = is_up ? -s : s;
    list.AddTriangleFilled({at.x - s, at.y - tip}, {at.x + s, at.y - tip}, {at.x, at.y + tip}, colour);
    if (box.width() < theme.px(kRoomForChange)) return;
    draw_label(list, theme.fonts.small, {at.x + theme.px(8), at.y}, 0, with_alpha(colour, 0.85F),
               number_text(std::abs(change), cell.decimals));
}

/// Where the numbers of a column end.
float value_end(const Theme& theme, const Box& cell) {
    const bool has_room = cell.width() >= theme.px(kRoomForChange);
    return has_room ? cell.min.x + cell.width() * 0.5F : cell.max.x - theme.px(18);
}

void draw_cell(const Theme& theme, const Cell& cell, const Box& box) {
    const Palette& p = theme.palette;
    const float right = value_end(theme, box);
    const ImU32 ink = cell.is_best ? p.good : std::isnan(cell.tuned) ? p.ink_faint : p.ink;
    draw_label(*ImGui::GetWindowDrawList(), cell.is_best ? theme.fonts.bold : theme.fonts.body,
               {right, box.centre().y}, 1, with_alpha(ink, cell.is_current ? 1.0F : 0.45F), cell.text);
    if (cell.is_current) draw_change(theme, cell, box, right);
}

/// The next cell of the table as a box of the row's height.
Box next_cell(const Theme& theme) {
    ImGui::TableNextColumn();
    ImGui::Dummy({ImGui::GetContentRegionAvail().x, theme.px(kMetricHeight)});
    return item_box();
}

void header_row(const Workbench& bench, Ui& ui, Commands& out) {
    const Theme& theme = ui.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    ImGui::TableNextColumn();
    const auto& runs = bench.session.runs();
    for (std::size_t k = 0; k < runs.size(); ++k) {
        const std::string name = name_of(runs[k].variant);
        ImGui::TableNextColumn();
        if (hit_area(name.c_str(), {ImGui::GetContentRegionAvail().x, theme.px(kMetricHeight)}) && k > 0) {
            out.push_back(SetVariant{runs[k].variant});
        }
        const Box box = item_box();
        const bool is_hot = k > 0 && ImGui::IsItemHovered();
        ui.items.note("compare/variant/" + name, box);
        if (is_hot) ImGui::SetTooltip("%s", say("Make {} the main variant", name).c_str());
        const ImU32 colour = k == 0 ? theme.palette.ink : ink_of(theme, variant_colour(runs[k].variant));
        ImFont* const font =
            size_of(theme.fonts.bold, name).x <= box.width() ? theme.fonts.bold : theme.fonts.small;
        const std::string text = fitted(font, name, box.width());
        const float right = std::max(value_end(theme, box), box.min.x + size_of(font, text).x);
        const float left = right - size_of(font, text).x;
        draw_label(list, font, {left, box.centre().y}, 0,
                   k == 0 || is_hot ? theme.palette.ink : theme.palette.ink_dim, text);
        list.AddRectFilled({left, box.max.y - theme.px(3)}, {right, box.max.y - theme.px(1)}, colour);
    }
}

void row_name(Ui& ui, const std::string& label, const std::string& unit, Better better,
              const std::string& formula) {
    const Theme& theme = ui.theme;
    const Box box = next_cell(theme);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = box.centre().y;
    const std::string hint = better == Better::lower ? " ↓" : better == Better::higher ? " ↑" : "";
    const float unit_width = size_of(theme.fonts.small, unit + hint).x;
    const std::string text = fitted(theme.fonts.body, label, box.width() - unit_width - theme.px(8));
    draw_label(list, theme.fonts.body, {box.min.x, y}, 0, theme.palette.ink_dim, text);
    draw_label(list, theme.fonts.small,
               {box.min.x + size_of(theme.fonts.body, text).x + theme.px(6), y + theme.px(1)}, 0,
               theme.palette.ink_faint, unit + hint);
    if (!ImGui::IsItemHovered()) return;
    std::vector<std::string> lines{formula};
    if (better != Better::neither)
        lines.emplace_back(tr(better == Better::lower ? "Lower is better." : "Higher is better."));
    tooltip(theme, unit.empty() ? label : label + " [" + unit + "]", lines);
}

void expectations_row(const Workbench& bench, Ui& ui) {
    const std::size_t expectations = bench.session.scenario().expectations.size();
    if (expectations == 0) return;
    std::size_t most = 0;
    std::size_t least = expectations;
    for (const Run& run : bench.session.runs()) {
        const MeasuredVariant* const column = bench.measurements.find(run.variant);
        most = std::max(most, column == nullptr ? 0 : column->tuned.expectations);
        least = std::min(least, column == nullptr ? expectations : column->tuned.expectations);
    }
    ImGui::TableNextRow();
    row_name(ui, tr("expectations held"), "", Better::higher, tr("what the scenario expects of the persona"));
    for (const Run& run : bench.session.runs()) {
        const Box box = next_cell(ui.theme);
        const MeasuredVariant* const column = bench.measurements.find(run.variant);
        if (column == nullptr) continue;
        const std::size_t held = column->tuned.expectations;
        draw_cell(ui.theme,
                  {fmt::format("{} / {}", held, expectations), static_cast<double>(held),
                   static_cast<double>(column->as_loaded.expectations), 0, Better::higher,
                   held == most && most > least, column->is_of(run)},
                  box);
    }
}

void metric_row(const Workbench& bench, Ui& ui, std::size_t index) {
    const Measurements& measurements = bench.measurements;
    const Metric& metric = measurements.metrics()[index];
    Decimals decimals;
    for (const Run& run : bench.session.runs()) {
        if (const MeasuredVariant* const column = measurements.find(run.variant)) {
            decimals.take_in(column->tuned.metrics[index]);
            decimals.take_in(column->as_loaded.metrics[index]);
        }
    }
    ImGui::TableNextRow();
    row_name(ui, label_of(metric), metric.info->unit, metric.info->better, tr(metric.info->formula));
    for (const Run& run : bench.session.runs()) {
        const Box box = next_cell(ui.theme);
        ui.items.note("compare/" + metric.name + '/' + name_of(run.variant), box);
        const MeasuredVariant* const column = measurements.find(run.variant);
        if (column == nullptr) continue;
        const double tuned = column->tuned.metrics[index];
        const double as_loaded = column->as_loaded.metrics[index];
        const std::string text = number_text(tuned, decimals.count());
        draw_cell(ui.theme,
                  {text, tuned, as_loaded, decimals.count(), metric.info->better,
                   measurements.is_best(index, *column), column->is_of(run)},
                  box);
        if (ImGui::IsItemHovered() && bench.session.is_tuned()) {
            ImGui::SetTooltip(
                "%s", fmt::format(fmt::runtime(tr("{}: {}, as loaded {}")), name_of(run.variant), text,
                                  number_text(as_loaded, decimals.count()))
                          .c_str());
        }
    }
}

void table(const Workbench& bench, Ui& ui, Commands& out) {
    const Theme& theme = ui.theme;
    const std::size_t columns = bench.session.runs().size();
    const float cell =
        std::clamp((ImGui::GetContentRegionAvail().x - theme.px(kLeastNames)) / static_cast<float>(columns) -
                       theme.px(10),
                   theme.px(kLeastCell), theme.px(kMostCell));
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {theme.px(4), 0});
    constexpr ImGuiTableFlags flags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH |
                                      ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_PadOuterX;
    const bool is_visible = ImGui::BeginTable("metrics", static_cast<int>(columns) + 1, flags);
    ImGui::PopStyleVar();
    if (!is_visible) return;
    ImGui::TableSetupScrollFreeze(1, 1);
    ImGui::TableSetupColumn("metric", ImGuiTableColumnFlags_WidthStretch);
    for (std::size_t k = 0; k < columns; ++k) {
        ImGui::TableSetupColumn(name_of(bench.session.runs()[k].variant), ImGuiTableColumnFlags_WidthFixed,
                                cell);
    }
    header_row(bench, ui, out);
    expectations_row(bench, ui);
    for (std::size_t k = 0; k < bench.measurements.metrics().size(); ++k) metric_row(bench, ui, k);
    ImGui::EndTable();
}

}  // namespace

void compare_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    begin_drawer(bench, ui, box, Drawer::compare, out);
    if (!bench.session.has_scenario()) {
        empty_state(ui.theme, tr("Nothing to measure yet"),
                    tr("Open a scenario, and its metrics stand here side by side for the variants shown."));
    } else {
        table(bench, ui, out);
    }
    end_pane();
}

}  // namespace rei::workbench
