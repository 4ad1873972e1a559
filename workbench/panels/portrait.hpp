// A face in a round frame, its hair in the colour of the mood.
#pragma once

#include <string_view>
#include <vector>

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// The shapes of a face, made anew only when it moved.
const std::vector<FaceShape>& shapes_of(DrawnFace& drawn, const Face& face);

/// Fills the square.
void draw_portrait(ImDrawList& list, const Theme& theme, const Box& square, std::string_view mood,
                   const std::vector<FaceShape>& face);

}  // namespace rei::workbench
