// The conversations that come nearest to breaking a law, from which others are made.
#pragma once

#include <limits>
#include <vector>

#include "rei/study/draws.hpp"
#include "rei/study/talk.hpp"

namespace rei {

class Population {
  public:
    /// Of a conversation and its robustness; among equals the newer ones stay.
    void offer(const Talk& talk, double robustness);
    [[nodiscard]] bool wants(double robustness) const {
        return members_.size() < kMost || robustness <= members_.back().robustness;
    }
    /// A generation is over. Where many have brought nothing better all begin anew, elsewhere.
    void end_generation();

    [[nodiscard]] bool empty() const { return members_.empty(); }
    /// A member, the better the likelier.
    [[nodiscard]] const Talk& pick(Draws& draws) const;
    /// The least robustness ever offered.
    [[nodiscard]] double nearest() const { return nearest_; }

  private:
    static constexpr std::size_t kMost = 32;
    static constexpr int kPatience = 40;  ///< generations

    struct Member {
        Talk talk;
        double robustness;
    };
    std::vector<Member> members_;  ///< by robustness
    double nearest_ = std::numeric_limits<double>::infinity();
    double best_before_ = std::numeric_limits<double>::infinity();
    int generations_without_ = 0;
};

}  // namespace rei
