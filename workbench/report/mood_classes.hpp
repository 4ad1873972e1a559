// Moods on a page: each has a class by which the style sheet knows its colours.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rei::workbench {

class MoodClasses {
  public:
    /// "m3"; the same for the same name.
    std::string class_of(std::string_view mood);
    /// Colours of every mood asked for: --c fills, --i is for text and lines. Light, then dark.
    [[nodiscard]] std::string light_css() const;
    [[nodiscard]] std::string dark_css() const;
    /// The pattern in which a mood that is held back is hatched, as `#hm3`.
    [[nodiscard]] std::string patterns() const;

  private:
    std::vector<std::string> moods_;
};

}  // namespace rei::workbench
