// Everything by its name: a field to type in, and what fits, best first.
#include <algorithm>

#include <imgui.h>
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include "rei/commands/registry.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/modal.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kWidth = 620;
constexpr float kItemHeight = 28;
constexpr std::size_t kRows = 12;  ///< in view
constexpr std::size_t kMostShown = 300;
constexpr std::size_t kMostRecent = 8;

void find(PaletteUi& state) {
    std::vector<PaletteEntry> entries;
    entries.reserve(state.items.size());
    for (const PaletteItem& item : state.items) entries.push_back(item.entry);
    state.shown = ranked(state.query, entries, state.recent);
    if (state.shown.size() > kMostShown) state.shown.resize(kMostShown);
    state.selected = 0;
}

void open(const Workbench& bench, PaletteUi& state) {
    state.was_open = true;
    state.query.clear();
    state.items = palette_items(bench);
    find(state);
}

/// Carry it out, remember it, close.
void choose(Ui& ui, std::size_t index, Commands& out) {
    PaletteUi& state = ui.palette;
    const PaletteItem& item = state.items[state.shown[index].index];
    out.push_back(Invoke{CommandId::show_palette});
    out.insert(out.end(), item.commands.begin(), item.commands.end());
    if (!item.parameter.empty()) {
        ui.parameters.filter = item.parameter;
        ui.parameters.only_changed = false;
    }
    std::vector<std::string>& recent = state.recent;
    recent.erase(std::remove(recent.begin(), recent.end(), item.entry.text), recent.end());
    recent.insert(recent.begin(), item.entry.text);
    if (recent.size() > kMostRecent) recent.resize(kMostRecent);
}

/// The text, its found letters in another colour.
void draw_marked(const Theme& theme, ImVec2 at, const std::string& text,
                 const std::vector<std::size_t>& marks, float width) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Palette& p = theme.palette;
    const std::string shown = fitted(theme.fonts.body, text, width);
    draw_label(list, theme.fonts.body, at, 0, p.ink, shown);
    // the same letter again in the other colour, where it stands
    std::size_t letter = 0;
    for (std::size_t k = 0; k < shown.size(); ++letter) {
        std::size_t end = k + 1;
        while (end < shown.size() && (static_cast<unsigned char>(shown[end]) & 0xc0U) == 0x80U) ++end;
        if (std::binary_search(marks.begin(), marks.end(), letter)) {
            const float x = at.x + size_of(theme.fonts.body, std::string_view(shown).substr(0, k)).x;
            draw_label(list, theme.fonts.body, {x, at.y}, 0, p.accent,
                       std::string_view(shown).substr(k, end - k));
        }
        k = end;
    }
}

void draw_row(Ui& ui, std::size_t index, Commands& out) {
    const Theme& theme = ui.theme;
    const Palette& p = theme.palette;
    PaletteUi& state = ui.palette;
    const RankedEntry& entry = state.shown[index];
    const PaletteItem& item = state.items[entry.index];
    ImGui::PushID(static_cast<int>(index));
    if (hit_area("row", {ImGui::GetContentRegionAvail().x, theme.px(kItemHeight)})) choose(ui, index, out);
    ImGui::PopID();
    const Box box = item_box();
    ui.items.note("palette/" + std::to_string(index), box);
    const bool is_hovered = ImGui::IsItemHovered();
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    if (is_hovered && (moved.x != 0 || moved.y != 0)) state.selected = index;
    if (is_hovered && !item.tooltip.empty()) tooltip(theme, "", {item.tooltip});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (index == state.selected) list.AddRectFilled(box.min, box.max, p.accent_dim, theme.px(5));
    const float y = box.centre().y;
    float right = box.max.x - theme.px(10);
    if (!item.shortcut.empty()) {
        draw_label(list, theme.fonts.small, {right, y}, 1, p.ink_dim, item.shortcut);
        right -= size_of(theme.fonts.small, item.shortcut).x + theme.px(12);
    }
    draw_label(list, theme.fonts.small, {right, y}, 1, p.ink_faint, item.hint);
    right -= size_of(theme.fonts.small, item.hint).x + theme.px(12);
    draw_marked(theme, {box.min.x + theme.px(10), y}, item.entry.text, entry.at,
                right - box.min.x - theme.px(10));
}

