// What a replay leaves behind, in columns: the motion from turn to turn in closed form, from which any sample
// can be drawn, and every change of the label's situation at its exact time with its reason.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rei/affect/motion.hpp"
#include "rei/labelling/label.hpp"
#include "rei/policy/policy.hpp"
#include "rei/replay/own_columns.hpp"

namespace rei {

inline constexpr std::uint32_t kNoTurn = 0xffffffff;

/// The label's situation from `time_sec` on, until the next mark: right-continuous.
struct Mark {
    double time_sec = 0;
    std::uint32_t turn = kNoTurn;       ///< the turn at which it came about; kNoTurn: between turns
    std::uint32_t pushed_by = kNoTurn;  ///< the last turn before or at it
    std::uint32_t anchor = 0;           ///< the motion in force as it came about
    LabelEvent event;
};

/// The anchors of the motion, by time: the start at t = 0, every turn, and where a variant moves by itself
/// (a tick) that instant.
struct AnchorColumns {
    std::vector<double> time_sec, valence, arousal, intensity;
    std::vector<double> rest_valence, deviation_valence, deviation_arousal;
    std::vector<std::int16_t> affinity;  ///< in force

    void reserve(std::size_t n);
    void push(const Motion& motion);
    void resize(std::size_t n);
    [[nodiscard]] Motion operator[](std::size_t k) const;
    [[nodiscard]] std::size_t size() const { return time_sec.size(); }
};

/// One entry a turn.
struct TurnColumns {
    std::vector<double> time_sec;
    std::vector<std::uint32_t> anchor;                       ///< the motion just after it
    std::vector<double> stimulus_valence, stimulus_arousal;  ///< φ after the cap and the mean over context
    std::vector<std::uint32_t> mark;                         ///< the mark in force at the turn's row
    std::vector<std::uint32_t> user;

    void reserve(std::size_t n);
    [[nodiscard]] std::size_t size() const { return mark.size(); }
};

struct Trace {
    Variant variant = Variant::continuous;
    std::string scenario;
    std::vector<std::string> moods;  ///< names of the moods in this trace
    std::vector<std::string> users;  ///< names of the users
    double until_sec = 0;
    std::uint32_t triggers_lost = 0;

    MotionLaw law;
    AnchorColumns anchors;
    TurnColumns turns;
    std::vector<Mark> marks;  ///< by time; the first is the start at 0
    OwnColumns own;           ///< what the variant remembers of its own

    [[nodiscard]] double turn_time(std::size_t turn) const { return turns.time_sec[turn]; }
    /// Just after the turn.
    [[nodiscard]] AffectState turn_state(std::size_t turn) const;
    [[nodiscard]] const LabelEvent& turn_label(std::size_t turn) const {
        return marks[turns.mark[turn]].event;
    }

    /// How many turns there are up to a time, that instant included.
    [[nodiscard]] std::size_t turns_until(double time_sec) const;
    /// The index of the anchor in force at a time in [0, until], right-continuous.
    [[nodiscard]] std::size_t anchor_at(double time_sec) const;
    /// The state at a time in [0, until], right-continuous.
    [[nodiscard]] AffectState state_at(double time_sec) const;
    /// The index of the mark in force at a time, right-continuous.
    [[nodiscard]] std::size_t mark_at(double time_sec) const;
    [[nodiscard]] Mood mood_at(double time_sec) const { return marks[mark_at(time_sec)].event.mood; }
    /// Indices of the marks at which the mood changes.
    [[nodiscard]] std::vector<std::uint32_t> flips() const;
};

/// The state at the end of each anchor's stretch: just before the next anchor, or at the end.
struct StretchEnds {
    std::vector<double> valence, arousal, intensity;

    void push(const AffectState& state);
    void resize(std::size_t n);
    [[nodiscard]] AffectState operator[](std::size_t k) const {
        return {valence[k], arousal[k], intensity[k]};
    }
};
[[nodiscard]] StretchEnds stretch_ends(const Trace& trace);

/// The least and the greatest value of each number of the state in a trace.
struct StateReach {
    Interval valence, arousal, intensity;

    /// Of valence: of |v|. Not of affinity.
    [[nodiscard]] double highest(Axis axis) const;
};
[[nodiscard]] StateReach state_reach(const Trace& trace, const StretchEnds& ends);

/// `count` states at start_sec + k·step_sec (all within [0, until]), written to the three columns. Costs one
/// multiplication a number and sample; re-anchored often enough to stay within 1e-11 of state_at, which is
/// what the rounding of time leaves at the shortest half-life.
void sample(const Trace& trace, double start_sec, double step_sec, std::size_t count, double* valence,
            double* arousal, double* intensity);

}  // namespace rei
