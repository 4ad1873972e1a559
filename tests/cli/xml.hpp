// Whether a text is well-formed XML of the plain kind that reports are: one root, tags that match, known
// entities.
#pragma once

#include <string>
#include <string_view>

namespace rei::test {

/// What is wrong with it; empty if nothing is.
[[nodiscard]] std::string xml_fault(std::string_view text);

}  // namespace rei::test
