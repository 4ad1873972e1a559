// The avatar in VTube Studio, on or off: while it is on it wears the face at the playhead.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "rei/document/problem.hpp"
#include "rei/expression/expression.hpp"
#include "rei/policy/policy.hpp"

namespace rei::avatar {
class Avatar;
struct AvatarSetup;
}  // namespace rei::avatar

namespace rei::workbench {

class AvatarSwitch {
  public:
    /// Where it is and how a persona's face moves it, or the problems; whoever starts the window gives this.
    using SetupOf = std::function<Problems(const Policy&, avatar::AvatarSetup& into)>;

    AvatarSwitch();
    ~AvatarSwitch();
    AvatarSwitch(const AvatarSwitch&) = delete;
    AvatarSwitch& operator=(const AvatarSwitch&) = delete;

    void equip(SetupOf setup);
    [[nodiscard]] bool can_be_turned_on() const { return setup_ != nullptr; }
    [[nodiscard]] bool is_on() const { return avatar_ != nullptr; }
    /// On for this persona. The problems where its address or mapping is none.
    Problems turn_on(const Policy& policy);
    void turn_off();
    /// The face to be worn from now on; intensity and arousal in [0, 1] say how fast it gets there.
    void show(const Face& face, double intensity, double arousal);
    /// What it does, in a line for people; requires is_on().
    [[nodiscard]] std::string status_text() const;

  private:
    SetupOf setup_;
    std::unique_ptr<avatar::Avatar> avatar_;
};

}  // namespace rei::workbench
