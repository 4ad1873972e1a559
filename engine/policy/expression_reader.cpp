// The sections `voice_map`, `vts_parameters` and `prompt_prefs` of a policy.
#include <limits>

#include "policy_sections.hpp"

namespace rei {
namespace {

constexpr double kLargest = std::numeric_limits<double>::max();
constexpr Interval kPositive{std::numeric_limits<double>::min(), kLargest};

Voice read_voice(CheckedReader& reader, const Located& at) {
    Voice voice;
    voice.provider = reader.text(at.member("provider"), phrase("a text")).value_or("");
    voice.voice_id = reader.text(at.member("voice_id"), phrase("a text")).value_or("");
    voice.rate = reader.number(at.member("rate"), kPositive, phrase("a number above 0")).value_or(voice.rate);
    voice.pitch =
        reader.number(at.member("pitch"), kPositive, phrase("a number above 0")).value_or(voice.pitch);
    return voice;
}

Face read_face(CheckedReader& reader, const Located& at) {
    Face face;
    at.node.each_member([&](Node key, Node value) {
        const Located parameter = at.value_of(key, value);
        if (auto number = reader.number(parameter, {-kLargest, kLargest}, phrase("a number")))
            face.emplace_back(key.text(), *number);
    });
    return face;
}

/// An object of objects, one a mood.
template <class T, class Read>
void read_by_mood(CheckedReader& reader, const Located& section, ByName<T>& list, Read read) {
    if (!reader.is_object(section)) return;
    section.node.each_member([&](Node key, Node value) {
        const Located at = section.value_of(key, value);
        if (reader.is_object(at)) list.emplace_back(key.text(), read(reader, at));
    });
}

}  // namespace

void read_expression(CheckedReader& reader, const Located& root, Policy& policy) {
    read_by_mood(reader, root.member("voice_map"), policy.voices, read_voice);
    read_by_mood(reader, root.member("vts_parameters"), policy.faces, read_face);

    const Located prefs = root.member("prompt_prefs");
    if (!reader.is_object(prefs)) return;
    const std::optional<double> most =
        reader.number(prefs.member("max_reply_chars"), kPositive, phrase("a number above 0"));
    policy.max_reply_chars = most.value_or(policy.max_reply_chars);
    const Located hints = prefs.member("style_hints");
    if (!reader.is_object(hints)) return;
    hints.node.each_member([&](Node key, Node value) {
        if (auto hint = reader.text(hints.value_of(key, value), phrase("a text")))
            policy.style_hints.emplace_back(key.text(), *hint);
    });
}

}  // namespace rei
