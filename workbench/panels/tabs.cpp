#include "rei/panels/tabs.hpp"

#include <algorithm>
#include <numeric>

#include "rei/commands/registry.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kMostTabGap = 20;
constexpr float kLeastTabGap = 12;
constexpr float kMoreTabs = 28;  ///< the menu's button

struct TabEntry {
    CommandId command;
    const char* id;
    bool is_open;
    std::string mark;  ///< behind the name

    [[nodiscard]] std::string text() const { return tr(info_of(command).text) + mark; }
};

void draw_tab(Ui& ui, const TabEntry& entry, ImVec2 at, float width, Commands& out) {
    const Theme& theme = ui.theme;
    const float height = theme.px(kTabsHeight);
    const CommandInfo& info = info_of(entry.command);
    ImGui::SetCursorScreenPos({at.x - theme.px(4), at.y});
    if (hit_area(entry.id, {width + theme.px(8), height})) out.push_back(Invoke{entry.command});
    ui.items.note(std::string("tab/") + entry.id, item_box());
    const bool is_hovered = ImGui::IsItemHovered();
    if (is_hovered) ImGui::SetTooltip("%s  (%s)", tr(info.tooltip), text_of(info.shortcuts[0]).c_str());
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 colour = entry.is_open || is_hovered ? theme.palette.ink : theme.palette.ink_faint;
    draw_label(list, theme.fonts.bold, {at.x, at.y + height / 2}, 0, colour, entry.text());
    if (entry.is_open)
        list.AddRectFilled({at.x, at.y + height - theme.px(3)}, {at.x + width, at.y + height - 1},
                           theme.palette.accent, 1);
}

void hidden_tabs(Ui& ui, const char* row, const Box& button, std::span<const TabEntry> entries,
                 const std::vector<std::size_t>& hidden, Commands& out) {
    std::vector<HiddenTab> tabs;
    for (const std::size_t k : hidden)
        tabs.push_back({std::string("tab/") + entries[k].id, entries[k].text(),
                        text_of(info_of(entries[k].command).shortcuts[0])});
    if (const std::optional<std::size_t> chosen = more_tabs(ui, row, button, tabs))
        out.push_back(Invoke{entries[hidden[*chosen]].command});
}

/// The tabs on a sheet of their own; each carries out its command.
void tabs(Ui& ui, const char* row, const Box& box, std::span<const TabEntry> entries, Commands& out) {
    const Theme& theme = ui.theme;
    ImGui::GetWindowDrawList()->AddRectFilled(box.min, box.max, theme.palette.pane, theme.px(7));
    std::vector<float> widths;
    std::optional<std::size_t> open;
    for (const TabEntry& entry : entries) {
        if (entry.is_open) open = widths.size();
        widths.push_back(size_of(theme.fonts.bold, entry.text()).x);
    }
    float x = box.min.x + theme.px(12);
    const float right = box.max.x - theme.px(8);
    const float texts = std::accumulate(widths.begin(), widths.end(), 0.0F);
    const float gap = std::clamp((right - x - texts) / static_cast<float>(entries.size()),
                                 theme.px(kLeastTabGap), theme.px(kMostTabGap));
    for (float& width : widths) width += gap;
    const TabRow seen = tab_row(widths, open, right - x, theme.px(kMoreTabs));
    for (const std::size_t k : seen.shown) {
        draw_tab(ui, entries[k], {x, box.min.y}, widths[k] - gap, out);
        x += widths[k];
    }
    if (seen.hidden.empty()) return;
    const Box button{{right - theme.px(kMoreTabs), box.min.y + theme.px(4)},
                     {right, box.min.y + theme.px(kTabsHeight - 4)}};
    hidden_tabs(ui, row, button, entries, seen.hidden, out);
}

