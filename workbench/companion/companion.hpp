// The companion: what somebody feels, put into a frame, with three routines, a combination of frames and one
// line of declaration (DESIGN §9). Pure: the same text, log and file give the same reflection.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rei/companion/companion_file.hpp"
#include "rei/companion/listener.hpp"
#include "rei/companion/log.hpp"
#include "rei/companion/mapping.hpp"

namespace rei::companion {

struct Reflection {
    Language language = Language::english;
    Hearing heard;
    AffectState state;
    Index feeling = kNone;  ///< the main one said
    Trend trend = Trend::unknown;
    /// Serious distress: nothing of what follows is set, and the file's answer is what is to be said.
    bool is_distress = false;
    FrameScore frame;
    Index beside = kNone;  ///< the frame that it is combined with
    std::vector<RoutineScore> routines;
    std::string declaration;
};

/// Korean where there is Hangul in it, English where there are other letters; else as last time.
[[nodiscard]] Language language_of(std::string_view text, const Log& log);

class Companion {
  public:
    explicit Companion(CompanionFile file);

    [[nodiscard]] const CompanionFile& file() const { return file_; }
    /// In the language of the text unless one is given.
    [[nodiscard]] Reflection reflect(std::string_view text, const Log& log,
                                     std::optional<Language> language = {}) const;
    /// What is felt after a routine, in the words of somebody who felt `before`.
    [[nodiscard]] Sample felt_after(std::string_view text, const std::optional<Sample>& before,
                                    const Log& log) const;
    /// Whether these are words of serious distress.
    [[nodiscard]] bool is_distress(std::string_view text) const;
    /// The name of a feeling by its id; the id where the file doesn't have it (any more).
    [[nodiscard]] std::string feeling_name(const std::string& id, Language language) const;
    [[nodiscard]] std::string routine_name(const std::string& id, Language language) const;

  private:
    CompanionFile file_;
    Listener listener_;
};

}  // namespace rei::companion
