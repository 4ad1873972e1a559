// Any bytes as a policy: refused with problems, or linted, exported and read back the same.
#include <cstddef>
#include <cstdint>
#include <string>

#include "check.hpp"

#include "rei/policy/lint.hpp"
#include "rei/policy/parameters.hpp"
#include "rei/policy/policy_diff.hpp"
#include "rei/policy/policy_file.hpp"

namespace rei::fuzz {
namespace {

void export_and_read_back(const PolicyFile& original, const Policy& tuned) {
    const std::string text = export_text(original, tuned);
    const Loaded<Policy> again = parse_policy(text, "export.json");
    check(bool(again), "an export can be read");
    check(*again == tuned, "an export says what was tuned");
}

/// Turn every third number to its default, as a designer's "reset" does.
Policy tune(Policy policy) {
    std::size_t k = 0;
    for (const Parameter& parameter : parameters_of(policy)) {
        if (k++ % 3 == 0) set_parameter(policy, parameter.path, parameter.initial);
    }
    return policy;
}

}  // namespace
}  // namespace rei::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rei;
    const std::string text(reinterpret_cast<const char*>(data), size);
    const Loaded<Policy> policy = parse_policy(text, "policy.json");
    fuzz::check(bool(policy) == policy.problems.empty(), "a refusal has a reason");
    if (!policy) return 0;
    static_cast<void>(lint_policy(*policy));
    const PolicyFile original{"policy.json", text, *policy};
    fuzz::check(export_text(original, *policy) == text, "an export without a change is the same text");
    fuzz::check(diff_policies(*policy, *policy).empty(), "a policy does not differ from itself");
    fuzz::export_and_read_back(original, fuzz::tune(*policy));
    return 0;
}
