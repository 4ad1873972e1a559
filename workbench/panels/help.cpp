#include <array>

#include <imgui.h>

#include "rei/commands/registry.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/floating_window.hpp"
#include "rei/panels/panels.hpp"

namespace rei::workbench {

namespace {

struct Gesture {
    const char* where;
    const char* what;
};
constexpr std::array kGestures{
    Gesture{"Timeline: click", "put the playhead there"},
    Gesture{"Timeline: drag the ruler or the playhead", "scrub"},
    Gesture{"Timeline: drag", "move the view"},
    Gesture{"Timeline: wheel", "zoom at the mouse; with Shift move the view"},
    Gesture{"Timeline: drag with the right button",
            "zoom into what is marked, inside a lane into its values too"},
    Gesture{"Timeline: drag with Shift", "mark a stretch between two cursors; drag their flags"},
    Gesture{"Timeline: double click", "show the whole conversation"},
    Gesture{"Timeline: Shown", "choose variants, lines and lanes"},
    Gesture{"Timeline: click a variant's name", "make it the main one; likewise in Compare"},
    Gesture{"Diagnosis: click a finding", "go there; Apply changes the one number that cures it"},
    Gesture{"Circumplex: drag a border or a corner", "move it; Esc takes it back"},
    Gesture{"Circumplex: drag a region with Alt", "move all of it"},
    Gesture{"Circumplex: double click a region's name", "edit it under Persona"},
    Gesture{"Persona: a word, then comma or Enter", "listen for it as well; × forgets it"},
    Gesture{"Persona: click a finding of the lint", "go to where its value is edited"},
    Gesture{"Scenario, Expectations: click", "go to that moment"},
    Gesture{"Scenario: double click", "edit that turn; Esc closes the editor"},
    Gesture{"Scenario: drag a turn", "move it to another place; Esc takes it back"},
    Gesture{"Scenario: + between turns", "add a turn there"},
    Gesture{"Text of a turn: Ctrl+Enter", "a new line"},
    Gesture{"Timeline: drag a turn's stem or mark", "move the turn in time; Esc takes it back"},
    Gesture{"Timeline: drag a bar of an expectation", "move it, or an end of it; Esc takes it back"},
    Gesture{"Timeline: right button or Ctrl among the bars", "mark a span and expect something of it"},
    Gesture{"Runs: click A or B", "pin that run; its line stays in the timeline"},
    Gesture{"Study: click a point of the map", "adopt both values; the ring marks the policy as it is"},
    Gesture{"Study: click a dot of the front", "adopt that policy"},
    Gesture{"Study: click X or Y of a ranked number", "sweep it"},
    Gesture{"Slider: drag", "one entry for undo, however long the drag; with Shift finer"},
    Gesture{"Window: drop a file", "open that scenario or policy"},
};

void row(const Theme& theme, const std::string& left, const std::string& right, float column) {
    {
        const Scoped style(theme.fonts.body, theme.palette.accent);
        ImGui::TextUnformatted(left.c_str());
    }
    ImGui::SameLine(column);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(right.c_str());
    ImGui::PopTextWrapPos();
}

}  // namespace

void help_window(const Workbench& bench, Ui& ui, Commands& out) {
    if (!bench.view.help_open) return;
    const Theme& theme = ui.theme;
    if (!begin_floating_window(ui, "Keys and mouse", {theme.px(640), theme.px(640)}))
        out.push_back(Invoke{CommandId::show_help});
    for (const CommandInfo& info : command_registry()) {
        std::string keys = text_of(info.shortcuts[0]);
        if (keys.empty()) continue;
        if (info.shortcuts[1].key != Key::none) keys += ", " + text_of(info.shortcuts[1]);
        row(theme, keys, std::string(tr(info.text)) + ": " + tr(info.tooltip), theme.px(170));
    }
    ImGui::Separator();
    for (const Gesture& gesture : kGestures) row(theme, tr(gesture.where), tr(gesture.what), theme.px(300));
    end_floating_window();
}

}  // namespace rei::workbench
