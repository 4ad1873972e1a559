// The playhead: where it is, whether it runs, how fast. Time comes from the caller.
#pragma once

#include <vector>

namespace rei::workbench {

class Playback {
  public:
    static constexpr double kSlowest = 0.25;
    static constexpr double kFastest = 32;

    [[nodiscard]] double time_sec() const { return time_sec_; }
    [[nodiscard]] double until_sec() const { return until_sec_; }
    [[nodiscard]] bool playing() const { return playing_; }
    [[nodiscard]] bool loops() const { return loops_; }
    [[nodiscard]] double speed() const { return speed_; }

    /// The length of the conversation; the playhead is kept inside.
    void set_until(double until_sec);
    /// From the end, playing starts again at 0.
    void play();
    void pause() { playing_ = false; }
    void toggle() { playing_ ? pause() : play(); }
    void seek(double time_sec);
    void set_loop(bool on) { loops_ = on; }
    /// Kept inside [kSlowest, kFastest].
    void set_speed(double factor);
    /// Halve or double.
    void slower() { set_speed(speed_ / 2); }
    void faster() { set_speed(speed_ * 2); }

    /// Let time pass. At the end it stops there, or starts over when it loops. Returns whether the playhead
    /// moved.
    bool advance(double elapsed_sec);

    /// Pause exactly on the next (previous) of the times, which ascend; past the last one on the end (before
    /// the first one on 0).
    void step_forward(const std::vector<double>& times_sec);
    void step_back(const std::vector<double>& times_sec);

  private:
    double time_sec_ = 0;
    double until_sec_ = 0;
    double speed_ = 1;
    bool playing_ = false;
    bool loops_ = false;
};

}  // namespace rei::workbench
