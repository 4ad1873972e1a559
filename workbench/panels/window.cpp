#include <algorithm>
#include <array>

#include "rei/model/strings.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/tabs.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kTransportHeight = 46;
constexpr float kStatusHeight = 24;
constexpr float kGap = 6;
constexpr float kLeastLeft = 260;
constexpr float kLeastRight = 345;

constexpr std::array kPanels{
    PanelInfo{"scenario", "Scenario", scenario_panel},
    PanelInfo{"expectations", "Expectations", expectations_panel},
    PanelInfo{"timeline", "Timeline", timeline_panel},
    PanelInfo{"circumplex", "Circumplex", circumplex_panel},
    PanelInfo{"compare", "Compare", compare_panel},
    PanelInfo{"diagnosis", "Diagnosis", diagnosis_panel},
    PanelInfo{"output", "Output", output_panel},
    PanelInfo{"runs", "Runs", runs_panel},
    PanelInfo{"study", "Study", study_panel},
    PanelInfo{"live", "Live", live_panel},
    PanelInfo{"companion", "Companion", companion_panel},
    PanelInfo{"parameters", "Parameters", parameters_panel},
    PanelInfo{"export", "Export", export_panel},
    PanelInfo{"persona", "Persona", persona_panel},
};

void begin_window(bool has_menu) {
    const ImGuiIO& io = ImGui::GetIO();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("rei-workbench", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse |
                     (has_menu ? ImGuiWindowFlags_MenuBar : 0));
    ImGui::PopStyleVar();
}

/// A gap that can be dragged; changes the share of `length_px` that lies before it.
void splitter(const Ui& ui, const char* id, const Box& gap, bool is_vertical, float length_px, float sign,
              float& share) {
    ImGui::SetCursorScreenPos(gap.min);
    hit_area(id, {gap.width(), gap.height()});
    const bool is_active = ImGui::IsItemActive();
    if (!is_active && !ImGui::IsItemHovered()) return;
    ImGui::SetMouseCursor(is_vertical ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    const Box line = is_vertical ? Box{{gap.centre().x - 1, gap.min.y}, {gap.centre().x + 1, gap.max.y}}
                                 : Box{{gap.min.x, gap.centre().y - 1}, {gap.max.x, gap.centre().y + 1}};
    ImGui::GetWindowDrawList()->AddRectFilled(line.min, line.max, with_alpha(ui.theme.palette.accent, 0.6F));
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    if (is_active)
        share = std::clamp(share + sign * (is_vertical ? moved.x : moved.y) / length_px, kLeastShare,
                           kGreatestShare);
}

struct Columns {
    Box left, middle, right;
};

Columns split_columns(Ui& ui, const Box& body) {
    const float gap = ui.theme.px(kGap);
    const float width = body.width();
    float left = std::max(width * ui.layout.left, ui.theme.px(kLeastLeft));
    float right = std::max(width * ui.layout.right, ui.theme.px(kLeastRight));
    // where the sides ask for more than there is, the middle keeps a third
    const float fit = std::min(1.0F, width * 0.67F / (left + right));
    left *= fit;
    right *= fit;
    const float left_end = body.min.x + left;
    const float right_begin = body.max.x - right;
    splitter(ui, "split-left", {{left_end, body.min.y}, {left_end + gap, body.max.y}}, true, width, 1,
             ui.layout.left);
    splitter(ui, "split-right", {{right_begin - gap, body.min.y}, {right_begin, body.max.y}}, true, width, -1,
             ui.layout.right);
    return {{body.min, {left_end, body.max.y}},
            {{left_end + gap, body.min.y}, {right_begin - gap, body.max.y}},
            {{right_begin, body.min.y}, body.max}};
}

std::array<Box, 2> split_rows(Ui& ui, const char* id, const Box& box, float& share) {
    const float gap = ui.theme.px(kGap);
    const float y = box.min.y + box.height() * share;
    splitter(ui, id, {{box.min.x, y}, {box.max.x, y + gap}}, false, box.height(), 1, share);
    return {Box{box.min, {box.max.x, y}}, Box{{box.min.x, y + gap}, box.max}};
}

/// The timeline, and under it the drawer or its tabs.
void middle_column(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    if (!bench.view.drawer) {
        const float tabs_begin = box.max.y - ui.theme.px(kTabsHeight);
        timeline_panel(bench, ui, {box.min, {box.max.x, tabs_begin - ui.theme.px(kGap)}}, out);
        closed_drawer(bench, ui, {{box.min.x, tabs_begin}, box.max}, out);
        return;
    }
    const auto rows = split_rows(ui, "split-middle-rows", box, ui.layout.middle_split);
    timeline_panel(bench, ui, rows[0], out);
    constexpr void (*panels[])(const Workbench&, Ui&, const Box&, Commands&) = {
        compare_panel, diagnosis_panel, output_panel, runs_panel, study_panel, live_panel, companion_panel};
    panels[static_cast<int>(*bench.view.drawer)](bench, ui, rows[1], out);
}

}  // namespace

std::span<const PanelInfo> panel_table() {
    return kPanels;
}

void draw_window(const Workbench& bench, Ui& ui, Commands& out) {
    set_language(bench.preferences.language);
    set_moods(bench.session.policy().emotions);
    ui.items.clear();
    shortcuts(bench, out);
    begin_window(true);
    menu_bar(bench, out);
    const Theme& theme = ui.theme;
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const float margin = theme.px(kGap);
    const float menu_height = ImGui::GetFrameHeight();
    const float transport_end = menu_height + theme.px(kTransportHeight);
    const float status_begin = size.y - theme.px(kStatusHeight);
    transport_bar(bench, ui, {{margin, menu_height}, {size.x - margin, transport_end}}, out);

    const Columns columns = split_columns(ui, {{margin, transport_end}, {size.x - margin, status_begin}});
    const auto left = split_rows(ui, "split-left-rows", columns.left, ui.layout.left_split);
    const auto right = split_rows(ui, "split-right-rows", columns.right, ui.layout.right_split);
    scenario_panel(bench, ui, left[0], out);
    expectations_panel(bench, ui, left[1], out);
    middle_column(bench, ui, columns.middle, out);
    circumplex_panel(bench, ui, right[0], out);
    constexpr void (*tab_panels[])(const Workbench&, Ui&, const Box&, Commands&) = {
        parameters_panel, export_panel, persona_panel};
    tab_panels[static_cast<int>(bench.view.tab)](bench, ui, right[1], out);
    status_bar(bench, ui, {{margin, status_begin}, {size.x - margin, size.y}}, out);
    ImGui::End();

    help_window(bench, ui, out);
    notices_window(bench, ui, out);
    export_trace_window(bench, ui, out);
    avatar_window(bench, ui, out);
    command_palette(bench, ui, out);
    toasts(bench, ui, out);
    dialogs(bench, ui, out);
}

void draw_alone(const Workbench& bench, Ui& ui, const PanelInfo& panel, Commands& out) {
    set_language(bench.preferences.language);
    set_moods(bench.session.policy().emotions);
    ui.items.clear();
    shortcuts(bench, out);
    begin_window(false);
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const float margin = ui.theme.px(kGap);
    panel.draw(bench, ui, {{margin, margin}, {size.x - margin, size.y - margin}}, out);
    ImGui::End();
}

}  // namespace rei::workbench
