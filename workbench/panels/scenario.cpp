#include <algorithm>

#include "rei/commands/registry.hpp"
#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/fields.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/scenario_parts.hpp"
#include "rei/panels/scenario_turn.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kLeastEditor = 120;  ///< until its height is known
constexpr int kFramesToReveal = 3;

/// The last turn at or before the playhead.
std::optional<std::size_t> current_turn(const Session& session, double now_sec) {
    const std::size_t turns = session.main_run().trace.turns_until(now_sec);
    if (turns == 0) return std::nullopt;
    return turns - 1;
}

/// The turn whose editor is open.
std::optional<std::size_t> edited_turn(const Workbench& bench) {
    return bench.view.edits_turn ? bench.view.selected_turn : std::nullopt;
}

void lay_out(const Session& session, const Theme& theme, ScenarioUi& state, float width,
             std::optional<std::size_t> editing) {
    const ChatLayout layout{session.files_revision(), width, theme.scale, editing,
                            editing ? state.editor_height : 0};
    if (state.layout == layout) return;
    state.layout = layout;
    state.tops.assign(1, 0);
    for (std::size_t turn = 0; turn < session.turn_texts().size(); ++turn) {
        const float height = turn == editing ? std::max(state.editor_height, theme.px(kLeastEditor))
                                             : turn_height(theme, session.turn_texts()[turn], width);
        state.tops.push_back(state.tops.back() + height + theme.px(2));
    }
}

/// Scroll to a row if it is not in view: its middle to the middle, or the top of one that is too high.
void reveal(const ChatRows& rows, std::size_t turn) {
    const float view_top = ImGui::GetWindowPos().y;
    const float view_height = ImGui::GetWindowHeight();
    const float top = rows.top(turn) - view_top;
    const float bottom = rows.top(turn + 1) - view_top;
    if (top >= 0 && bottom <= view_height) return;
    const float at = bottom - top > view_height ? top : (top + bottom - view_height) / 2;
    ImGui::SetScrollY(std::max(0.0F, ImGui::GetScrollY() + at));
}

/// Bring the current turn into view when it became another one, and an editor when it is opened.
void follow(ScenarioUi& state, const ChatRows& rows, std::optional<std::size_t> current,
            std::optional<std::size_t> editing) {
    if (editing && state.editing != editing) state.frames_to_reveal = kFramesToReveal;
    if (editing && state.frames_to_reveal > 0) {
        --state.frames_to_reveal;
        reveal(rows, *editing);
    }
    if (current == state.last_current) return;
    state.last_current = current;
    if (editing) return;  // the list stays where somebody types
    if (!current) {
        ImGui::SetScrollY(0);
    } else {
        reveal(rows, *current);
    }
}

TurnTense tense_of(std::size_t turn, std::optional<std::size_t> current) {
    if (current && turn == *current) return TurnTense::current;
    return current && turn < *current ? TurnTense::past : TurnTense::future;
}

bool is_in_view(const ChatRows& rows, std::size_t turn, float from, float to) {
    return rows.tops[turn + 1] > from && rows.tops[turn] < to;
}

/// The row of a turn: a click goes there, a double click edits it, a drag moves it.
void turn_row(const Workbench& bench, Ui& ui, const ChatRows& rows, std::size_t turn, TurnTense tense,
              Commands& out) {
    const Session& session = bench.session;
    const Box box{{rows.origin.x, rows.top(turn)},
                  {rows.origin.x + rows.width, rows.top(turn + 1) - ui.theme.px(2)}};
    ImGui::SetCursorScreenPos(box.min);
    ImGui::PushID(static_cast<int>(turn));
    const bool is_clicked = hit_area("turn", {box.width(), box.height()});
    ImGui::PopID();
    const bool is_hovered = ImGui::IsItemHovered();
    ui.items.note("scenario/turn/" + std::to_string(turn), box);
    if (!drag_turn(bench, ui, rows, turn, out)) {
        if (is_clicked) {
            out.push_back(Seek{session.scenario().turns[turn].at_sec});
            out.push_back(SelectTurn{turn});
            out.push_back(ShowTurnEditor{false});
        }
        if (is_hovered && ImGui::IsMouseDoubleClicked(0)) {
            out.push_back(SelectTurn{turn});
            out.push_back(ShowTurnEditor{true});
        }
    }
    const bool is_in_hand = ui.scenario.drag && ui.scenario.drag->turn == turn;
    draw_turn(ui.theme,
              {session.scenario().turns[turn], session.turn_texts()[turn], session.main_run(), turn,
               is_in_hand ? TurnTense::future : tense, bench.view.selected_turn == turn, is_hovered},
              box);
}

