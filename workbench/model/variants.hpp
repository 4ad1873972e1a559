// The engine variants as the window lists them, and which numbers belong to one of them alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rei/policy/policy.hpp"

namespace rei::workbench {

/// Every variant that can be replayed here, in the order in which they are listed.
[[nodiscard]] std::vector<Variant> available_variants();

/// The one variant that a number of the policy moves; none where it moves several.
[[nodiscard]] std::optional<Variant> only_reader(const std::string& parameter_path);

}  // namespace rei::workbench
