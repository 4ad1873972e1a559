#include "rei/expression/expression.hpp"

#include <fmt/format.h>

namespace rei {
namespace {

template <class T>
const T* preset(const ByName<T>& map, std::string_view mood) {
    const T* own = find_by_name(map, mood);
    return own != nullptr ? own : find_by_name(map, "neutral");
}

double* find_channel(Face& face, const std::string& name) {
    for (auto& channel : face) {
        if (channel.first == name) return &channel.second;
    }
    return nullptr;
}

/// neutral + intensity·(preset − neutral). A channel that the preset leaves out stays at neutral's; one that
/// neutral leaves out rests at 0.
Face blend(const Policy& policy, std::string_view mood, double intensity) {
    Face out;
    if (const Face* neutral = find_by_name(policy.faces, "neutral")) out = *neutral;
    const Face* target = preset(policy.faces, mood);
    if (target == nullptr) return out;
    for (const auto& [name, value] : *target) {
        double* channel = find_channel(out, name);
        if (channel != nullptr) {
            *channel += intensity * (value - *channel);
        } else {
            out.emplace_back(name, intensity * value);
        }
    }
    return out;
}

}  // namespace

Expression express(const Policy& policy, std::string_view mood, const AffectState& state) {
    Expression out;
    if (const Voice* voice = preset(policy.voices, mood)) out.voice = *voice;
    const double excitement = state.arousal - policy.engine.baseline_arousal;
    out.voice.rate *= 1.0 + kRatePerArousal * excitement;
    out.voice.pitch *= 1.0 + kPitchPerArousal * excitement;
    out.face = blend(policy, mood, state.intensity);
    if (const std::string* hint = preset(policy.style_hints, mood)) out.style_hint = *hint;
    return out;
}

std::string build_prompt(const Policy& policy, std::string_view mood, const AffectState& state,
                         std::string_view user_text) {
    const std::string* hint = preset(policy.style_hints, mood);
    std::string out = fmt::format("You are {}.", policy.name.empty() ? "a companion" : policy.name);
    if (!policy.summary.empty()) out += " " + policy.summary;
    out += fmt::format("\n- Tone: {}\n- Current mood: {} (intensity {:.2f})\n", hint != nullptr ? *hint : "",
                       mood, state.intensity);
    if (!policy.speech_register.empty()) out += fmt::format("- Register: {}\n", policy.speech_register);
    out += fmt::format(
        "Reply under {} chars.\nReturn JSON with keys: reply, mood_delta, affinity_delta.\n\nUSER: {}\n",
        policy.max_reply_chars, user_text);
    return out;
}

}  // namespace rei
