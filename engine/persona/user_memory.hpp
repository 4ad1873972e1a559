// What an engine remembers of each user: affinity and the recent pushes.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "rei/persona/engine_state.hpp"

namespace rei {

class UserMemory {
  public:
    void start(const std::vector<int>& affinities) {
        users_.assign(affinities.size(), {});
        for (std::size_t k = 0; k < affinities.size(); ++k) users_[k].affinity = affinities[k];
    }
    void resume(std::vector<UserState> users) { users_ = std::move(users); }
    [[nodiscard]] const std::vector<UserState>& users() const { return users_; }
    [[nodiscard]] int affinity_of(User user) const {
        return user < users_.size() ? users_[user].affinity : 0;
    }

    /// affinity += trunc(delta), clamped to ±100; the new affinity.
    int add_affinity(User user, double delta) {
        const double whole = std::trunc(std::clamp(delta, -1000.0, 1000.0));  // far past the range already
        int& affinity = at(user).affinity;
        affinity = std::clamp(affinity + static_cast<int>(whole), -100, 100);
        return affinity;
    }

    /// The sum of this user's last `turns` pushes, this one included, divided by `turns`.
    Push mean_push(User user, const Push& push, std::size_t turns) {
        if (turns <= 1) return push;
        auto& recent = at(user).recent;
        if (recent.size() == turns) recent.erase(recent.begin());
        recent.push_back(push);
        Push sum;
        for (const Push& one : recent) {
            sum.valence += one.valence;
            sum.arousal += one.arousal;
        }
        return {sum.valence / static_cast<double>(turns), sum.arousal / static_cast<double>(turns)};
    }

  private:
    UserState& at(User user) {
        if (user >= users_.size()) users_.resize(user + std::size_t{1});
        return users_[user];
    }
    std::vector<UserState> users_;
};

}  // namespace rei
