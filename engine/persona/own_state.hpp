// What a variant remembers beyond the state that all variants share, at the last turn.
#pragma once

#include <optional>
#include <variant>

#include "rei/policy/policy.hpp"

namespace rei {

/// The Python's clock.
struct HeuristicOwn {
    std::optional<double> last_update_sec;
    double epoch_sec = 0;
};

/// std::monostate: nothing of its own (continuous).
using OwnState = std::variant<std::monostate, HeuristicOwn>;

}  // namespace rei
