#include <algorithm>

#include <fmt/format.h>

#include "rei/model/display_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/model/verdict_text.hpp"
#include "rei/panels/expectations_parts.hpp"
#include "rei/panels/fields.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

/// What tuning did to this expectation, if it changed its verdict.
const char* change_text(const Verdict& now, const Verdict& as_loaded) {
    if (now.holds == as_loaded.holds) return "";
    return tr(now.holds ? "fixed" : "broken");
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
    const bool is_selected = bench.view.selected_expectation == index;
    if (hit_area("expectation", {width, height})) {
        out.push_back(Seek{verdict.at_sec});
        out.push_back(SelectExpectation{index});
    }
    ImGui::PopID();
    const Box box = item_box();
    const bool hovered = ImGui::IsItemHovered();
    ui.items.note("expectation/" + std::to_string(index), box);

    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (is_selected) list.AddRectFilled(box.min, box.max, with_alpha(p.accent, 0.12F), theme.px(4));
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
    const std::string words = display_text(expectation.in_words);
    const float left = at.x + theme.px(22);
    const float room = box.max.x - left - size_of(theme.fonts.bold, robustness).x - theme.px(12);
    draw_label(list, theme.fonts.body, {left, mark.y}, 0, p.ink, fitted(theme.fonts.body, words, room));
    const std::string detail = display_text(detail_text(expectation, verdict));
    const float detail_room = box.max.x - left - theme.px(12) - size_of(theme.fonts.small, change).x;
    draw_label(list, theme.fonts.small, {left, at.y + theme.px(30)}, 0, p.ink_faint,
               fitted(theme.fonts.small, detail, detail_room));
    if (!hovered) return;
    std::vector<std::string> lines{
        detail, fmt::format(fmt::runtime(tr("Robustness {}: how much is left before the verdict turns.")),
                            robustness)};
    if (!std::isnan(verdict.border_distance)) {
        lines.push_back(fmt::format(fmt::runtime(tr("Distance to the border in the plane: {:.3f}.")),
                                    verdict.border_distance));
    }
    lines.push_back(say("Click to go to {}, the moment that decides.", format_time(verdict.at_sec, 2)));
    tooltip(theme, words, lines);
}

std::string heading_of(const Session& session) {
    if (!session.has_scenario() || session.scenario().expectations.empty()) return tr("Expectations");
    const auto& verdicts = session.main_run().verdicts;
    const auto holding =
        std::count_if(verdicts.begin(), verdicts.end(), [](const Verdict& v) { return v.holds; });
    return fmt::format(fmt::runtime(tr("Expectations   {} of {} hold")), holding, verdicts.size());
}

/// A button that opens the menu of kinds.
void add_button(const Workbench& bench, Ui& ui, ImVec2 at, float width, Commands& out) {
    ImGui::SetCursorScreenPos(at);
    if (ImGui::Button((std::string(tr("Expect something")) + "###add").c_str(), {width, 0})) {
        offer_expectations(bench, ui.expectations, span_to_expect(bench));
        ImGui::OpenPopup("expect");
    }
    ui.items.note("expectations/add", item_box());
    if (!ImGui::BeginPopup("expect")) return;
    expectation_menu(bench, ui, out);
    ImGui::EndPopup();
}

void nothing_expected(const Workbench& bench, Ui& ui, Commands& out) {
    const ImVec2 min = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    const float width = std::min(ui.theme.px(180), size.x - ui.theme.px(24));
    const float height = ImGui::GetFrameHeight();
    const float foot = height + ui.theme.px(8);
    empty_state(ui.theme, tr("Nothing expected"), tr("Say what this conversation should do."), foot);
    add_button(bench, ui, {min.x + (size.x - width) / 2, min.y + std::max(0.0F, size.y - foot)}, width, out);
}

void draw_list(const Workbench& bench, Ui& ui, Commands& out) {
    const std::size_t count = bench.session.scenario().expectations.size();
    const std::optional<std::size_t> selected = bench.view.selected_expectation;
    for (std::size_t k = 0; k < count; ++k) {
        draw_row(bench, ui, k, out);
        if (selected != k) continue;
        if (ui.expectations.shown != selected) ImGui::SetScrollHereY(0);
        expectation_form(bench, ui, k, out);
    }
    ui.expectations.shown = selected;
    add_button(bench, ui, ImGui::GetCursorScreenPos(), ImGui::GetContentRegionAvail().x, out);
}

}  // namespace

void expectations_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    const Session& session = bench.session;
    begin_pane(ui, "expectations", box, heading_of(session).c_str(), {true, true});
    settle_field(ui, out);
    if (!session.has_scenario()) {
        empty_state(ui.theme, tr("Nothing expected"), tr("Open a scenario, or begin a new one."));
    } else if (session.scenario().expectations.empty()) {
        nothing_expected(bench, ui, out);
    } else {
        draw_list(bench, ui, out);
    }
    end_pane();
}

}  // namespace rei::workbench
