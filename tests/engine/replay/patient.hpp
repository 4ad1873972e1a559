// Diagnoses of small personas in small conversations, for the tests of findings and cures.
#pragma once

#include <algorithm>

#include "engine/random_cases.hpp"

#include "rei/replay/diagnosis.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei::test {

/// One word moves valence by 0.4 either way; nothing else is said of arousal.
inline const char* const kMoody =
    R"({"emotions": ["neutral", "happy", "sad"], "engine": {"cooldown_sec": 1},
  "sentiment_keywords": {"up": ["up"], "down": ["down"]},
  "sentiment_weights": {"up": {"valence": 1.6}, "down": {"valence": -1.6}},
  "regions": [{"mood": "happy", "valence": [0.1, 1], "arousal": [0, 1]},
              {"mood": "sad", "valence": [-1, -0.1], "arousal": [0, 1]}]})";

/// A persona and a conversation, as texts, ready to be diagnosed.
struct Patient {
    Policy policy;
    Scenario scenario;
    AppraisedScenario heard;
    Variant variant = Variant::continuous;

    Patient(const std::string& persona, const std::string& text, Variant by = Variant::continuous)
        : policy(policy_from(persona)), variant(by) {
        const auto read = parse_scenario(text, "t.yaml");
        if (read) {
            scenario = *read;
        } else {
            ADD_FAILURE() << text_of(read.problems);
        }
        heard = appraise(scenario, policy);
    }
    Patient(const Policy& of, const Scenario& in, Variant by)
        : policy(of), scenario(in), heard(appraise(in, of)), variant(by) {}

    [[nodiscard]] Trace trace() const { return replay(scenario, heard, policy, variant); }
    [[nodiscard]] std::vector<Finding> findings() const { return diagnose(trace(), scenario, heard, policy); }
};

inline std::vector<Finding> diagnosed(const std::string& persona, const std::string& scenario,
                                      Variant variant = Variant::continuous) {
    return Patient(persona, scenario, variant).findings();
}

inline const Finding* find(const std::vector<Finding>& findings, FindingKind kind,
                           const std::string& subject) {
    for (const Finding& finding : findings) {
        if (finding.kind == kind && finding.subject.text() == subject) return &finding;
    }
    return nullptr;
}
inline bool any_of_kind(const std::vector<Finding>& findings, FindingKind kind) {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& f) { return f.kind == kind; });
}

}  // namespace rei::test
