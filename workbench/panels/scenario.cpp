#include <algorithm>

#include "rei/panels/panels.hpp"
#include "rei/panels/scenario_turn.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

/// The last turn at or before the playhead.
std::optional<std::size_t> current_turn(const Session& session, double now_sec) {
    const std::size_t turns = session.main_run().trace.turns_until(now_sec);
    if (turns == 0) return std::nullopt;
    return turns - 1;
}

void lay_out(const Session& session, const Theme& theme, ScenarioUi& state, float width) {
    if (state.revision == session.files_revision() && state.width == width) return;
    state.revision = session.files_revision();
    state.width = width;
    state.tops.assign(1, 0);
    for (const TurnText& text : session.turn_texts()) {
        state.tops.push_back(state.tops.back() + turn_height(theme, text, width) + theme.px(2));
    }
}

/// Bring the current turn into view when it became another one.
void follow(ScenarioUi& state, std::optional<std::size_t> current, float view_height) {
    if (current == state.last_current) return;
    state.last_current = current;
    if (!current) {
        ImGui::SetScrollY(0);
        return;
    }
    const float top = state.tops[*current];
    const float bottom = state.tops[*current + 1];
    const float scroll = ImGui::GetScrollY();
    if (top < scroll || bottom > scroll + view_height) {
        ImGui::SetScrollY(std::max(0.0F, (top + bottom - view_height) / 2));
    }
}

TurnTense tense_of(std::size_t turn, std::optional<std::size_t> current) {
    if (current && turn == *current) return TurnTense::current;
    return current && turn < *current ? TurnTense::past : TurnTense::future;
}

void draw_turns(const Workbench& bench, Ui& ui, std::optional<std::size_t> current, float width,
                Commands& out) {
    const Session& session = bench.session;
    const ScenarioUi& state = ui.scenario;
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float from = ImGui::GetScrollY();
    const float to = from + ImGui::GetWindowHeight();
    const auto first = std::upper_bound(state.tops.begin(), state.tops.end(), from);
    std::size_t turn =
        first == state.tops.begin() ? 0 : static_cast<std::size_t>(first - state.tops.begin()) - 1;
    for (; turn < session.scenario().turns.size() && state.tops[turn] < to; ++turn) {
        const Box box{{origin.x, origin.y + state.tops[turn]},
                      {origin.x + width, origin.y + state.tops[turn + 1] - ui.theme.px(2)}};
        ImGui::SetCursorScreenPos(box.min);
        ImGui::PushID(static_cast<int>(turn));
        if (ImGui::InvisibleButton("turn", {box.width(), box.height()})) {
            out.push_back(Seek{session.scenario().turns[turn].at_sec});
            out.push_back(SelectTurn{turn});
        }
        ImGui::PopID();
        ui.items.note("scenario/turn/" + std::to_string(turn), box);
        draw_turn(ui.theme,
                  {session.scenario().turns[turn], session.turn_texts()[turn], session.main_run(), turn,
                   tense_of(turn, current), bench.view.selected_turn == turn, ImGui::IsItemHovered()},
                  box);
    }
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({width, state.tops.back()});
}

}  // namespace

void scenario_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    const Session& session = bench.session;
    begin_pane(ui, "scenario", box, "Scenario", {true, true});
    if (!session.has_scenario()) {
        empty_state(ui.theme, "No scenario yet",
                    "Drop a .yaml scenario on the window, or choose one with File, Open scenario.");
    } else if (session.scenario().turns.empty()) {
        empty_state(ui.theme, "A conversation without turns",
                    "Nobody says anything: watch how the persona settles.");
    } else {
        const float width = ImGui::GetContentRegionAvail().x;
        const std::optional<std::size_t> current = current_turn(session, bench.playback.time_sec());
        lay_out(session, ui.theme, ui.scenario, width);
        follow(ui.scenario, current, ImGui::GetWindowHeight());
        draw_turns(bench, ui, current, width, out);
    }
    end_pane();
}

}  // namespace rei::workbench
