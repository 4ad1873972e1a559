// The emotional rhythm over days.
#include "rei/companion/rhythm.hpp"

#include "companion_data.hpp"
#include <gmock/gmock.h>

namespace rei::companion {
namespace {

using namespace test;
using testing::ElementsAre;

Trend trend(const std::vector<std::pair<int, double>>& points) {
    Log log = log_at(100);
    for (const auto& [day, valence] : points) log.samples.push_back(sample(day, valence));
    return trend_of(days_of(log, 14));
}

TEST(Days, HoldMeansFeelingsAsTheyFollowedAndRoutines) {
    Log log = log_at(100);
    log.samples = {sample(90, 1), sample(99, -0.6, 0.1, "lethargy"), sample(99, -0.6, 0.1, "lethargy"),
                   sample(99, 0.3, 0.6, "focus"), sample(99, -0.3, 0.2, "tired")};
    companion::Run unfinished = rated(99, "walk", "", Rating::hard);
    unfinished.finished = false;
    log.runs = {rated(99, "one-song", "", Rating::good), unfinished};
    const std::vector<Day> days = days_of(log, 3);
    ASSERT_EQ(days.size(), 3U);
    EXPECT_EQ(days[0].valence, std::nullopt);
    EXPECT_EQ(days[2].day, 100);
    EXPECT_EQ(days[1].samples, 4);
    EXPECT_NEAR(*days[1].valence, -0.3, 1e-12);
    EXPECT_NEAR(*days[1].arousal, 0.25, 1e-12);
    EXPECT_THAT(days[1].feelings, ElementsAre("lethargy", "focus", "tired"));
    EXPECT_THAT(days[1].routines, ElementsAre("one-song"));
}

TEST(Trends, AreOfTheLastSevenDays) {
    EXPECT_EQ(trend({}), Trend::unknown);
    EXPECT_EQ(trend({{100, 0.5}}), Trend::unknown);
    EXPECT_EQ(trend({{92, -1}, {100, 0.5}}), Trend::unknown);
    EXPECT_EQ(trend({{96, -0.5}, {98, -0.2}, {100, 0.1}}), Trend::rising);
    EXPECT_EQ(trend({{96, 0.5}, {100, 0.1}}), Trend::falling);
    EXPECT_EQ(trend({{98, 0.1}, {99, 0.1}, {100, 0.2}}), Trend::level);
    EXPECT_EQ(trend({{97, 0.5}, {98, -0.5}, {99, -0.5}, {100, 0.5}}), Trend::swinging);
}

TEST(Sparkline, RunsFromTheLowestToTheHighest) {
    EXPECT_EQ(sparkline({-1, {}, 0.0, 1, 2, -2}, {-1, 1}), "▁·▅██▁");
    EXPECT_EQ(sparkline({}, {0, 1}), "");
}

TEST(Dates, AreCountedFromTheYear1970) {
    EXPECT_EQ(date_of(0), "1970-01-01");
    EXPECT_EQ(date_of(19844), "2024-05-01");
    EXPECT_EQ(day_of("2024-05-01"), 19844);
    EXPECT_EQ(day_of("2024-02-29"), 19782);
    for (const char* const wrong : {"2023-02-29", "2024-13-01", "2024-5-1", "2024-05-01x", "today", ""})
        EXPECT_EQ(day_of(wrong), std::nullopt) << wrong;
}

}  // namespace
}  // namespace rei::companion
