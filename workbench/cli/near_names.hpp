// What someone who mistyped a name may have meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rei::cli {

/// A few names, nearest first: those of which `asked` is a part, and those that a few slips of a key away
/// from it, in whole or in their last parts between dots. Upper and lower case count alike.
[[nodiscard]] std::vector<std::string> near_names(std::string_view asked,
                                                  const std::vector<std::string>& names);

}  // namespace rei::cli
