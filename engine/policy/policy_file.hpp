// rei.json in and out: read with every problem named, write back what was tuned and nothing else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// What a policy took over from another one, by name.
struct TakenWords {
    std::vector<std::string> moods, regions, classes;  ///< regions by their moods, each as often as it came
    ByName<std::vector<std::string>> keywords, triggers;  ///< of a class, of a transition
};

/// Where the numbers of a policy come from that a search has found; written as `meta.tuned`, in place of what
/// stood there. For people: no reader of policies looks at it.
struct Provenance {
    std::string by;                      ///< program and version
    std::string from;                    ///< policy_hash of the policy before
    std::string engine;                  ///< variant
    std::vector<std::string> scenarios;  ///< names
    std::uint64_t seed = 0;
    std::uint64_t tries = 0;  ///< policies evaluated
    struct Change {
        std::string path;
        double before = 0, after = 0;
    };
    std::vector<Change> changed;

    /// What the search was told, beside its seed.
    struct Settings {
        std::uint64_t budget = 0;
        double margin = 0;
        bool hard_ranges = false;
        std::vector<std::string> free;      ///< as it was asked for; empty: everything
        std::optional<std::uint64_t> pick;  ///< of a front
    };
    std::optional<Settings> settings{};
    /// Another policy that gave words before the search.
    struct Donor {
        std::string file, hash;
        TakenWords taken;
    };
    std::optional<Donor> donor{};
};

/// The text of `original` with the values in which `tuned` differs replaced or added. Unknown keys, the order
/// of keys, the spelling of untouched values and the indentation stay. `parse_policy` of the result equals
/// `tuned`. Equal policies give the identical text.
[[nodiscard]] std::string export_text(const PolicyFile& original, const Policy& tuned,
                                      const Provenance* how = nullptr);

/// Export to a file: temporary file, flush, rename; the file before it is kept as `.bak`.
[[nodiscard]] Problems export_policy(const PolicyFile& original, const Policy& tuned, const std::string& path,
                                     const Provenance* how = nullptr);

/// A short name of what the policy says (16 hex digits), the same for equal policies however they are
/// spelled.
[[nodiscard]] std::string policy_hash(const Policy& policy);

}  // namespace rei
