// What a policy's file tells of how it was tuned: `meta.tuned`, one record or a list of them.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace rei::workbench {

struct TunedValue {
    std::string path;
    std::string before, after;  ///< as they are spelled in the file; empty where it doesn't say
};

struct TuningRecord {
    std::string by;                                          ///< the program; may be empty, as all of it
    std::vector<std::string> scenarios;                      ///< what it was tuned to
    std::vector<std::pair<std::string, std::string>> facts;  ///< anything else it says: seed, …
    std::vector<TunedValue> changed;
};

/// In the order of the file. Notes for people are no reason to refuse a policy: what is not as expected is
/// left out, and a text that is no JSON has no records.
[[nodiscard]] std::vector<TuningRecord> read_tuning(const std::string& policy_text);

}  // namespace rei::workbench
