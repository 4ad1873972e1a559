// Moods: which there are, and how the chosen one speaks, sounds and looks.
#include <algorithm>

#include <fmt/format.h>

#include "rei/expression/expression.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/persona_parts.hpp"
#include "rei/panels/portrait.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kPortrait = 92;
constexpr const char* kHints = "prompt_prefs.style_hints";
constexpr const char* kVoices = "voice_map";
constexpr const char* kFaces = "vts_parameters";

/// What the lint says of a mood itself, and of what it lacks.
FindingRefs findings_of(const PersonaPane& pane, const std::string& mood) {
    const Lint& lint = pane.bench.lint;
    FindingRefs out = lint.at(fmt::format("emotions[{}]", pane.policy().mood(mood)));
    for (const char* section : {kHints, kVoices, kFaces}) {
        const FindingRefs lacking = lint.lacking(section, mood);
        out.insert(out.end(), lacking.begin(), lacking.end());
    }
    return out;
}

/// "2 regions, 1 trigger": where else the mood is spoken of.
std::string uses_of(const Policy& policy, const std::string& mood) {
    const auto regions = std::count_if(policy.regions.begin(), policy.regions.end(),
                                       [&](const Region& region) { return region.mood == mood; });
    const auto triggers =
        std::count_if(policy.transitions.begin(), policy.transitions.end(),
                      [&](const TriggerRule& rule) { return rule.source == mood || rule.target == mood; });
    return fmt::format(fmt::runtime(tr("regions {}  ·  triggers {}")), regions, triggers);
}

/// The heading of something that a mood has of its own or takes from neutral. Returns a click on the button.
bool own_heading(const PersonaPane& pane, const std::string& id, const char* title, bool is_own,
                 const FindingRefs& findings) {
    const Theme& theme = pane.theme();
    const char* const button = is_own ? tr("As neutral") : tr("Make its own");
    const float width = ImGui::CalcTextSize(button).x + 2 * ImGui::GetStyle().FramePadding.x;
    const float right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
    ImGui::AlignTextToFramePadding();
    part_heading(pane, title);
    if (!findings.empty()) {
        ImGui::SameLine(0, theme.px(6));
        lint_mark(pane.ui, "persona/" + id, findings);
    }
    ImGui::SameLine(right - width);
    ImGui::PushID(id.c_str());
    const bool pressed = ImGui::Button(button);
    ImGui::PopID();
    pane.ui.items.note("persona/" + id + "/own", item_box());
    return pressed;
}

void name_and_hint(const PersonaPane& pane, std::size_t index) {
    const Theme& theme = pane.theme();
    const Policy& policy = pane.policy();
    const std::string& mood = policy.emotions[index];
    const float gap = theme.px(6);
    const float width = ImGui::GetContentRegionAvail().x;
    const float remove = glyph_width(theme) + gap;
    if (const auto name = name_field(pane, fmt::format("mood/{}/name", index), mood, width - remove))
        pane.edit(RenameMood{index, *name});
    ImGui::SameLine(0, gap);
    if (glyph_button(pane, "mood/" + mood + "/delete", "x", true,
                     tr("Delete this mood with everything that speaks of it")))
        pane.edit(DeleteMood{index});
    const std::string* const hint = find_by_name(policy.style_hints, mood);
    const FindingRefs findings = pane.bench.lint.lacking(kHints, mood);
    const float mark = findings.empty() ? 0 : theme.px(kLintMark) + gap;
    text_field(pane, "mood/" + mood + "/hint", hint == nullptr ? "" : *hint, tr("Style hint: how it speaks"),
               width - mark, [&](const std::string& text) {
                   return SetStyleHint{mood, text.empty() ? std::nullopt : std::optional(text)};
               });
    if (hint != nullptr && ImGui::IsItemHovered()) tooltip(theme, tr("Style hint"), {*hint});
    if (!findings.empty()) {
        ImGui::SameLine(0, gap);
        lint_mark(pane.ui, "persona/mood/" + mood + "/hint", findings);
    }
    const Scoped style(theme.fonts.small, theme.palette.ink_faint);
    ImGui::TextUnformatted(uses_of(policy, mood).c_str());
}