void drawer_tabs(Ui& ui, const Box& box, std::optional<Drawer> open, Commands& out) {
    const TabEntry entries[] = {
        {CommandId::show_compare, "compare", open == Drawer::compare, ""},
        {CommandId::show_diagnosis, "diagnosis", open == Drawer::diagnosis, ""},
        {CommandId::show_output, "output", open == Drawer::output, ""},
        {CommandId::show_runs, "runs", open == Drawer::runs, ""},
        {CommandId::show_study, "study", open == Drawer::study, ""},
        {CommandId::show_live, "live", open == Drawer::live, ""},
        {CommandId::show_companion, "companion", open == Drawer::companion, ""},
    };
    tabs(ui, "drawer", box, entries, out);
}

Box below_tabs(const Ui& ui, const Box& box) {
    return {{box.min.x, box.min.y + ui.theme.px(kTabsHeight)}, box.max};
}

}  // namespace

void begin_tabbed_pane(const Workbench& bench, Ui& ui, const Box& box, Tab open, Commands& out) {
    const TabEntry entries[] = {
        {CommandId::show_parameters, "parameters", open == Tab::parameters, ""},
        {CommandId::show_export, "export", open == Tab::export_policy, bench.session.is_tuned() ? " ●" : ""},
        {CommandId::show_persona, "persona", open == Tab::persona, ""},
    };
    tabs(ui, "pane", box, entries, out);
    constexpr const char* names[] = {"parameters", "export", "persona"};
    begin_pane(ui, names[static_cast<int>(open)], below_tabs(ui, box), nullptr, {});
}

void begin_drawer(const Workbench&, Ui& ui, const Box& box, Drawer open, Commands& out) {
    drawer_tabs(ui, box, open, out);
    constexpr const char* names[] = {"compare", "diagnosis", "output", "runs", "study", "live", "companion"};
    begin_pane(ui, names[static_cast<int>(open)], below_tabs(ui, box), nullptr, {});
}

void closed_drawer(const Workbench&, Ui& ui, const Box& box, Commands& out) {
    drawer_tabs(ui, box, std::nullopt, out);
}

TabRow tab_row(std::span<const float> widths_px, std::optional<std::size_t> open, float room_px,
               float more_px) {
    const float all = std::accumulate(widths_px.begin(), widths_px.end(), 0.0F);
    const bool all_fit = all <= room_px;
    float left = all_fit ? room_px : room_px - more_px - (open ? widths_px[*open] : 0);
    bool has_room = true;
    TabRow row;
    for (std::size_t k = 0; k < widths_px.size(); ++k) {
        const bool is_open = open == k;
        if (!all_fit && !is_open) {
            has_room = has_room && widths_px[k] <= left;
            left -= widths_px[k];
        }
        (is_open || has_room ? row.shown : row.hidden).push_back(k);
    }
    return row;
}

std::optional<std::size_t> more_tabs(Ui& ui, const char* row, const Box& box,
                                     const std::vector<HiddenTab>& hidden) {
    const Theme& theme = ui.theme;
    ImGui::PushID(row);
    ImGui::SetCursorScreenPos(box.min);
    if (hit_area("more", {box.width(), box.height()})) ImGui::OpenPopup("hidden");
    ui.items.note(std::string("tab/more/") + row, item_box());
    const bool is_hot = ImGui::IsItemHovered() || ImGui::IsPopupOpen("hidden");
    if (ImGui::IsItemHovered()) {
        std::vector<std::string> names;
        for (const HiddenTab& tab : hidden) names.push_back(tab.text);
        tooltip(theme, "", names);
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (is_hot) list.AddRectFilled(box.min, box.max, theme.palette.raised, theme.px(5));
    draw_label(list, theme.fonts.bold, box.centre(), 0.5F, is_hot ? theme.palette.ink : theme.palette.ink_dim,
               "»");
    std::optional<std::size_t> chosen;
    if (ImGui::BeginPopup("hidden")) {
        for (std::size_t k = 0; k < hidden.size(); ++k) {
            if (ImGui::MenuItem(hidden[k].text.c_str(), hidden[k].shortcut.c_str())) chosen = k;
            ui.items.note(hidden[k].item, item_box());
        }
        ImGui::EndPopup();
    }
    ImGui::PopID();
    return chosen;
}

}  // namespace rei::workbench
