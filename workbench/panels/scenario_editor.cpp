// The editor of a turn, in its place in the chat.
#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <imgui_internal.h>

#include "rei/model/display_text.hpp"
#include "rei/model/heard_spans.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/fields.hpp"
#include "rei/panels/scenario_parts.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/text/normalise.hpp"

namespace rei::workbench {

namespace {

constexpr float kEditorPad = 8;
constexpr float kLabel = 62;   ///< the column of names
constexpr float kNumber = 58;  ///< a field for a number
constexpr Interval kMoodDeltas{-2, 2};
constexpr Interval kAffinityDeltas{-10, 10};

/// The policy's words, ready to listen.
const Appraiser& appraiser_of(const Session& session, ScenarioUi& state) {
    if (!state.appraiser || state.appraiser_revision != session.revision()) {
        state.appraiser = std::make_shared<const Appraiser>(session.policy());
        state.appraiser_revision = session.revision();
    }
    return *state.appraiser;
}

/// A class's words have its colour, words that trigger a mood that of a warning.
ImU32 colour_of(const Theme& theme, const HeardSpan& span) {
    return span.is_trigger ? theme.palette.warn : class_colour(span.owner);
}

void label(const Theme& theme, const char* text, float width) {
    const float left = ImGui::GetCursorPosX();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    ImGui::Dummy({width, height});
    draw_label(*ImGui::GetWindowDrawList(), theme.fonts.small, {at.x, at.y + height / 2}, 0,
               theme.palette.ink_dim, fitted(theme.fonts.small, text, width));
    ImGui::SameLine(0, 0);
    ImGui::SetCursorPosX(left + width);
}

void user_field(const FieldPlace& place, const Turn& turn, float width) {
    const float arrow = ImGui::GetFrameHeight();
    text_field(place, {"turn/user", turn.user, width - arrow, ""},
               [](const std::string& typed, std::size_t index) {
                   return TypedEdit{SetTurnUser{index, typed}, ""};
               });
    ImGui::SameLine(0, 0);
    const bool is_open = ImGui::BeginCombo("##users", "", ImGuiComboFlags_NoPreview);
    place.ui.items.note("turn/users", item_box());
    if (!is_open) return;
    for (const std::string& name : users_of(place.bench.session.scenario())) {
        if (ImGui::Selectable(display_text(name).c_str(), name == turn.user))
            place.out.push_back(EditScenario{SetTurnUser{place.subject, name}});
        place.ui.items.note("turn/users/" + name, item_box());
    }
    ImGui::EndCombo();
}

/// Its time as it is said: `12.5` or `praise + 1`.
std::string said_time(const Turn& turn) {
    return text_of(turn.said_at.value_or(Moment{"", turn.at_sec}));
}

TypedEdit typed_time(const std::string& typed, std::size_t index) {
    const std::optional<Moment> moment = typed_moment(typed);
    if (!moment) return not_a_time();
    return {SetTurnTime{index, *moment}, ""};
}

void who_and_when(const FieldPlace& place, const Turn& turn, float width) {
    const Theme& theme = place.ui.theme;
    const float gap = theme.px(8);
    const float when = std::max(theme.px(76), width * 0.3F);
    const float at_label = size_of(theme.fonts.small, tr("at")).x + theme.px(6);
    user_field(place, turn, width - when - at_label - gap);
    ImGui::SameLine(0, gap);
    label(theme, tr("at"), at_label);
    text_field(place, {"turn/at", said_time(turn), when, ""}, typed_time);
    if (ImGui::IsItemHovered())
        ImGui::SetTooltip("%s", tr("Seconds from the start, or from a turn with an id: praise + 1.5"));
    refusal_line(place.ui, {"turn/user", "turn/at"});
}

/// Chips "class word" for what is heard in the text, in rows.
void heard_chips(const FieldPlace& place, const std::string& text, float width) {
    const Theme& theme = place.ui.theme;
    const Policy& policy = place.bench.session.policy();
    std::set<std::string> seen;
    float x = 0;
    for (const HeardSpan& span : heard_spans(text, appraiser_of(place.bench.session, place.ui.scenario))) {
        const std::string& owner =
            span.is_trigger ? policy.transitions[span.owner].key : policy.classes[span.owner].name;
        const std::string chip = display_text(owner + "  " + std::string(span.word));
        if (!seen.insert(chip).second) continue;
        const ImVec2 size = chip_size(theme, chip);
        if (x > 0 && x + theme.px(4) + size.x <= width) {
            ImGui::SameLine(0, theme.px(4));
            x += theme.px(4) + size.x;
        } else {
            x = size.x;
        }
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::Dummy(size);
        draw_chip(*ImGui::GetWindowDrawList(), theme, at, colour_of(theme, span), chip, false);
        place.ui.items.note("turn/heard/" + std::string(span.word), {at, {at.x + size.x, at.y + size.y}});
    }
}

void text_and_reply(const FieldPlace& place, const Turn& turn, float width) {
    const Workbench& bench = place.bench;
    Ui& ui = place.ui;
    const MarkText mark = [&](const std::string& typed) {
        std::vector<MarkedStretch> marks;
        for (const HeardSpan& span : heard_spans(typed, appraiser_of(bench.session, ui.scenario)))
            marks.push_back({span.begin, span.end, colour_of(ui.theme, span)});
        return marks;
    };
    text_box(place, {"turn/text", turn.text, width, tr("What is said")}, 2, mark,
             [](const std::string& typed, std::size_t index) {
                 return TypedEdit{SetTurnText{index, typed}, ""};
             });
    heard_chips(place, turn.text, width);
    text_box(place, {"turn/reply", turn.reply, width, tr("What the persona answers, if anything")}, 1, {},
             [](const std::string& typed, std::size_t index) {
                 return TypedEdit{SetTurnReply{index, typed}, ""};
             });
    refusal_line(ui, {"turn/text", "turn/reply"});
}

struct Delta {
    const char* name;
    const char* title;
    const char* help;
    double LlmSignal::*number;
    Interval usual;
    double step;
};

void delta_row(const FieldPlace& place, const Turn& turn, const Delta& delta, float width) {
    const Theme& theme = place.ui.theme;
    const auto make = [llm = turn.llm, delta](double value, std::size_t index) {
        LlmSignal changed = llm;
        changed.*delta.number = value;
        return ScenarioEdit{SetTurnSignal{index, changed}};
    };
    const double now = turn.llm.*delta.number;
    const std::string name = delta.name;
    label(theme, delta.title, theme.px(kLabel));
    const float gap = theme.px(6);
    number_slider(place, name + "/track", now, delta.usual, delta.step,
                  width - theme.px(kLabel) - theme.px(kNumber) - gap,
                  [&](double value) { return make(value, place.subject); });
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", delta.help);
    ImGui::SameLine(0, gap);
    text_field(place, {name, fmt::format("{}", now), theme.px(kNumber), "0"},
               [&](const std::string& typed, std::size_t index) {
                   const std::optional<double> value = typed.empty() ? 0 : typed_number(typed);
                   return value ? TypedEdit{make(*value, index), ""} : not_a_number();
               });
    refusal_line(place.ui, {name});
}

void id_and_buttons(const FieldPlace& place, const Turn& turn, float width) {
    const Theme& theme = place.ui.theme;
    const float gap = theme.px(6);
    const ImVec2 pad = ImGui::GetStyle().FramePadding;
    const auto button_width = [&](const char* text) { return size_of(theme.fonts.body, text).x + 2 * pad.x; };
    const float buttons = button_width(tr("Delete")) + button_width(tr("Done")) + 2 * gap;
    const float id_label = size_of(theme.fonts.small, tr("id")).x + gap;
    label(theme, tr("id"), id_label);
    text_field(place, {"turn/id", turn.id, width - buttons - id_label, tr("none")},
               [](const std::string& typed, std::size_t index) {
                   const bool is_fine = typed.empty() || is_identifier(typed);
                   if (!is_fine) return TypedEdit{{}, tr("An id is made of letters, digits and _.")};
                   return TypedEdit{SetTurnId{index, typed, Dependents::refuse}, ""};
               });
    if (ImGui::IsItemHovered())
        ImGui::SetTooltip("%s", tr("A name that other times can count from: praise + 1"));
    ImGui::SameLine(0, gap);
    if (ImGui::Button(tr("Delete"))) {
        place.out.push_back(SelectTurn{place.subject});
        place.out.push_back(Invoke{CommandId::delete_turn});
    }
    place.ui.items.note("turn/delete", item_box());
    ImGui::SameLine(0, gap);
    if (ImGui::Button(tr("Done"))) place.out.push_back(ShowTurnEditor{false});
    place.ui.items.note("turn/done", item_box());
    refusal_line(place.ui, {"turn/id"});
}

void draw_background(const Theme& theme, const Box& box) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(box.min, box.max, with_alpha(theme.palette.raised, 0.55F), theme.px(6));
    list.AddRect(box.min, box.max, with_alpha(theme.palette.accent, 0.7F), theme.px(6));
}

}  // namespace

