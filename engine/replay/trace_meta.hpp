// What a file of traces is of, beside it as JSON: the policy with all of its numbers, the variant, the
// scenarios. Whoever finds the file later can make it again, and see whether it still comes out the same.
#pragma once

#include <string>
#include <vector>

#include "rei/policy/policy.hpp"
#include "rei/replay/rows.hpp"
#include "rei/replay/trace_records.hpp"

namespace rei {

struct TracedScenario {
    std::string name;
    std::string file;        ///< empty where it was never saved
    std::string trace_hash;  ///< of trace_hash(Trace)
};

struct TraceMeta {
    std::string trace_file;
    TraceRows rows;
    std::string policy_file;
    const Policy* policy = nullptr;   ///< what was replayed
    const Policy* nominal = nullptr;  ///< what `changed` counts from; may be the policy itself
    Variant variant = Variant::continuous;
    std::vector<TracedScenario> scenarios;
};

/// A JSON object; requires both policies.
[[nodiscard]] std::string meta_json(const TraceMeta& meta);

/// The name of the file that goes with a file of traces: NAME.csv -> NAME.meta.json.
[[nodiscard]] std::string meta_path_of(const std::string& trace_file);

}  // namespace rei
