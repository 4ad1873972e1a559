// Which parameters are traits of a persona, to be changed by a search that nobody watches.
#pragma once

#include <string_view>

#include "rei/policy/parameters.hpp"

namespace rei {

/// How a variant is evaluated, and which throw of the dice it is, are no traits. A region that reaches to the
/// end of an axis is open there: to bound it would leave a hole that the conversations at hand may not show.
/// `present` is the value that the parameter has.
[[nodiscard]] bool is_trait(const Parameter& parameter, double present);

/// False where the parameter belongs to other variants alone.
[[nodiscard]] bool is_read_by(Variant variant, std::string_view path);

}  // namespace rei
