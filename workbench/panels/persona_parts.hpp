// The sections of the Persona tab, and what they are made of.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "rei/model/policy_edit.hpp"
#include "rei/panels/lint_mark.hpp"
#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// What every part of the tab is given.
struct PersonaPane {
    const Workbench& bench;
    Ui& ui;
    Commands& out;

    [[nodiscard]] const Policy& policy() const { return bench.session.policy(); }
    [[nodiscard]] const Theme& theme() const { return ui.theme; }
    /// An edit of its own, or a value of the open one.
    void edit(PersonaEdit edit) const { out.push_back(EditPolicy{std::move(edit)}); }
};

// ---- sections
void persona_words(const PersonaPane& pane);
void persona_triggers(const PersonaPane& pane);
void persona_moods(const PersonaPane& pane);
void persona_regions(const PersonaPane& pane);
void persona_families(const PersonaPane& pane);

// ---- words
/// Where words stand: a class of keywords or a trigger.
struct WordList {
    std::string id;    ///< of its items: `class/praise`
    std::string path;  ///< `sentiment_keywords.praise`
    std::string owner;
    bool is_trigger = false;
};
/// The words as chips, each with ×, with how often it is heard and with what the lint says, and a field to
/// add more. Returns what the words shall be.
[[nodiscard]] std::optional<std::vector<std::string>> word_list(const PersonaPane& pane, const WordList& of,
                                                                const std::vector<std::string>& words);
/// What a click on a row of names asks for.
struct NameClicks {
    std::optional<std::size_t> chosen, removed;
};
/// Names of moods as chips in their colours; the chosen one is filled, those with × can be removed.
struct MoodChips {
    std::string id;
    const std::vector<std::string>& moods;
    std::optional<std::size_t> chosen;
    bool can_be_removed = false;
    std::function<FindingRefs(const std::string& mood)> findings;
};
NameClicks mood_chips(const PersonaPane& pane, const MoodChips& chips);

// ---- fields
/// A name that is taken when the field is left. Returns it where it is another one.
[[nodiscard]] std::optional<std::string> name_field(const PersonaPane& pane, const std::string& id,
                                                    const std::string& name, float width);
/// A field for something new, taken by Enter; with `by_comma` by a comma as well.
[[nodiscard]] std::optional<std::string> new_field(const PersonaPane& pane, const std::string& id,
                                                   const char* hint, float width, bool by_comma = false);
/// A text that is edited as it is typed, as one edit.
void text_field(const PersonaPane& pane, const std::string& id, const std::string& text, const char* hint,
                float width, const std::function<PersonaEdit(const std::string&)>& edit_to);
/// A mood of the policy, or "any". Returns it where another one is chosen.
[[nodiscard]] std::optional<std::string> mood_choice(const PersonaPane& pane, const std::string& id,
                                                     const std::string& mood, float width, bool with_any);

// ---- numbers
struct Dial {
    std::string id;
    std::string label;
    double value = 0;
    Interval range;  ///< of the track; the number may lie outside
    double step = 0.01;
};
/// A name, a track and the number; a drag is one edit.
void dial(const PersonaPane& pane, const Dial& dial, float width,
          const std::function<PersonaEdit(double)>& edit_to);
/// Both ends of an interval on one track, with their numbers.
struct Bounds {
    std::string id;
    Axis axis = Axis::valence;
    Interval value;
};
void bounds(const PersonaPane& pane, const Bounds& bounds, float width,
            const std::function<PersonaEdit(Interval)>& edit_to);

// ---- small things
/// A character to press, as high as a line of fields.
bool glyph_button(const PersonaPane& pane, const std::string& id, const char* glyph, bool is_enabled,
                  const char* tooltip);
[[nodiscard]] float glyph_width(const Theme& theme);
void part_heading(const PersonaPane& pane, const std::string& text);
/// A line for those who don't know what to do.
void advice(const PersonaPane& pane, const std::string& text);
/// Scroll to what was asked for, if it is this.
void reveal_here(const PersonaPane& pane, const std::string& path);

}  // namespace rei::workbench
