// Pictures stretch with the page while their letters keep their size, so what has room depends on the page's
// width. There are three: a phone's, a tablet's or a printed page's, a desk's. What needs the room has a
// class by which the style sheet hides it below.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace rei::workbench {

struct PageWidth {
    double picture_px;       ///< a picture is at least so wide
    double page_px;          ///< on pages from this width on
    const char* from_class;  ///< of what is shown from this width on; "": at every width
    const char* only_class;  ///< of what is shown at this width alone
};
inline constexpr std::array kPageWidths{
    PageWidth{200, 0, "", "only0"},
    PageWidth{440, 600, "from1", "only1"},
    PageWidth{800, 960, "from2", "only2"},
};

/// How wide a text is about: letters as they are on the average, Hangul and its like in full.
[[nodiscard]] double text_px(std::string_view text, double font_px);
/// The class of something `wide_px` wide that has `share` of the picture's width; none: it never has room.
[[nodiscard]] std::optional<const char*> class_that_fits(double wide_px, double share);

}  // namespace rei::workbench
