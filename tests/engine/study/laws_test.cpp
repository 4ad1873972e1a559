#include "rei/study/laws.hpp"

#include <cmath>

#include "engine/test_data.hpp"

#include "rei/policy/parameters.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei {
namespace {

Scenario scenario_from(const std::string& yaml) {
    auto parsed = parse_scenario(yaml, "test.yaml");
    if (!parsed) {
        ADD_FAILURE() << text_of(parsed.problems);
        return {};
    }
    return *parsed;
}

TEST(Laws, EachHasAPromiseWithItsNumberInIt) {
    const Policy policy = test::shipped_policy("rei-tuned.json");
    for (const LawInfo& info : law_table()) {
        const double value = info.range.low + (info.range.high - info.range.low) / 2;
        const Law law = make_law(info, policy, value);
        EXPECT_EQ(find_law(info.name), &info);
        EXPECT_EQ(law.name, info.name);
        EXPECT_FALSE(law.clauses.empty()) << info.name;
        EXPECT_EQ(law.promise.text().find('{'), std::string::npos) << law.promise;
        if (!std::isnan(info.standard)) {
            EXPECT_GE(info.standard, info.range.low);
            EXPECT_LE(info.standard, info.range.high);
        }
    }
    EXPECT_EQ(find_law("gravity"), nullptr);
}

TEST(Laws, ARestingPersonaMustBePastTheExitBorders) {
    Policy policy = test::shipped_policy("rei-tuned.json");
    EXPECT_EQ(rest_range(policy).low, -0.1);  // sad from −0.13, hysteresis 0.03
    EXPECT_EQ(rest_range(policy).high, 0.1);
    ASSERT_TRUE(set_parameter(policy, "engine.baseline.valence", 0.3));
    EXPECT_EQ(rest_range(policy).high, 0.1) << "in happy: the place next to it";
    ASSERT_TRUE(set_parameter(policy, "engine.baseline.arousal", 0.1));
    EXPECT_NEAR(rest_range(policy).low, 0.2, 1e-12) << "tired at any valence: no place is left";
}

TEST(Laws, OfAScenarioAreExpectationsOfAnyConversation) {
    const ScenarioLaws found = laws_of(scenario_from(R"(scenario: s
turns: [{id: a, at: 1}, {id: b, at: 5}]
until: 45
expect:
  - flips: {at_most: 4, window: 10}
  - saturation: {of: intensity, above: 0.9, at_most: 0.1, from: a}
  - saturation: {of: intensity, above: 0.9, at_most: 0.1}
  - mood: {never: tired}
  - mood: {is: neutral}
  - settles: {to: neutral, after: b, within: 20}
  - settles: {to: neutral, after: a, within: 2}
  - settles: {to: neutral}
  - range: {of: valence, max: 0.9}
)"));
    std::vector<std::string> promises;
    for (const Law& law : found.laws) promises.push_back(law.name + ": " + law.promise.text());
    EXPECT_EQ(promises, (std::vector<std::string>{
                            "line 5: the mood changes at most 4 times in any 10 s",
                            "line 7: intensity is above 0.9 for at most 0.1 of the time",
                            "line 8: the mood is never tired",
                            "line 10: the mood settles to neutral within 20 s after the last turn",
                            "line 12: the mood ends neutral", "line 13: valence ≤ 0.9"}));
    EXPECT_EQ(found.not_taken.size(), 3U);
    for (const Law& law : found.laws) EXPECT_EQ(law.tail_sec, 40);
}

TEST(Laws, OfOneLineHaveNamesOfTheirOwn) {
    const ScenarioLaws found = laws_of(scenario_from(
        "scenario: s\nexpect: [{mood: {never: sad}}, {flips: {at_most: 3}}, {mood: {never: shy}}]\n"));
    ASSERT_EQ(found.laws.size(), 3U);
    EXPECT_EQ(found.laws[0].name, "line 2");
    EXPECT_EQ(found.laws[1].name, "line 2.2");
    EXPECT_EQ(found.laws[2].name, "line 2.3");
}

TEST(Laws, TimesMoveWithTheConversation) {
    const TalkTimes times{3, 10, 40};
    EXPECT_EQ(time_of({Edge::Of::start, 0}, times), 0);
    EXPECT_EQ(time_of({Edge::Of::second_turn, 0}, times), 3);
    EXPECT_EQ(time_of({Edge::Of::last_turn, 20}, times), 30);
    EXPECT_EQ(time_of({Edge::Of::last_turn, 31}, times), 40) << "not past the end";
    EXPECT_EQ(time_of({Edge::Of::end, 0}, times), 40);
}

}  // namespace
}  // namespace rei
