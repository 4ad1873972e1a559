// What the commands of the live conversation share: settings from the command line and below, the store,
// time.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>

#include "rei/live/settings.hpp"
#include "rei/live/store.hpp"
#include "rei/live/wall_clock.hpp"

namespace CLI {
class App;
}

namespace rei::cli {

/// Values given as flags, by name of the setting.
using SettingFlags = std::map<std::string, std::string>;
/// The flags of these settings, as their table says.
void add_setting_arguments(CLI::App& arguments, SettingFlags& into, std::initializer_list<const char*> names);
/// All layers put together; BadInput where one has a bad value.
[[nodiscard]] live::Settings read_settings(const SettingFlags& flags);
/// The file of conversations that the settings name.
[[nodiscard]] live::Store open_store(const live::Settings& settings);
/// The same for looking into it alone: it is not made where it is missing, nor changed. The usual one where
/// it is missing is as good as an empty one; one that was named is refused.
[[nodiscard]] live::Store open_store_to_read(const live::Settings& settings);
[[nodiscard]] std::string database_file(const live::Settings& settings);
/// The policy that the settings name: as EngineArguments does, but asked for by any layer.
[[nodiscard]] std::string policy_file(const live::Settings& settings);

/// Where the companion is, unless the settings name another.
inline constexpr const char* kUsualCompanion = "policies/companion.json";

/// --var NAME=VALUE, any number of times.
void add_variable_argument(CLI::App& arguments, std::map<std::string, std::string>& into);
/// Values for a prompt's own variables; refuses names that it does not have, and those of every prompt.
void set_variables(live::PromptRecord& prompt, const std::map<std::string, std::string>& said,
                   const live::Settings& settings);
/// Refuses a text with a secret in it that would be stored; `what` says where it was given.
void refuse_secrets(const live::Settings& settings, const std::string& what, const std::string& text);

using live::wall_ms;
/// "2024-05-01 12:00", in the time of the place.
[[nodiscard]] std::string local_time(std::int64_t wall_ms);

}  // namespace rei::cli
