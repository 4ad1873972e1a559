#include <algorithm>

#include <fmt/format.h>

#include "rei/model/display_text.hpp"
#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/live_parts.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/axis.hpp"

namespace rei::workbench {

namespace {

/// All of a long conversation is in the Scenario pane.
constexpr std::size_t kMostTurns = 60;

void speaker(const Theme& theme, ImU32 colour, const std::string& name) {
    text_line(theme.fonts.small, colour, display_text(name));
}

void said(const Theme& theme, const std::string& user, const std::string& text) {
    speaker(theme, theme.palette.ink_dim, user);
    paragraphs(theme, theme.palette.ink, text);
}

/// The mood after the turn in its colour, and the three numbers.
void outcome(const Theme& theme, const live::TurnRecord& turn) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Box chip = draw_chip(list, theme, at, mood_colour(turn.mood), display_text(turn.mood), true);
    const std::string numbers =
        fmt::format("v {}   a {}   i {}   ♥ {:+d}", format_value(turn.state.valence, 2, true),
                    format_value(turn.state.arousal, 2, false), format_value(turn.state.intensity, 2, false),
                    turn.affinity);
    const float x = chip.max.x + theme.px(9);
    draw_label(list, theme.fonts.small, {x, chip.centre().y}, 0, theme.palette.ink_dim,
               fitted(theme.fonts.small, numbers, at.x + width - x));
    ImGui::Dummy({width, chip.height() + theme.px(8)});
}

void turn_row(const Theme& theme, const std::string& persona, const live::TurnRecord& turn) {
    said(theme, turn.user, turn.text);
    speaker(theme, theme.palette.accent, persona);
    paragraphs(theme, theme.palette.ink, turn.reply);
    if (turn.ending != live::Ending::whole) {
        const Scoped style(theme.fonts.small, theme.palette.warn);
        ImGui::TextUnformatted(tr(turn.ending == live::Ending::cut ? "cut off" : "stopped"));
    }
    outcome(theme, turn);
}

void coming_row(const Theme& theme, const std::string& persona, const ComingAnswer& coming) {
    said(theme, coming.user, coming.said);
    speaker(theme, theme.palette.accent, persona);
    const bool waits = coming.text.empty();
    const char* const still = tr(coming.is_thinking ? "thinking …" : "answering …");
    paragraphs(theme, waits ? theme.palette.ink_faint : theme.palette.ink, waits ? still : coming.text + "▌");
}

/// Why no answer came, or no whole one; what was said in vain can be said again.
void trouble_row(const Talk& talk, Ui& ui, Commands& out) {
    const Theme& theme = ui.theme;
    if (!talk.unanswered().empty()) {
        said(theme, talk.user(), talk.unanswered());
        ui.items.note("live/unanswered", item_box());
    }
    paragraphs(theme, theme.palette.warn, say(talk.trouble()));
    ui.items.note("live/trouble", item_box());
    if (talk.unanswered().empty()) return;
    if (ImGui::SmallButton(tr("Say it again"))) out.push_back(Say{talk.unanswered()});
    ui.items.note("live/say-again", item_box());
}

}  // namespace

void live_log(const Workbench& bench, Ui& ui, Commands& out) {
    const Theme& theme = ui.theme;
    const Talk& talk = bench.talk;
    const std::string persona = talk.is_open() ? talk.record().persona : "";
    const std::vector<live::TurnRecord>& turns = talk.turns();
    const bool was_at_end = ImGui::GetScrollY() >= ImGui::GetScrollMaxY() - theme.px(4);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, theme.px(1)});
    for (std::size_t k = turns.size() - std::min(turns.size(), kMostTurns); k < turns.size(); ++k) {
        turn_row(theme, persona, turns[k]);
        ui.items.note(fmt::format("live/turn/{}", k), item_box());
    }
    if (talk.is_answering()) {
        coming_row(theme, persona, talk.coming());
        ui.items.note("live/coming", item_box());
    }
    if (!talk.trouble().empty()) trouble_row(talk, ui, out);
    ImGui::PopStyleVar();
    const bool is_new = ui.live.seen != turns.size() || ui.live.generation != talk.generation();
    const bool is_growing = talk.is_answering() || !talk.trouble().empty();
    if (is_new || (is_growing && was_at_end)) ImGui::SetScrollHereY(1);
    ui.live.seen = turns.size();
    ui.live.generation = talk.generation();
}

}  // namespace rei::workbench
