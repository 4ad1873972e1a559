// The lean replay is the plain one: the same moods at the same times but for rounding at a border.
#include "rei/study/lean_continuous.hpp"

#include <algorithm>
#include <cmath>

#include "engine/random_cases.hpp"

#include "rei/replay/counterfactual.hpp"
#include "rei/replay/metrics.hpp"
#include "rei/replay/robustness.hpp"
#include "rei/scenario/scenario_file.hpp"
#include "rei/study/policy_task.hpp"
#include "rei/study/policy_workers.hpp"

namespace rei {
namespace {

bool same(double a, double b, double within) {
    if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
    return a == b || std::abs(a - b) <= within * std::max({1.0, std::abs(a), std::abs(b)});
}

class LeanContinuousTest : public testing::Test {
  protected:
    struct Case {
        Scenario scenario;
        AppraisedScenario heard;
    };
    /// The shipped scenarios; `long_ones`: the hour as well.
    static std::vector<Case> shipped(bool long_ones) {
        std::vector<Case> out;
        const Policy policy = test::shipped_policy("rei.json");
        for (const std::string& file : test::scenario_files()) {
            auto loaded = load_scenario(file);
            if (!loaded || (!long_ones && loaded->turns.size() > 100)) continue;
            out.push_back({*loaded, appraise(*loaded, policy)});
        }
        return out;
    }

    /// How many turns of the scenario have another mood in the lean trace, looked up by time.
    static std::size_t other_moods(const Trace& plain, const Trace& lean) {
        std::size_t out = 0;
        for (std::size_t k = 0; k < plain.turns.size(); ++k) {
            const Mood mood = plain.turn_label(k).mood;
            const double time_sec = plain.turn_time(k);
            // what a turn itself brings about at its instant stands in the lean trace as of that instant
            const Mood found = lean.mood_at(std::nextafter(time_sec + kTimeSlackSec, 1e12));
            if (mood != found && plain.mood_at(std::nextafter(time_sec + kTimeSlackSec, 1e12)) != found)
                ++out;
        }
        return out;
    }

    static void move_in_a_lane(const Script& script, const Policy& policy, Trace& out, StretchEnds& ends) {
        const std::size_t lane = script.cues().size() % kLanes;
        Trace other = out;
        StretchEnds other_ends;
        std::array<LeanMotion::Track, kLanes> tracks;
        tracks.fill({&other.anchors, &other_ends});
        tracks[lane] = {&out.anchors, &ends};
        LeanMotion motion;
        motion.tune(lane, policy);
        motion.move(script, tracks);
    }

    std::size_t turns_ = 0, others_ = 0, flips_ = 0, moved_ = 0;

