// The lines of the state lanes, and what they were made for: a frame in which nothing moved draws those of
// the frame before.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "rei/plot/belief_lines.hpp"
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

}  // namespace rei::workbench
