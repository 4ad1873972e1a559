#include "avatar_inputs.hpp"

#include <utility>

#include "inputs.hpp"

#include "rei/avatar/from_settings.hpp"
#include "rei/live/settings_file.hpp"

namespace rei::cli {
namespace {

constexpr std::chrono::milliseconds kStep{100};  // feelings fade slower than that

std::string config_file() {
    Loaded<live::SettingLayers> layers = live::usual_layers({});
    if (!layers) throw BadInput{layers.problems};
    return std::move(layers->config_file);
}

}  // namespace

avatar::Mapping avatar_mapping(const live::Settings& settings) {
    Loaded<avatar::Mapping> mapping = avatar::mapping_of(settings, config_file());
    if (!mapping) throw BadInput{mapping.problems};
    return std::move(*mapping);
}

avatar::AvatarSetup avatar_setup(const live::Settings& settings, const Policy& policy) {
    Loaded<avatar::AvatarSetup> setup = avatar::setup_of(settings, config_file(), policy);
    if (!setup) throw BadInput{setup.problems};
    return std::move(*setup);
}

AvatarFollower::AvatarFollower(const avatar::AvatarSetup& setup, const Persona& persona, Variant variant)
    : avatar_(setup), persona_(persona.policy(), variant) {
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

AvatarFollower::~AvatarFollower() {
    thread_.request_stop();
    thread_.join();
}

void AvatarFollower::follow(const Persona& persona, double at_sec, bool time_passes) {
    const std::string saved = persona.save();
    const std::lock_guard lock(mutex_);
    if (!persona_.resume(saved, "").empty()) return;  // of the same policy and variant it always can
    at_sec_ = at_sec;
    since_ = Clock::now();
    time_passes_ = time_passes;
    show();
}

void AvatarFollower::show() {
    avatar_.set_target(persona_.expression().face, persona_.state().intensity, persona_.state().arousal);
}

void AvatarFollower::run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
        wake_.wait_for(lock, stop, kStep, [] { return false; });
        if (!time_passes_ || stop.stop_requested()) continue;
        persona_.advance_to(at_sec_ + std::chrono::duration<double>(Clock::now() - since_).count());
        show();
    }
}

std::optional<std::string> AvatarFollower::news() {
    const avatar::AvatarStatus status = avatar_.status();
    std::string text = status.message.text();
    if (text == said_ || (!status.is_on && !status.is_missing)) return {};
    said_ = text;
    return text;
}

}  // namespace rei::cli
