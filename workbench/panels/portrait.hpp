// A face in a round frame, its hair in the colour of the mood.
#pragma once

#include <string_view>
#include <vector>

#include "rei/panels/theme.hpp"
#include "rei/plot/draw.hpp"
#include "rei/plot/face.hpp"

namespace rei::workbench {

/// Fills the square.
void draw_portrait(ImDrawList& list, const Theme& theme, const Box& square, std::string_view mood,
                   const std::vector<FaceShape>& face);

}  // namespace rei::workbench
