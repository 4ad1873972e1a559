// Panes that share a place: a heading of tabs, one of them open. Tabs that have no room are in a menu.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// Height of a heading of tabs, in design pixels.
inline constexpr float kTabsHeight = 32;

/// The lower right pane. The content goes between this and end_pane.
void begin_tabbed_pane(const Workbench& bench, Ui& ui, const Box& box, Tab open, Commands& out);
/// The drawer under the timeline, likewise. A click on the open tab closes it.
void begin_drawer(const Workbench& bench, Ui& ui, const Box& box, Drawer open, Commands& out);
/// The drawer's tabs alone, while it is closed.
void closed_drawer(const Workbench& bench, Ui& ui, const Box& box, Commands& out);

// ---- for every row of tabs
/// Which tabs of a row are seen, in their order, and which only in its menu.
struct TabRow {
    std::vector<std::size_t> shown, hidden;
};
/// As many of the first tabs as have room beside the open one, which is always shown. The menu's button takes
/// `more_px` where there is one.
[[nodiscard]] TabRow tab_row(std::span<const float> widths_px, std::optional<std::size_t> open, float room_px,
                             float more_px);

/// A tab as the menu shows it.
struct HiddenTab {
    std::string item;  ///< its name among the items
    std::string text;
    std::string shortcut;
};
/// The menu's button in a box; returns which of the hidden tabs was chosen. Its item is `tab/more/ROW`.
std::optional<std::size_t> more_tabs(Ui& ui, const char* row, const Box& box,
                                     const std::vector<HiddenTab>& hidden);

}  // namespace rei::workbench
