#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "rei/model/display_text.hpp"
#include "rei/model/folder.hpp"
#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/file_browser_parts.hpp"
#include "rei/panels/modal.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kWidth = 940;
constexpr float kHeight = 620;
constexpr float kSideWidth = 210;
constexpr float kFileHeight = 24;
constexpr float kColumnPad = 20;
constexpr float kLeastName = 150;  ///< columns are left out before names get less
constexpr int kPage = 12;          ///< rows

const char* title_of(Dialog dialog) {
    switch (dialog) {
        case Dialog::save_scenario_as:
            return "Save the scenario as";
        case Dialog::export_as:
            return "Export the policy as";
        case Dialog::words_from:
            return "Take words from a policy";
        default:
            return "Open a scenario or a policy";
    }
}

void heading(const Theme& theme, const char* text) {
    const Scoped style(theme.fonts.small, theme.palette.ink_faint);
    ImGui::TextUnformatted(text);
}

/// The way to the folder; each step goes there.
void path_bar(Ui& ui) {
    FileBrowserUi& state = ui.file_browser;
    const Theme& theme = ui.theme;
    const std::vector<PathStep> steps = steps_to(state.folder);
    // where the way is too long its beginning is left out
    const float room = ImGui::GetContentRegionAvail().x;
    const auto width_of = [&](const PathStep& step) {
        return ImGui::CalcTextSize(display_text(step.name).c_str()).x + 2 * ImGui::GetStyle().FramePadding.x +
               theme.px(2);
    };
    std::size_t first = steps.size();
    for (float width = 0; first > 0; --first) {
        width += width_of(steps[first - 1]);
        if (width > room) break;
    }
    const Scoped flat(ImGuiCol_Button, with_alpha(theme.palette.line, 0));
    std::string wanted;
    for (std::size_t k = std::min(first, steps.size() - 1); k < steps.size(); ++k) {
        ImGui::PushID(static_cast<int>(k));
        if (ImGui::Button(display_text(steps[k].name).c_str())) wanted = steps[k].folder;
        ui.items.note("browser/step/" + steps[k].name, item_box());
        ImGui::PopID();
        ImGui::SameLine(0, theme.px(2));
    }
    ImGui::NewLine();
    if (!wanted.empty()) go_to_folder(state, wanted);
}

ImU32 colour_of(FileKind kind, const Palette& palette) {
    switch (kind) {
        case FileKind::scenario:
            return palette.accent;
        case FileKind::policy:
            return palette.good;
        case FileKind::folder:
            return palette.warn;
        case FileKind::other:
            break;
    }
    return palette.ink_faint;
}

/// A row with the sign of its kind: a folder's pointer or a file's dot.
bool side_item(Ui& ui, const std::string& label, const std::string& id, FileKind kind) {
    const Theme& theme = ui.theme;
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool is_chosen = ImGui::Selectable(("##" + id).c_str(), false, 0, {width, theme.px(kFileHeight)});
    ui.items.note("browser/" + id, item_box());
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", display_text(id.substr(id.find('/') + 1)).c_str());
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = at.y + theme.px(kFileHeight) / 2;
    const ImU32 colour = colour_of(kind, theme.palette);
    if (kind == FileKind::folder) {
        draw_fold(list, theme, {at.x + theme.px(6), y}, false, colour);
    } else {
        list.AddCircleFilled({at.x + theme.px(6), y}, theme.px(3), colour);
    }
    draw_label(list, theme.fonts.body, {at.x + theme.px(18), y}, 0, theme.palette.ink,
               fitted(theme.fonts.body, label, width - theme.px(22)));
    return is_chosen;
}

/// Places to go to, and when opening the files of late.
void side(const Workbench& bench, Ui& ui, Commands& out) {
    FileBrowserUi& state = ui.file_browser;
    heading(ui.theme, tr("Places"));
    std::string wanted;
    for (const std::string& folder : places(bench)) {
        if (side_item(ui, display_text(file_name(folder)), "place/" + folder, FileKind::folder))
            wanted = folder;
    }
    if (!wanted.empty()) go_to_folder(state, wanted);
    if (is_saving(state) || bench.preferences.recents.empty()) return;
    ImGui::Dummy({0, ui.theme.px(6)});
    heading(ui.theme, tr("Recent"));
    for (const RecentFile& recent : bench.preferences.recents) {
        if (!is_sought(state, recent.kind)) continue;
        if (side_item(ui, display_text(file_name(recent.path)), "recent/" + recent.path, recent.kind))
            out.push_back(reading_of(state, recent.path));
    }
}

