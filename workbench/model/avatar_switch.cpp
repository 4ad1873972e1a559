#include "rei/model/avatar_switch.hpp"

#include <utility>

#include "rei/avatar/avatar.hpp"

namespace rei::workbench {

AvatarSwitch::AvatarSwitch() = default;
AvatarSwitch::~AvatarSwitch() = default;

void AvatarSwitch::equip(SetupOf setup) {
    setup_ = std::move(setup);
}

Problems AvatarSwitch::turn_on(const Policy& policy) {
    avatar::AvatarSetup setup;
    if (Problems problems = setup_(policy, setup); !problems.empty()) return problems;
    avatar_ = std::make_unique<avatar::Avatar>(std::move(setup));
    avatar_->start();
    return {};
}

void AvatarSwitch::turn_off() {
    avatar_.reset();
}

void AvatarSwitch::show(const Face& face, double intensity, double arousal) {
    if (avatar_) avatar_->set_target(face, intensity, arousal);
}

std::string AvatarSwitch::status_text() const {
    return avatar_->status().text;
}

}  // namespace rei::workbench
