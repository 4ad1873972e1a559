// What a YAML scalar means: the core schema of YAML 1.2 (§10.3.2).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rei/document/document.hpp"

namespace rei {

struct YamlScalar {
    NodeKind kind = NodeKind::string;
    double number = 0;      ///< of a number; 1 for true
    bool overflow = false;  ///< a number too large for a double
};

/// `tag` as yaml-cpp gives it: "?" plain, "!" quoted, else explicit. Nothing where the tag is not of the
/// schema.
[[nodiscard]] std::optional<YamlScalar> resolve_yaml_scalar(std::string_view text, const std::string& tag);

}  // namespace rei
