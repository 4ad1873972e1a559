#include <fmt/format.h>

#include "rei/commands/registry.hpp"
#include "rei/model/strings.hpp"
#include "rei/model/variants.hpp"
#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kTitleWidth = 78;
constexpr float kButtonWidth = 74;
constexpr float kLegendStroke = 22;
constexpr float kLegendGap = 14;

/// One line a variant: whether it is shown, and whether it is the main one.
void variant_rows(const Workbench& bench, Ui& ui, Commands& out) {
    const Theme& theme = ui.theme;
    const Session& session = bench.session;
    const Variant main = session.main_run().variant;
    for (const Variant variant : available_variants()) {
        const std::string name = name_of(variant);
        ImGui::PushID(name.c_str());
        bool is_shown = session.shows(variant);
        ImGui::BeginDisabled(variant == main);
        if (ImGui::Checkbox(name.c_str(), &is_shown)) out.push_back(ShowVariant{variant, is_shown});
        ui.items.note("choices/shown/" + name, item_box());
        ImGui::EndDisabled();
        ImGui::SameLine(theme.px(150));
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float y = at.y + ImGui::GetFrameHeight() / 2;
        ImGui::GetWindowDrawList()->AddLine(
            {at.x, y}, {at.x + theme.px(20), y},
            variant == main ? theme.palette.ink : ink_of(theme, variant_colour(variant)), theme.px(2));
        ImGui::SameLine(theme.px(186));
        if (ImGui::RadioButton(tr("main"), variant == main)) out.push_back(SetVariant{variant});
        ui.items.note("choices/main/" + name, item_box());
        ImGui::PopID();
    }
}

void toggle_row(const Workbench& bench, Ui& ui, CommandId id, Commands& out) {
    const CommandInfo& info = info_of(id);
    bool is_on = info.checked(bench);
    ImGui::BeginDisabled(!info.enabled(bench));
    if (ImGui::Checkbox(tr(info.text), &is_on)) out.push_back(Invoke{id});
    ui.items.note(std::string("choices/") + info.name, item_box());
    ImGui::EndDisabled();
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", tr(info.tooltip));
}

void heading(const Theme& theme, const char* text) {
    const Scoped style(theme.fonts.small, theme.palette.ink_faint);
    ImGui::TextUnformatted(text);
}

/// A line as it is drawn, with its name.
struct LegendEntry {
    std::string name;
    Stroke stroke;
    float dash = 0, gap = 0;  ///< 0: drawn through
};

std::vector<LegendEntry> legend_entries(const Workbench& bench, const Theme& theme) {
    const Palette& p = theme.palette;
    const auto& runs = bench.session.runs();
    std::vector<LegendEntry> entries{{name_of(runs.front().variant), {p.ink, theme.px(2)}}};
    if (bench.view.shows_ghost) entries.push_back({tr("as loaded"), {p.ghost, theme.scale * 1.2F}, 4, 3});
    if (bench.view.shows_pinned) {
        for (const PinnedTrace& run : pinned(bench)) {
            const PinnedStyle style = pinned_style(p, run.slot);
            entries.push_back({run.label, {style.colour, theme.scale * 1.4F}, style.dash, style.gap});
        }
    }
    for (std::size_t k = 1; k < runs.size() && bench.view.shows_variants; ++k) {
        entries.push_back(
            {name_of(runs[k].variant), {ink_of(theme, variant_colour(runs[k].variant)), theme.scale * 1.2F}});
    }
    return entries;
}

/// With the gap to the next one.
float width_of(const Theme& theme, const LegendEntry& entry) {
    return theme.px(kLegendStroke) + theme.px(6) + size_of(theme.fonts.small, entry.name).x +
           theme.px(kLegendGap);
}

