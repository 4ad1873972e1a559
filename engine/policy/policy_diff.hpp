// What differs between two policies, by parameter name.
#pragma once

#include <string>
#include <vector>

#include "rei/policy/policy.hpp"

namespace rei {

struct PolicyChange {
    std::string path;    ///< e.g. engine.half_life_sec.valence, regions[1].valence[0], transitions.any->happy
    std::string before;  ///< as JSON; empty where it was absent
    std::string after;   ///< as JSON; empty where it is gone
};

/// Everything that changes behaviour or output, in the table's order, numbers first. Spelling does not count.
[[nodiscard]] std::vector<PolicyChange> diff_policies(const Policy& before, const Policy& after);

}  // namespace rei
