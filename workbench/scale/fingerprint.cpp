#include "rei/scale/fingerprint.hpp"

#include <cstring>

#include <xxhash.h>

#include "rei/policy/policy_file.hpp"
#include "rei/scenario/scenario_writer.hpp"

namespace rei::scale {

Fingerprint& Fingerprint::add(std::string_view text) {
    const std::uint64_t size = text.size();  // lest "a", "bc" be "ab", "c"
    all_.append(reinterpret_cast<const char*>(&size), sizeof size);
    all_ += text;
    return *this;
}

Fingerprint& Fingerprint::add(double number) {
    return add(std::string_view(reinterpret_cast<const char*>(&number), sizeof number));
}

Fingerprint& Fingerprint::add(const Policy& policy) {
    return add(policy_hash(policy));
}

Fingerprint& Fingerprint::add(const Scenario& scenario) {
    return add(scenario_text({}, scenario, "said.json"));
}

Fingerprint& Fingerprint::add(const PolicyTrial& trial) {
    add(trial.policy).add(name_of(trial.variant));
    for (const Scenario& scenario : trial.scenarios) add(scenario);
    add("free");
    for (const std::string& path : trial.free) add(path);
    add("metrics");
    for (const Metric& metric : trial.metrics) add(metric.name);
    return *this;
}

Fingerprint::Value Fingerprint::value() const {
    const XXH128_hash_t hash = XXH3_128bits(all_.data(), all_.size());
    return {hash.high64, hash.low64};
}

}  // namespace rei::scale
