#include "rei/report/mood_classes.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rei/plot/colours.hpp"

namespace rei::workbench {

std::string MoodClasses::class_of(std::string_view mood) {
    auto found = std::find(moods_.begin(), moods_.end(), mood);
    if (found == moods_.end()) found = moods_.emplace(found, mood);
    return fmt::format("m{}", found - moods_.begin());
}

std::string MoodClasses::light_css() const {
    std::string css;
    for (std::size_t k = 0; k < moods_.size(); ++k) {
        const Rgb colour = mood_rgb(moods_[k], moods_);
        css += fmt::format(".m{0}{{--c:{1};--i:{2}}}.held .m{0}{{fill:url(#hm{0})}}", k, hex_of(colour),
                           hex_of(readable_on(light_colours().pane, colour)));
        // what is nothing special is pale
        if (moods_[k] == "neutral") css += fmt::format(".m{}{{--o:.34;--on:var(--ink_dim)}}", k);
    }
    return css;
}

std::string MoodClasses::dark_css() const {
    std::string css;
    for (std::size_t k = 0; k < moods_.size(); ++k)
        css += fmt::format(".m{}{{--i:{}}}", k,
                           hex_of(readable_on(dark_colours().pane, mood_rgb(moods_[k], moods_))));
    return css;
}

std::string MoodClasses::patterns() const {
    std::string out;
    for (std::size_t k = 0; k < moods_.size(); ++k) {
        out += fmt::format(
            R"svg(<pattern id="hm{0}" class="m{0}" width="4" height="4" patternUnits="userSpaceOnUse" )svg"
            R"svg(patternTransform="rotate(45)"><path d="M0,0V4"/></pattern>)svg",
            k);
    }
    return out;
}

}  // namespace rei::workbench
