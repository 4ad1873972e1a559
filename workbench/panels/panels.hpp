// The panes of the window. Each is a free function: the model goes in const, commands come out, what a pane
// remembers between frames is in `ui`. A new pane is one file, one line here and one row in the table.
#pragma once

#include <span>

#include "rei/panels/ui.hpp"

namespace rei::workbench {

void scenario_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out);
void expectations_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out);
void timeline_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out);
void circumplex_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out);
void compare_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out);
void diagnosis_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out);
void output_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out);
void runs_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out);
void study_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out);
void live_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out);
void companion_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out);
void parameters_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out);
void export_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out);
void persona_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out);

struct PanelInfo {
    const char* name;  ///< as in --panel
    const char* title;
    void (*draw)(const Workbench&, Ui&, const Box&, Commands&);
};
[[nodiscard]] std::span<const PanelInfo> panel_table();

// ---- parts of the window around the panes
void menu_bar(const Workbench& bench, Commands& out);
void transport_bar(const Workbench& bench, Ui& ui, const Box& box, Commands& out);
void status_bar(const Workbench& bench, Ui& ui, const Box& box, Commands& out);
void help_window(const Workbench& bench, Ui& ui, Commands& out);
void notices_window(const Workbench& bench, Ui& ui, Commands& out);
/// Everything by its name, over the window.
void command_palette(const Workbench& bench, Ui& ui, Commands& out);
void export_trace_window(const Workbench& bench, Ui& ui, Commands& out);
/// What moves the avatar.
void avatar_window(const Workbench& bench, Ui& ui, Commands& out);
void toasts(const Workbench& bench, Ui& ui, Commands& out);
/// What `bench.view.dialog` asks, if it asks something, over everything else.
void dialogs(const Workbench& bench, Ui& ui, Commands& out);
void file_browser(const Workbench& bench, Ui& ui, Commands& out);
void restore_dialog(const Workbench& bench, Ui& ui, Commands& out);
void quit_dialog(const Workbench& bench, Ui& ui, Commands& out);
/// Shortcuts of the registry; silent while a dialog or a text field has the keyboard.
void shortcuts(const Workbench& bench, Commands& out);

/// The whole window, between ImGui::NewFrame and ImGui::Render.
void draw_window(const Workbench& bench, Ui& ui, Commands& out);
/// One pane filling the picture.
void draw_alone(const Workbench& bench, Ui& ui, const PanelInfo& panel, Commands& out);

}  // namespace rei::workbench
