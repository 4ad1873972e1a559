// The moods of the continuous variant for studies: those of `replay` without their reasons, from event to
// event, with no memory asked for after the first replay.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "rei/labelling/plane.hpp"
#include "rei/replay/trace.hpp"
#include "rei/study/lean_gate.hpp"
#include "rei/study/lean_motion.hpp"
#include "rei/study/script.hpp"

namespace rei {

class LeanContinuous {
  public:
    explicit LeanContinuous(const Policy& policy);
    LeanContinuous(const LeanContinuous&) = delete;
    LeanContinuous& operator=(const LeanContinuous&) = delete;
    /// Take the numbers of a policy with the same words, moods and regions.
    void tune(const Policy& policy);
    /// Take other regions with the same moods; those that a script's affinities allow are to be asked for
    /// again.
    void take_regions(const Policy& policy);

    /// Which regions the affinities of a script allow.
    struct Allowed {
        std::vector<RegionSet> by_anchor;
        std::vector<std::uint64_t> plain;  ///< bits of cues that leave them as they were and have no rules
    };
    [[nodiscard]] Allowed allowed(const Script& script) const;

    /// A trace of the script with what no policy changes: the times, and who has which affinity.
    [[nodiscard]] Trace begin(const Script& script) const;
    /// Finishes a lean trace, begun or labelled before for the same script, in which the states have moved: a
    /// mark at the start and where the mood changes, with its time, its turn and its moods alone; turns by
    /// cue. `out` keeps its memory.
    void label(const Script& script, const Allowed& allowed, const StretchEnds& ends, Trace& out);

  private:
    /// One number of the state on its way since the last cue.
    struct Axis {
        const AxisCells* cells = nullptr;
        Relaxation path;
        int cell = 0;
        double next_sec = 0;  ///< when it passes its next border, if that is before the next cue
    };

    void look_up_places(const Allowed& allowed, const AnchorColumns& anchors, const StretchEnds& ends);
    void anchor(const AnchorColumns& anchors, std::size_t k);
    void take_paths(const AnchorColumns& anchors, std::size_t k);
    [[nodiscard]] bool stays(const AnchorColumns& anchors, const StretchEnds& ends, std::size_t k) const;
    /// Whether the places say so alone: errs towards no.
    [[nodiscard]] bool surely_stays(std::size_t k) const;
    [[nodiscard]] bool surely_speaks_for_same(std::size_t k) const;
    [[nodiscard]] Mood spoken_for(const Cells& cells) const;
    void look_ahead_from(std::size_t k, const AnchorColumns& anchors, const AffectState& there);
    void look_ahead(Axis& axis, double there) const;
    void cross(Axis& axis, double until_sec, double there) const;
    /// Let time pass from anchor k to `to_sec`; what is due up to `limit_sec` is decided.
    void advance(std::size_t k, double to_sec, double limit_sec, const StretchEnds& ends, Trace& out);
    void decide(std::size_t k, double to_sec, double limit_sec, const StretchEnds& ends, Trace& out);
    void label_cue(const Script& script, const Allowed& allowed, std::uint32_t k, const StretchEnds& ends,
                   Trace& out);
    void settle_start(Trace& out);
    void settle(double now_sec, bool enters, std::uint32_t turn, Trace& out);

    MotionLaw law_;
    LabelPlane plane_;
    LeanGate gate_;
    std::vector<std::string> moods_;
    Mood neutral_ = 0;

    // of the conversation
    /// The clear cells of both ends of stretches; negative: look closely.
    struct Places {
        std::vector<std::int32_t> begins, ends;
    };
    Places valence_places_, arousal_places_, intensity_places_;
    // bits of stretches: begins and ends well inside one cell; ends there and the next one begins there
    std::vector<std::uint64_t> stays_in_cell_, lands_in_cell_;
    std::vector<std::uint64_t> quiet_;  ///< of cues at which only time that runs out changes the label
    std::size_t anchored_ = 0;          ///< the anchor that the axes are on their way from
    double anchored_sec_ = 0;
    Axis valence_, arousal_;
    Axis intensity_;  ///< moves only where intensity counts: where a region is bounded in it
    bool intensity_counts_ = false;
    RegionSet allowed_ = 0;  ///< by the affinity in force
};

}  // namespace rei
