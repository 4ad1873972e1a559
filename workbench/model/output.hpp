// What the audience hears and sees at an instant, what its numbers are made of, and what the language model
// is asked (DESIGN §3.5).
#pragma once

#include <optional>
#include <string>

#include "rei/expression/expression.hpp"
#include "rei/model/session.hpp"

namespace rei::workbench {

struct OutputNow {
    std::string mood;
    AffectState state;
    Expression expression;
    Expression preset;  ///< the mood's own: at full intensity, with arousal at its baseline
    Face neutral;       ///< at no intensity
    Voice calmest;      ///< the preset at arousal 0
    Voice liveliest;    ///< the preset at arousal 1
};
/// Of a trace of this policy, at a time in [0, until].
[[nodiscard]] OutputNow output_at(const Policy& policy, const Trace& trace, double time_sec);

/// The prompt of a turn, and the mood before the turn, which it is built from.
struct TurnPrompt {
    std::size_t turn = 0;
    std::string mood;
    std::string text;
};
/// Of the last turn up to a time, in the main variant; none before the first. Requires a scenario.
[[nodiscard]] std::optional<TurnPrompt> prompt_at(const Session& session, double time_sec);

}  // namespace rei::workbench
