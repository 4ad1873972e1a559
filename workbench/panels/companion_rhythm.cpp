#include <algorithm>

#include <fmt/format.h>

#include "rei/companion/prompt_layout.hpp"
#include "rei/model/companion_language.hpp"
#include "rei/model/display_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/companion_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

void tell_day(const Reflecting& reflecting, const Theme& theme, const companion::Day& day) {
    const companion::Companion& companion = reflecting.companion();
    std::vector<std::string> lines;
    if (day.valence && day.arousal) {
        lines.push_back(fmt::format(fmt::runtime(tr("mood {:+.2f}, energy {:.2f}, {} notes")), *day.valence,
                                    *day.arousal, day.samples));
    }
    std::vector<std::string> feelings;
    for (const std::string& id : day.feelings)
        feelings.push_back(companion.feeling_name(id, companion_language()));
    if (!feelings.empty()) lines.push_back(display_text(companion::arrows_of(feelings)));
    for (const std::string& id : day.routines)
        lines.push_back("+ " + display_text(companion.routine_name(id, companion_language())));
    if (lines.empty()) lines.emplace_back(tr("nothing noted"));
    tooltip(theme, companion::date_of(day.day), lines);
}

void draw_day(const Theme& theme, const companion::Day& day, float x, float width, const Box& plot) {
    const Palette& p = theme.palette;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float middle = plot.centre().y;
    if (!day.valence) {
        list.AddCircleFilled({x, middle}, theme.px(2), p.ink_faint);
        return;
    }
    const float half = plot.height() / 2 - theme.px(6);
    const float y = middle - half * static_cast<float>(*day.valence);
    list.AddRectFilled({x - width, std::min(y, middle - 1)}, {x + width, std::max(y, middle + 1)},
                       *day.valence >= 0 ? p.good : p.warn, theme.px(2));
}

}  // namespace

void companion_rhythm(const Reflecting& reflecting, Ui& ui, const Box& box) {
    const Theme& theme = ui.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_label(list, theme.fonts.bold, {box.min.x, box.min.y + theme.px(9)}, 0, theme.palette.accent,
               tr("Rhythm of two weeks"));
    const Box plot{{box.min.x, box.min.y + theme.px(26)}, box.max};
    list.AddRectFilled(plot.min, plot.max, theme.palette.sunken, theme.px(5));
    list.AddLine({plot.min.x, plot.centre().y}, {plot.max.x, plot.centre().y}, theme.palette.line);
    const std::vector<companion::Day>& days = reflecting.days();
    const float step = plot.width() / static_cast<float>(std::max<std::size_t>(1, days.size()));
    for (std::size_t k = 0; k < days.size(); ++k) {
        const float x = plot.min.x + step * (static_cast<float>(k) + 0.5F);
        draw_day(theme, days[k], x, step * 0.3F, plot);
        ImGui::SetCursorScreenPos({x - step / 2, plot.min.y});
        ImGui::PushID(static_cast<int>(k));
        hit_area("day", {step, plot.height()});
        ImGui::PopID();
        ui.items.note(fmt::format("companion/day/{}", k), item_box());
        if (ImGui::IsItemHovered()) tell_day(reflecting, theme, days[k]);
    }
}

}  // namespace rei::workbench
