// The search for counterexamples: what must hold, and the conversations in which it doesn't.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/model/display_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/model/verdict_text.hpp"
#include "rei/panels/study_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kLine = 18;
constexpr float kIndent = 20;

void law_boxes(const StudyPane& pane) {
    const StudySetup& setup = pane.studies().setup();
    for (const LawChoice& law : law_choices(pane.bench.session, setup.around_scenario)) {
        bool is_sought = setup.around_scenario || setup.not_laws.count(law.name) == 0;
        ImGui::BeginDisabled(setup.around_scenario);
        if (ImGui::Checkbox((law.name + "##law").c_str(), &is_sought)) {
            StudySetup changed = setup;
            if (is_sought) {
                changed.not_laws.erase(law.name);
            } else {
                changed.not_laws.insert(law.name);
            }
            pane.set_up(std::move(changed));
        }
        ImGui::EndDisabled();
        pane.ui.items.note("study/law/" + law.name, item_box());
        if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled))
            tooltip(pane.theme(), law.name, {display_text(law.promise)});
    }
}

/// A line of text below what was drawn last.
void line_of(const Theme& theme, float indent, ImU32 colour, const std::string& text) {
    const float width = ImGui::GetContentRegionAvail().x;
    for (const std::string_view part : wrapped(theme.fonts.small, text, width - theme.px(indent + 8))) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::Dummy({width, theme.px(kLine)});
        draw_label(*ImGui::GetWindowDrawList(), theme.fonts.small,
                   {at.x + theme.px(indent), at.y + theme.px(kLine / 2)}, 0, colour, part);
    }
}

/// "shrunk from 9 to 2 turns", and where it is in it.
std::string found_text(const Counterexample& found) {
    const std::size_t turns = found.proof.scenario.turns.size();
    std::string text = fmt::format(fmt::runtime(tr("found after {} conversations")), found.conversations);
    text += found.turns_found == turns
                ? fmt::format(fmt::runtime(tr(", {} turns")), turns)
                : fmt::format(fmt::runtime(tr(", shrunk from {} to {} turns")), found.turns_found, turns);
    return text + (found.shrunk ? "" : " …");
}

void turns_of(const Theme& theme, const Scenario& scenario) {
    for (const Turn& turn : scenario.turns) {
        std::string text = fmt::format("{:.4g} s  {}: {}", turn.at_sec, turn.user, turn.text);
        if (turn.llm.mood_delta != 0) text += fmt::format("  mood_delta {:+.3g}", turn.llm.mood_delta);
        if (turn.llm.affinity_delta != 0)
            text += fmt::format("  affinity_delta {:+.3g}", turn.llm.affinity_delta);
        line_of(theme, kIndent, theme.palette.ink_dim, display_text(text));
    }
}

/// The button at the right end of the line that begins at `at`; returns where it begins.
float open_button(const StudyPane& pane, std::size_t law, ImVec2 at, float width) {
    const Theme& theme = pane.theme();
    const char* const text = tr("Open");
    const float own = ImGui::CalcTextSize(text).x + theme.px(20);
    const float x = at.x + width - own;
    ImGui::SetCursorScreenPos({x, at.y});
    ImGui::BeginDisabled(pane.bench.session.history().is_open());
    if (ImGui::Button(text, {own, theme.px(22)})) pane.out.push_back(OpenFound{law});
    ImGui::EndDisabled();
    pane.ui.items.note(fmt::format("study/law/{}/open", law), item_box());
    if (ImGui::IsItemHovered())
        ImGui::SetTooltip("%s",
                          tr("Open this conversation as a scenario; undo brings the present one back."));
    return x;
}

/// Name and promise, with a mark of how it went.
void law_heading(const StudyPane& pane, std::size_t index, const FalsifyStudy::SoughtLaw& law) {
    const Theme& theme = pane.theme();
    const Palette& p = theme.palette;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = theme.px(24);
    float right = at.x + width;
    if (law.broken) right = open_button(pane, index, at, width) - theme.px(8);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = at.y + height / 2;
    const ImVec2 mark{at.x + theme.px(7), y};
    if (law.broken) {
        draw_cross(list, mark, theme.px(9), {p.bad, theme.px(2)});
    } else {
        draw_check(list, mark, theme.px(10), {p.good, theme.px(2)});
    }
    float x = at.x + theme.px(kIndent);
    draw_label(list, theme.fonts.bold, {x, y}, 0, law.broken ? p.bad : p.ink, law.law.name);
    x += size_of(theme.fonts.bold, law.law.name).x + theme.px(8);
    draw_label(list, theme.fonts.body, {x, y}, 0, p.ink_dim,
               fitted(theme.fonts.body, display_text(law.law.promise), std::max(0.0F, right - x)));
    ImGui::SetCursorScreenPos({at.x, at.y + height});
}

