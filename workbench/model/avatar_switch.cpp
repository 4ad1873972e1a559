#include "rei/model/avatar_switch.hpp"

#include <utility>

#include "rei/avatar/avatar.hpp"
#include "rei/document/files.hpp"

namespace rei::workbench {

namespace {

constexpr std::size_t kMostBytes = 1U << 20U;

/// Empty where there is no such file, or none that can be read.
std::string text_on_disk(const std::string& file) {
    Loaded<std::string> text = read_file(file, kMostBytes);
    return text ? std::move(*text) : std::string();
}

}  // namespace

AvatarSwitch::AvatarSwitch() = default;
AvatarSwitch::~AvatarSwitch() = default;

void AvatarSwitch::equip(AvatarMeans means) {
    means_ = std::move(means);
    kept_text_ = text_on_disk(means_.mapping_file);
}

Problems AvatarSwitch::turn_on(const Policy& policy) {
    avatar::AvatarSetup setup;
    if (Problems problems = means_.setup(policy, setup); !problems.empty()) return problems;
    if (mapping_) setup.mapping = *mapping_;
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

std::vector<avatar::InputState> AvatarSwitch::inputs() const {
    return avatar_->status().inputs;
}

void AvatarSwitch::follow(const SharedMapping& mapping) {
    if (mapping == mapping_) return;
    if (!mapping_) kept_ = mapping;  // as it was read
    mapping_ = mapping;
    if (avatar_ && mapping_) avatar_->set_mapping(*mapping_);
}

Problems AvatarSwitch::keep() {
    if (mapping_ == kept_) return {};
    kept_ = mapping_;
    if (!mapping_ || means_.mapping_file.empty()) return {};
    const std::string& file = means_.mapping_file;
    if (text_on_disk(file) != kept_text_)
        return {{file,
                 {},
                 "",
                 phrase("changed by another program, so it is left as it is; the next start reads it")}};
    std::string text = avatar::mapping_text(*mapping_);
    if (Problems problems = write_file(file, text); !problems.empty()) return problems;
    kept_text_ = std::move(text);
    return {};
}

}  // namespace rei::workbench
