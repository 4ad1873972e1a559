#include "rei/model/restore.hpp"

#include <fmt/format.h>

#include "rei/model/display_text.hpp"
#include "rei/model/folder.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/modal.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

std::string policy_line(const JournalRecord& record) {
    const std::string name = display_text(file_name(record.policy.path));
    if (!record.policy.is_unsaved) return name;
    const std::size_t changes = unsaved_policy_changes(record);
    const char* const text = tr(changes == 1 ? "{}, {} change" : "{}, {} changes");
    return fmt::format(fmt::runtime(text), name, changes);
}

std::string scenario_line(const JournalPart& part) {
    const std::string name = part.path.empty() ? tr("a new one") : display_text(file_name(part.path));
    return part.is_unsaved ? fmt::format(fmt::runtime(tr("{}, edited")), name) : name;
}

void row(const Theme& theme, const char* kind, const std::string& text) {
    {
        const Scoped bold(theme.fonts.bold);
        ImGui::TextUnformatted(kind);
    }
    ImGui::SameLine(theme.px(110));
    const Scoped dim(theme.fonts.body, theme.palette.ink_dim);
    ImGui::TextUnformatted(fitted(theme.fonts.body, text, ImGui::GetContentRegionAvail().x).c_str());
}

/// What is offered, as text; made anew only when it is another session.
void refresh(RestoreUi& state, const Interrupted& offered) {
    if (state.file == offered.file) return;
    state.file = offered.file;
    state.title = fmt::format(fmt::runtime(tr("A session was interrupted at {}")),
                              clock_text(offered.record.written_sec));
    state.policy = policy_line(offered.record);
    state.scenario = offered.record.scenario ? scenario_line(*offered.record.scenario) : "";
}

}  // namespace

void restore_dialog(const Workbench& bench, Ui& ui, Commands& out) {
    if (bench.interrupted.empty()) {
        out.push_back(CloseDialog{});
        return;
    }
    const Theme& theme = ui.theme;
    refresh(ui.restore, bench.interrupted.front());
    begin_modal(ui, "restore", ui.restore.title, {600, 226});
    row(theme, tr("Policy"), ui.restore.policy);
    if (!ui.restore.scenario.empty()) row(theme, tr("Scenario"), ui.restore.scenario);
    ImGui::Dummy({0, theme.px(4)});
    {
        const Scoped faint(theme.fonts.body, theme.palette.ink_faint);
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted(
            tr("Restoring is an edit like any other: undo takes it back. Esc asks again at "
               "the next start."));
        if (const std::size_t more = bench.interrupted.size() - 1; more > 0)
            ImGui::TextUnformatted(fmt::format(fmt::runtime(tr("Waiting after this one: {}")), more).c_str());
        ImGui::PopTextWrapPos();
    }
    ImGui::SetCursorPosY(ImGui::GetWindowHeight() - ImGui::GetFrameHeight() - theme.px(10));
    if (modal_button(ui, "do-restore", tr("Restore"), ButtonLook::usual) || enter_pressed())
        out.push_back(RestoreInterrupted{});
    ImGui::SameLine(0, theme.px(8));
    if (modal_button(ui, "discard", tr("Discard"), ButtonLook::plain)) out.push_back(DiscardInterrupted{});
    if (escape_pressed()) out.push_back(CloseDialog{});
    end_modal();
}

}  // namespace rei::workbench