std::vector<std::string> users_of(const Scenario& scenario) {
    std::vector<std::string> names;
    const auto add = [&names](const std::string& name) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    };
    for (const KnownUser& user : scenario.users) add(user.name);
    for (const Turn& turn : scenario.turns) add(turn.user);
    return names;
}

float turn_editor(const Workbench& bench, Ui& ui, std::size_t index, const Box& box, Commands& out) {
    const Theme& theme = ui.theme;
    const FieldPlace place{bench, ui, out, index};
    const Turn& turn = bench.session.scenario().turns[index];
    draw_background(theme, box);
    ui.items.note("turn", box);
    const float pad = theme.px(kEditorPad);
    const float width = box.width() - 2 * pad;
    ImGui::SetCursorScreenPos({box.min.x + pad, box.min.y + pad});
    ImGui::PushID("turn-editor");
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {theme.px(6), theme.px(5)});
    ImGui::BeginGroup();
    who_and_when(place, turn, width);
    if (ui.scenario.editing != index && ui.field.name.empty()) ImGui::SetKeyboardFocusHere();
    text_and_reply(place, turn, width);
    delta_row(place, turn,
              {"turn/mood_delta", tr("mood Δ"),
               tr("How far the model's answer moves valence, in the model's own words: -2 to 2"),
               &LlmSignal::mood_delta, kMoodDeltas, 0.1},
              width);
    delta_row(place, turn,
              {"turn/affinity_delta", tr("affinity Δ"),
               tr("What the model's answer adds to the user's affinity; the whole part counts: -10 to 10"),
               &LlmSignal::affinity_delta, kAffinityDeltas, 1},
              width);
    id_and_buttons(place, turn, width);
    ImGui::EndGroup();
    const float height = ImGui::GetItemRectSize().y + 2 * pad;
    ImGui::PopStyleVar();
    ImGui::PopID();
    return height;
}

}  // namespace rei::workbench