/// Columns from the left; the name takes what the others leave.
struct Column {
    SortBy by;
    const char* title;
};
constexpr std::array kColumns{Column{SortBy::name, "Name"}, Column{SortBy::kind, "Kind"},
                              Column{SortBy::size, "Size"}, Column{SortBy::changed, "Changed"}};

/// What a column needs: its title with the sign of sorting, and its longest text.
float width_of(const Theme& theme, const Column& column) {
    float text = 0;
    switch (column.by) {
        case SortBy::kind:
            for (const FileKind kind :
                 {FileKind::folder, FileKind::scenario, FileKind::policy, FileKind::other})
                text = std::max(text, size_of(theme.fonts.body, tr(name_of(kind))).x);
            break;
        case SortBy::size:
            text = size_of(theme.fonts.body, "888.8 MB").x;
            break;
        case SortBy::changed:
            text = size_of(theme.fonts.body, "8888-88-88 88:88").x;
            break;
        case SortBy::name:
            break;
    }
    const float title = size_of(theme.fonts.small, tr(column.title)).x + theme.px(16);
    return std::max(title, text) + theme.px(kColumnPad);
}

/// Where each column begins and how wide it is; one without width is left out.
struct ColumnPlaces {
    std::array<float, kColumns.size()> begin{}, width{};

    [[nodiscard]] bool has(std::size_t column) const { return width[column] > 0; }
};

ColumnPlaces places_of_columns(const Theme& theme, float width) {
    ColumnPlaces places;
    float rest = width;
    for (std::size_t k = 1; k < kColumns.size(); ++k) {
        places.width[k] = width_of(theme, kColumns[k]);
        rest -= places.width[k];
    }
    // the least useful goes first
    for (const SortBy dropped : {SortBy::size, SortBy::changed, SortBy::kind}) {
        if (rest >= theme.px(kLeastName)) break;
        float& column = places.width[static_cast<std::size_t>(dropped)];
        rest += column;
        column = 0;
    }
    places.width[0] = rest;
    for (std::size_t k = 1; k < kColumns.size(); ++k)
        places.begin[k] = places.begin[k - 1] + places.width[k - 1];
    return places;
}

void column_head(Ui& ui, const Column& column, const Box& box) {
    FileBrowserUi& state = ui.file_browser;
    const Theme& theme = ui.theme;
    ImGui::SetCursorScreenPos(box.min);
    const bool is_chosen = hit_area(column.title, {box.width(), box.height()});
    ui.items.note(std::string("browser/sort/") + column.title, item_box());
    const bool is_it = state.sort == column.by;
    const ImU32 colour = is_it || ImGui::IsItemHovered() ? theme.palette.ink : theme.palette.ink_faint;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float x = box.min.x + theme.px(8);
    const float y = box.centre().y;
    draw_label(list, theme.fonts.small, {x, y}, 0, colour, tr(column.title));
    if (is_it) {
        const float beside = x + size_of(theme.fonts.small, tr(column.title)).x + theme.px(9);
        const float s = theme.px(3.5F) * (state.is_descending ? 1.0F : -1.0F);
        list.AddTriangleFilled({beside - s, y - s * 0.6F}, {beside + s, y - s * 0.6F}, {beside, y + s * 0.8F},
                               colour);
    }
    if (is_chosen) sort_anew(state, column.by, is_it && !state.is_descending);
}

void column_heads(Ui& ui, const ColumnPlaces& places) {
    const ImVec2 min = ImGui::GetCursorScreenPos();
    const float height = ui.theme.px(kFileHeight);
    for (std::size_t k = 0; k < kColumns.size(); ++k) {
        const float x = min.x + places.begin[k];
        if (places.has(k)) column_head(ui, kColumns[k], {{x, min.y}, {x + places.width[k], min.y + height}});
    }
    ImGui::SetCursorScreenPos({min.x, min.y + height});
}