/// The face of the mood at full intensity, beside its name and its hint.
void who_it_is(const PersonaPane& pane, std::size_t index) {
    const Theme& theme = pane.theme();
    const Policy& policy = pane.policy();
    const std::string& mood = policy.emotions[index];
    const float side = theme.px(kPortrait);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({side, side});
    const Face face = express(policy, mood, {0, policy.engine.baseline_arousal, 1}).face;
    draw_portrait(*ImGui::GetWindowDrawList(), theme, {at, {at.x + side, at.y + side}}, mood,
                  shapes_of(pane.ui.persona.face, face));
    pane.ui.items.note("persona/portrait", item_box());
    ImGui::SameLine(0, theme.px(10));
    ImGui::BeginGroup();
    name_and_hint(pane, index);
    ImGui::EndGroup();
}

void voice(const PersonaPane& pane, const std::string& mood) {
    const Theme& theme = pane.theme();
    const Policy& policy = pane.policy();
    const Voice* const own = find_by_name(policy.voices, mood);
    const Voice* const neutral = find_by_name(policy.voices, "neutral");
    const std::string id = "mood/" + mood + "/voice";
    if (own_heading(pane, id, tr("Voice"), own != nullptr, pane.bench.lint.lacking(kVoices, mood))) {
        pane.edit(SetVoice{mood, own != nullptr       ? std::nullopt
                                 : neutral != nullptr ? std::optional(*neutral)
                                                      : std::optional(Voice{})});
    }
    if (own == nullptr) {
        advice(pane, neutral == nullptr || mood == "neutral" ? tr("No voice yet: make it one.")
                                                             : tr("It speaks with neutral's voice."));
        return;
    }
    const float width = ImGui::GetContentRegionAvail().x;
    const float gap = theme.px(6);
    const auto edited_voice = [&](auto set) {
        Voice now = *own;
        set(now);
        return SetVoice{mood, now};
    };
    text_field(pane, id + "/provider", own->provider, tr("provider"), width * 0.4F,
               [&](const std::string& text) { return edited_voice([&](Voice& v) { v.provider = text; }); });
    ImGui::SameLine(0, gap);
    text_field(pane, id + "/voice-id", own->voice_id, tr("voice id"), width * 0.6F - gap,
               [&](const std::string& text) { return edited_voice([&](Voice& v) { v.voice_id = text; }); });
    dial(pane, {id + "/rate", tr("rate"), own->rate, {0.5, 2}, 0.01}, width,
         [&](double value) { return edited_voice([&](Voice& v) { v.rate = value; }); });
    dial(pane, {id + "/pitch", tr("pitch"), own->pitch, {0.5, 2}, 0.01}, width,
         [&](double value) { return edited_voice([&](Voice& v) { v.pitch = value; }); });
}

/// Channels that the face could have: those of the other moods, then those that are drawn.
std::vector<std::string> other_channels(const Policy& policy, const Face& face) {
    std::vector<std::string> names;
    const auto add = [&](std::string_view name) {
        const bool is_there =
            find_by_name(face, name) != nullptr || std::find(names.begin(), names.end(), name) != names.end();
        if (!is_there) names.emplace_back(name);
    };
    for (const auto& entry : policy.faces) {
        for (const auto& channel : entry.second) add(channel.first);
    }
    for (const std::string_view name : drawn_channels()) add(name);
    return names;
}

void new_channel(const PersonaPane& pane, const std::string& mood, const Face& face) {
    const std::string id = "mood/" + mood + "/face/add";
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x * 0.5F);
    const bool is_open = ImGui::BeginCombo("##add-channel", tr("add a channel"));
    pane.ui.items.note("persona/" + id, item_box());
    if (is_open) {
        for (const std::string& name : other_channels(pane.policy(), face)) {
            if (ImGui::Selectable(name.c_str())) pane.edit(SetFaceChannel{mood, name, 0.5});
            pane.ui.items.note(fmt::format("persona/{}/{}", id, name), item_box());
        }
        ImGui::EndCombo();
    }
    ImGui::SameLine(0, pane.theme().px(6));
    if (const auto name = new_field(pane, id + "/own", tr("or name one"), ImGui::GetContentRegionAvail().x))
        pane.edit(SetFaceChannel{mood, *name, 0.5});
}

