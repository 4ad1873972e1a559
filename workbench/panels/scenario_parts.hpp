// The parts of the scenario's pane: the fold above the chat, the editor of a turn, and turns on the move.
#pragma once

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// Name, description, start, end and users, under a line that folds them away. From the cursor down.
void scenario_setup(const Workbench& bench, Ui& ui, Commands& out);

/// Everyone who speaks or is listed, each once.
[[nodiscard]] std::vector<std::string> users_of(const Scenario& scenario);

/// The editor of the selected turn, in a row as wide as `box` from its top down. Returns the height it takes.
float turn_editor(const Workbench& bench, Ui& ui, std::size_t turn, const Box& box, Commands& out);

/// The rows of the chat: where each begins, from the first one's top.
struct ChatRows {
    ImVec2 origin;
    float width = 0;
    const std::vector<float>& tops;

    [[nodiscard]] float top(std::size_t turn) const { return origin.y + tops[turn]; }
    [[nodiscard]] std::size_t count() const { return tops.size() - 1; }
};

/// A button in the gap under the mouse that adds a turn there. Call before the rows, which lie below it;
/// returns where to draw it.
std::optional<Box> gap_button(const Workbench& bench, Ui& ui, const ChatRows& rows, Commands& out);
void draw_gap_button(const Ui& ui, const Box& button);
/// Behind the last turn.
void say_something_button(Ui& ui, const Box& box, Commands& out);

/// Take up the turn whose row was the last item, move it, put it down. Returns whether it is in hand.
bool drag_turn(const Workbench& bench, Ui& ui, const ChatRows& rows, std::size_t turn, Commands& out);
/// Where the turn in hand would go.
void draw_drop_line(const Workbench& bench, Ui& ui, const ChatRows& rows);

}  // namespace rei::workbench
