#include "rei/panels/tabs.hpp"

#include <span>

#include "rei/commands/registry.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

struct TabEntry {
    CommandId command;
    const char* id;
    bool is_open;
    std::string mark;  ///< behind the name
};

/// The tabs on a sheet of their own; each carries out its command.
void tabs(Ui& ui, const Box& box, std::span<const TabEntry> entries, Commands& out) {
    const Theme& theme = ui.theme;
    const float height = theme.px(kTabsHeight);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(box.min, box.max, theme.palette.pane, theme.px(7));
    float x = box.min.x + theme.px(12);
    for (const TabEntry& entry : entries) {
        const CommandInfo& info = info_of(entry.command);
        const std::string text = tr(info.text) + entry.mark;
        const float width = size_of(theme.fonts.bold, text).x;
        ImGui::SetCursorScreenPos({x - theme.px(4), box.min.y});
        if (hit_area(entry.id, {width + theme.px(8), height})) out.push_back(Invoke{entry.command});
        ui.items.note(std::string("tab/") + entry.id, item_box());
        const bool is_hovered = ImGui::IsItemHovered();
        if (is_hovered) ImGui::SetTooltip("%s  (%s)", tr(info.tooltip), text_of(info.shortcuts[0]).c_str());
        const ImU32 colour = entry.is_open || is_hovered ? theme.palette.ink : theme.palette.ink_faint;
        draw_label(list, theme.fonts.bold, {x, box.min.y + height / 2}, 0, colour, text);
        if (entry.is_open)
            list.AddRectFilled({x, box.min.y + height - theme.px(3)}, {x + width, box.min.y + height - 1},
                               theme.palette.accent, 1);
        x += width + theme.px(20);
    }
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
    tabs(ui, box, entries, out);
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
    tabs(ui, box, entries, out);
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

}  // namespace rei::workbench
