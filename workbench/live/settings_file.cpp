#include "rei/live/settings_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "rei/document/document.hpp"
#include "rei/document/files.hpp"

namespace rei::live {
namespace fs = std::filesystem;
namespace {

using Values = std::map<std::string, std::string>;

/// By the rules of XDG a relative path in such a variable is to be ignored.
std::string under(const char* variable, const char* under_home, const char* name) {
    const char* const named = std::getenv(variable);
    if (named != nullptr && named[0] == '/') return std::string(named) + name;
    const char* const home = std::getenv("HOME");
    return home != nullptr && home[0] == '/' ? std::string(home) + under_home + name : "";
}

Problems make_folder_of(const std::string& file) {
    std::error_code error;
    const fs::path folder = fs::path(file).parent_path();
    if (!folder.empty()) fs::create_directories(folder, error);
    if (error) return {{file, {}, "", phrase("the folder cannot be made: {}", error.message())}};
    return {};
}

/// Make an empty file that is its owner's alone, where there is none.
Problems make_private(const std::string& file) {
    const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0)
        return errno == EEXIST ? Problems{} : Problems{{file, {}, "", phrase("{}", std::strerror(errno))}};
    const bool written = ::write(made, "{}\n", 3) == 3;
    ::close(made);
    return written ? Problems{} : Problems{{file, {}, "", phrase("cannot be written")}};
}

}  // namespace

std::string usual_database() {
    return under("XDG_DATA_HOME", "/.local/share", "/rei/rei.db");
}

std::string database_of(const Settings& settings) {
    const std::string& named = settings.value("db");
    return named.empty() ? usual_database() : named;
}

std::string usual_config_file() {
    return under("XDG_CONFIG_HOME", "/.config", "/rei/config.json");
}

std::string secrets_file_of(const std::string& config_file) {
    return config_file.empty() ? "" : (fs::path(config_file).parent_path() / "secrets.json").string();
}

Loaded<Values> read_settings(const std::string& file) {
    std::error_code error;
    if (file.empty() || !fs::exists(file, error)) return Values{};
    const Loaded<std::string> text = read_file(file, 1U << 20U);
    if (!text) return text.problems;
    const auto document = Document::from_json(*text, file);
    if (!document) return document.problems;
    const Node root = (*document)->root();
    if (!root.is(NodeKind::object))
        return Problems{(*document)->problem_at(root.place(), "", phrase("expected an object of settings"))};
    Values out;
    Problems problems;
    root.each_member([&](Node key, Node value) {
        if (value.is(NodeKind::string)) {
            out[std::string(key.text())] = value.text();
        } else {
            problems.push_back((*document)->problem_at(
                value.place(), std::string(key.text()),
                phrase("found {}, expected {}", describe(value.kind()), phrase("a text"))));
        }
    });
    if (!problems.empty()) return problems;
    return out;
}

Loaded<Values> read_secrets(const std::string& file) {
    struct stat info {};
    if (!file.empty() && ::stat(file.c_str(), &info) == 0 && (info.st_mode & 077U) != 0) {
        return Problems{
            {file, {}, "", phrase("others can read it (mode {:03o}); 'chmod 600' it", info.st_mode & 0777U)}};
    }
    Loaded<Values> out = read_settings(file);
    for (Problem& problem : out.problems)
        problem.message = phrase("is no object of texts");  // no content in a message
    return out;
}

Problems write_settings(const std::string& file, const Values& values) {
    if (Problems problems = make_folder_of(file); !problems.empty()) return problems;
    return write_file(
        file, nlohmann::json(values).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

Problems write_secrets(const std::string& file, const Values& values) {
    if (Problems problems = make_folder_of(file); !problems.empty()) return problems;
    if (Problems problems = make_private(file); !problems.empty()) return problems;
    return write_settings(file, values);  // keeps the mode
}

Loaded<SettingLayers> usual_layers(Values flags) {
    SettingLayers out;
    const char* const named = std::getenv("REI_CONFIG");
    out.config_file = named != nullptr && *named != '\0' ? named : usual_config_file();
    out.secrets_file = secrets_file_of(out.config_file);
    Loaded<Values> in_file = read_settings(out.config_file);
    Loaded<Values> in_secrets = read_secrets(out.secrets_file);
    Problems problems = in_file.problems;
    problems.insert(problems.end(), in_secrets.problems.begin(), in_secrets.problems.end());
    if (!problems.empty()) return problems;
    out.in_file = std::move(*in_file);
    out.in_secrets = std::move(*in_secrets);
    out.environment = [](const char* variable) -> const char* { return std::getenv(variable); };
    out.flags = std::move(flags);
    return out;
}

}  // namespace rei::live
