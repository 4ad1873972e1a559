// An engine's whole state as one value, which saves as JSON and resumes without a seam (DESIGN §3).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rei/affect/motion.hpp"
#include "rei/document/problem.hpp"
#include "rei/labelling/mood_gate.hpp"
#include "rei/persona/own_state.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

/// Users are numbered by the caller (0, 1, …); an engine keeps an affinity and a context for each.
using User = std::uint32_t;

struct UserState {
    int affinity = 0;          ///< ±100
    std::vector<Push> recent;  ///< the last turns by this user, oldest first, at most context_turns
};

struct EngineState {
    Variant variant = Variant::continuous;
    double now_sec = 0;            ///< the latest instant asked for
    Motion motion;                 ///< the state at the last turn, and on from there
    LabelMemory label;             ///< mood, last change, trigger
    std::vector<UserState> users;  ///< by User
    std::optional<User> last_speaker;
    Stimulus stimulus;  ///< of the last turn
    OwnState own;       ///< the variant's own
};

/// The state as JSON, moods by name. `moods` are the engine's.
[[nodiscard]] std::string to_json(const EngineState& state, const std::vector<std::string>& moods);
/// Read it back; every number comes back bit for bit. `file` is for messages.
[[nodiscard]] Loaded<EngineState> parse_engine_state(std::string text, const std::vector<std::string>& moods,
                                                     const std::string& file);

}  // namespace rei