void law_row(const StudyPane& pane, std::size_t index, const FalsifyStudy::SoughtLaw& law) {
    const Theme& theme = pane.theme();
    const Palette& p = theme.palette;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    law_heading(pane, index, law);
    if (law.broken) {
        const Proof& proof = law.broken->proof;
        const std::size_t worst = worst_of(proof);
        line_of(theme, kIndent, p.ink,
                robustness_text(proof.scenario.expectations[worst], proof.verdicts[worst]) + "  " +
                    display_text(proof.verdicts[worst].detail));
        line_of(theme, kIndent, p.ink_faint, found_text(*law.broken));
        turns_of(theme, proof.scenario);
    } else if (std::isfinite(law.nearest)) {
        Expectation expectation;
        expectation.what = law.law.clauses.front().what;
        Verdict verdict;
        verdict.robustness = law.nearest;
        verdict.holds = law.nearest >= 0;
        line_of(theme, kIndent, p.ink_faint,
                fmt::format(fmt::runtime(tr("kept; nearest {}")), robustness_text(expectation, verdict)));
    }
    pane.ui.items.note(fmt::format("study/law/{}", index), {at, {at.x + 1, ImGui::GetCursorScreenPos().y}});
    ImGui::Dummy({0, theme.px(4)});
}

}  // namespace

void falsify_setup(const StudyPane& pane) {
    const StudySetup& setup = pane.studies().setup();
    for (const bool is_around : {false, true}) {
        const char* const text = tr(is_around ? "around this scenario" : "any conversation");
        if (ImGui::RadioButton(text, setup.around_scenario == is_around)) {
            StudySetup changed = setup;
            changed.around_scenario = is_around;
            pane.set_up(std::move(changed));
        }
        pane.ui.items.note(is_around ? "study/around" : "study/any", item_box());
    }
    auto conversations = static_cast<double>(setup.conversations);
    ImGui::SetNextItemWidth(pane.theme().px(96));
    if (ImGui::InputDouble("##conversations", &conversations, 0, 0, "%.0f") && conversations >= 1) {
        StudySetup changed = setup;
        changed.conversations = static_cast<std::uint64_t>(std::min(conversations, 1e12));
        pane.set_up(std::move(changed));
    }
    pane.ui.items.note("study/conversations", item_box());
    ImGui::SameLine(0, pane.theme().px(6));
    study_label(pane, tr("conversations"));
    study_label(pane, tr("what must hold"));
    law_boxes(pane);
}

void falsify_result(const StudyPane& pane) {
    const FalsifyStudy* const study = pane.studies().falsify();
    if (study == nullptr) {
        empty_state(pane.theme(), tr("Nothing searched yet"),
                    tr("Press Search for counterexamples: what is found breaks what must hold in few turns, "
                       "and opens as a scenario."));
        return;
    }
    const auto broken =
        std::count_if(study->laws().begin(), study->laws().end(),
                      [](const FalsifyStudy::SoughtLaw& law) { return law.broken.has_value(); });
    std::string text = fmt::format(fmt::runtime(tr("{} conversations tried  ·  {} of {} broken")),
                                   study->tried(), broken, study->laws().size());
    if (study->not_taken() > 0)
        text += "  ·  " + fmt::format(fmt::runtime(tr("{} speak of moments of this conversation alone")),
                                      study->not_taken());
    result_heading(pane, StudyKind::falsify, text);
    ImGui::BeginChild("laws", {0, 0}, false, ImGuiWindowFlags_NoSavedSettings);
    for (std::size_t k = 0; k < study->laws().size(); ++k) {
        ImGui::PushID(static_cast<int>(k));
        law_row(pane, k, study->laws()[k]);
        ImGui::PopID();
    }
    ImGui::EndChild();
}

}  // namespace rei::workbench