void entry_row(Ui& ui, const FileEntry& entry, bool is_selected, const ColumnPlaces& places) {
    const Theme& theme = ui.theme;
    const Palette& p = theme.palette;
    const ImVec2 at = ImGui::GetItemRectMin();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = at.y + theme.px(kFileHeight) / 2;
    const bool is_usable = is_sought(ui.file_browser, entry.kind);
    const ImU32 ink = is_usable || is_selected ? p.ink : p.ink_faint;
    const ImU32 dim = is_usable ? p.ink_dim : p.ink_faint;
    const bool is_folder = entry.kind == FileKind::folder;
    const auto write = [&](std::size_t column, ImU32 colour, const std::string& text) {
        if (!places.has(column)) return;
        draw_label(list, theme.fonts.body, {at.x + places.begin[column] + theme.px(8), y}, 0, colour,
                   fitted(theme.fonts.body, text, places.width[column] - theme.px(kColumnPad - 2)));
    };
    write(0, ink, display_text(entry.name) + (is_folder ? "/" : ""));
    write(1, colour_of(entry.kind, p), tr(name_of(entry.kind)));
    if (!is_folder) write(2, dim, size_text(entry.size_bytes));
    write(3, dim, clock_text(entry.changed_sec));
}

void entry_list(Ui& ui, const std::vector<std::size_t>& shown, const ColumnPlaces& places, Commands& out) {
    FileBrowserUi& state = ui.file_browser;
    const Theme& theme = ui.theme;
    if (!state.problems.empty()) {
        empty_state(theme, tr("Can't be listed"), say(state.problems));
        return;
    }
    if (shown.empty()) {
        empty_state(theme, tr(state.entries.empty() ? "Nothing in here" : "Nothing of that name"),
                    tr("Backspace goes to the folder above."));
        return;
    }
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = theme.px(kFileHeight);
    if (state.follows_selection) {
        const float top = static_cast<float>(state.selected) * height;
        const float view = ImGui::GetWindowHeight();
        ImGui::SetScrollY(std::clamp(ImGui::GetScrollY(), top + height - view, top));
        state.follows_selection = false;
    }
    std::optional<std::size_t> clicked;
    bool is_double = false;
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(shown.size()), height);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    while (clipper.Step()) {
        for (int k = clipper.DisplayStart; k < clipper.DisplayEnd; ++k) {
            const auto place = static_cast<std::size_t>(k);
            const FileEntry& entry = state.entries[shown[place]];
            const bool is_selected =
                place == state.selected && (!is_saving(state) || state.is_selected_by_hand);
            ImGui::PushID(k);
            if (ImGui::Selectable("##entry", is_selected, ImGuiSelectableFlags_AllowDoubleClick,
                                  {width, height})) {
                clicked = place;
                is_double = ImGui::IsMouseDoubleClicked(0);
            }
            ui.items.note("browser/entry/" + entry.name, item_box());
            entry_row(ui, entry, is_selected, places);
            ImGui::PopID();
        }
    }
    ImGui::PopStyleVar();
    if (!clicked) return;
    const FileEntry entry = state.entries[shown[*clicked]];
    select_entry(state, shown, *clicked);
    if (is_double) choose_entry(state, entry, out);
}

/// Keys that the list has while the text field has the keyboard.
void list_keys(Ui& ui, const std::vector<std::size_t>& shown, bool was_empty) {
    FileBrowserUi& state = ui.file_browser;
    const auto pressed = [](Key key) { return ImGui::IsKeyPressed(static_cast<int>(key)); };
    if (was_empty && ImGui::IsKeyPressed(static_cast<int>(Key::backspace), false))
        return go_to_folder(state, parent_folder(state.folder));
    if (pressed(Key::f5)) return go_to_folder(state, state.folder);
    const int step = pressed(Key::down)        ? 1
                     : pressed(Key::up)        ? -1
                     : pressed(Key::page_down) ? kPage
                     : pressed(Key::page_up)   ? -kPage
                                               : 0;
    if (step == 0 || shown.empty()) return;
    // the first key when saving selects the first entry
    const bool is_first = is_saving(state) && !state.is_selected_by_hand;
    const int now = is_first ? -1 : static_cast<int>(state.selected);
    select_entry(state, shown, static_cast<std::size_t>(std::max(0, now + step)));
    state.follows_selection = true;
}

