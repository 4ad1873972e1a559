// Which parameters a search may change, as people name them.
#pragma once

#include <string>
#include <vector>

#include "rei/policy/policy.hpp"

namespace rei::cli {

/// Every parameter that is named, or that belongs to a part that is named (engine, engine.half_life_sec,
/// regions, regions[2], sentiment_weights.praise), in the policy's order; by default all that the variant
/// reads. How a variant is evaluated, the seed of its dice and the open ends of regions belong to no part.
/// Refuses what names nothing.
[[nodiscard]] std::vector<std::string> choose_free(const std::vector<std::string>& asked,
                                                   const Policy& policy, Variant variant);

}  // namespace rei::cli
