// A policy as a flat list of named values, for comparing and for hashing.
#pragma once

#include <string>
#include <vector>

#include "rei/policy/policy.hpp"

namespace rei {

struct PolicyLeaf {
    std::string path;
    std::string json;
};

/// The numbers, in the parameter table's order.
[[nodiscard]] std::vector<PolicyLeaf> number_leaves(const Policy& policy);
/// The rest: names, lists and texts. Leaves out the regions' moods, see `regions_leaf`.
[[nodiscard]] std::vector<PolicyLeaf> text_leaves(const Policy& policy);
/// All regions as one value.
[[nodiscard]] PolicyLeaf regions_leaf(const Policy& policy);

}  // namespace rei
