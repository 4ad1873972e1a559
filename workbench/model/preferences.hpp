// What a person likes and how they left the window, whatever file is open.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "rei/model/recents.hpp"
#include "rei/model/strings.hpp"

namespace rei::workbench {

enum class Look : std::uint8_t { dark, light };

/// How it was looked at. Names are those of the tables in remembered_view.cpp; ones that it does not know do
/// nothing.
struct RememberedView {
    std::map<std::string, bool> flags;
    std::string tab;
    std::string drawer;  ///< empty: closed
    std::string study;   ///< the section of the studies
    std::string main_variant;
    std::vector<std::string> shown_variants;
    friend bool operator==(const RememberedView&, const RememberedView&) = default;
};

struct Preferences {
    Language language = Language::english;
    Look look = Look::dark;
    float scale = 0;  ///< of the interface; 0: as the screen says
    std::vector<RecentFile> recents;
    int window_width = 1600;  ///< in the screen's units
    int window_height = 900;
    std::map<std::string, float> layout;  ///< how the window is divided, shares by name
    RememberedView view;
    std::string last_scenario, last_policy;  ///< absolute; may be empty
    friend bool operator==(const Preferences&, const Preferences&) = default;
};

inline constexpr float kLeastScale = 0.5F;
inline constexpr float kGreatestScale = 4.0F;

}  // namespace rei::workbench
