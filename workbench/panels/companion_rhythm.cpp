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

constexpr float kLevels = 26;  ///< left of the plot
constexpr float kDates = 18;   ///< below it

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

/// What up and down mean, and between which days.
void draw_scale(const Theme& theme, const std::vector<companion::Day>& days, const Box& plot) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 ink = theme.palette.ink_faint;
    const auto level = [&](const char* text, float y) {
        draw_label(list, theme.fonts.small, {plot.min.x - theme.px(5), y}, 1, ink, text);
    };
    const float inset = theme.px(6);
    level("+1", plot.min.y + inset);
    level("0", plot.centre().y);
    level("-1", plot.max.y - inset);
    if (days.empty()) return;
    constexpr std::size_t kYear = 5;  // "2026-"
    const float y = plot.max.y + theme.px(kDates) / 2;
    draw_label(list, theme.fonts.small, {plot.min.x, y}, 0, ink,
               companion::date_of(days.front().day).substr(kYear));
    draw_label(list, theme.fonts.small, {plot.max.x, y}, 1, ink,
               companion::date_of(days.back().day).substr(kYear));
}

}  // namespace

void companion_rhythm(const Reflecting& reflecting, Ui& ui, const Box& box) {
    const Theme& theme = ui.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_label(list, theme.fonts.bold, {box.min.x, box.min.y + theme.px(9)}, 0, theme.palette.accent,
               tr("Rhythm of two weeks"));
    const Box plot{{box.min.x + theme.px(kLevels), box.min.y + theme.px(26)},
                   {box.max.x, box.max.y - theme.px(kDates)}};
    list.AddRectFilled(plot.min, plot.max, theme.palette.sunken, theme.px(5));
    list.AddLine({plot.min.x, plot.centre().y}, {plot.max.x, plot.centre().y}, theme.palette.line);
    const std::vector<companion::Day>& days = reflecting.days();
    draw_scale(theme, days, plot);
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
