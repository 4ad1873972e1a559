// Chips of the Persona tab: words with what is heard of them, and moods.
#include <algorithm>

#include <fmt/format.h>

#include "rei/model/display_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/persona_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

/// Lays boxes out in lines, as words in a paragraph.
class Flow {
  public:
    explicit Flow(const Theme& theme)
        : start_(ImGui::GetCursorScreenPos()),
          at_(start_),
          width_(ImGui::GetContentRegionAvail().x),
          gap_(theme.px(4)) {}

    Box place(ImVec2 size) {
        if (at_.x > start_.x && at_.x + size.x > start_.x + width_) at_ = {start_.x, bottom_ + gap_};
        const Box box{at_, {at_.x + size.x, at_.y + size.y}};
        at_.x += size.x + gap_;
        bottom_ = std::max(bottom_, box.max.y);
        return box;
    }
    /// What is left of the line, or the next one where that is less than `least`.
    Box rest(float least, float height) {
        if (at_.x + least > start_.x + width_ && at_.x > start_.x) at_ = {start_.x, bottom_ + gap_};
        return place({start_.x + width_ - at_.x, height});
    }
    /// Puts ImGui's cursor below.
    void end() const {
        ImGui::SetCursorScreenPos(start_);
        ImGui::Dummy({width_, bottom_ - start_.y});
    }

  private:
    ImVec2 start_, at_;
    float width_, gap_;
    float bottom_ = start_.y;
};

/// How a chip looks.
struct ChipLook {
    std::string text;
    std::string note;  ///< small, behind the text
    ImU32 colour = 0;
    bool is_filled = false;
    bool has_mark = false;  ///< of the lint
    bool can_be_removed = false;
};
struct ChipClick {
    bool is_chosen = false;
    bool is_removed = false;
    bool is_hovered = false;
};

float cross_width(const Theme& theme) {
    return theme.px(18);
}

ImVec2 size_of(const Theme& theme, const ChipLook& look) {
    float width = theme.px(16) + workbench::size_of(theme.fonts.body, look.text).x;
    if (!look.note.empty()) width += workbench::size_of(theme.fonts.small, look.note).x + theme.px(5);
    if (look.has_mark) width += theme.px(kLintMark) + theme.px(3);
    if (look.can_be_removed) width += cross_width(theme) - theme.px(6);
    return {width, theme.px(22)};
}

void draw(const PersonaPane& pane, const ChipLook& look, const Box& box, bool is_hovered) {
    const Theme& theme = pane.theme();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float rounding = box.height() / 2;
    if (look.is_filled) {
        list.AddRectFilled(box.min, box.max, look.colour, rounding);
    } else {
        list.AddRectFilled(box.min, box.max, with_alpha(look.colour, is_hovered ? 0.24F : 0.12F), rounding);
        list.AddRect(box.min, box.max, with_alpha(look.colour, 0.5F), rounding);
    }
    const float y = box.centre().y;
    float x = box.min.x + theme.px(8);
    if (look.has_mark) {
        draw_lint_mark(list, theme, {x + theme.px(kLintMark) / 2, y});
        x += theme.px(kLintMark) + theme.px(3);
    }
    const ImU32 ink = look.is_filled ? ink_on(look.colour) : theme.palette.ink;
    draw_label(list, theme.fonts.body, {x, y}, 0, ink, look.text);
    x += workbench::size_of(theme.fonts.body, look.text).x + theme.px(5);
    if (!look.note.empty()) draw_label(list, theme.fonts.small, {x, y}, 0, look.colour, look.note);
}

ChipClick chip(const PersonaPane& pane, const std::string& id, const ChipLook& look, const Box& box) {
    const Theme& theme = pane.theme();
    const float cross = look.can_be_removed ? cross_width(theme) : 0;
    ChipClick click;
    ImGui::PushID(id.c_str());
    ImGui::SetCursorScreenPos(box.min);
    click.is_chosen = hit_area("##chip", {box.width() - cross, box.height()});
    click.is_hovered = ImGui::IsItemHovered();
    pane.ui.items.note("persona/" + id, item_box());
    draw(pane, look, box, click.is_hovered && !look.can_be_removed);
    if (look.can_be_removed) {
        ImGui::SetCursorScreenPos({box.max.x - cross, box.min.y});
        click.is_removed = hit_area("##remove", {cross, box.height()});
        const bool is_hot = ImGui::IsItemHovered();
        pane.ui.items.note("persona/" + id + "/remove", item_box());
        draw_cross(*ImGui::GetWindowDrawList(), {box.max.x - cross / 2 - theme.px(1), box.centre().y},
                   theme.px(6),
                   {is_hot           ? theme.palette.bad
                    : look.is_filled ? ink_on(look.colour)
                                     : theme.palette.ink_faint,
                    theme.px(1.5F)});
    }
    ImGui::PopID();
    return click;
}

