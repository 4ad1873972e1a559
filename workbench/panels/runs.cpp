// Every run of the session, latest first: what was changed, what came of it, and buttons that pin and
// restore.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "rei/commands/registry.hpp"
#include "rei/model/display_text.hpp"
#include "rei/model/measurements.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/runs_parts.hpp"
#include "rei/panels/tabs.hpp"
#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kRunHeight = 24;
constexpr float kPinButton = 22;
constexpr float kLeastName = 180;

enum class ColumnKind : std::uint8_t { number, name, hash, variant, held, robustness, metric, buttons };

struct Column {
    ColumnKind kind = ColumnKind::name;
    const char* heading = "";
    float width = 0;  ///< in design pixels; 0: what is left
    const char* metric = nullptr;
};

/// In the order in which they are shown.
constexpr std::array kColumns{
    Column{ColumnKind::number, "#", 34},
    Column{ColumnKind::name, "Run"},
    Column{ColumnKind::hash, "hash", 72},
    Column{ColumnKind::variant, "variant", 84},
    Column{ColumnKind::held, "held", 48},
    Column{ColumnKind::robustness, "robustness", 74},
    Column{ColumnKind::metric, "flips/min", 64, "flips_per_min"},
    Column{ColumnKind::metric, "saturated", 70, "saturation.valence"},
    Column{ColumnKind::metric, "recovery", 66, "recovery_sec"},
    Column{ColumnKind::metric, "latency", 60, "latency_sec"},
    Column{ColumnKind::metric, "dwell", 52, "shortest_dwell_sec"},
    Column{ColumnKind::buttons, "", 3 * kPinButton + 20},
};
/// Indices of those that go where there is no room for all, first to go first.
constexpr std::size_t kGoFirst[] = {10, 9, 2, 8, 3, 7, 5, 6};

std::vector<Column> columns_for(const Theme& theme, float width) {
    std::vector<std::size_t> gone;
    const auto needed = [&] {
        float sum = theme.px(kLeastName);
        for (std::size_t k = 0; k < kColumns.size(); ++k) {
            if (std::find(gone.begin(), gone.end(), k) == gone.end())
                sum += theme.px(kColumns[k].width) + theme.px(10);
        }
        return sum;
    };
    for (const std::size_t next : kGoFirst) {
        if (needed() <= width) break;
        gone.push_back(next);
    }
    std::vector<Column> columns;
    for (std::size_t k = 0; k < kColumns.size(); ++k) {
        if (std::find(gone.begin(), gone.end(), k) == gone.end()) columns.push_back(kColumns[k]);
    }
    return columns;
}

const MetricInfo* info_of_metric(const char* name) {
    for (const MetricInfo& info : metric_table()) {
        if (std::string_view(info.name) == name) return &info;
    }
    return nullptr;
}

void header_row(Ui& ui, const std::vector<Column>& columns) {
    const Theme& theme = ui.theme;
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    for (const Column& column : columns) {
        ImGui::TableNextColumn();
        ImGui::Dummy({ImGui::GetContentRegionAvail().x, theme.px(kRunHeight)});
        const Box box = item_box();
        const bool is_left = column.kind == ColumnKind::name || column.kind == ColumnKind::hash ||
                             column.kind == ColumnKind::variant;
        draw_label(*ImGui::GetWindowDrawList(), theme.fonts.small,
                   {is_left ? box.min.x : box.max.x, box.centre().y}, is_left ? 0.0F : 1.0F,
                   theme.palette.ink_faint, tr(column.heading));
        if (!ImGui::IsItemHovered()) continue;
        if (column.kind == ColumnKind::robustness)
            tooltip(theme, tr("Worst robustness"),
                    {tr("Of all expectations; below 0: by how much one fails, in its own unit.")});
        if (column.kind == ColumnKind::metric) {
            const MetricInfo& info = *info_of_metric(column.metric);
            tooltip(theme, *info.unit == 0 ? info.name : fmt::format("{} [{}]", info.name, info.unit),
                    {tr(info.formula)});
        }
    }
}

std::string changes_text(const RecordedRun& run) {
    std::string text;
    for (const PolicyChange& change : run.changes) {
        if (!text.empty()) text += ", ";
        const std::size_t dot = change.path.rfind('.');
        text += change.path.substr(dot == std::string::npos ? 0 : dot + 1) + ' ' +
                (change.before.empty() ? "–" : change.before) + " → " +
                (change.after.empty() ? "–" : change.after);
    }
    return display_text(text);
}

