// Small things that several panels draw.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// Text on a draw list.
void draw_text(ImDrawList& list, ImFont* font, ImVec2 at, ImU32 colour, std::string_view text);
[[nodiscard]] ImVec2 size_of(ImFont* font, std::string_view text);
/// Centred on a point vertically; `align` 0 is left of it, 0.5 centred, 1 right.
void draw_label(ImDrawList& list, ImFont* font, ImVec2 anchor, float align, ImU32 colour,
                std::string_view text);
/// Cut with "…" so that it fits.
[[nodiscard]] std::string fitted(ImFont* font, std::string_view text, float width);
/// The lines into which a text breaks at a width.
[[nodiscard]] std::vector<std::string_view> wrapped(ImFont* font, std::string_view text, float width);

/// A line of text at the cursor, as an item; unlike ImGui's own it has every character that a font here has.
void text_line(ImFont* font, ImU32 colour, std::string_view text);
/// A text of several paragraphs from the cursor down, as wide as the window; what can't be drawn is put into
/// what can.
void paragraphs(const Theme& theme, ImU32 colour, const std::string& text);

/// A rounded chip with a text, the mood's name in its colour. Returns its box; `at` is its left top corner.
Box draw_chip(ImDrawList& list, const Theme& theme, ImVec2 at, ImU32 colour, std::string_view text,
              bool is_filled);
[[nodiscard]] ImVec2 chip_size(const Theme& theme, std::string_view text);

/// A place to press. Dear ImGui refuses one without extent, and a window can be too small to give any.
inline bool hit_area(const char* id, ImVec2 size, ImGuiButtonFlags flags = 0) {
    return ImGui::InvisibleButton(id, {size.x > 1 ? size.x : 1, size.y > 1 ? size.y : 1}, flags);
}

/// The parts of a slider: the line along it, and what is held, with a halo while it is.
void draw_track(ImDrawList& list, const Theme& theme, float left, float right, float y);
void draw_knob(ImDrawList& list, const Theme& theme, ImVec2 at, ImU32 colour, bool is_hot);

enum class Icon : std::uint8_t {
    play,
    pause,
    previous,
    next,
    to_start,
    to_end,
    loop,
    undo,
    redo,
    reset,
    close
};
void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, ImU32 colour);
/// Whether what stands below is shown (▾) or folded away (▸).
void draw_fold(ImDrawList& list, const Theme& theme, ImVec2 centre, bool is_open, ImU32 colour);
/// A button with an icon; the tooltip shows after a moment.
bool icon_button(const Theme& theme, const char* id, Icon icon, float size, bool is_enabled, bool is_on,
                 const std::string& tooltip);
/// A button for a command of the registry, with its icon, tooltip and shortcut.
void command_button(const Workbench& bench, Ui& ui, CommandId id, Icon icon, float size, Commands& out);

/// A tooltip at the mouse: a heading and lines, wrapped at a width in design pixels.
void tooltip(const Theme& theme, std::string_view heading, const std::vector<std::string>& lines,
             float width = 320);

/// A pane: a raised sheet with a heading. The content goes between begin and end; `end_pane` always.
struct PaneOptions {
    bool pads = true;
    bool scrolls = false;
};
void begin_pane(Ui& ui, const char* id, const Box& box, const char* title, const PaneOptions& options);
void end_pane();

/// The field that was left closes its edit, unless another field has begun one in this frame, before which
/// the old one was closed.
void close_edit(Commands& out);

[[nodiscard]] ImU32 notice_colour(const Palette& palette, NoticeKind kind);

/// What to do when there is nothing to show, in the middle of the window between the cursor and what it keeps
/// at its foot.
/// Advice that has no room is a tooltip; a heading that has none is left out. Returns the box of what is
/// drawn.
Box empty_state(const Theme& theme, std::string_view heading, std::string_view advice, float foot_px = 0);

[[nodiscard]] inline Box item_box() {
    return {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
}

}  // namespace rei::workbench
