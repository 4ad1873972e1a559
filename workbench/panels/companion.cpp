// The Companion drawer: on the left what is felt and what it is put into, with three routines; on the right
// the rhythm of the last two weeks.
#include <algorithm>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "rei/model/display_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/companion_parts.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/tabs.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kRhythmWidth = 260;
/// The least width in design pixels in which the rhythm stands beside the rest.
constexpr float kTwoColumns = 560;

struct CompanionPane {
    const Workbench& bench;
    Ui& ui;
    Commands& out;

    [[nodiscard]] const Theme& theme() const { return ui.theme; }
    [[nodiscard]] const Reflecting& reflecting() const { return bench.reflecting; }
};

void heading(const Theme& theme, const std::string& strong, const std::string& rest) {
    text_line(theme.fonts.bold, theme.palette.accent, display_text(strong));
    ImGui::SameLine(0, theme.px(8));
    text_line(theme.fonts.body, theme.palette.ink, display_text(rest));
}

void input_line(const CompanionPane& pane) {
    const Theme& theme = pane.theme();
    std::string& typed = pane.ui.companion.typed;
    const float button = theme.px(76);
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - button - theme.px(6));
    const bool is_entered = ImGui::InputTextWithHint("##felt", tr("How do you feel?"), &typed,
                                                     ImGuiInputTextFlags_EnterReturnsTrue);
    pane.ui.items.note("companion/felt", item_box());
    ImGui::SameLine(0, theme.px(6));
    const bool is_pressed = ImGui::Button(tr("Tell"), {button, 0});
    pane.ui.items.note("companion/tell", item_box());
    if ((!is_entered && !is_pressed) || typed.find_first_not_of(" \t") == std::string::npos) return;
    pane.out.push_back(Reflect{typed});
    typed.clear();
}

void feeling(const CompanionPane& pane, const companion::Reflection& one) {
    const companion::CompanionFile& file = pane.reflecting().companion().file();
    const std::string name = one.feeling == companion::kNone ? tr("no feeling named yet")
                                                             : file.feelings[one.feeling].name[one.language];
    heading(
        pane.theme(), name,
        fmt::format(fmt::runtime(tr("mood {:+.2f}, energy {:.2f}")), one.state.valence, one.state.arousal));
    pane.ui.items.note("companion/feeling", item_box());
}

void frame(const CompanionPane& pane, const companion::Reflection& one) {
    const Theme& theme = pane.theme();
    const auto& frames = pane.reflecting().companion().file().frames;
    const companion::Frame& frame = frames[one.frame.frame];
    heading(theme, frame.id, frame.name[one.language]);
    pane.ui.items.note("companion/frame", item_box());
    paragraphs(theme, theme.palette.ink_dim, frame.meaning[one.language]);
    if (one.beside == companion::kNone) return;
    heading(theme, "+ " + frames[one.beside].id, frames[one.beside].name[one.language]);
    paragraphs(theme, theme.palette.ink_dim, frames[one.beside].beside[one.language]);
}

/// A button for each way in which it can have gone; the one that was chosen stays marked.
void ratings(const CompanionPane& pane, std::size_t number, companion::Language language) {
    const Theme& theme = pane.theme();
    const std::optional<companion::Rating>& given = pane.reflecting().ratings()[number];
    bool is_first = true;
    for (const companion::RatingName& name : companion::rating_names()) {
        if (!is_first) ImGui::SameLine(0, theme.px(4));
        is_first = false;
        const bool is_chosen = given == name.rating;
        if (is_chosen) ImGui::PushStyleColor(ImGuiCol_Button, theme.palette.accent_dim);
        ImGui::PushID(name.id);
        if (ImGui::SmallButton(language == companion::Language::korean ? name.korean : name.english))
            pane.out.push_back(RateRoutine{number, name.rating});
        ImGui::PopID();
        if (is_chosen) ImGui::PopStyleColor();
        pane.ui.items.note(fmt::format("companion/rate/{}/{}", number, name.id), item_box());
    }
}

void routine(const CompanionPane& pane, const companion::Reflection& one, std::size_t number) {
    const Theme& theme = pane.theme();
    const companion::Routine& routine =
        pane.reflecting().companion().file().routines[one.routines[number].routine];
    ImGui::PushID(static_cast<int>(number));
    heading(theme, fmt::format("{}. {}", number + 1, routine.name[one.language]),
            fmt::format(fmt::runtime(tr("{:g} min")), routine.minutes));
    pane.ui.items.note(fmt::format("companion/routine/{}", number), item_box());
    for (const std::string& step : routine.steps[one.language])
        paragraphs(theme, theme.palette.ink_dim, "· " + step);
    ratings(pane, number, one.language);
    ImGui::PopID();
}

void distress(const CompanionPane& pane, companion::Language language) {
    for (const std::string& line : pane.reflecting().companion().file().distress.answer[language])
        paragraphs(pane.theme(), pane.theme().palette.ink, line);
    pane.ui.items.note("companion/distress", item_box());
}

void reflection(const CompanionPane& pane, const companion::Reflection& one) {
    const Theme& theme = pane.theme();
    const ImVec2 gap{0, theme.px(4)};
    feeling(pane, one);
    ImGui::Dummy(gap);
    frame(pane, one);
    ImGui::Dummy(gap);
    for (std::size_t k = 0; k < one.routines.size(); ++k) {
        routine(pane, one, k);
        ImGui::Dummy({0, theme.px(8)});  // its buttons belong to it, not to the next
    }
    ImGui::Dummy(gap);
    paragraphs(theme, theme.palette.accent, "“" + one.declaration + "”");
    pane.ui.items.note("companion/declaration", item_box());
}

void left_column(const CompanionPane& pane) {
    input_line(pane);
    ImGui::BeginChild("reflection", {0, 0}, false, ImGuiWindowFlags_NoSavedSettings);
    const std::optional<companion::Reflection>& last = pane.reflecting().last();
    if (!last) {
        empty_state(pane.theme(), tr("How are you today?"),
                    tr("Say it in a few words, in Korean or English: you get a frame for it, three small "
                       "routines and a line to hold on to."));
    } else {
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {pane.theme().px(4), pane.theme().px(2)});
        if (last->is_distress) {
            distress(pane, last->language);
        } else {
            reflection(pane, *last);
        }
        ImGui::PopStyleVar();
    }
    ImGui::EndChild();
}

}  // namespace

void companion_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    begin_drawer(bench, ui, box, Drawer::companion, out);
    const Reflecting& reflecting = bench.reflecting;
    if (!reflecting.is_ready()) {
        const std::string problem = reflecting.problem();
        empty_state(ui.theme, tr("No companion here"), problem.empty() ? tr("See the notices.") : problem);
        end_pane();
        return;
    }
    const CompanionPane pane{bench, ui, out};
    const float width = ImGui::GetContentRegionAvail().x;
    const float gap = ui.theme.px(14);
    const bool shows_rhythm = width >= ui.theme.px(kTwoColumns);
    const float right = shows_rhythm ? ui.theme.px(kRhythmWidth) + gap : 0;
    ImGui::BeginChild("companion-left", {width - right, 0}, false, ImGuiWindowFlags_NoSavedSettings);
    left_column(pane);
    ImGui::EndChild();
    if (shows_rhythm) {
        ImGui::SameLine(0, gap);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const ImVec2 size = ImGui::GetContentRegionAvail();
        const float height = std::min(size.y, ui.theme.px(160));
        companion_rhythm(reflecting, ui, {at, {at.x + size.x, at.y + height}});
    }
    end_pane();
}

}  // namespace rei::workbench