/// Up and down move the choice and keep it in view.
bool move_choice(PaletteUi& state) {
    if (state.shown.empty()) return false;
    const std::size_t last = state.shown.size() - 1;
    const std::size_t before = state.selected;
    const auto pressed = [](Key key) { return ImGui::IsKeyPressed(static_cast<int>(key)); };
    if (pressed(Key::down)) state.selected = before == last ? 0 : before + 1;
    if (pressed(Key::up)) state.selected = before == 0 ? last : before - 1;
    if (pressed(Key::page_down)) state.selected = std::min(last, before + kRows);
    if (pressed(Key::page_up)) state.selected = before - std::min(before, kRows);
    return state.selected != before;
}

void keep_in_view(const Theme& theme, std::size_t selected) {
    const float height = theme.px(kItemHeight);
    const float top = height * static_cast<float>(selected);
    const float scroll = ImGui::GetScrollY();
    if (top < scroll) ImGui::SetScrollY(top);
    const float room = ImGui::GetWindowHeight();
    if (top + height > scroll + room) ImGui::SetScrollY(top + height - room);
}

void field(Ui& ui, bool appears, Commands& out) {
    PaletteUi& state = ui.palette;
    if (appears) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(-1);
    const std::string before = state.query;
    const bool is_entered = ImGui::InputTextWithHint(
        "##query", tr("Type a few letters of a command, a turn, a file or a parameter"), &state.query,
        ImGuiInputTextFlags_EnterReturnsTrue);
    ui.items.note("palette/query", item_box());
    if (state.query != before) find(state);
    if (is_entered && state.selected < state.shown.size()) choose(ui, state.selected, out);
}

void rows(Ui& ui, bool has_moved, Commands& out) {
    const Theme& theme = ui.theme;
    PaletteUi& state = ui.palette;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::BeginChild("rows", {0, 0}, false, ImGuiWindowFlags_NoSavedSettings);
    if (state.shown.empty()) empty_state(theme, tr("Nothing of that name"), "");
    if (has_moved) keep_in_view(theme, state.selected);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(state.shown.size()), theme.px(kItemHeight));
    while (clipper.Step()) {
        for (int k = clipper.DisplayStart; k < clipper.DisplayEnd; ++k)
            draw_row(ui, static_cast<std::size_t>(k), out);
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

}  // namespace

void command_palette(const Workbench& bench, Ui& ui, Commands& out) {
    PaletteUi& state = ui.palette;
    if (!bench.view.palette_open) {
        state.was_open = false;
        return;
    }
    const Theme& theme = ui.theme;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const bool appears = !state.was_open;
    if (appears) open(bench, state);
    // over the whole window, so that a click beside it goes nowhere else
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(screen);
    if (appears) ImGui::SetNextWindowFocus();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});  // its half is clipped at the sides
    ImGui::Begin("palette", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_veil(theme);
    const float width = std::min(theme.px(kWidth), screen.x * 0.9F);
    const float height = std::min(theme.px(60 + kItemHeight * kRows), screen.y * 0.8F);
    const Box box{{(screen.x - width) / 2, screen.y * 0.12F},
                  {(screen.x + width) / 2, screen.y * 0.12F + height}};
    list.AddRectFilled(box.min, box.max, theme.palette.raised, theme.px(8));
    list.AddRect(box.min, box.max, theme.palette.line_strong, theme.px(8));
    ImGui::SetCursorScreenPos(box.min);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme.px(10), theme.px(10)});
    ImGui::BeginChild("sheet", {width, height}, false,
                      ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NoSavedSettings |
                          ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
    ui.items.note("palette", box);
    const bool has_moved = move_choice(state);
    field(ui, appears, out);
    rows(ui, has_moved, out);
    ImGui::EndChild();
    const bool clicks_beside = ImGui::IsMouseClicked(0) && !box.contains(ImGui::GetIO().MousePos);
    if (ImGui::IsKeyPressed(static_cast<int>(Key::escape)) || clicks_beside)
        out.push_back(Invoke{CommandId::show_palette});
    ImGui::End();
}

}  // namespace rei::workbench
