// The ranking: which numbers move the conversation most, each with its influence and buttons that sweep it.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/model/parameter_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/study_parts.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/heat_grid.hpp"

namespace rei::workbench {

namespace {

constexpr float kRankHeight = 22;
constexpr float kRankButton = 20;

/// Sweep this number along x or y.
void axis_button(const StudyPane& pane, const Parameter& parameter, StudyAxis StudySetup::*axis,
                 const char* name, float x, float y) {
    const Theme& theme = pane.theme();
    const Palette& p = theme.palette;
    const StudySetup& setup = pane.studies().setup();
    const bool is_on = (setup.*axis).path == parameter.path;
    const float size = theme.px(kRankButton);
    ImGui::SetCursorScreenPos({x, y - size / 2});
    if (hit_area(name, {size, size}) && !is_on) {
        StudySetup changed = setup;
        const auto other = axis == &StudySetup::x ? &StudySetup::y : &StudySetup::x;
        if ((changed.*other).path == parameter.path) {
            std::swap(changed.x, changed.y);
        } else {
            changed.*axis = {parameter.path, std::nullopt, (changed.*axis).points};
        }
        pane.set_up(std::move(changed));
    }
    const Box box = item_box();
    pane.ui.items.note(fmt::format("study/ranked/{}/{}", parameter.path, name), box);
    const bool is_hot = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (is_on || is_hot) list.AddRectFilled(box.min, box.max, is_on ? p.accent_dim : p.raised, theme.px(4));
    draw_label(list, theme.fonts.bold, box.centre(), 0.5F,
               is_on    ? p.accent
               : is_hot ? p.ink
                        : p.ink_faint,
               name);
    if (is_hot) ImGui::SetTooltip("%s", tr("Sweep it along this axis"));
}

void explain(const Theme& theme, const RankingStudy::Ranked& ranked) {
    const Influence& influence = ranked.influence;
    std::vector<std::string> lines{meaning_text(*ranked.parameter)};
    lines.push_back(fmt::format(fmt::runtime(tr("from {:.4g} to {:.4g}")), ranked.parameter->recommended.low,
                                ranked.parameter->recommended.high));
    lines.push_back(fmt::format(fmt::runtime(tr("mean size of its effect: {:.4g} ({:.4g} to {:.4g})")),
                                influence.strength.mean, influence.strength.low, influence.strength.high));
    lines.push_back(fmt::format(fmt::runtime(tr("mean effect: {:+.4g}; spread {:.4g}")),
                                influence.direct.mean, influence.spread));
    lines.emplace_back(tr(
        "An effect is what goes with a way from one end of its range to the other. A large spread: it bends, "
        "or depends on the others."));
    tooltip(theme, label_of(*ranked.parameter), lines);
}

/// Name, bar with its interval, number, and which way it goes.
void ranked_row(const StudyPane& pane, std::size_t place, const RankingStudy::Ranked& ranked, double most) {
    const Theme& theme = pane.theme();
    const Palette& p = theme.palette;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = theme.px(kRankHeight);
    const float buttons = 2 * theme.px(kRankButton) + theme.px(6);
    const float y = at.y + height / 2;
    hit_area("row", {width - buttons, height});
    pane.ui.items.note(fmt::format("study/ranked/{}", place), item_box());
    if (ImGui::IsItemHovered()) explain(theme, ranked);
    const float name_width = width * 0.42F;
    draw_label(list, theme.fonts.body, {at.x, y}, 0, p.ink,
               fitted(theme.fonts.body, label_of(*ranked.parameter), name_width - theme.px(8)));
    const Estimate& strength = ranked.influence.strength;
    const float number_width = theme.px(64);
    const float left = at.x + name_width;
    const float room = std::max(theme.px(10), width - buttons - name_width - number_width);
    const auto x_of = [&](double value) {
        return left + static_cast<float>(std::clamp(value / most, 0.0, 1.0)) * room;
    };
    list.AddRectFilled({left, y - theme.px(4)}, {left + room, y + theme.px(4)}, p.sunken, theme.px(2));
    if (!std::isnan(strength.mean) && most > 0) {
        list.AddRectFilled({left, y - theme.px(4)}, {x_of(strength.mean), y + theme.px(4)}, p.accent,
                           theme.px(2));
        if (!std::isnan(strength.low))
            list.AddLine({x_of(strength.low), y}, {x_of(strength.high), y}, p.ink, theme.px(2));
    }
    const double direct = ranked.influence.direct.mean;
    const std::string sign = !(strength.mean > 0) ? "" : direct > 0 ? " ↑" : " ↓";
    draw_label(list, theme.fonts.small, {left + room + theme.px(6), y}, 0, p.ink_dim,
               std::isnan(strength.mean) ? "–" : short_number(strength.mean) + sign);
    axis_button(pane, *ranked.parameter, &StudySetup::x, "X", at.x + width - buttons + theme.px(4), y);
    axis_button(pane, *ranked.parameter, &StudySetup::y, "Y", at.x + width - theme.px(kRankButton), y);
    ImGui::SetCursorScreenPos({at.x, at.y + height});
}

}  // namespace

void ranking_setup(const StudyPane& pane) {
    study_label(pane, tr("rank by their influence on"));
    column_choice(pane);
    const Scoped style(pane.theme().fonts.small, pane.theme().palette.ink_faint);
    ImGui::TextWrapped("%s", tr("Every number goes through its recommended range, together with all others "
                                "(Morris' elementary effects). X and Y choose what the sweep shows."));
}

void ranking_result(const StudyPane& pane) {
    const RankingStudy* const study = pane.studies().ranking();
    if (study == nullptr || study->ranking().empty()) {
        const bool is_running = study != nullptr && study->job().is_running();
        empty_state(pane.theme(), tr(is_running ? "Ranking parameters" : "Nothing ranked yet"),
                    tr("Press Rank parameters: the numbers that move this conversation most come first."));
        return;
    }
    result_heading(pane, StudyKind::ranking,
                   fmt::format(fmt::runtime(tr("influence on: {}")), label_of(study->shown())));
    ImGui::BeginChild("ranked", {0, 0}, false, ImGuiWindowFlags_NoSavedSettings);
    const double most = study->ranking().front().influence.strength.mean;
    std::size_t place = 0;
    for (const RankingStudy::Ranked& ranked : study->ranking()) {
        ImGui::PushID(static_cast<int>(place));
        ranked_row(pane, place++, ranked, most);
        ImGui::PopID();
    }
    ImGui::Dummy({0, 0});
    ImGui::EndChild();
}

}  // namespace rei::workbench
