// Any bytes as a scenario, YAML and JSON: refused with problems, or replayed and judged with every number
// sound.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

#include "check.hpp"

#include "rei/policy/policy_file.hpp"
#include "rei/replay/metrics.hpp"
#include "rei/replay/replay.hpp"
#include "rei/replay/robustness.hpp"
#include "rei/replay/rows.hpp"
#include "rei/scenario/said.hpp"
#include "rei/scenario/scenario_file.hpp"
#include "rei/scenario/scenario_writer.hpp"

namespace rei::fuzz {
namespace {

constexpr std::size_t kMostTurns = 2000;
constexpr double kLongestMeasuredSec = 1e5;  // inertia looks at every second

const Policy& default_policy() {
    static const Loaded<PolicyFile> loaded = load_policy(REI_PROJECT_DIR "/policies/rei.json");
    check(bool(loaded), "policies/rei.json can be read");
    return loaded.value->policy;
}

void check_rows(const Trace& trace) {
    RowReader rows(trace, RowSet::samples, trace.until_sec / 50 + 1e-3);
    double last_sec = 0;
    while (const std::optional<Row> row = rows.next()) {
        check(row->time_sec >= last_sec && row->time_sec <= trace.until_sec, "rows come in order of time");
        check(std::abs(row->state.valence) <= 1, "valence stays in [-1, 1]");
        check(row->state.arousal >= 0 && row->state.arousal <= 1, "arousal stays in [0, 1]");
        check(row->state.intensity >= 0 && row->state.intensity <= 1, "intensity stays in [0, 1]");
        check(std::abs(row->affinity) <= 100, "affinity stays in ±100");
        check(row->label(trace).mood < trace.moods.size(), "the mood has a name");
        last_sec = row->time_sec;
    }
}

void check_verdicts(const Trace& trace, const Scenario& scenario, const Policy& policy) {
    for (const Verdict& verdict : judge(trace, scenario, policy)) {
        check(std::isfinite(verdict.robustness), "robustness is a number");
        check(verdict.holds == (verdict.robustness >= 0),
              "robustness is at least 0 exactly where the verdict holds");
    }
}

void check_metrics(const Trace& trace, const Scenario& scenario, const Policy& policy) {
    if (trace.until_sec > kLongestMeasuredSec) return;
    const AppraisedScenario heard = appraise(scenario, policy);
    for (const Metric& metric : metrics_of(trace.moods)) {
        const double value = metric.measure({trace, scenario, heard, policy, &trace, &trace});
        check(!std::isinf(value), "a metric is a number or not defined");
        const bool is_share = metric.name.find("share") != std::string::npos;
        check(!is_share || std::isnan(value) || (value >= 0 && value <= 1 + 1e-9), "a share is one");
    }
}

/// Untouched it is the same bytes; edited it reads back.
void check_writing(const std::string& text, const char* file, const Scenario& scenario) {
    const ScenarioFile original{file, text, scenario};
    check(scenario_text(original, scenario, file) == text, "an untouched scenario is the same bytes");
    Scenario edited = scenario;
    edited.description += "!";
    if (!edited.turns.empty()) edited.turns.back().text = "a: b, \"c\" # d";
    const Loaded<Scenario> again = parse_scenario(scenario_text(original, edited, file), file);
    check(bool(again) && same_scenario(*again, edited), "an edited scenario reads back");
}

void read_and_replay(const std::string& text, const char* file) {
    const Loaded<Scenario> scenario = parse_scenario(text, file);
    check(bool(scenario) == scenario.problems.empty(), "a refusal has a reason");
    if (!scenario || scenario->turns.size() > kMostTurns) return;
    check_writing(text, file, *scenario);
    if (!check_scenario(*scenario, default_policy()).empty()) return;
    for (const Variant variant : {Variant::continuous, Variant::heuristic}) {
        const Trace trace = replay(*scenario, default_policy(), variant);
        check_rows(trace);
        check_verdicts(trace, *scenario, default_policy());
        check_metrics(trace, *scenario, default_policy());
    }
}

}  // namespace
}  // namespace rei::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    rei::fuzz::read_and_replay(text, "scenario.yaml");
    rei::fuzz::read_and_replay(text, "scenario.json");
    return 0;
}