/// All of it, at the mouse.
void run_tooltip(const Theme& theme, const RecordedRun& run) {
    constexpr std::size_t kMostChanges = 12;
    std::vector<std::string> lines{
        fmt::format("{} · {} · {}", run.scenario->name, name_of(run.variant), run.policy_hash)};
    for (std::size_t k = 0; k < std::min(kMostChanges, run.changes.size()); ++k) {
        const PolicyChange& change = run.changes[k];
        lines.push_back(display_text(fmt::format("{}: {} → {}", change.path, change.before, change.after)));
    }
    if (run.changes.size() > kMostChanges)
        lines.push_back(fmt::format(fmt::runtime(tr("… and {} more")), run.changes.size() - kMostChanges));
    std::string metrics;
    for (std::size_t k = 0; k < run.values.size(); ++k) {
        const Metric& metric = (*run.metrics)[k];
        if (std::isnan(run.values[k])) continue;
        metrics += fmt::format("{}{} {}", metrics.empty() ? "" : "   ", label_of(metric),
                               metric_text(run.values[k]));
        if (*metric.info->unit != 0) metrics += fmt::format(" {}", metric.info->unit);
    }
    if (!metrics.empty()) lines.push_back(metrics);
    tooltip(theme, fmt::format("{}  {}", run.number, title_of(run)), lines, 420);
}

void name_cell(const Theme& theme, const RecordedRun& run, const Box& box) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = box.centre().y;
    const std::string title =
        fitted(theme.fonts.body, title_of(run), run.changes.empty() ? box.width() : box.width() * 0.8F);
    draw_label(list, theme.fonts.body, {box.min.x, y}, 0, theme.palette.ink, title);
    const float used = size_of(theme.fonts.body, title).x + theme.px(8);
    draw_label(list, theme.fonts.small, {box.min.x + used, y + theme.px(1)}, 0, theme.palette.ink_faint,
               fitted(theme.fonts.small, changes_text(run), std::max(0.0F, box.width() - used)));
}

void number_cell(const Theme& theme, const Box& box, const std::string& text, ImU32 colour) {
    draw_label(*ImGui::GetWindowDrawList(), theme.fonts.body, {box.max.x, box.centre().y}, 1, colour, text);
}

void value_cell(const Theme& theme, const RecordedRun& run, const Column& column, const Box& box) {
    const Palette& p = theme.palette;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 left{box.min.x, box.centre().y};
    switch (column.kind) {
        case ColumnKind::number:
            number_cell(theme, box, std::to_string(run.number), p.ink_dim);
            break;
        case ColumnKind::name:
            name_cell(theme, run, box);
            break;
        case ColumnKind::hash:
            draw_label(list, theme.fonts.small, left, 0, p.ink_faint, run.policy_hash.substr(0, 8));
            break;
        case ColumnKind::variant:
            draw_label(list, theme.fonts.body, left, 0, p.ink_dim,
                       fitted(theme.fonts.body, name_of(run.variant), box.width()));
            break;
        case ColumnKind::held:
            number_cell(theme, box,
                        run.expectations == 0 ? "–" : fmt::format("{} / {}", run.held, run.expectations),
                        run.expectations == 0          ? p.ink_faint
                        : run.held == run.expectations ? p.good
                                                       : p.bad);
            break;
        case ColumnKind::robustness:
            number_cell(theme, box, metric_text(run.worst_robustness),
                        run.worst_robustness < 0 ? p.bad : p.ink_dim);
            break;
        case ColumnKind::metric:
            if (const double* const value = run.value_of(column.metric)) {
                number_cell(theme, box, metric_text(*value), std::isnan(*value) ? p.ink_faint : p.ink);
            } else {
                number_cell(theme, box, "…", p.ink_faint);
            }
            break;
        case ColumnKind::buttons:
            break;
    }
}

void pin_button(const Workbench& bench, Ui& ui, const RecordedRun& run, PinSlot slot, Commands& out) {
    const Theme& theme = ui.theme;
    const Palette& p = theme.palette;
    const float size = theme.px(kPinButton);
    const bool is_pinned = bench.runs.pinned(slot) == &run;
    if (hit_area(name_of(slot), {size, size})) out.push_back(PinRun{slot, run.number});
    const Box box = item_box();
    ui.items.note(fmt::format("runs/{}/{}", run.number, name_of(slot)), box);
    const bool is_hot = ImGui::IsItemHovered();
    if (is_hot)
        ImGui::SetTooltip(
            "%s",
            fmt::format(fmt::runtime(tr(is_pinned ? "No longer {}" : "Pin as {}")), name_of(slot)).c_str());
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 colour = pinned_style(p, slot).colour;
    const Box inner = box.grown(-theme.px(2));
    if (is_pinned) {
        list.AddRectFilled(inner.min, inner.max, colour, theme.px(4));
    } else if (is_hot) {
        list.AddRect(inner.min, inner.max, colour, theme.px(4));
    }
    draw_label(list, theme.fonts.small, box.centre(), 0.5F,
               is_pinned ? ink_on(colour)
               : is_hot  ? p.ink
                         : p.ink_faint,
               name_of(slot));
}

