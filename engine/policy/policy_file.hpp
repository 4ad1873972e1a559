// rei.json in and out: read with every problem named, write back what was tuned and nothing else.
#pragma once

#include <string>
#include <string_view>

#include "rei/document/files.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

/// A policy with the text it came from, which an export starts from.
struct PolicyFile {
    std::string path;
    std::string text;
    Policy policy;
};

/// Check and read a policy's text; `file` is for messages. All problems at once.
[[nodiscard]] Loaded<Policy> parse_policy(std::string text, const std::string& file);
[[nodiscard]] Loaded<PolicyFile> load_policy(const std::string& path);

/// The text of `original` with the values in which `tuned` differs replaced or added. Unknown keys, the order
/// of keys, the spelling of untouched values and the indentation stay. `parse_policy` of the result equals
/// `tuned`. Equal policies give the identical text.
[[nodiscard]] std::string export_text(const PolicyFile& original, const Policy& tuned);

/// Export to a file: temporary file, flush, rename; the file before it is kept as `.bak`.
[[nodiscard]] Problems export_policy(const PolicyFile& original, const Policy& tuned,
                                     const std::string& path);

/// A short name of what the policy says (16 hex digits), the same for equal policies however they are
/// spelled.
[[nodiscard]] std::string policy_hash(const Policy& policy);

}  // namespace rei
