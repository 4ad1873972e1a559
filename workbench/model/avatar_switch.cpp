#include "rei/model/avatar_switch.hpp"

#include <filesystem>
#include <utility>

#include "rei/avatar/avatar.hpp"
#include "rei/document/files.hpp"
#include "rei/model/own_folders.hpp"
#include "rei/model/say.hpp"

namespace rei::workbench {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostBytesOfMapping = 1U << 20U;

/// Nothing where there is no such file, or none that can be read.
std::optional<std::string> text_on_disk(const std::string& file) {
    return read_file(file, kMostBytesOfMapping).value;
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
    return say(avatar_->status().message);
}

std::vector<avatar::InputState> AvatarSwitch::inputs() const {
    return avatar_->status().inputs;
}

std::optional<avatar::Mapping> AvatarSwitch::read_again() {
    // before it is read: a change in between is taken for somebody else's, which is never written over
    kept_text_ = text_on_disk(means_.mapping_file);
    Loaded<avatar::Mapping> mapping = means_.read_mapping();
    means_.mapping_problems = std::move(mapping.problems);
    return std::move(mapping.value);
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
    const std::optional<std::string> there = text_on_disk(file);
    if (there && there != kept_text_)
        return {{file,
                 {},
                 "",
                 phrase("changed by another program, so it is left as it is; the next start reads it")}};
    if (Problems problems = make_folder(fs::path(file).parent_path().string()); !problems.empty())
        return problems;
    std::string text = avatar::mapping_text(*mapping_);
    const Backup backup = has_written_ ? Backup::none : Backup::keep_bak;
    if (Problems problems = write_file(file, text, backup); !problems.empty()) return problems;
    kept_text_ = std::move(text);
    has_written_ = true;
    return {};
}

}  // namespace rei::workbench