    void compare(const Policy& policy, const Case& what) {
        const Trace plain = replay(what.scenario, what.heard, policy, Variant::continuous);
        const Script script(what.scenario, what.heard, policy, policy.engine.context_turns > 1);
        LeanContinuous engine(policy);
        Trace lean = engine.begin(script);
        StretchEnds ends;
        move_in_a_lane(script, policy, lean, ends);
        engine.label(script, engine.allowed(script), ends, lean);
        turns_ += plain.turns.size();
        others_ += other_moods(plain, lean);
        const auto flips = plain.flips(), found = lean.flips();
        flips_ += flips.size();
        if (flips.size() != found.size()) {
            ++moved_;
            return;
        }
        for (std::size_t k = 0; k < flips.size(); ++k) {
            const Mark &a = plain.marks[flips[k]], &b = lean.marks[found[k]];
            const bool equal = a.event.mood == b.event.mood && a.event.before == b.event.before &&
                               std::abs(a.time_sec - b.time_sec) < 1e-6;
            if (!equal) ++moved_;
        }
    }
};

TEST_F(LeanContinuousTest, MoodsOfRandomPoliciesAreThePlainOnes) {
    test::Dice dice(2026);
    const std::vector<Case> cases = shipped(true);
    for (int k = 0; k < 150; ++k) {
        const Policy policy = test::random_policy(dice);
        for (const Case& one : cases) compare(policy, one);
    }
    EXPECT_GT(turns_, 100'000U);
    EXPECT_GT(flips_, 1'000U);
    EXPECT_LE(others_, turns_ / 10'000);
    EXPECT_LE(moved_, flips_ / 10'000 + 2);
}

TEST_F(LeanContinuousTest, RandomConversationsToo) {
    test::Dice dice(7);
    for (int k = 0; k < 400; ++k) {
        const Policy policy = test::random_policy(dice);
        Case one{test::random_scenario(dice, dice.whole(0, 40)), {}};
        one.heard = appraise(one.scenario, policy);
        compare(policy, one);
    }
    EXPECT_LE(others_, turns_ / 10'000 + 1);
    EXPECT_LE(moved_, flips_ / 10'000 + 2);
}

/// Rows thrown into the recommended ranges, by the lean worker and by the plain one.
void expect_plain_numbers(PolicyTrial trial) {
    const PolicyTask task(std::move(trial));
    const Policy& policy = task.trial().policy;
    const std::vector<Parameter> parameters = parameters_of(policy);
    test::Dice dice(3);
    Rows in(task.inputs(), 60), plain(task.outputs(), 60), lean(task.outputs(), 60);
    for (std::size_t k = 0; k < in.size(); ++k) {
        for (std::size_t p = 0; p < task.inputs(); ++p) {
            const auto info = std::find_if(parameters.begin(), parameters.end(), [&](const Parameter& one) {
                return one.path == task.trial().free[p];
            });
            const double value = dice.real(info->recommended.low, info->recommended.high);
            in[k][p] = info->whole ? std::round(value) : value;
        }
    }
    plain_worker(task)->work(in, 0, in.size(), plain);
    lean_worker(task)->work(in, 0, in.size(), lean);
    std::size_t differ = 0;
    for (std::size_t k = 0; k < plain.values().size(); ++k) {
        if (!same(plain.values()[k], lean.values()[k], 1e-7)) ++differ;
    }
    EXPECT_LE(differ, plain.values().size() / 10'000);
}

TEST_F(LeanContinuousTest, MetricsAndVerdictsAreThePlainOnes) {
    PolicyTrial trial;
    trial.policy = test::shipped_policy("rei-tuned.json");
    for (const Case& one : shipped(false)) trial.scenarios.push_back(one.scenario);
    trial.free = {"engine.half_life_sec.valence", "engine.half_life_sec.arousal", "engine.cooldown_sec",
                  "engine.stimulus_gain.valence", "engine.affinity_bias",         "engine.baseline.valence",
                  "engine.hysteresis.valence",    "engine.trigger_hold_sec",      "engine.context_turns"};
    for (const Metric& metric : metrics_of(trial.policy.emotions)) {
        if (metric.info->needs == Needs::nothing || metric.info->needs == Needs::affinity_free)
            trial.metrics.push_back(metric);
    }
    expect_plain_numbers(std::move(trial));
}

TEST_F(LeanContinuousTest, RegionsThatMoveFromRowToRowAreTakenUp) {
    PolicyTrial trial;
    trial.policy = test::shipped_policy("rei-tuned.json");
    ASSERT_FALSE(trial.policy.regions.empty());
    trial.policy.regions[0].affinity = {-100, 100};
    for (const Case& one : shipped(false)) trial.scenarios.push_back(one.scenario);
    trial.free = {"regions[0].affinity[0]", "regions[0].valence[0]", "engine.hysteresis.valence"};
    trial.metrics = metrics_of(trial.policy.emotions);
    std::erase_if(trial.metrics, [](const Metric& metric) { return metric.info->needs != Needs::nothing; });
    expect_plain_numbers(std::move(trial));
}

TEST_F(LeanContinuousTest, SilentTurnsAreLeftOutUnlessTheyCount) {
    const Policy policy = test::shipped_policy("rei-tuned.json");
    Scenario scenario;
    for (const char* text : {"안녕", "최고", "…", "점심 뭐 먹지"}) {
        Turn turn;
        turn.at_sec = 1 + static_cast<double>(scenario.turns.size());
        turn.text = text;
        scenario.turns.push_back(turn);
    }
    const AppraisedScenario heard = appraise(scenario, policy);
    EXPECT_EQ(Script(scenario, heard, policy, false).cues().size(), 1U);
    EXPECT_EQ(Script(scenario, heard, policy, true).cues().size(), 4U);
    scenario.turns[0].llm.mood_delta = 1;
    EXPECT_EQ(Script(scenario, heard, policy, false).cues().size(), 2U);
}

TEST_F(LeanContinuousTest, AnotherUsersAffinityIsACueOfItsOwn) {
    const Policy policy = test::shipped_policy("rei-tuned.json");
    Scenario scenario;
    scenario.users = {{"mina", 10}};
    for (const char* user : {"user", "mina", "mina", "bob"}) {
        Turn turn;
        turn.at_sec = 1 + static_cast<double>(scenario.turns.size());
        turn.user = user;
        scenario.turns.push_back(turn);
    }
    const Script script(scenario, appraise(scenario, policy), policy, false);
    ASSERT_EQ(script.cues().size(), 2U) << "mina's first line, and the line of who follows her";
    EXPECT_EQ(script.cues()[0].affinity, 10);
    EXPECT_EQ(script.cues()[1].affinity, 0);
}

}  // namespace
}  // namespace rei
