// What a variant remembers beyond the state that all variants share, at the last turn.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "rei/affect/belief.hpp"
#include "rei/affect/motion.hpp"
#include "rei/dynamics/discrete.hpp"
#include "rei/dynamics/kalman.hpp"
#include "rei/dynamics/mood_chain.hpp"
#include "rei/dynamics/mood_evidence.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

/// The Python's clock.
struct HeuristicOwn {
    std::optional<double> last_update_sec;
    double epoch_sec = 0;
};

/// A turn that came between two ticks.
struct WaitingTurn {
    std::uint32_t user = 0;
    double affinity_delta = 0;
    TickPush push;
    std::vector<std::uint16_t> rules;  ///< transitions that its text matches, in file order
};

struct DiscreteOwn {
    double tick = 0;                   ///< index of the latest tick
    Motion before;                     ///< the tick before it
    TickPush entered;                  ///< what entered with it
    std::vector<WaitingTurn> waiting;  ///< for the next tick
};

/// What the filter believes beside the mean, and the measurement that led to it.
struct KalmanOwn {
    Covariance covariance;
    Measurement measurement;
};

/// A mood that a row of the table has answered with and that the cooldown has not let in yet.
struct FsmAnswer {
    Mood mood = 0;
    std::int32_t row = -1;
    double since_sec = 0;
    bool ends = true;  ///< after trigger_hold_sec, as a trigger does; a time-out's answer waits for good
};

struct FsmOwn {
    double clock_sec = 0;             ///< since when the mood's time-outs count
    std::uint32_t timeouts_past = 0;  ///< how many of them are
    double draws = 0;                 ///< how many chances were drawn
    std::optional<FsmAnswer> answer;
};

struct HmmOwn {
    MoodDistribution posterior;               ///< after the last turn
    double since_sec = 0;                     ///< its instant
    double looked_sec = 0;                    ///< the instant at which the moods were last compared
    double grid = 0;                          ///< the index of the latest instant of the grid
    std::optional<MoodMeasurement> measured;  ///< what the last turn said
};

/// std::monostate: nothing of its own (continuous).
using OwnState = std::variant<std::monostate, HeuristicOwn, DiscreteOwn, KalmanOwn, FsmOwn, HmmOwn>;

}  // namespace rei
