// What a policy lacks for an expectation, as far as it can be seen.
#include "rei/study/out_of_reach.hpp"

#include "engine/test_data.hpp"
#include <gmock/gmock.h>

#include "rei/scenario/scenario_file.hpp"

namespace rei {
namespace {

using testing::HasSubstr;

/// What is missing for the one expectation of a conversation with the documents' persona.
std::string missing(const std::string& turns, const std::string& expectation) {
    const Policy policy = test::shipped_policy("rei.json");
    auto scenario =
        parse_scenario("scenario: s\nturns:\n" + turns + "expect:\n  - " + expectation + "\n", "s.yaml");
    if (!scenario) return text_of(scenario.problems);
    return what_is_missing(*scenario, appraise(*scenario, policy), policy, scenario->expectations[0]);
}

TEST(WhatIsMissing, AWordWhereNothingIsHeard) {
    EXPECT_THAT(missing("  - {at: 6, text: 👏👏}\n", "mood: {becomes: happy, from: 6, within: 1}"),
                HasSubstr("none of the persona's words is heard in “👏👏” at 6 s"));
    EXPECT_THAT(missing("  - {at: 1, text: 최고}\n  - {at: 6, text: 👏👏}\n", "mood: {is: happy, from: 6.5}"),
                HasSubstr("“👏👏”"));
}

TEST(WhatIsMissing, APlaceForTheMood) {
    EXPECT_THAT(missing("  - {at: 6, text: 최고}\n", "mood: {becomes: shy, from: 6, within: 1}"),
                HasSubstr("nothing leads to shy: it has no region and no trigger"));
}

TEST(WhatIsMissing, NothingWhereSomethingIsHeardOrNoMoodIsAskedFor) {
    EXPECT_EQ(missing("  - {at: 6, text: 최고}\n", "mood: {becomes: sad, from: 6, within: 1}"), "");
    EXPECT_EQ(
        missing("  - {at: 6, text: 👏, llm: {mood_delta: 1}}\n", "mood: {becomes: happy, from: 6, within: 1}"),
        "");
    EXPECT_EQ(missing("  - {at: 6, text: 👏}\n", "mood: {becomes: neutral, from: 6, within: 1}"), "");
    EXPECT_EQ(missing("  - {at: 6, text: 👏}\n", "range: {of: valence, min: 0.5}"), "");
    EXPECT_EQ(missing("  - {at: 6, text: 👏}\n  - {at: 6.5, text: 최고}\n",
                      "mood: {becomes: sad, from: 6, within: 1}"),
              "");
}

}  // namespace
}  // namespace rei
