// The playhead: where it is, whether it runs, how fast. Time comes from the caller.
#pragma once

#include <optional>
#include <vector>

#include "rei/affect/state.hpp"

namespace rei::workbench {

class Playback {
  public:
    static constexpr double kSlowest = 0.25;
    static constexpr double kFastest = 32;

    [[nodiscard]] double time_sec() const { return time_sec_; }
    [[nodiscard]] double until_sec() const { return until_sec_; }
    [[nodiscard]] bool playing() const { return playing_; }
    [[nodiscard]] bool loops() const { return loops_; }
    /// What is played again and again while it loops; unset: all of it.
    [[nodiscard]] const std::optional<Interval>& loop_range() const { return loop_range_; }
    [[nodiscard]] double speed() const { return speed_; }

    /// The length of the conversation; the playhead is kept inside.
    void set_until(double until_sec);
    /// From the end, playing starts again at 0; while it loops in a range, from outside at its begin.
    void play();
    void pause() { playing_ = false; }
    void toggle() { playing_ ? pause() : play(); }
    void seek(double time_sec);
    void set_loop(bool on) { loops_ = on; }
    /// A range without length is none. What lies past the end is cut off.
    void set_loop_range(const std::optional<Interval>& range);
    /// Kept inside [kSlowest, kFastest].
    void set_speed(double factor);
    /// Halve or double.
    void slower() { set_speed(speed_ / 2); }
    void faster() { set_speed(speed_ * 2); }

    /// Let time pass. At the end it stops there; when it loops it starts over at the end, or at the end of
    /// the range. Returns whether the playhead moved.
    bool advance(double elapsed_sec);

    /// Pause exactly on the next (previous) of the times, which ascend; past the last one on the end (before
    /// the first one on 0).
    void step_forward(const std::vector<double>& times_sec);
    void step_back(const std::vector<double>& times_sec);

  private:
    /// What is looped in now; none while it does not loop.
    [[nodiscard]] std::optional<Interval> looped() const;

    double time_sec_ = 0;
    double until_sec_ = 0;
    double speed_ = 1;
    bool playing_ = false;
    bool loops_ = false;
    std::optional<Interval> loop_range_;
};

}  // namespace rei::workbench
