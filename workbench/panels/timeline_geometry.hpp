// Where the lanes of the timeline are.
#pragma once

#include <array>
#include <vector>

#include "rei/plot/draw.hpp"

namespace rei::workbench {

/// Where everything is. All lanes share `x` and the gutter to the left of `plot`.
struct TimelineGeometry {
    Axis2Px x;
    Box plot;   ///< all lanes, without the gutter and the ruler
    Box ruler;  ///< time labels; dragging here scrubs
    float gutter_left = 0;
    std::array<Box, 3> state;  ///< valence, arousal, intensity
    Box stimulus;
    Box affinity;            ///< without height where it is not shown
    Box innovation;          ///< without height where it is not shown
    Box posterior;           ///< likewise
    std::vector<Box> moods;  ///< one a run
    Box findings;
    float finding_height = 0;  ///< of a row; 0: there are none
    Box expectations;
    float expectation_height = 0;
    friend bool operator==(const TimelineGeometry&, const TimelineGeometry&) = default;
};

}  // namespace rei::workbench