/// In how many turns of the scenario each word is heard, brought up to date.
const std::map<PersonaUi::Word, std::size_t>& heard_words(const PersonaPane& pane) {
    PersonaUi& ui = pane.ui.persona;
    const Session& session = pane.bench.session;
    if (ui.heard_revision == session.revision()) return ui.heard;
    ui.heard_revision = session.revision();
    ui.heard.clear();
    if (!session.has_scenario()) return ui.heard;
    for (const TurnText& turn : session.turn_texts()) {
        for (const HeardWord& heard : turn.heard) ++ui.heard[{heard.is_trigger, heard.owner, heard.word}];
    }
    return ui.heard;
}

void word_tooltip(const PersonaPane& pane, const std::string& word, std::size_t heard,
                  const FindingRefs& findings) {
    std::vector<std::string> lines;
    if (pane.bench.session.has_scenario()) {
        lines.push_back(heard == 0
                            ? tr("Not heard in this scenario")
                            : fmt::format(fmt::runtime(tr("Heard in {} turns of this scenario")), heard));
    }
    for (const LintFinding* finding : findings) lines.push_back(display_text(finding->message));
    if (!lines.empty()) tooltip(pane.theme(), word, lines);
}

}  // namespace

std::optional<std::vector<std::string>> word_list(const PersonaPane& pane, const WordList& of,
                                                  const std::vector<std::string>& words) {
    const Theme& theme = pane.theme();
    const Palette& p = theme.palette;
    const auto& heard = heard_words(pane);
    std::optional<std::vector<std::string>> out;
    Flow flow(theme);
    for (std::size_t k = 0; k < words.size(); ++k) {
        const std::string word = display_text(words[k]);
        const auto found = heard.find({of.is_trigger, display_text(of.owner), word});
        const std::size_t times = found == heard.end() ? 0 : found->second;
        const FindingRefs findings = pane.bench.lint.at(fmt::format("{}[{}]", of.path, k));
        ChipLook look;
        look.text = fitted(theme.fonts.body, word, theme.px(180));
        look.note = times == 0 ? "" : fmt::format("×{}", times);
        look.colour = times != 0 ? p.accent : p.ink_faint;
        look.has_mark = !findings.empty();
        look.can_be_removed = true;
        const std::string id = fmt::format("{}/word/{}", of.id, words[k]);
        const ChipClick click = chip(pane, id, look, flow.place(size_of(theme, look)));
        if (click.is_hovered) word_tooltip(pane, word, times, findings);
        if (!click.is_removed) continue;
        out = words;
        out->erase(out->begin() + static_cast<std::ptrdiff_t>(k));
    }
    const Box rest = flow.rest(theme.px(185), ImGui::GetFrameHeight());
    ImGui::SetCursorScreenPos(rest.min);
    if (const auto typed =
            new_field(pane, of.id + "/add", tr("add words, comma or Enter"), rest.width(), true)) {
        std::vector<std::string> more = words;
        for (std::string& word : typed_words(*typed)) more.push_back(std::move(word));
        if (more.size() > words.size()) out = std::move(more);
    }
    flow.end();
    return out;
}

NameClicks mood_chips(const PersonaPane& pane, const MoodChips& chips) {
    const Theme& theme = pane.theme();
    NameClicks clicks;
    if (chips.moods.empty()) return clicks;
    Flow flow(theme);
    for (std::size_t k = 0; k < chips.moods.size(); ++k) {
        const std::string& mood = chips.moods[k];
        const FindingRefs findings = chips.findings ? chips.findings(mood) : FindingRefs{};
        ChipLook look;
        look.text = fitted(theme.fonts.body, display_text(mood), theme.px(160));
        look.colour = mood_colour(mood);
        look.is_filled = chips.chosen == k;
        look.has_mark = !findings.empty();
        look.can_be_removed = chips.can_be_removed;
        const ChipClick click =
            chip(pane, chips.id + "/mood/" + mood, look, flow.place(size_of(theme, look)));
        if (click.is_chosen) clicks.chosen = k;
        if (click.is_removed) clicks.removed = k;
        if (click.is_hovered && !findings.empty()) lint_tooltip(theme, mood, findings);
    }
    flow.end();
    return clicks;
}

}  // namespace rei::workbench
