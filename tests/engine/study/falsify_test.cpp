#include "rei/study/falsify.hpp"

#include <algorithm>

#include "engine/study/talks.hpp"

#include "rei/policy/parameters.hpp"
#include "rei/replay/replay.hpp"
#include "rei/scenario/said.hpp"
#include "rei/scenario/scenario_file.hpp"
#include "rei/scenario/scenario_writer.hpp"
#include "rei/study/thread_crew.hpp"

namespace rei {
namespace {

FalsifyPlan plan_for(const Policy& policy, std::uint64_t budget) {
    FalsifyPlan plan;
    plan.policy = policy;
    plan.laws = test::all_laws(policy);
    plan.budget = budget;
    return plan;
}

/// What is saved breaks what it says, read back from its text, and its other expectations are none.
void expect_breaks(const Scenario& scenario, const Policy& policy) {
    const Loaded<Scenario> again = parse_scenario(scenario_text({}, scenario, "found.yaml"), "found.yaml");
    ASSERT_TRUE(again) << text_of(again.problems);
    EXPECT_TRUE(same_scenario(*again, scenario));
    const auto verdicts = judge(replay(*again, policy, Variant::continuous), *again, policy);
    ASSERT_FALSE(verdicts.empty());
    for (const Verdict& verdict : verdicts) EXPECT_FALSE(verdict.holds) << verdict.detail;
}

/// A policy with one bad number, and a law that it breaks.
struct PlantedFault {
    const char* name;
    const char* path;
    double value;
    const char* law;
};
constexpr PlantedFault kFaults[] = {
    {"NoCooldown", "engine.cooldown_sec", 0, "oscillation"},
    {"LongCooldown", "engine.cooldown_sec", 60, "rest"},
    {"LongHold", "engine.trigger_hold_sec", 60, "rest"},
    {"StrongBias", "engine.affinity_bias", 0.03, "bias"},
    {"HappyByNature", "engine.baseline.valence", 0.3, "bias"},
    {"TiredByNature", "engine.baseline.arousal", 0.1, "rest"},
    {"FeelsForADay", "engine.half_life_sec.valence", 86400, "pinned"},
    {"IntenseForADay", "engine.half_life_sec.intensity", 86400, "pinned"},
    {"NeverLeavesAMood", "engine.hysteresis.valence", 0.5, "rest"},
    {"MovedTooFar", "engine.stimulus_gain.valence", 2, "one-line"},
    {"NoCapOnALine", "engine.max_stimulus", 10, "one-line"},
    {"TooIntense", "engine.intensity_gain", 2, "one-line"},
    {"BelievesTheModel", "engine.mood_delta_gain", 1, "one-line"},
};

class Planted : public testing::TestWithParam<PlantedFault> {};

TEST_P(Planted, IsFoundAndShrunkToAFewTurns) {
    const PlantedFault& fault = GetParam();
    Policy policy = test::shipped_policy("rei-tuned.json");
    ASSERT_TRUE(set_parameter(policy, fault.path, fault.value));
    FalsifyPlan plan = plan_for(policy, 200'000);
    plan.laws = {test::law_called(fault.law, policy)};
    Falsify search(plan, thread_crews());
    while (search.advance()) {
    }
    const auto& found = search.broken(0);
    ASSERT_TRUE(found) << "nearest " << search.nearest(0);
    EXPECT_TRUE(found->shrunk);
    EXPECT_LE(found->proof.scenario.turns.size(), 5U);
    Scenario scenario = found->proof.scenario;
    scenario.name = fault.name;
    expect_breaks(scenario, policy);
}

INSTANTIATE_TEST_SUITE_P(Faults, Planted, testing::ValuesIn(kFaults),
                         [](const auto& one) { return one.param.name; });

TEST(Falsify, FindsNothingWhereNothingIsWrong) {
    const Policy policy = test::shipped_policy("rei-tuned.json");
    Falsify search(plan_for(policy, 60'000), thread_crews());
    double before = 0;
    while (search.advance()) {
        EXPECT_GE(search.progress(), before);
        before = search.progress();
    }
    EXPECT_EQ(search.tried(), 60'000U);
    EXPECT_EQ(search.progress(), 1);
    for (std::size_t k = 0; k < search.plan().laws.size(); ++k) {
        EXPECT_FALSE(search.broken(k)) << search.plan().laws[k].name;
        EXPECT_GE(search.nearest(k), 0);
        EXPECT_LT(search.nearest(k), 50);
    }
}

TEST(Falsify, ASeedGivesTheSameWithAnyNumberOfThreads) {
    Policy policy = test::shipped_policy("rei-tuned.json");
    ASSERT_TRUE(set_parameter(policy, "engine.cooldown_sec", 0));
    const auto outcome = [&](std::uint64_t seed, unsigned threads) {
        FalsifyPlan plan = plan_for(policy, 30'000);
        plan.laws = {test::law_called("rest", policy), make_law(*find_law("oscillation"), policy, 5)};
        plan.seed = seed;
        Falsify search(plan, thread_crews(threads));
        while (search.advance()) {
        }
        const auto& found = search.broken(1);
        EXPECT_TRUE(found);
        std::string out = std::to_string(search.nearest(0));
        if (found) out += scenario_text({}, found->proof.scenario, "found.yaml");
        return out;
    };
    const std::string one = outcome(7, 1);
    EXPECT_EQ(one, outcome(7, 3));
    EXPECT_NE(one, outcome(8, 1));
}

TEST(Falsify, WithoutBudgetTriesNothing) {
    const Policy policy = test::shipped_policy("rei-tuned.json");
    Falsify search(plan_for(policy, 0), thread_crews(1));
    EXPECT_FALSE(search.advance());
    EXPECT_EQ(search.tried(), 0U);
}

class AroundAScenario : public testing::Test {
  protected:
    Scenario scenario(const char* name) {
        auto loaded = load_scenario(test::source_path(name));
        EXPECT_TRUE(loaded);
        return loaded ? *loaded : Scenario{};
    }
    Policy policy_ = test::shipped_policy("rei-tuned.json");
};

TEST_F(AroundAScenario, TheScenarioItselfIsOneOfItsConversations) {
    for (const char* name : {"scenarios/hype-spam.yaml", "scenarios/shy-when-a-regular-praises.yaml"}) {
        const Scenario given = scenario(name);
        const TalkSpace space = talk_around(given, policy_, Variant::continuous, {});
        const Law law{"none", {}, given.until_sec - given.turns.back().at_sec, {}};
        Scenario again = scenario_of(talk_of(given, space), space, law);
        again.name = given.name;
        const Loaded<Scenario> read = resolved(again);
        ASSERT_TRUE(read);
        EXPECT_EQ(trace_hash(replay(*read, policy_, Variant::continuous)),
                  trace_hash(replay(given, policy_, Variant::continuous)));
        EXPECT_EQ(read->turns[0].text, given.turns[0].text);
    }
}

TEST_F(AroundAScenario, FindsWhatANeighbourBreaks) {
    const Scenario given = scenario("scenarios/praise-insult-oscillation.yaml");
    FalsifyPlan plan = plan_for(policy_, 30'000);
    plan.scenario = given;
    plan.laws = laws_of(given).laws;
    Falsify search(plan, thread_crews());
    while (search.advance()) {
    }
    const auto& found = search.broken(0);
    ASSERT_EQ(plan.laws[0].promise.text(), "the mood changes at most 3 times in any 10 s");
    ASSERT_TRUE(found);
    expect_breaks(
        [&] {
            Scenario named = found->proof.scenario;
            named.name = "neighbour";
            return named;
        }(),
        policy_);
    for (const Turn& turn : found->proof.scenario.turns) {
        const bool known = std::any_of(given.turns.begin(), given.turns.end(),
                                       [&](const Turn& one) { return one.user == turn.user; });
        EXPECT_TRUE(known) << turn.user;
    }
}

}  // namespace
}  // namespace rei
