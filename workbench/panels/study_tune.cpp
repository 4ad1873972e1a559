// Tuning: the numbers that may change, and the least change under which every expectation holds.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/commands/registry.hpp"
#include "rei/model/display_text.hpp"
#include "rei/model/folder.hpp"
#include "rei/model/parameter_text.hpp"
#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"
#include "rei/model/verdict_text.hpp"
#include "rei/panels/study_parts.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/heat_grid.hpp"

namespace rei::workbench {

namespace {

constexpr float kChangeHeight = 20;

void group_boxes(const StudyPane& pane) {
    const StudySetup& setup = pane.studies().setup();
    for (const FreeGroup& group : free_groups(setup, pane.bench.session)) {
        bool is_free = group.is_free;
        const std::string label = group_text(group.name) + "###" + group.name;
        if (ImGui::Checkbox(label.c_str(), &is_free)) {
            StudySetup changed = setup;
            if (changed.fixed_groups.erase(group.name) == 0) changed.fixed_groups.insert(group.name);
            pane.set_up(std::move(changed));
        }
        pane.ui.items.note("study/group/" + group.name, item_box());
        if (!ImGui::IsItemHovered()) continue;
        std::vector<std::string> lines;
        for (const Parameter& parameter : group.parameters) lines.push_back(label_of(parameter));
        tooltip(pane.theme(), group_text(group.name), lines);
    }
}

std::string words_text(const BorrowedWords& words) {
    if (words.is_nothing()) return tr("It has none that this policy lacks.");
    return say("moods {}, regions {}, classes {}, keywords {}, words of triggers {}", words.moods,
               words.regions, words.classes, words.keywords, words.triggers);
}

/// The policy that words are taken from, and what that brings.
void words_row(const StudyPane& pane) {
    const Theme& theme = pane.theme();
    const PolicyFile* const from = pane.studies().setup().words_from.get();
    const CommandInfo& info = info_of(CommandId::take_words);
    const float cross = from == nullptr ? 0 : ImGui::GetFrameHeight() + theme.px(4);
    const float width = ImGui::GetContentRegionAvail().x - cross;
    const std::string label = from == nullptr ? tr(info.text) : display_text(file_name(from->path));
    const std::string text = fitted(theme.fonts.body, label, width - theme.px(16)) + "###words";
    if (ImGui::Button(text.c_str(), {width, 0})) pane.out.push_back(Invoke{info.id});
    pane.ui.items.note("study/words", item_box());
    if (ImGui::IsItemHovered())
        tooltip(theme, from == nullptr ? "" : display_text(from->path), {tr(info.tooltip)});
    if (from == nullptr) return;
    ImGui::SameLine(0, theme.px(4));
    if (icon_button(theme, "no-words", Icon::close, ImGui::GetFrameHeight(), true, false,
                    tr("Take no words"))) {
        StudySetup changed = pane.studies().setup();
        changed.words_from.reset();
        pane.set_up(std::move(changed));
    }
    pane.ui.items.note("study/no-words", item_box());
    const Scoped style(theme.fonts.small, theme.palette.ink_dim);
    ImGui::TextWrapped("%s", words_text(with_words(pane.bench.session.policy(), from)).c_str());
    pane.ui.items.note("study/words/text", item_box());
}

/// The next row of the list as a box.
Box next_row(const Theme& theme) {
    ImGui::Dummy({ImGui::GetContentRegionAvail().x, theme.px(kChangeHeight)});
    return item_box();
}

void change_row(const StudyPane& pane, const TuneStudy& study, const TunedChange& change) {
    const Theme& theme = pane.theme();
    const Palette& p = theme.palette;
    const Parameter* const parameter = study.parameter(change.path);
    std::string name = parameter == nullptr ? change.path : label_of(*parameter);
    if (parameter != nullptr && is_border(change.path)) name = group_text(parameter->group) + " · " + name;
    const Box box = next_row(theme);
    pane.ui.items.note("study/change/" + change.path, box);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = box.centre().y;
    const std::string unit =
        parameter == nullptr || parameter->unit.empty() ? "" : std::string(" ") + tr(parameter->unit);
    const std::string values = fmt::format("{:.6g} → {:.6g}{}", change.before, change.after, unit);
    const float values_width = size_of(theme.fonts.bold, values).x;
    draw_label(list, theme.fonts.bold, {box.max.x - theme.px(6), y}, 1, p.ink, values);
    draw_label(list, theme.fonts.body, {box.min.x, y}, 0, p.ink_dim,
               fitted(theme.fonts.body, name, box.width() - values_width - theme.px(18)));
    // how far of its range it went
    const float length = box.width() * static_cast<float>(std::clamp(change.distance, 0.0, 1.0));
    list.AddRectFilled({box.min.x, box.max.y - theme.px(2)}, {box.min.x + length, box.max.y}, p.accent_dim);
}

void draw_verdict(const Theme& theme, const Expectation& expectation, const Verdict& verdict, ImVec2 right) {
    const Palette& p = theme.palette;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 colour = verdict.holds ? p.good : p.bad;
    const std::string text = robustness_text(expectation, verdict);
    draw_label(list, theme.fonts.small, right, 1, colour, text);
    const ImVec2 mark{right.x - size_of(theme.fonts.small, text).x - theme.px(9), right.y};
    if (verdict.holds) {
        draw_check(list, mark, theme.px(8), {colour, theme.px(2)});
    } else {
        draw_cross(list, mark, theme.px(7), {colour, theme.px(2)});
    }
}

/// What it expects, and how that was and is.
void expectation_row(const StudyPane& pane, const Expectation& expectation, const Verdict& before,
                     const Verdict& after) {
    const Theme& theme = pane.theme();
    const Box box = next_row(theme);
    const float y = box.centre().y;
    const float column = theme.px(88);
    draw_label(*ImGui::GetWindowDrawList(), theme.fonts.small, {box.min.x, y}, 0, theme.palette.ink_dim,
               fitted(theme.fonts.small, display_text(expectation.in_words),
                      box.width() - 2 * column - theme.px(8)));
    draw_verdict(theme, expectation, before, {box.max.x - column, y});
    draw_verdict(theme, expectation, after, {box.max.x - theme.px(6), y});
    if (ImGui::IsItemHovered())
        tooltip(theme, display_text(expectation.in_words),
                {display_text(before.detail), "→ " + display_text(after.detail)});
}

void conflict_rows(const StudyPane& pane, const TuneStudy& study) {
    const Theme& theme = pane.theme();
    for (const Conflict& conflict : study.result()->conflicts) {
        const Scoped style(theme.fonts.body, theme.palette.bad);
        ImGui::TextWrapped(
            "%s", tr(conflict.expectations.size() == 1 ? "This never held:" : "These never held together:"));
        for (const ExpectationAt& at : conflict.expectations) {
            const Box box = next_row(theme);
            draw_label(*ImGui::GetWindowDrawList(), theme.fonts.small,
                       {box.min.x + theme.px(12), box.centre().y}, 0, theme.palette.ink,
                       fitted(theme.fonts.small,
                              display_text(study.scenario().expectations[at.expectation].in_words),
                              box.width() - theme.px(18)));
        }
    }
}

void adopt_button(const StudyPane& pane) {
    const TuneStudy* const study = pane.studies().tune();
    if (study == nullptr || !study->result()) return;
    if (study->result()->changes.empty() && !study->takes_words()) return;
    if (ImGui::Button(tr("Adopt tuned policy"), {-1, 0}))
        pane.out.push_back(AdoptValues{tr("Adopt tuned policy"), study->edits(), study->provenance(),
                                       study->base().words_from});
    pane.ui.items.note("study/adopt", item_box());
}

std::string summary_text(const TuneResult& result, std::size_t expectations) {
    const std::string tries = fmt::format(fmt::runtime(tr("{} policies tried")), result.tries);
    const std::string text = result.holds() ? tr("all expectations hold")
                                            : fmt::format(fmt::runtime(tr("{} of {} expectations fail")),
                                                          result.failing, expectations);
    return tries + "  ·  " + text;
}

}  // namespace

void tune_setup(const StudyPane& pane) {
    adopt_button(pane);
    study_label(pane, tr("words that are lacking"));
    words_row(pane);
    study_label(pane, tr("may change"));
    group_boxes(pane);
    bool is_hard = pane.studies().setup().hard_ranges;
    if (ImGui::Checkbox(tr("beyond the recommended ranges"), &is_hard)) {
        StudySetup changed = pane.studies().setup();
        changed.hard_ranges = is_hard;
        pane.set_up(std::move(changed));
    }
    pane.ui.items.note("study/hard-ranges", item_box());
}

void tune_result(const StudyPane& pane) {
    const TuneStudy* const study = pane.studies().tune();
    if (study == nullptr || !study->result()) {
        const bool is_running = study != nullptr && study->job().is_running();
        empty_state(
            pane.theme(), tr(is_running ? "Tuning" : "Nothing tuned yet"),
            tr("Press Tune: the least change is searched under which every expectation holds, or which "
               "of them can't be had together."));
        return;
    }
    const TuneResult& result = *study->result();
    const std::vector<Expectation>& expectations = study->scenario().expectations;
    result_heading(pane, StudyKind::tune, summary_text(result, expectations.size()));
    ImGui::BeginChild("tuned", {0, 0}, false, ImGuiWindowFlags_NoSavedSettings);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {pane.theme().px(8), pane.theme().px(2)});
    if (!study->job().is_running()) conflict_rows(pane, *study);
    if (study->takes_words()) {
        const std::string from =
            say("with words of {}", display_text(file_name(study->base().words_from->path)));
        study_label(pane, fitted(pane.theme().fonts.small, from, ImGui::GetContentRegionAvail().x));
        pane.ui.items.note("study/with-words", item_box());
    } else if (result.holds() && result.changes.empty()) {
        study_label(pane, tr("nothing needs to change"));
    }
    for (const TunedChange& change : result.changes) change_row(pane, *study, change);
    study_label(pane, tr("expectations: before, after"));
    for (std::size_t k = 0; k < expectations.size(); ++k)
        expectation_row(pane, expectations[k], result.before[0][k], result.after[0][k]);
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

}  // namespace rei::workbench
