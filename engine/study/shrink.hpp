// From a conversation that breaks a law to the least one that a person would look at: fewest turns (Zeller &
// Hildebrandt 2002), then fewer words, no hints of the model, the usual user, simpler times.
#pragma once

#include "rei/study/proof.hpp"

namespace rei {

class Shrinker {
  public:
    /// `talk` must break the law; `proof` is its proof. Everything else must outlive it.
    Shrinker(const TalkSpace& space, const Law& law, const Policy& policy, Variant variant, Talk talk,
             Proof proof);

    /// Try one simpler conversation: write it, appraise its text, replay and judge it. Gives whether there is
    /// more to try; when there is not, nothing that is left can be left out or made simpler by itself.
    bool advance();
    [[nodiscard]] const Talk& talk() const { return talk_; }
    [[nodiscard]] const Proof& proof() const { return proof_; }

  private:
    void next();

    const TalkSpace& space_;
    const Law& law_;
    const Policy& policy_;
    Variant variant_;
    Talk talk_;  ///< the simplest so far
    Proof proof_;
    std::size_t pass_ = 0, place_ = 0;  ///< where in the list of simplifications
    bool progress_ = false;             ///< since the first pass
};

}  // namespace rei
