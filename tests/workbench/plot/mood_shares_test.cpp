#include "rei/plot/mood_shares.hpp"

#include <algorithm>
#include <numeric>

#include "workbench/files.hpp"
#include <gtest/gtest.h>

#include "rei/replay/replay.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei::workbench {
namespace {

class MoodSharesTest : public ::testing::TestWithParam<Variant> {
  protected:
    const Policy policy = test::project_policy().policy;
    const Trace trace = replay(*load_scenario(test::project_scenario()), policy, GetParam());
};

TEST_P(MoodSharesTest, AddUpToOneAtEveryTime) {
    const MoodShares shares = mood_shares(trace, policy, {0, trace.until_sec}, 200);
    ASSERT_EQ(shares.time_sec.size(), 200U);
    for (const auto& now : shares.shares) {
        ASSERT_EQ(now.size(), policy.emotions.size());
        EXPECT_NEAR(std::accumulate(now.begin(), now.end(), 0.0), 1, 1e-9);
        EXPECT_GE(*std::min_element(now.begin(), now.end()), 0);
    }
}

TEST_P(MoodSharesTest, TheMoodThatTakesOverIsTheMostProbable) {
    int found = 0;
    for (const std::uint32_t flip : trace.flips()) {
        const Mark& mark = trace.marks[flip];
        if (mark.event.cause != Cause::region || mark.event.candidate != mark.event.mood) continue;
        const std::vector<double> shares = mood_shares_at(trace, policy, mark.time_sec);
        EXPECT_EQ(std::max_element(shares.begin(), shares.end()) - shares.begin(), mark.event.mood)
            << mark.time_sec;
        ++found;
    }
    EXPECT_GT(found, 0);
}

INSTANTIATE_TEST_SUITE_P(Variants, MoodSharesTest, ::testing::Values(Variant::kalman, Variant::hmm),
                         [](const auto& instance) { return std::string(name_of(instance.param)); });

TEST(MoodShares, OthersHaveNone) {
    const Policy policy = test::project_policy().policy;
    const Trace trace = replay(*load_scenario(test::project_scenario()), policy, Variant::continuous);
    EXPECT_TRUE(mood_shares_at(trace, policy, 1).empty());
    EXPECT_TRUE(mood_shares(trace, policy, {0, 10}, 100).time_sec.empty());
}

}  // namespace
}  // namespace rei::workbench
