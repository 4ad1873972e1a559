// How a face moves from one expression to the next: each channel relaxes towards its target,
//   x(t) = target + (x₀ − target)·exp(−(t − t₀)/τ),
// from where it was when the target was set. So x(t) depends on the targets alone, never on how often anyone
// asks. How far a mood's face goes from neutral is decided by intensity before it comes here (DESIGN §3.5);
// how fast it gets there by arousal and intensity:
//   τ = 0.6 s · (0.08 / 0.6)^((2·arousal + intensity) / 3)
// A calm, faint feeling dawns on the face within two seconds; a strong, excited one is there in a quarter of
// one.
#pragma once

#include <string>
#include <vector>

#include "rei/policy/policy.hpp"

namespace rei::avatar {

inline constexpr double kSlowestSec = 0.6;
inline constexpr double kFastestSec = 0.08;

/// τ in seconds. Numbers outside [0, 1] count as the nearer end, NaN as 0.
[[nodiscard]] double time_constant_sec(double intensity, double arousal);

class FaceMotion {
  public:
    /// Channels that are never given a target rest at 0.
    explicit FaceMotion(const std::vector<std::string>& channels);

    /// From `at_sec` on the face moves towards this one. A channel that it leaves out goes to 0; one that is
    /// not finite keeps its target; one that the motion does not know is ignored. The first target is where
    /// the face begins. Time going back counts as standing still.
    void set_target(const Face& face, double intensity, double arousal, double at_sec);
    [[nodiscard]] Face at(double at_sec) const;

  private:
    struct Channel {
        std::string name;
        double from = 0;
        double target = 0;
    };
    /// What is left of the way at `at_sec`, in [0, 1].
    [[nodiscard]] double remaining(double at_sec) const;

    std::vector<Channel> channels_;
    double since_sec_ = 0;
    double tau_sec_ = kSlowestSec;
    bool has_begun_ = false;
};

}  // namespace rei::avatar
