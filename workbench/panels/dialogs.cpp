#include "rei/panels/panels.hpp"

namespace rei::workbench {

void dialogs(const Workbench& bench, Ui& ui, Commands& out) {
    const std::optional<Dialog> dialog = bench.view.dialog;
    if (!dialog) {
        ui.file_browser.dialog.reset();
        return;
    }
    switch (*dialog) {
        case Dialog::open_file:
        case Dialog::save_scenario_as:
        case Dialog::export_as:
        case Dialog::words_from:
            return file_browser(bench, ui, out);
        case Dialog::quit:
            return quit_dialog(bench, ui, out);
        case Dialog::restore:
            return restore_dialog(bench, ui, out);
    }
}

}  // namespace rei::workbench
