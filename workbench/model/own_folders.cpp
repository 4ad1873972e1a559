#include "rei/model/own_folders.hpp"

#include <cstdlib>
#include <filesystem>

namespace rei::workbench {

namespace {

constexpr const char* kName = "/rei-workbench";

/// A relative path in such a variable is to be ignored, says the standard.
std::string base_folder(const char* variable, const char* under_home) {
    const char* const named = std::getenv(variable);
    if (named != nullptr && named[0] == '/') return named;
    const char* const home = std::getenv("HOME");
    return home != nullptr && home[0] == '/' ? std::string(home) + under_home : "";
}

}  // namespace

std::string usual_preferences_file() {
    const std::string base = base_folder("XDG_CONFIG_HOME", "/.config");
    return base.empty() ? "" : base + kName + "/preferences.json";
}

std::string usual_state_folder() {
    const std::string base = base_folder("XDG_STATE_HOME", "/.local/state");
    return base.empty() ? "" : base + kName;
}

Problems make_folder(const std::string& folder) {
    if (folder.empty()) return {};
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return {{folder, {}, "", phrase("cannot make the folder: {}", error.message())}};
    return {};
}

std::string set_aside(const std::string& file) {
    std::error_code ignored;
    std::filesystem::rename(file, file + ".bad", ignored);
    return file + ".bad";
}

}  // namespace rei::workbench
