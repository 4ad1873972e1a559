// Turns that come and go in the chat: dragged to another place, and added between others.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/commands/registry.hpp"
#include "rei/model/strings.hpp"
#include "rei/model/turn_place.hpp"
#include "rei/panels/scenario_parts.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/axis.hpp"

namespace rei::workbench {

namespace {

constexpr float kTurnDragThreshold = 5;  ///< pixels before a press becomes a drag
constexpr float kGapReach = 7;           ///< from a gap to a mouse that is on it
constexpr float kGapButton = 18;
constexpr float kScrollZone = 28;  ///< at the pane's borders, in which a drag scrolls

/// The gap nearest to a height.
std::size_t gap_at(const ChatRows& rows, float y) {
    std::size_t gap = 0;
    while (gap < rows.count() && y > (rows.top(gap) + rows.top(gap + 1)) / 2) ++gap;
    return gap;
}

bool goes_elsewhere(const TurnDrag& drag) {
    return drag.gap != drag.turn && drag.gap != drag.turn + 1;
}

void scroll_at_borders(const Theme& theme, float y) {
    const float top = ImGui::GetWindowPos().y;
    const float bottom = top + ImGui::GetWindowHeight();
    const float zone = theme.px(kScrollZone);
    const float past = y < top + zone ? y - top - zone : y > bottom - zone ? y - bottom + zone : 0;
    if (past != 0) ImGui::SetScrollY(ImGui::GetScrollY() + std::clamp(past, -zone, zone) * 0.4F);
}

void draw_plus(ImDrawList& list, ImVec2 centre, float size, const Stroke& stroke) {
    list.AddLine({centre.x - size / 2, centre.y}, {centre.x + size / 2, centre.y}, stroke.colour,
                 stroke.width);
    list.AddLine({centre.x, centre.y - size / 2}, {centre.x, centre.y + size / 2}, stroke.colour,
                 stroke.width);
}

}  // namespace

std::optional<Box> gap_button(const Workbench& bench, Ui& ui, const ChatRows& rows, Commands& out) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool is_free = !ui.scenario.drag && ui.field.name.empty() &&
                         ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    if (!is_free || mouse.x < rows.origin.x || mouse.x > rows.origin.x + rows.width) return std::nullopt;
    const auto near = std::upper_bound(rows.tops.begin(), rows.tops.end(), mouse.y - rows.origin.y);
    for (const std::ptrdiff_t step : {-1, 0}) {
        const std::ptrdiff_t gap = near - rows.tops.begin() + step;
        if (gap < 0 || gap >= static_cast<std::ptrdiff_t>(rows.count())) continue;
        const float y = rows.top(static_cast<std::size_t>(gap)) - ui.theme.px(1);
        if (std::abs(mouse.y - y) > ui.theme.px(kGapReach)) continue;
        const float half = ui.theme.px(kGapButton) / 2;
        const ImVec2 centre{rows.origin.x + rows.width / 2, std::max(y, rows.origin.y + half - 2)};
        const Box button{{centre.x - half, centre.y - half}, {centre.x + half, centre.y + half}};
        ImGui::SetCursorScreenPos(button.min);
        if (hit_area("add-between", {2 * half, 2 * half})) {
            out.push_back(EditScenario{
                AddTurn{new_turn_in_gap(bench.session.scenario(), static_cast<std::size_t>(gap))}});
            out.push_back(ShowTurnEditor{true});
        }
        if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", tr("Say something here"));
        ui.items.note("scenario/add/" + std::to_string(gap), button);
        return button;
    }
    return std::nullopt;
}

void draw_gap_button(const Ui& ui, const Box& button) {
    const Palette& p = ui.theme.palette;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool is_hot = button.contains(ImGui::GetIO().MousePos);
    list.AddCircleFilled(button.centre(), button.width() / 2, is_hot ? p.accent : p.line_strong);
    draw_plus(list, button.centre(), button.width() * 0.5F,
              {is_hot ? ink_on(p.accent) : p.ink, ui.theme.px(1.5F)});
}

void say_something_button(Ui& ui, const Box& box, Commands& out) {
    const Theme& theme = ui.theme;
    const Palette& p = theme.palette;
    ImGui::SetCursorScreenPos(box.min);
    if (hit_area("say-something", {box.width(), box.height()})) {
        out.push_back(SelectTurn{});
        out.push_back(Invoke{CommandId::add_turn});
    }
    ui.items.note("scenario/say-something", box);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 ink = ImGui::IsItemHovered() ? p.ink : p.ink_dim;
    if (ImGui::IsItemHovered()) list.AddRectFilled(box.min, box.max, p.raised, theme.px(6));
    list.AddRect(box.min, box.max, p.line, theme.px(6));
    const std::string text = tr("Say something");
    const float left = box.centre().x - size_of(theme.fonts.body, text).x / 2;
    draw_plus(list, {left - theme.px(10), box.centre().y}, theme.px(9), {ink, theme.px(1.5F)});
    draw_label(list, theme.fonts.body, {left, box.centre().y}, 0, ink, text);
}

bool drag_turn(const Workbench& bench, Ui& ui, const ChatRows& rows, std::size_t turn, Commands& out) {
    std::optional<TurnDrag>& drag = ui.scenario.drag;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (ImGui::IsItemActive()) {
        const float moved = ImGui::GetMouseDragDelta(0, 0).y;
        if (!drag && std::abs(moved) > ui.theme.px(kTurnDragThreshold)) drag = TurnDrag{turn, turn, false};
        if (!drag) return false;
        drag->gap = gap_at(rows, mouse.y);
        if (ImGui::IsKeyPressed(static_cast<int>(Key::escape), false)) drag->is_cancelled = true;
        if (!drag->is_cancelled) scroll_at_borders(ui.theme, mouse.y);
        return true;
    }
    if (!drag || drag->turn != turn) return false;
    if (ImGui::IsItemDeactivated() && !drag->is_cancelled && goes_elsewhere(*drag)) {
        const double at_sec = time_in_gap(bench.session.scenario(), drag->gap, turn);
        out.push_back(EditScenario{MoveTurn{turn, at_sec}});
    }
    drag.reset();
    return true;
}

void draw_drop_line(const Workbench& bench, Ui& ui, const ChatRows& rows) {
    const std::optional<TurnDrag>& drag = ui.scenario.drag;
    if (!drag || drag->is_cancelled) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
    if (!goes_elsewhere(*drag)) return;
    const Theme& theme = ui.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = rows.top(drag->gap) - theme.px(1);
    const float right = rows.origin.x + rows.width;
    list.AddLine({rows.origin.x, y}, {right, y}, theme.palette.accent, theme.px(2));
    const double at_sec = time_in_gap(bench.session.scenario(), drag->gap, drag->turn);
    const std::string time = format_time(at_sec, 1);
    const ImVec2 size = size_of(theme.fonts.small, time);
    const Box flag{{right - size.x - theme.px(12), y - size.y / 2 - theme.px(3)},
                   {right, y + size.y / 2 + theme.px(3)}};
    list.AddRectFilled(flag.min, flag.max, theme.palette.accent, theme.px(4));
    draw_label(list, theme.fonts.small, flag.centre(), 0.5F, ink_on(theme.palette.accent), time);
    ui.items.note("scenario/drop-line", {{rows.origin.x, y}, {right, y}});
}

}  // namespace rei::workbench
