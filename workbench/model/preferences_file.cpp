#include "rei/model/preferences_file.hpp"

#include <filesystem>

#include "rei/document/files.hpp"
#include "rei/model/file_browser.hpp"
#include "rei/model/own_folders.hpp"
#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"

namespace rei::workbench {

namespace {

constexpr std::size_t kMostBytes = 1U << 20U;
constexpr double kBetweenWritesSec = 1;

}  // namespace

ReadPreferences PreferencesFile::load() {
    std::error_code error;
    ReadPreferences read;
    if (path_.empty()) return read;
    if (!std::filesystem::exists(path_, error)) {
        read.preferences.language = language_of_locale();
        return read;
    }
    const Loaded<std::string> text = read_file(path_, kMostBytes);
    if (text) {
        read = read_preferences(*text, path_);
    } else {
        read.problems = text.problems;
    }
    if (!read.problems.empty()) {
        set_aside(path_);
        return read;
    }
    kept_ = read.preferences;
    is_there_ = true;
    return read;
}

Problems PreferencesFile::keep(const Preferences& preferences, double now_sec) {
    if (now_sec < next_write_sec_) return {};
    if (is_there_ && preferences == kept_) return {};
    next_write_sec_ = now_sec + kBetweenWritesSec;
    return finish(preferences);
}

Problems PreferencesFile::finish(const Preferences& preferences) {
    if (path_.empty() || (is_there_ && preferences == kept_)) return {};
    // what can't be written is tried again only when it has changed again
    kept_ = preferences;
    is_there_ = true;
    if (Problems problems = make_folder(folder_of(path_)); !problems.empty()) return problems;
    return write_file(path_, json_of(preferences));
}

void post_preferences_problems(Notices& notices, const Problems& problems) {
    if (problems.empty()) return;
    notices.post(NoticeKind::problem,
                 tr("Preferences were not readable: defaults are used, the old file is kept as .bad"),
                 say(problems));
}

}  // namespace rei::workbench
