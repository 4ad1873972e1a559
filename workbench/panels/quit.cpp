#include "rei/model/display_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/modal.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

void unsaved_row(const Theme& theme, const char* kind, const std::string& path) {
    {
        const Scoped bold(theme.fonts.bold);
        ImGui::TextUnformatted(kind);
    }
    ImGui::SameLine(theme.px(110));
    const Scoped dim(theme.fonts.body, theme.palette.ink_dim);
    const std::string text = path.empty() ? tr("without a file yet") : display_text(path);
    ImGui::TextUnformatted(fitted(theme.fonts.body, text, ImGui::GetContentRegionAvail().x).c_str());
}

}  // namespace

void quit_dialog(const Workbench& bench, Ui& ui, Commands& out) {
    const Theme& theme = ui.theme;
    begin_modal(ui, "quit", tr("Quit with unsaved changes?"), {560, 210});
    if (bench.session.has_unsaved_policy()) unsaved_row(theme, tr("Policy"), bench.export_path);
    if (bench.session.has_unsaved_scenario())
        unsaved_row(theme, tr("Scenario"), bench.session.scenario_file().path);
    ImGui::Dummy({0, theme.px(4)});
    {
        const Scoped faint(theme.fonts.body, theme.palette.ink_faint);
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted(tr("Saving keeps each file before it as .bak."));
        ImGui::PopTextWrapPos();
    }
    ImGui::SetCursorPosY(ImGui::GetWindowHeight() - ImGui::GetFrameHeight() - theme.px(10));
    if (modal_button(ui, "save", tr("Save and quit"), ButtonLook::usual) || enter_pressed())
        out.push_back(SaveAndQuit{});
    ImGui::SameLine(0, theme.px(8));
    if (modal_button(ui, "discard", tr("Discard and quit"), ButtonLook::plain))
        out.push_back(DiscardAndQuit{});
    ImGui::SameLine(0, theme.px(8));
    if (modal_button(ui, "cancel", tr("Cancel"), ButtonLook::plain) || escape_pressed())
        out.push_back(CloseDialog{});
    end_modal();
}

}  // namespace rei::workbench
