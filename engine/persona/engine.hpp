// One interface for all engine variants: turns in, motion and label events out. Pure: no clock, no I/O, no
// globals.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "rei/affect/motion.hpp"
#include "rei/appraisal/appraiser.hpp"
#include "rei/labelling/label.hpp"
#include "rei/persona/engine_state.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

/// A turn as the engine sees it.
struct EngineTurn {
    double at_sec = 0;
    User user = 0;
    Heard heard;  ///< by Matching::verbatim for the heuristic variant, else normalised
    LlmSignal llm;
    Push noise;  ///< added to φ before its cap: a mishearing, for studies
};

/// Thrown by an engine when time would go backwards: the caller's mistake, like an index out of range.
struct TimeError : std::logic_error {
    using std::logic_error::logic_error;
};

/// Receives what an engine does, in order of time; within an instant in order of cause.
class EngineListener : public LabelListener {
  public:
    /// From `from.time_sec` on the state moves so, until the next call: at the start, at turns, and where a
    /// variant moves by itself (a tick). Comes before the labels that follow from it.
    virtual void on_motion(const Motion& from) = 0;
};

class Engine {
  public:
    virtual ~Engine() = default;

    /// Begin a conversation at t = 0 and label the start. `affinities[u]` is user u's, each in ±100.
    virtual void start(const AffectState& state, Mood mood, const std::vector<int>& affinities,
                       EngineListener& listener) = 0;
    /// Let time pass. The state and mood at a time do not depend on how often this is called (heuristic: see
    /// there).
    virtual void advance_to(double time_sec, EngineListener& listener) = 0;
    /// Advance to the turn, take it in, label it. What follows from it at the same instant (a hold of 0 that
    /// ends, a border that the state stands on and leaves) comes with the next call, be it advance_to the
    /// same time.
    virtual void turn(const EngineTurn& turn, EngineListener& listener) = 0;

    [[nodiscard]] virtual double now_sec() const = 0;           ///< the latest instant asked for
    [[nodiscard]] virtual const LabelEvent& label() const = 0;  ///< in force now
    [[nodiscard]] virtual const Motion& motion() const = 0;  ///< in force, since the last call of on_motion
    [[nodiscard]] virtual const MotionLaw& law() const = 0;
    [[nodiscard]] virtual Stimulus stimulus()
        const = 0;  ///< φ of the last turn, after the cap and the context
    [[nodiscard]] virtual std::uint32_t triggers_lost() const = 0;
    /// What the variant remembers of its own, since the start or the last turn.
    [[nodiscard]] virtual OwnState own() const { return {}; }
    /// Names of all moods this engine can be in; the policy's emotions come first, in their order.
    [[nodiscard]] virtual const std::vector<std::string>& moods() const = 0;
    [[nodiscard]] virtual int affinity_of(User user) const = 0;
    [[nodiscard]] AffectState state() const { return state_at(law(), motion(), now_sec()); }

    /// The whole state, at now_sec().
    [[nodiscard]] virtual EngineState save() const = 0;
    /// Take up a state that an engine of the same policy and variant saved; nothing shows the seam.
    virtual void resume(const EngineState& state) = 0;
};

/// Whether make_engine can make this variant yet.
[[nodiscard]] bool is_available(Variant variant);
/// An engine for a policy, which is copied as far as needed. The variant must be available.
[[nodiscard]] std::unique_ptr<Engine> make_engine(const Policy& policy, Variant variant);
/// How this variant looks for words.
[[nodiscard]] Matching matching_of(Variant variant);

}  // namespace rei
