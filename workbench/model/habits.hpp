// What the workbench does by itself while a person works: it remembers preferences, keeps a journal and
// follows the files on the disk. The clocks are parameters; nothing here runs unless it is called.
#pragma once

#include "rei/model/journal.hpp"
#include "rei/model/preferences_file.hpp"
#include "rei/model/workbench.hpp"

namespace rei::workbench {

/// How the window stands, which the model does not know.
struct WindowShape {
    int width = 0;
    int height = 0;
    std::map<std::string, float> layout;
};

struct Clocks {
    double now_sec = 0;  ///< since anything, ever rising
    std::int64_t unix_sec = 0;
};

class Habits {
  public:
    /// An empty path or folder: that habit rests.
    Habits(PreferencesFile preferences, std::string journal_folder)
        : preferences_(std::move(preferences)),
          journal_folder_(std::move(journal_folder)),
          journal_(journal_folder_) {}

    /// Offer what interrupted sessions left.
    void offer_interrupted(Workbench& bench) const;
    /// Call it often; it looks around twice a second. Returns whether there is something new to draw.
    bool look_around(Workbench& bench, const WindowShape& shape, const Clocks& clocks);
    /// The session ends as it should.
    void finish(Workbench& bench, const WindowShape& shape);

  private:
    PreferencesFile preferences_;
    std::string journal_folder_;
    Journal journal_;
    double next_look_sec_ = 0;
};

}  // namespace rei::workbench
