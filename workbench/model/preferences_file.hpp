// The file that preferences are kept in. Whatever it holds, the workbench starts.
#pragma once

#include <string>

#include "rei/model/notices.hpp"
#include "rei/model/preferences_json.hpp"

namespace rei::workbench {

class PreferencesFile {
  public:
    /// An empty path: nothing is read and nothing written.
    explicit PreferencesFile(std::string path) : path_(std::move(path)) {}

    /// What the file holds, with defaults for what it lacks; without a file the language is the locale's. One
    /// that is damaged is set aside as `.bad`, and the problems say so; that it is missing is no problem.
    [[nodiscard]] ReadPreferences load();
    /// Write them if they are others than the file's, at most once a second.
    Problems keep(const Preferences& preferences, double now_sec);
    /// Write them now, if need be.
    Problems finish(const Preferences& preferences);

  private:
    std::string path_;
    Preferences kept_;  ///< as the file has them
    bool is_there_ = false;
    double next_write_sec_ = 0;
};

/// Say what was wrong with the preferences.
void post_preferences_problems(Notices& notices, const Problems& problems);

}  // namespace rei::workbench
