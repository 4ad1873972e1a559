// A small persona whose numbers can be worked out by hand, and its metrics.
#pragma once

#include "engine/test_data.hpp"

#include "rei/replay/counterfactual.hpp"
#include "rei/replay/metrics.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei::test {

/// One `up` lifts valence by 0.4, one `down` lowers it by 0.8, one `meh` lifts it by 0.05. All half-lives are
/// 10 s: 0.4 passes the exit border 0.05 of happy after 30 s. Arousal rests at 0.3.
inline Policy measured_persona(const std::string& engine = "{}") {
    return policy_from(R"({"emotions": ["neutral", "happy", "sad"], "engine": )" + engine +
                       R"(, "sentiment_keywords": {"up": ["up"], "down": ["down"], "meh": ["meh"]},
  "sentiment_weights": {"up": {"valence": 1.6}, "down": {"valence": -3.2}, "meh": {"valence": 0.2}},
  "regions": [{"mood": "happy", "valence": [0.1, 1], "arousal": [0, 1]},
              {"mood": "sad", "valence": [-1, -0.1], "arousal": [0, 1]}]})");
}

inline Scenario scenario_from(const std::string& yaml) {
    auto loaded = parse_scenario(yaml, "t.yaml");
    if (!loaded) {
        ADD_FAILURE() << text_of(loaded.problems);
        return {};
    }
    return *loaded;
}

/// A metric of a scenario by name.
inline double metric(const std::string& name, const Scenario& scenario, const Policy& policy,
                     Variant variant = Variant::continuous, const std::vector<Push>& noise = {}) {
    const AppraisedScenario heard = appraise(scenario, policy);
    const Trace trace = replay(scenario, heard, policy, variant, noise);
    const Trace affinity_free = replay_without_affinity(scenario, heard, policy, variant, noise);
    const Trace noise_free = replay(scenario, heard, policy, variant);
    const MeasuredReplay measured{trace, scenario, heard, policy, &affinity_free, &noise_free};
    for (const Metric& one : metrics_of(trace.moods)) {
        if (one.name == name) return one.measure(measured);
    }
    ADD_FAILURE() << "no metric " << name;
    return 0;
}
inline double metric(const std::string& name, const std::string& yaml,
                     const Policy& policy = measured_persona()) {
    return metric(name, scenario_from(yaml), policy);
}

}  // namespace rei::test
