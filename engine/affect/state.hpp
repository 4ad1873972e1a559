// The shared words of the engine: what is felt, what pushes it, and the names of moods.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rei {

/// Slack with which elapsed times are compared, in seconds (DESIGN §3.4).
inline constexpr double kTimeSlackSec = 1e-9;
/// Distances in valence, arousal and intensity below this are rounding, not evidence.
inline constexpr double kStateSlack = 1e-12;

/// A point of the felt state: valence in [-1, 1], arousal and intensity in [0, 1].
struct AffectState {
    double valence = 0.0;
    double arousal = 0.3;
    double intensity = 0.3;
    friend bool operator==(const AffectState&, const AffectState&) = default;
};

/// A mood is an index into a list of names that travels with the policy or the trace.
using Mood = std::uint16_t;
inline constexpr Mood kNoMood = 0xffff;

/// The index of `name` in `names`, or kNoMood.
[[nodiscard]] inline Mood find_mood(const std::vector<std::string>& names, std::string_view name) {
    for (std::size_t k = 0; k < names.size(); ++k) {
        if (names[k] == name) return static_cast<Mood>(k);
    }
    return kNoMood;
}

/// φ: what one turn's text pushes, before the gains; capped by the policy's max_stimulus an axis (DESIGN
/// §3.2).
struct Stimulus {
    double valence = 0.0;
    double arousal = 0.0;
    double confidence = 0.0;  ///< in [0, 1); 0 without evidence
    friend bool operator==(const Stimulus&, const Stimulus&) = default;
};

/// A push on valence and arousal, in units of φ.
struct Push {
    double valence = 0.0;
    double arousal = 0.0;
};

/// What the language model said beside its reply. Live answers are clamped where they enter
/// (mood_delta ±2, affinity_delta ±10); a scenario's are taken as written.
struct LlmSignal {
    double mood_delta = 0.0;
    double affinity_delta = 0.0;  ///< whole part counts
};

/// Which number of the state a border or a range speaks of.
enum class Axis : std::uint8_t { valence, arousal, intensity, affinity };
[[nodiscard]] constexpr const char* name_of(Axis axis) {
    constexpr const char* names[] = {"valence", "arousal", "intensity", "affinity"};
    return names[static_cast<int>(axis)];
}

/// Bounds, both inside.
struct Interval {
    double low = 0.0;
    double high = 0.0;
    friend bool operator==(const Interval&, const Interval&) = default;
};

}  // namespace rei
