#include <imgui.h>

#include "rei/model/strings.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kWidth = 420;
constexpr std::size_t kMostLines = 8;

/// The lines of a message, wrapped, the rest counted.
std::vector<std::string> lines_of(const Theme& theme, const std::string& text, float width) {
    std::vector<std::string> lines;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        for (const auto line :
             wrapped(theme.fonts.body, std::string_view(text).substr(begin, end - begin), width)) {
            lines.emplace_back(line);
        }
        begin = end + 1;
    }
    if (lines.size() > kMostLines) {
        lines.resize(kMostLines);
        lines.back() = tr("… all of it with F2");
    }
    return lines;
}

/// Draws one toast that ends at `bottom`; returns where the next one ends.
float draw_toast(Ui& ui, const Notice& notice, std::size_t index, float bottom, Commands& out) {
    const Theme& theme = ui.theme;
    const float width = theme.px(kWidth);
    const float pad = theme.px(12);
    const auto title = wrapped(theme.fonts.bold, notice.title, width - 3 * pad);
    const std::vector<std::string> lines = lines_of(theme, notice.detail, width - 3 * pad);
    const float line_height = theme.fonts.body->FontSize * 1.3F;
    const float height = 2 * pad + line_height * static_cast<float>(title.size() + lines.size());
    const float right = ImGui::GetIO().DisplaySize.x - theme.px(16);
    const Box box{{right - width, bottom - height}, {right, bottom}};
    // a window of its own, so that a click on it goes nowhere else
    ImGui::SetNextWindowPos(box.min);
    ImGui::SetNextWindowSize({box.width(), box.height()});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});  // its half is clipped at the sides
    ImGui::Begin(("toast " + std::to_string(index)).c_str(), nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PopStyleVar();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 colour = notice_colour(theme.palette, notice.kind);
    list.AddRectFilled({box.min.x + 2, box.min.y + 4}, {box.max.x + 2, box.max.y + 4}, IM_COL32(0, 0, 0, 90),
                       theme.px(7));
    list.AddRectFilled(box.min, box.max, theme.palette.raised, theme.px(7));
    list.AddRectFilled(box.min, {box.min.x + theme.px(4), box.max.y}, colour, theme.px(7),
                       ImDrawFlags_RoundCornersLeft);
    ImVec2 at{box.min.x + 1.5F * pad, box.min.y + pad};
    for (const std::string_view line : title) {
        draw_text(list, theme.fonts.bold, at, theme.palette.ink, line);
        at.y += line_height;
    }
    for (const std::string& line : lines) {
        draw_text(list, theme.fonts.body, at, theme.palette.ink_dim, line);
        at.y += line_height;
    }
    ui.items.note("toast/" + std::to_string(index), box);
    if (ImGui::IsWindowHovered() && ImGui::IsMouseClicked(0)) out.push_back(DismissNotice{index});
    ImGui::End();
    return box.min.y - theme.px(8);
}

}  // namespace

void toasts(const Workbench& bench, Ui& ui, Commands& out) {
    float bottom = ImGui::GetIO().DisplaySize.y - ui.theme.px(34);
    const auto& history = bench.notices.history();
    for (std::size_t k = history.size(); k-- > 0 && bottom > ui.theme.px(120);) {
        if (history[k].is_shown()) bottom = draw_toast(ui, history[k], k, bottom, out);
    }
}

}  // namespace rei::workbench
