// A heat map in letters.
#pragma once

#include <string>
#include <utility>

#include "output.hpp"

#include "rei/study/heat_map.hpp"

namespace rei::cli {

/// Of a map of `failing`: how many fail, and by how much all hold where none does; else the metric in shades.
/// The names are those of the parameters across and up. `now` are their values in the policy, whose place is
/// marked where it lies in the map.
[[nodiscard]] std::string heat_map_text(const HeatMap& map, const std::pair<std::string, std::string>& names,
                                        const std::pair<double, double>& now, const Output& style);

}  // namespace rei::cli