void draw_entry(const Theme& theme, const LegendEntry& entry, ImVec2 from) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 to{from.x + theme.px(kLegendStroke), from.y};
    entry.dash > 0 ? draw_dashed(list, from, to, entry.stroke, theme.px(entry.dash), theme.px(entry.gap))
                   : list.AddLine(from, to, entry.stroke.colour, entry.stroke.width);
    draw_label(list, theme.fonts.small, {to.x + theme.px(6), from.y}, 0, theme.palette.ink_dim, entry.name);
}

}  // namespace

void timeline_choices(const Workbench& bench, Ui& ui, const Box& header, Commands& out) {
    const Theme& theme = ui.theme;
    const float height = theme.px(22);
    ImGui::SetCursorScreenPos({header.min.x + theme.px(kTitleWidth), header.centre().y - height / 2 + 1});
    if (hit_area("choices", {theme.px(kButtonWidth), height})) ImGui::OpenPopup("choices");
    const Box button = item_box();
    ui.items.note("timeline/choices", button);
    const bool is_hot = ImGui::IsItemHovered() || ImGui::IsPopupOpen("choices");
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(button.min, button.max, is_hot ? theme.palette.line_strong : theme.palette.raised,
                       theme.px(5));
    draw_label(list, theme.fonts.small, {button.min.x + theme.px(9), button.centre().y}, 0,
               theme.palette.ink_dim, tr("Shown"));
    draw_pointer(list, {button.max.x - theme.px(12), button.centre().y + theme.px(3)}, theme.px(4),
                 theme.palette.ink_dim);
    if (ImGui::IsItemHovered())
        ImGui::SetTooltip("%s", tr("Which engine variants, lines and lanes are shown"));

    ImGui::SetNextWindowPos({button.min.x, button.max.y + theme.px(4)});
    if (!ImGui::BeginPopup("choices")) return;
    heading(theme, tr("Engine variants"));
    variant_rows(bench, ui, out);
    ImGui::Spacing();
    heading(theme, tr("Lines and lanes"));
    for (const CommandId id :
         {CommandId::show_ghost, CommandId::show_pinned, CommandId::show_variants,
          CommandId::show_uncertainty, CommandId::show_smoothed, CommandId::show_innovation,
          CommandId::show_posterior, CommandId::show_affinity}) {
        toggle_row(bench, ui, id, out);
    }
    ImGui::EndPopup();
}

void timeline_legend(const Workbench& bench, Ui& ui, const Box& header) {
    const Theme& theme = ui.theme;
    const std::vector<LegendEntry> entries = legend_entries(bench, theme);
    const float right = header.max.x - theme.px(kTimelineRightMargin);
    ImVec2 at{header.min.x + theme.px(kTitleWidth + kButtonWidth + 18), header.min.y + theme.px(16)};
    float rest = 0;
    for (const LegendEntry& entry : entries) rest += width_of(theme, entry);
    const float more = size_of(theme.fonts.small, "+88").x;
    std::size_t shown = 0;
    for (; shown < entries.size(); ++shown) {
        const float width = width_of(theme, entries[shown]);
        const bool all_fit = at.x + rest - theme.px(kLegendGap) <= right;
        if (!all_fit && at.x + width + more > right) break;
        draw_entry(theme, entries[shown], at);
        at.x += width;
        rest -= width;
    }
    const std::size_t hidden = entries.size() - shown;
    if (hidden == 0) return;
    const std::string count = fmt::format("+{}", hidden);
    const ImVec2 size = size_of(theme.fonts.small, count);
    const Box box{{at.x, at.y - size.y / 2}, {at.x + size.x, at.y + size.y / 2}};
    draw_text(*ImGui::GetWindowDrawList(), theme.fonts.small, box.min, theme.palette.ink_dim, count);
    ui.items.note("timeline/legend/more", box);
    if (!ImGui::IsMouseHoveringRect(box.min, box.max) || !ImGui::IsWindowHovered()) return;
    std::vector<std::string> names;
    for (; shown < entries.size(); ++shown) names.push_back(entries[shown].name);
    tooltip(theme, "", names);
}

}  // namespace rei::workbench