void buttons_cell(const Workbench& bench, Ui& ui, const RecordedRun& run, Commands& out) {
    const float gap = ui.theme.px(2);
    ImGui::Dummy({ui.theme.px(12), 1});
    ImGui::SameLine(0, 0);
    pin_button(bench, ui, run, PinSlot::a, out);
    ImGui::SameLine(0, gap);
    pin_button(bench, ui, run, PinSlot::b, out);
    ImGui::SameLine(0, gap);
    const bool is_shown = bench.runs.is_current(run);
    if (icon_button(ui.theme, "restore", Icon::reset, ui.theme.px(kPinButton), !is_shown, false,
                    is_shown ? tr("This is what is shown now") : tr("Restore this run's policy and variant")))
        out.push_back(RestoreRun{run.number});
    ui.items.note(fmt::format("runs/{}/restore", run.number), item_box());
}

void run_row(const Workbench& bench, Ui& ui, const std::vector<Column>& columns, const RecordedRun& run,
             Commands& out) {
    const Theme& theme = ui.theme;
    ImGui::TableNextRow();
    ImGui::PushID(run.number);
    const bool is_current = bench.runs.is_current(run);
    if (is_current)
        ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, with_alpha(theme.palette.accent, 0.14F));
    for (const Column& column : columns) {
        ImGui::TableNextColumn();
        if (column.kind == ColumnKind::buttons) {
            buttons_cell(bench, ui, run, out);
            continue;
        }
        ImGui::Dummy({ImGui::GetContentRegionAvail().x, theme.px(kRunHeight)});
        const Box box = item_box();
        if (column.kind == ColumnKind::name) ui.items.note(fmt::format("runs/{}", run.number), box);
        if (column.kind == ColumnKind::number && is_current)
            ImGui::GetWindowDrawList()->AddRectFilled({box.min.x - theme.px(4), box.min.y},
                                                      {box.min.x - theme.px(1), box.max.y},
                                                      theme.palette.accent);
        value_cell(theme, run, column, box);
        if (column.kind == ColumnKind::name && ImGui::IsItemHovered()) run_tooltip(theme, run);
    }
    ImGui::PopID();
}

void table(const Workbench& bench, Ui& ui, float height, Commands& out) {
    const Theme& theme = ui.theme;
    const std::vector<Column> columns = columns_for(theme, ImGui::GetContentRegionAvail().x);
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {theme.px(4), 0});
    constexpr ImGuiTableFlags flags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH |
                                      ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_PadOuterX;
    // a name of its own for every choice of columns: ImGui keeps their widths by it
    const std::string id = fmt::format("runs-{}", columns.size());
    const bool is_visible =
        ImGui::BeginTable(id.c_str(), static_cast<int>(columns.size()), flags, {0, height});
    ImGui::PopStyleVar();
    if (!is_visible) return;
    ImGui::TableSetupScrollFreeze(0, 1);
    for (const Column& column : columns) {
        ImGui::TableSetupColumn(
            column.heading,
            column.width > 0 ? ImGuiTableColumnFlags_WidthFixed : ImGuiTableColumnFlags_WidthStretch,
            column.width > 0 ? theme.px(column.width) : 1.0F);
    }
    header_row(ui, columns);
    const std::vector<RecordedRun>& runs = bench.runs.list();
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) run_row(bench, ui, columns, *run, out);
    ImGui::EndTable();
}

}  // namespace

std::string metric_text(double value) {
    if (std::isnan(value)) return "–";
    const double size = std::abs(value);
    return format_value(value, value == std::floor(value) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3, false);
}

std::string title_of(const RecordedRun& run) {
    return run.name.empty() ? std::string(tr("As opened")) : tr(run.name);
}

void runs_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    begin_drawer(bench, ui, box, Drawer::runs, out);
    if (bench.runs.list().empty()) {
        empty_state(ui.theme, tr("Nothing was tried yet"),
                    tr("Open a scenario and turn a number: every try is kept here with what came of it."));
        end_pane();
        return;
    }
    const RecordedRun* const a = bench.runs.pinned(PinSlot::a);
    const RecordedRun* const b = bench.runs.pinned(PinSlot::b);
    const bool compares = a != nullptr && b != nullptr;
    const float height = ImGui::GetContentRegionAvail().y;
    const bool is_alone = bench.runs.list().size() == 1;
    const float hint = is_alone ? ImGui::GetTextLineHeightWithSpacing() : 0;
    table(bench, ui, compares ? std::floor(height * 0.5F) : is_alone ? height - hint : 0, out);
    if (is_alone)
        text_line(ui.theme.fonts.small, ui.theme.palette.ink_dim,
                  tr("Turn a number: every try becomes a row here; A and B compare two of them."));
    if (compares) runs_compare(bench, ui, *a, *b);
    end_pane();
}

}  // namespace rei::workbench
