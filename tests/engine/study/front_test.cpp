// Sooner against steadier among the personas under which everything holds.
#include "rei/study/front.hpp"

#include "engine/test_data.hpp"
#include <gmock/gmock.h>

#include "rei/replay/replay.hpp"
#include "rei/scenario/scenario_file.hpp"
#include "rei/study/thread_crew.hpp"

namespace rei {
namespace {

/// Praise and insult in turns, faster than the cooldown: a shorter cooldown answers sooner and flips more.
FrontPlan plan() {
    FrontPlan out;
    PolicyTrial& trial = out.tune.trial;
    trial.policy = test::shipped_policy("rei.json");
    auto scenario = parse_scenario(
        "scenario: both\n"
        "turns:\n"
        "  - {at: 1, text: 최고}\n"
        "  - {at: 4.5, text: 바보}\n"
        "  - {at: 8, text: 최고}\n"
        "  - {at: 11.5, text: 바보}\n"
        "  - {at: 15, text: 최고}\n"
        "until: 40\n"
        "expect:\n"
        "  - mood: {becomes: happy, from: 1, within: 5}\n"
        "  - flips: {at_most: 12}\n",
        "both.yaml");
    EXPECT_TRUE(scenario) << text_of(scenario.problems);
    trial.scenarios = {*scenario};
    trial.free = {"engine.cooldown_sec", "engine.trigger_hold_sec", "engine.half_life_sec.valence",
                  "engine.stimulus_gain.valence"};
    out.tune.hard_ranges = true;
    out.tune.budget = 2000;
    for (const std::string& path : trial.free) out.base.push_back(get_parameter(trial.policy, path));
    return out;
}

std::vector<FrontPoint> front_of(const FrontPlan& plan, unsigned threads = 1) {
    FrontSearch search(plan, thread_crews(threads));
    while (search.advance()) EXPECT_LT(search.progress(), 1);
    EXPECT_EQ(search.progress(), 1);
    return search.result();
}

TEST(Front, HasSeveralPointsNoneOfWhichIsBetterInBoth) {
    const std::vector<FrontPoint> front = front_of(plan());
    ASSERT_GE(front.size(), 2U);
    for (std::size_t k = 1; k < front.size(); ++k) {
        EXPECT_GT(front[k].latency_sec, front[k - 1].latency_sec);
        EXPECT_LT(front[k].flips_per_min, front[k - 1].flips_per_min);
    }
}

TEST(Front, EveryPointHoldsAndIsWhatItSays) {
    const FrontPlan asked = plan();
    FrontSearch search(asked, thread_crews(1));
    while (search.advance()) continue;
    for (const FrontPoint& point : search.result()) {
        const Policy policy = search.task().policy_with(point.values);
        const Scenario& scenario = asked.tune.trial.scenarios[0];
        const AppraisedScenario heard = appraise(scenario, policy);
        const Trace trace = replay(scenario, heard, policy, Variant::continuous);
        for (const Verdict& verdict : judge(trace, scenario, policy)) EXPECT_TRUE(verdict.holds);
        const MeasuredReplay measured{trace, scenario, heard, policy};
        for (const Metric& metric : metrics_of(policy.emotions)) {
            if (metric.name == "latency_sec") {
                EXPECT_NEAR(metric.measure(measured), point.latency_sec, 1e-9);
            }
            if (metric.name == "flips_per_min") {
                EXPECT_NEAR(metric.measure(measured), point.flips_per_min, 1e-9);
            }
        }
        EXPECT_GE(point.spare, 0);
    }
}

TEST(Front, ReachesBothEnds) {
    const std::vector<FrontPoint> front = front_of(plan());
    ASSERT_FALSE(front.empty());
    EXPECT_LT(front.front().latency_sec, 0.05) << "without a cooldown every line is answered at once";
    EXPECT_LT(front.back().flips_per_min, front.front().flips_per_min);
}

TEST(Front, DependsOnTheSeedAndNotOnTheThreads) {
    const auto values = [](const std::vector<FrontPoint>& front) {
        std::vector<std::vector<double>> out;
        for (const FrontPoint& point : front) out.push_back(point.values);
        return out;
    };
    EXPECT_EQ(values(front_of(plan(), 1)), values(front_of(plan(), 3)));
}

}  // namespace
}  // namespace rei
