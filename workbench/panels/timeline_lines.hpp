// The lanes as they were drawn, and what they were drawn for: a frame in which nothing moved but the playhead
// draws those of the frame before.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "rei/model/runs.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/theme.hpp"
#include "rei/panels/timeline_geometry.hpp"
#include "rei/plot/belief_lines.hpp"
#include "rei/plot/drawn_before.hpp"
#include "rei/plot/polyline.hpp"

namespace rei::workbench {

/// What the state lanes draw; empty where it is not shown.
struct LinesInView {
    StateLines main;
    StateLines ghost;
    std::vector<StateLines> pinned;    ///< A and B where they are shown
    std::vector<StateLines> others;    ///< the session's runs but the first
    std::array<Band, 2> band;          ///< valence, arousal
    std::array<Polyline, 2> smoothed;  ///< likewise
};

/// What lines depend on; the traces by the session's revision.
struct LinesKey {
    std::uint64_t revision = 0;
    Interval range;
    std::size_t columns = 0;
    std::array<bool, 4> shown{};  ///< ghost, variants, uncertainty, smoothed
    std::vector<const Trace*> pinned;
    friend bool operator==(const LinesKey&, const LinesKey&) = default;
};

struct RememberedLines {
    LinesKey key;
    LinesInView lines;
};

/// What the lanes look like beyond their lines.
struct LanesKey {
    LinesKey lines;
    TimelineGeometry geometry;
    std::vector<PinSlot> slots;  ///< of the pinned runs
    std::array<std::optional<Interval>, 3> value_ranges;
    bool fits_values = false;
    Look look = Look::dark;
    float scale = 1;
    Language language = Language::english;
    std::array<float, 2> font_place{};  ///< in the texture, which another set of fonts makes another size
    friend bool operator==(const LanesKey&, const LanesKey&) = default;
};

/// All that does not follow the playhead; remembered when it is drawn for the second time, so that a drag,
/// which draws something else at every frame, does not pay for it.
struct RememberedLanes {
    std::optional<LanesKey> key;
    std::optional<DrawnBefore> drawing;
};

}  // namespace rei::workbench