void face(const PersonaPane& pane, const std::string& mood) {
    const Theme& theme = pane.theme();
    const Policy& policy = pane.policy();
    const Face* const own = find_by_name(policy.faces, mood);
    const Face* const neutral = find_by_name(policy.faces, "neutral");
    const std::string id = "mood/" + mood + "/face";
    if (own_heading(pane, id, tr("Face"), own != nullptr, pane.bench.lint.lacking(kFaces, mood))) {
        pane.edit(SetFace{mood, own != nullptr       ? std::nullopt
                                : neutral != nullptr ? std::optional(*neutral)
                                                     : std::optional(Face{})});
    }
    if (own == nullptr) {
        advice(pane, neutral == nullptr || mood == "neutral" ? tr("No face yet: make it one.")
                                                             : tr("It looks as neutral does."));
        return;
    }
    const float width = ImGui::GetContentRegionAvail().x - glyph_width(theme) - theme.px(4);
    for (const auto& entry : *own) {
        const std::string& channel = entry.first;
        const Interval range{entry.second < 0 ? -1.0 : 0.0, 1};
        dial(pane, {fmt::format("{}/{}", id, channel), channel, entry.second, range, 0.01}, width,
             [&](double value) {
                 return SetFaceChannel{mood, channel, value};
             });
        ImGui::SameLine(0, theme.px(4));
        if (glyph_button(pane, fmt::format("{}/{}/delete", id, channel), "x", true,
                         tr("Leave this channel to neutral's face")))
            pane.edit(SetFaceChannel{mood, channel, std::nullopt});
    }
    new_channel(pane, mood, *own);
}

/// What the prompt says of who speaks.
void meta_fields(const PersonaPane& pane) {
    const Policy& policy = pane.policy();
    const float width = ImGui::GetContentRegionAvail().x;
    text_field(pane, "name", policy.name, tr("Name of the persona"), width,
               [](const std::string& name) { return SetPersonaName{name}; });
    text_field(pane, "summary", policy.summary, tr("Who it is, in a sentence"), width,
               [](const std::string& summary) { return SetPersonaSummary{summary}; });
    text_field(pane, "register", policy.speech_register, tr("Register: casual, polite, …"), width,
               [](const std::string& speech_register) { return SetSpeechRegister{speech_register}; });
}

}  // namespace

void persona_moods(const PersonaPane& pane) {
    const Policy& policy = pane.policy();
    const Theme& theme = pane.theme();
    std::size_t& chosen = pane.ui.persona.mood;
    const std::string& wanted = pane.ui.persona.reveal;
    for (std::size_t k = 0; k < policy.emotions.size(); ++k) {
        if (wanted == fmt::format("emotions[{}]", k)) chosen = k;
        for (const char* section : {kHints, kVoices, kFaces}) {
            if (wanted == fmt::format("{}.{}", section, policy.emotions[k])) chosen = k;
        }
    }
    pane.ui.persona.reveal.clear();
    chosen = std::min(chosen, policy.emotions.size() - 1);
    meta_fields(pane);
    const NameClicks clicks =
        mood_chips(pane, {"moods", policy.emotions, chosen, false,
                          [&](const std::string& mood) { return findings_of(pane, mood); }});
    if (clicks.chosen) chosen = *clicks.chosen;
    if (const auto name = new_field(pane, "moods/new", tr("New mood: a name, then Enter"),
                                    ImGui::GetContentRegionAvail().x)) {
        pane.edit(AddMood{*name});
        chosen = policy.emotions.size();
    }
    ImGui::Dummy({0, theme.px(4)});
    const std::size_t shown = std::min(chosen, policy.emotions.size() - 1);
    const std::string& mood = policy.emotions[shown];
    who_it_is(pane, shown);
    voice(pane, mood);
    ImGui::Dummy({0, theme.px(4)});
    face(pane, mood);
}

}  // namespace rei::workbench
