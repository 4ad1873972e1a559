// Which trace is written, how and where to.
#include <filesystem>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "rei/commands/registry.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/floating_window.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

const char* ending_of(RecordFormat format) {
    return format == RecordFormat::csv ? ".csv" : ".json";
}

/// Fill in where to, unless somebody has written something else.
void propose_path(const Session& session, ExportTraceUi& state) {
    if (state.plan.path != state.proposed) return;
    state.proposed = path_beside_scenario(session, std::string("-trace") + ending_of(state.plan.format));
    state.plan.path = state.proposed;
}

template <class Value>
bool choice(Ui& ui, const char* id, const char* text, Value value, Value& chosen) {
    const bool clicked = ImGui::RadioButton(tr(text), chosen == value);
    if (clicked) chosen = value;
    ui.items.note(std::string("export-trace/") + id, item_box());
    return clicked;
}

void format_choice(Ui& ui) {
    ExportTraceUi& state = ui.export_trace;
    const bool was_proposed = state.plan.path == state.proposed;
    const bool csv = choice(ui, "csv", "CSV", RecordFormat::csv, state.plan.format);
    ImGui::SameLine();
    const bool json = choice(ui, "json", "JSON", RecordFormat::json, state.plan.format);
    if ((!csv && !json) || was_proposed) return;
    state.plan.path =
        std::filesystem::path(state.plan.path).replace_extension(ending_of(state.plan.format)).string();
}

void choices(Ui& ui) {
    TraceExportPlan& plan = ui.export_trace.plan;
    format_choice(ui);
    choice(ui, "samples", "Samples every 0.1 s", RowSet::samples, plan.rows);
    ImGui::SameLine();
    choice(ui, "events", "Turns and changes of mood", RowSet::events, plan.rows);
    choice(ui, "main", "Main variant", false, plan.all_variants);
    ImGui::SameLine();
    choice(ui, "all", "All shown variants, a file each", true, plan.all_variants);
}

}  // namespace

void export_trace_window(const Workbench& bench, Ui& ui, Commands& out) {
    ExportTraceUi& state = ui.export_trace;
    if (!bench.view.export_trace_open || !bench.session.has_scenario()) {
        state.was_open = false;
        return;
    }
    const Theme& theme = ui.theme;
    const bool appears = !state.was_open;
    if (appears) state.plan.path = state.proposed = "";
    state.was_open = true;
    bool closes = !begin_floating_window(ui, "Export trace", {theme.px(520), theme.px(240)});
    choices(ui);
    propose_path(bench.session, state);
    ImGui::SetNextItemWidth(-1);
    if (appears) ImGui::SetKeyboardFocusHere();
    const bool is_entered =
        ImGui::InputText("##path", &state.plan.path, ImGuiInputTextFlags_EnterReturnsTrue);
    ui.items.note("export-trace/path", item_box());
    {
        const Scoped style(theme.fonts.small, theme.palette.ink_faint);
        ImGui::TextWrapped("%s",
                           tr("The same columns as rei replay. Policy hash, variant and all parameters go "
                              "beside it, into NAME.meta.json. No file is overwritten."));
    }
    ImGui::PushStyleColor(ImGuiCol_Button, theme.palette.accent_dim);
    ImGui::BeginDisabled(state.plan.path.empty());
    const bool is_clicked = ImGui::Button(tr("Write"));
    ui.items.note("export-trace/write", item_box());
    ImGui::EndDisabled();
    ImGui::PopStyleColor();
    ImGui::SameLine();
    if (ImGui::Button(tr("Cancel"))) closes = true;
    if ((is_clicked || is_entered) && !state.plan.path.empty()) {
        out.push_back(ExportTraces{state.plan});
        closes = true;
    }
    if (ImGui::IsKeyPressed(static_cast<int>(Key::escape))) closes = true;
    if (closes) out.push_back(Invoke{CommandId::export_trace});
    end_floating_window();
}

}  // namespace rei::workbench
