// A dialog in the middle, over a veil that keeps mouse and keyboard from everything else.
#pragma once

#include <string>

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// Over the whole window: what is below it can't be used now.
void draw_veil(const Theme& theme);

/// `size` in design pixels, smaller where the window is. The content goes between begin and end; `end_modal`
/// always.
void begin_modal(Ui& ui, const char* id, const std::string& title, ImVec2 size);
void end_modal();

/// A button of a dialog, noted as "dialog/ID". The usual one is filled.
enum class ButtonLook : std::uint8_t { plain, usual };
[[nodiscard]] bool modal_button(Ui& ui, const char* id, const std::string& label, ButtonLook look);
/// How wide it is.
[[nodiscard]] float modal_button_width(const std::string& label);

[[nodiscard]] bool enter_pressed();
[[nodiscard]] bool escape_pressed();

}  // namespace rei::workbench
