#include "rei/commands/registry.hpp"
#include "rei/model/strings.hpp"
#include "rei/model/variants.hpp"
#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kTitleWidth = 78;
constexpr float kButtonWidth = 74;

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

void timeline_legend(const Workbench& bench, const Theme& theme, const Box& header) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Palette& p = theme.palette;
    const float y = header.min.y + theme.px(16);
    const float right = header.max.x - theme.px(kTimelineRightMargin);
    float x = header.min.x + theme.px(kTitleWidth + kButtonWidth + 18);
    const float stroke_length = theme.px(22);
    const auto entry = [&](const std::string& name, const Stroke& stroke, bool is_dashed, float dash = 4,
                           float gap = 3) {
        const float width = stroke_length + theme.px(6) + size_of(theme.fonts.small, name).x;
        if (x + width > right) {  // the gutter of the mood lanes names them too
            x = right;
            return;
        }
        const ImVec2 from{x, y};
        const ImVec2 to{x + stroke_length, y};
        is_dashed ? draw_dashed(list, from, to, stroke, theme.px(dash), theme.px(gap))
                  : list.AddLine(from, to, stroke.colour, stroke.width);
        draw_label(list, theme.fonts.small, {to.x + theme.px(6), y}, 0, p.ink_dim, name);
        x += width + theme.px(14);
    };
    const auto& runs = bench.session.runs();
    entry(name_of(runs.front().variant), {p.ink, theme.px(2)}, false);
    if (bench.view.shows_ghost) entry(tr("as loaded"), {p.ghost, theme.scale * 1.2F}, true);
    if (bench.view.shows_pinned) {
        for (const PinnedTrace& run : pinned(bench)) {
            const PinnedStyle style = pinned_style(p, run.slot);
            entry(run.label, {style.colour, theme.scale * 1.4F}, true, style.dash, style.gap);
        }
    }
    if (!bench.view.shows_variants) return;
    for (std::size_t k = 1; k < runs.size(); ++k)
        entry(name_of(runs[k].variant), {ink_of(theme, variant_colour(runs[k].variant)), theme.scale * 1.2F},
              false);
}

}  // namespace rei::workbench
