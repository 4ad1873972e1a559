#include "rei/panels/modal.hpp"

#include <algorithm>

#include "rei/panels/widgets.hpp"

namespace rei::workbench {

void draw_veil(const Theme& theme) {
    ImGui::GetWindowDrawList()->AddRectFilled({0, 0}, ImGui::GetIO().DisplaySize,
                                              with_alpha(theme.palette.background, 0.72F));
}

void begin_modal(Ui& ui, const char* id, const std::string& title, ImVec2 size) {
    const Theme& theme = ui.theme;
    const Palette& p = theme.palette;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    // the veil comes to the front when it appears; it is one window with the dialog, so that nothing gets
    // between
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(screen);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin((std::string("veil of ") + id).c_str(), nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_veil(theme);
    const ImVec2 room{screen.x - theme.px(16), screen.y - theme.px(16)};
    const ImVec2 fits{std::min(theme.px(size.x), room.x), std::min(theme.px(size.y), room.y)};
    const ImVec2 min{static_cast<float>(static_cast<int>((screen.x - fits.x) / 2)),
                     static_cast<float>(static_cast<int>((screen.y - fits.y) / 2))};
    const Box box{min, {min.x + fits.x, min.y + fits.y}};
    list.AddRectFilled(box.min, box.max, p.raised, theme.px(9));
    list.AddRect(box.min, box.max, p.line_strong, theme.px(9));
    draw_label(list, theme.fonts.title, {box.min.x + theme.px(18), box.min.y + theme.px(24)}, 0, p.ink,
               title);
    ui.items.note(std::string("dialog/") + id, box);
    const float top = theme.px(44);
    ImGui::SetCursorScreenPos({box.min.x, box.min.y + top});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme.px(18), theme.px(6)});
    ImGui::BeginChild(id, {box.width(), box.height() - top - theme.px(8)}, false,
                      ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NoSavedSettings |
                          ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
}

void end_modal() {
    ImGui::EndChild();
    ImGui::End();
}

float modal_button_width(const std::string& label) {
    return ImGui::CalcTextSize(label.c_str()).x + 4 * ImGui::GetStyle().FramePadding.x;
}

bool modal_button(Ui& ui, const char* id, const std::string& label, ButtonLook look) {
    const bool is_usual = look == ButtonLook::usual;
    const Scoped colour(ImGuiCol_Button, is_usual ? ui.theme.palette.accent_dim : ui.theme.palette.line);
    const bool is_pressed = ImGui::Button((label + "###" + id).c_str(), {modal_button_width(label), 0});
    ui.items.note(std::string("dialog/") + id, item_box());
    return is_pressed;
}

bool enter_pressed() {
    return ImGui::IsKeyPressed(static_cast<int>(Key::enter), false) ||
           ImGui::IsKeyPressed(static_cast<int>(Key::keypad_enter), false);
}

bool escape_pressed() {
    return ImGui::IsKeyPressed(static_cast<int>(Key::escape), false);
}

}  // namespace rei::workbench