/// The field that always has the keyboard; returns whether Enter was pressed in it.
bool text_field(Ui& ui, float width) {
    FileBrowserUi& state = ui.file_browser;
    ImGui::PushID(state.text_generation);
    ImGui::SetNextItemWidth(width);
    const bool is_free = !ImGui::IsAnyItemActive() && !ImGui::IsMouseDown(0);
    if (is_free && ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows))
        ImGui::SetKeyboardFocusHere();
    std::string text = state.text;
    const char* const hint = tr(is_saving(state) ? "Name to write to" : "Type to filter, or a path");
    const bool is_entered =
        ImGui::InputTextWithHint("##text", hint, &text, ImGuiInputTextFlags_EnterReturnsTrue);
    ui.items.note("browser/text", item_box());
    ImGui::PopID();
    if (text != state.text) {
        state.text = text;
        state.selected = 0;
        state.is_selected_by_hand = false;
        state.asks_to_replace.clear();
    }
    return is_entered;
}

/// The question before writing over a file, the field and the buttons.
void bottom(Ui& ui, const std::vector<std::size_t>& shown, Commands& out) {
    FileBrowserUi& state = ui.file_browser;
    const Theme& theme = ui.theme;
    const bool asks = !state.asks_to_replace.empty();
    if (asks) {
        const Scoped warn(theme.fonts.body, theme.palette.warn);
        ImGui::TextUnformatted(
            fmt::format(fmt::runtime(tr("{} is there already. Replace it? It is kept as .bak.")),
                        display_text(file_name(state.asks_to_replace)))
                .c_str());
        ui.items.note("browser/question", item_box());
    } else {
        ImGui::NewLine();
    }
    const std::string label = tr(asks ? "Replace" : is_saving(state) ? "Save" : "Open");
    const std::string cancel = tr("Cancel");
    const float gap = theme.px(8);
    const float buttons = modal_button_width(label) + modal_button_width(cancel) + 2 * gap;
    bool chosen = text_field(ui, ImGui::GetContentRegionAvail().x - buttons);
    ImGui::SameLine(0, gap);
    chosen |= modal_button(ui, "choose", label, ButtonLook::usual);
    ImGui::SameLine(0, gap);
    const bool is_cancelled = modal_button(ui, "cancel", cancel, ButtonLook::plain) || escape_pressed();
    if (is_cancelled) {
        out.push_back(CloseDialog{});
    } else if (chosen) {
        choose(state, shown, out);
    }
}

}  // namespace

void file_browser(const Workbench& bench, Ui& ui, Commands& out) {
    FileBrowserUi& state = ui.file_browser;
    const Dialog dialog = *bench.view.dialog;
    if (state.dialog != dialog) start_browsing(bench, state, dialog);
    const Theme& theme = ui.theme;
    begin_modal(ui, "browser", tr(title_of(dialog)), {kWidth, kHeight});
    path_bar(ui);
    const float foot = ImGui::GetFrameHeight() + ImGui::GetTextLineHeightWithSpacing() + theme.px(22);
    const float height = ImGui::GetContentRegionAvail().y - foot;
    ImGui::BeginChild("side", {theme.px(kSideWidth), height}, false, ImGuiWindowFlags_NoSavedSettings);
    side(bench, ui, out);
    ImGui::EndChild();
    ImGui::SameLine(0, theme.px(12));
    ImGui::BeginGroup();
    const ColumnPlaces places =
        places_of_columns(theme, ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ScrollbarSize);
    column_heads(ui, places);
    const std::vector<std::size_t> shown = shown_entries(state);
    {
        const Scoped sunken(ImGuiCol_ChildBg, theme.palette.sunken);
        ImGui::BeginChild("entries", {0, height - theme.px(kFileHeight)}, false,
                          ImGuiWindowFlags_AlwaysVerticalScrollbar | ImGuiWindowFlags_NoSavedSettings);
        entry_list(ui, shown, places, out);
        ImGui::EndChild();
    }
    ImGui::EndGroup();
    const bool was_empty = state.text.empty();
    bottom(ui, shown_entries(state), out);
    list_keys(ui, shown_entries(state), was_empty);
    end_modal();
}

}  // namespace rei::workbench
