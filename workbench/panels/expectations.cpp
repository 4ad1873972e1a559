#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/panels/panels.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/axis.hpp"

namespace rei::workbench {

namespace {

std::string unit_of(const Expectation& expectation) {
    const bool is_number = std::holds_alternative<RangeWithin>(expectation.what) ||
                           std::holds_alternative<SaturationAtMost>(expectation.what) ||
                           std::holds_alternative<FlipsAtMost>(expectation.what);
    return is_number ? "" : " s";
}

std::string robustness_text(const Expectation& expectation, const Verdict& verdict) {
    const bool is_count = std::holds_alternative<FlipsAtMost>(expectation.what);
    const bool is_mood = !unit_of(expectation).empty();
    int decimals = is_count ? 0 : is_mood ? 1 : 2;
    // what fails by a hair must not look like nothing
    while (!verdict.holds && decimals < 3 && std::abs(verdict.robustness) < 0.5 * std::pow(10.0, -decimals))
        ++decimals;
    std::string text = format_value(verdict.robustness, decimals, true) + unit_of(expectation);
    if (!verdict.holds) text[0] = '-';
    return text;
}

/// What tuning did to this expectation, if it changed its verdict.
const char* change_text(const Verdict& now, const Verdict& as_loaded) {
    if (now.holds == as_loaded.holds) return "";
    return now.holds ? "fixed" : "broken";
}

void draw_row(const Workbench& bench, Ui& ui, std::size_t index, Commands& out) {
    const Theme& theme = ui.theme;
    const Palette& p = theme.palette;
    const Run& run = bench.session.main_run();
    const Expectation& expectation = bench.session.scenario().expectations[index];
    const Verdict& verdict = run.verdicts[index];
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = theme.px(40);
    ImGui::PushID(static_cast<int>(index));
    if (ImGui::InvisibleButton("expectation", {width, height})) out.push_back(Seek{verdict.at_sec});
    ImGui::PopID();
    const Box box = item_box();
    const bool hovered = ImGui::IsItemHovered();
    ui.items.note("expectation/" + std::to_string(index), box);

    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (hovered) list.AddRectFilled(box.min, box.max, with_alpha(p.ink, 0.04F), theme.px(4));
    const ImU32 colour = verdict.holds ? p.good : p.bad;
    const ImVec2 mark{at.x + theme.px(9), at.y + theme.px(12)};
    const Stroke stroke{colour, theme.px(2)};
    verdict.holds ? draw_check(list, mark, theme.px(11), stroke)
                  : draw_cross(list, mark, theme.px(11), stroke);

    const std::string robustness = robustness_text(expectation, verdict);
    draw_label(list, theme.fonts.bold, {box.max.x - theme.px(4), mark.y}, 1, colour, robustness);
    const std::string change = change_text(verdict, run.ghost_verdicts[index]);
    draw_label(list, theme.fonts.small, {box.max.x - theme.px(4), at.y + theme.px(30)}, 1, colour, change);
    const float left = at.x + theme.px(22);
    const float room = box.max.x - left - size_of(theme.fonts.bold, robustness).x - theme.px(12);
    draw_label(list, theme.fonts.body, {left, mark.y}, 0, p.ink,
               fitted(theme.fonts.body, expectation.text, room));
    const float detail_room = box.max.x - left - theme.px(12) - size_of(theme.fonts.small, change).x;
    draw_label(list, theme.fonts.small, {left, at.y + theme.px(30)}, 0, p.ink_faint,
               fitted(theme.fonts.small, verdict.detail, detail_room));
    if (!hovered) return;
    std::vector<std::string> lines{
        verdict.detail, "Robustness " + robustness + ": how much is left before the verdict turns."};
    if (!std::isnan(verdict.border_distance)) {
        lines.push_back(fmt::format("Distance to the border in the plane: {:.3f}.", verdict.border_distance));
    }
    lines.push_back("Click to go to " + format_time(verdict.at_sec, 2) + ", the moment that decides.");
    tooltip(theme, expectation.text, lines);
}

std::string heading_of(const Session& session) {
    if (!session.has_scenario() || session.scenario().expectations.empty()) return "Expectations";
    const auto& verdicts = session.main_run().verdicts;
    const auto holding =
        std::count_if(verdicts.begin(), verdicts.end(), [](const Verdict& v) { return v.holds; });
    return fmt::format("Expectations   {} of {} hold", holding, verdicts.size());
}

}  // namespace

void expectations_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    const Session& session = bench.session;
    begin_pane(ui, "expectations", box, heading_of(session).c_str(), {true, true});
    if (!session.has_scenario() || session.scenario().expectations.empty()) {
        empty_state(ui.theme, "Nothing expected",
                    "Say under expect: in the scenario what this conversation should do.");
    } else {
        for (std::size_t k = 0; k < session.scenario().expectations.size(); ++k) draw_row(bench, ui, k, out);
    }
    end_pane();
}

}  // namespace rei::workbench
