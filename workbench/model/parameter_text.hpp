// What people call a parameter, in the language of the interface. Names that the policy gives stay as they
// are.
#pragma once

#include <string>

#include "rei/policy/parameters.hpp"

namespace rei::workbench {

/// "half life · valence".
[[nodiscard]] std::string label_of(const Parameter& parameter);
/// The same where no heading stands above it: of a border with its region.
[[nodiscard]] std::string full_label_of(const Parameter& parameter);
/// The heading above a group of parameters: "Fading", "Keywords: praise", "Region 0: excited".
[[nodiscard]] std::string group_text(const std::string& group);
/// What the number does, in a sentence.
[[nodiscard]] std::string meaning_text(const Parameter& parameter);

}  // namespace rei::workbench
