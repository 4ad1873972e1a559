// What a person does to a policy beyond its numbers, as values: each gives the edited policy, or says in
// words why there is none. Whoever takes the result in (Session::change_policy) sees to it that it can be
// written.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rei/document/problem.hpp"
#include "rei/model/one_of.hpp"
#include "rei/policy/policy.hpp"

namespace rei::workbench {

// Classes, triggers, regions and families are known by their index in the policy that is edited; moods too,
// where an edit renames or deletes one, else by their name. Names lose blanks around them.

// ---- words
struct AddClass {
    std::string name;
};
/// What the fsm's table says of it follows.
struct RenameClass {
    std::size_t index = 0;
    std::string name;
};
/// Rows of the fsm's table that wait for it go too.
struct DeleteClass {
    std::size_t index = 0;
};
/// Each once: two words are the same if appraisal can't tell them apart.
struct SetKeywords {
    std::size_t index = 0;
    std::vector<std::string> words;
};

// ---- triggers: of several that are heard the first acts
struct AddTrigger {
    std::string source;  ///< a mood, or "any"
    std::string target;
    std::vector<std::string> words;
};
struct DeleteTrigger {
    std::size_t index = 0;
};
/// So that it is the one at `to`.
struct MoveTrigger {
    std::size_t index = 0;
    std::size_t to = 0;
};
struct SetTriggerMoods {
    std::size_t index = 0;
    std::string source;
    std::string target;
};
struct SetTriggerWords {
    std::size_t index = 0;
    std::vector<std::string> words;
};

// ---- regions: of several that hold the first wins
struct AddRegion {
    Region region;
};
struct DeleteRegion {
    std::size_t index = 0;
};
struct MoveRegion {
    std::size_t index = 0;
    std::size_t to = 0;
};
struct SetRegionMood {
    std::size_t index = 0;
    std::string mood;
};
/// Those that are set, all at once.
struct SetRegionBounds {
    std::size_t index = 0;
    std::optional<Interval> valence, arousal, intensity, affinity;
};
/// The region holds whatever the axis says; of intensity and affinity.
struct UnboundRegion {
    std::size_t index = 0;
    Axis axis = Axis::intensity;
};

// ---- families: moods among which no cooldown is waited for
struct AddFamily {
    std::vector<std::string> moods;
};
struct DeleteFamily {
    std::size_t index = 0;
};
struct AddToFamily {
    std::size_t index = 0;
    std::string mood;
};
struct RemoveFromFamily {
    std::size_t index = 0;
    std::string mood;
};

// ---- how a mood sounds, looks and speaks; unset: as neutral does
struct SetVoice {
    std::string mood;
    std::optional<Voice> voice;
};
struct SetFace {
    std::string mood;
    std::optional<Face> face;
};
/// A channel of the mood's face, which comes into being with it; unset: without this channel.
struct SetFaceChannel {
    std::string mood;
    std::string channel;
    std::optional<double> value;
};
struct SetStyleHint {
    std::string mood;
    std::optional<std::string> hint;
};

// ---- moods
struct AddMood {
    std::string name;
};
/// Everything that speaks of it follows.
struct RenameMood {
    std::size_t index = 0;
    std::string name;
};
/// Everything that speaks of it goes: its regions and triggers, its place in families, its voice, its face,
/// its hint, its rows of the fsm's table.
struct DeleteMood {
    std::size_t index = 0;
};

// ---- who it is
struct SetPersonaName {
    std::string name;
};
struct SetPersonaSummary {
    std::string summary;
};
struct SetSpeechRegister {
    std::string speech_register;
};

using PersonaEdit = OneOf<AddClass, RenameClass, DeleteClass, SetKeywords, AddTrigger, DeleteTrigger,
                          MoveTrigger, SetTriggerMoods, SetTriggerWords, AddRegion, DeleteRegion, MoveRegion,
                          SetRegionMood, SetRegionBounds, UnboundRegion, AddFamily, DeleteFamily, AddToFamily,
                          RemoveFromFamily, SetVoice, SetFace, SetFaceChannel, SetStyleHint, AddMood,
                          RenameMood, DeleteMood, SetPersonaName, SetPersonaSummary, SetSpeechRegister>;

/// For undo, e.g. "Change the keywords of praise"; `policy` is the one that is edited.
[[nodiscard]] std::string name_of(const PersonaEdit& edit, const Policy& policy);

/// An index outside the policy is a problem like any other. Nothing that a policy holds already is complained
/// about.
[[nodiscard]] Loaded<Policy> edited(const Policy& policy, const PersonaEdit& edit);

/// Words as typed into a field: between commas and line breaks, without blanks around them.
[[nodiscard]] std::vector<std::string> typed_words(std::string_view text);
/// The range of an axis, to which the borders of regions keep.
[[nodiscard]] Interval whole_axis(Axis axis);

}  // namespace rei::workbench
