// From mood and state to what the audience hears and sees, and to the prompt (DESIGN §3.5, the documents'
// §7).
#pragma once

#include <string>
#include <string_view>

#include "rei/affect/state.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

/// How far rate and pitch follow arousal, as a share for each unit of arousal away from its baseline.
inline constexpr double kRatePerArousal = 0.25;
inline constexpr double kPitchPerArousal = 0.20;

struct Expression {
    Voice voice;             ///< the mood's preset; rate and pitch scaled by arousal
    Face face;               ///< the mood's face, drawn from neutral by intensity
    std::string style_hint;  ///< how to speak
};

/// A mood without an entry of its own takes neutral's; without that, a plain voice, an empty face, no hint.
[[nodiscard]] Expression express(const Policy& policy, std::string_view mood, const AffectState& state);

/// The prompt of a turn, in the documents' layout. `mood` and `state` are those *before* the turn.
[[nodiscard]] std::string build_prompt(const Policy& policy, std::string_view mood, const AffectState& state,
                                       std::string_view user_text);

}  // namespace rei
