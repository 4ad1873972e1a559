// The files of settings: config.json for what may be read by anyone, secrets.json for its owner alone.
#pragma once

#include <map>
#include <string>

#include "rei/document/problem.hpp"
#include "rei/live/settings.hpp"

namespace rei::live {

/// $XDG_DATA_HOME/rei/rei.db, $XDG_CONFIG_HOME/rei/config.json and secrets.json beside it, or under the home
/// folder; empty where there is none.
[[nodiscard]] std::string usual_database();
/// The file of conversations that the settings name, else the usual one.
[[nodiscard]] std::string database_of(const Settings& settings);
[[nodiscard]] std::string usual_config_file();
[[nodiscard]] std::string secrets_file_of(const std::string& config_file);

/// The names and values of such a file: an object of texts. No file is an empty one.
[[nodiscard]] Loaded<std::map<std::string, std::string>> read_settings(const std::string& file);
/// The same of secrets; refused where others than the owner could read it.
[[nodiscard]] Loaded<std::map<std::string, std::string>> read_secrets(const std::string& file);

/// Write them, the folder made where it is missing; secrets for the owner alone.
[[nodiscard]] Problems write_settings(const std::string& file,
                                      const std::map<std::string, std::string>& values);
[[nodiscard]] Problems write_secrets(const std::string& file,
                                     const std::map<std::string, std::string>& values);

/// All layers as this process has them; `flags` by name of the setting.
[[nodiscard]] Loaded<SettingLayers> usual_layers(std::map<std::string, std::string> flags);

}  // namespace rei::live
