// What the commands that move an avatar share: how it is set up, and the face that a conversation keeps it
// at.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "rei/avatar/avatar.hpp"
#include "rei/live/settings.hpp"
#include "rei/persona/persona.hpp"

namespace rei::cli {

/// The mapping that the settings name, else the default. Refuses a bad file.
[[nodiscard]] avatar::Mapping avatar_mapping(const live::Settings& settings);
/// As the settings say; refuses an address or a mapping that is none.
[[nodiscard]] avatar::AvatarSetup avatar_setup(const live::Settings& settings, const Policy& policy);

/// Keeps the avatar at what a persona feels, also while nobody says anything: feelings fade by the clock.
class AvatarFollower {
  public:
    AvatarFollower(const avatar::AvatarSetup& setup, const Persona& persona, Variant variant);
    ~AvatarFollower();
    AvatarFollower(const AvatarFollower&) = delete;
    AvatarFollower& operator=(const AvatarFollower&) = delete;

    /// The persona is like this at `at_sec`. Where `time_passes` it goes on from there by the clock.
    void follow(const Persona& persona, double at_sec, bool time_passes);
    /// What the avatar does, where it has not been said yet.
    [[nodiscard]] std::optional<std::string> news();
    [[nodiscard]] avatar::Avatar& model() { return avatar_; }

  private:
    using Clock = std::chrono::steady_clock;
    void show();
    void run(const std::stop_token& stop);

    avatar::Avatar avatar_;
    std::string said_;
    std::mutex mutex_;  ///< of what follows
    std::condition_variable_any wake_;
    Persona persona_;  ///< a copy, for the conversation's belongs to another thread
    double at_sec_ = 0;
    Clock::time_point since_;
    bool time_passes_ = false;
    std::jthread thread_;
};

}  // namespace rei::cli
