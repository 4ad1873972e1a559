// One turn of the chat: its layout and its drawing.
#pragma once

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// How a turn stands to the playhead.
enum class TurnTense : std::uint8_t { past, current, future };

struct TurnView {
    const Turn& turn;
    const TurnText& text;
    const Run& run;
    std::size_t index;
    TurnTense tense;
    bool is_selected;
    bool is_hovered;
};

[[nodiscard]] float turn_height(const Theme& theme, const TurnText& text, float width);
/// Draw the turn into a box of that height.
void draw_turn(const Theme& theme, const TurnView& view, const Box& box);

}  // namespace rei::workbench