void editor_row(const Workbench& bench, Ui& ui, const ChatRows& rows, std::size_t turn, Commands& out) {
    const Box box{{rows.origin.x, rows.top(turn)},
                  {rows.origin.x + rows.width, rows.top(turn + 1) - ui.theme.px(2)}};
    ui.scenario.editor_height = turn_editor(bench, ui, turn, box, out);
}

void draw_turns(const Workbench& bench, Ui& ui, Commands& out) {
    const Session& session = bench.session;
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const std::optional<std::size_t> editing = edited_turn(bench);
    const std::optional<std::size_t> current = current_turn(session, bench.playback.time_sec());
    lay_out(session, ui.theme, ui.scenario, width, editing);
    const ChatRows rows{origin, width, ui.scenario.tops};
    follow(ui.scenario, rows, current, editing);
    const std::optional<Box> add = gap_button(bench, ui, rows, out);

    const float from = ImGui::GetWindowPos().y - origin.y;
    const float to = from + ImGui::GetWindowHeight();
    const auto first = std::upper_bound(rows.tops.begin(), rows.tops.end(), from);
    std::size_t turn =
        first == rows.tops.begin() ? 0 : static_cast<std::size_t>(first - rows.tops.begin()) - 1;
    // live: what has not been said yet is not there
    const std::size_t end = !bench.view.is_live ? rows.count() : current ? *current + 1 : 0;
    for (; turn < end && rows.tops[turn] < to; ++turn) {
        if (turn != editing) turn_row(bench, ui, rows, turn, tense_of(turn, current), out);
    }
    if (ui.scenario.drag && !is_in_view(rows, ui.scenario.drag->turn, from, to))
        turn_row(bench, ui, rows, ui.scenario.drag->turn, TurnTense::future, out);
    if (editing) editor_row(bench, ui, rows, *editing, out);  // out of view too: somebody may type there
    ui.scenario.editing = editing;
    draw_drop_line(bench, ui, rows);
    if (add) draw_gap_button(ui, *add);

    const float button_top = origin.y + rows.tops.back() + ui.theme.px(6);
    say_something_button(ui, {{origin.x, button_top}, {origin.x + width, button_top + ui.theme.px(30)}}, out);
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({width, rows.tops.back() + ui.theme.px(44)});
}

/// Esc closes the editor: outside a field, or in one in which nothing was typed.
void close_by_escape(const Workbench& bench, const Ui& ui, bool was_busy, Commands& out) {
    if (!bench.view.edits_turn) return;
    const bool is_free = !was_busy && !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
    const bool is_pressed = ImGui::IsKeyPressed(static_cast<int>(Key::escape), false);
    if (ui.escaped_field_unchanged || (is_free && is_pressed)) out.push_back(ShowTurnEditor{false});
}

std::string heading_of(const Session& session) {
    return std::string(tr("Scenario")) + (session.has_unsaved_scenario() ? "  ●" : "");
}

}  // namespace

void scenario_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    const Session& session = bench.session;
    begin_pane(ui, "scenario", box, heading_of(session).c_str(), {true, true});
    settle_field(ui, out);
    const bool was_busy = ImGui::IsAnyItemActive();
    if (!session.has_scenario()) {
        empty_state(ui.theme, tr("No scenario yet"),
                    say("Drop a .yaml scenario on the window, or choose one with {} > {}.",
                        tr(name_of(Menu::file)), tr(info_of(CommandId::open_file).text)));
    } else {
        scenario_setup(bench, ui, out);
        draw_turns(bench, ui, out);
        if (session.scenario().turns.empty() && !ui.scenario.setup_is_open)
            empty_state(ui.theme, tr("A conversation without turns"),
                        tr("Nobody says anything: watch how the persona settles."));
        close_by_escape(bench, ui, was_busy, out);
    }
    end_pane();
}

}  // namespace rei::workbench
