// The rule of feedback.
#include "rei/companion/worth.hpp"

#include "companion_data.hpp"
#include <gmock/gmock.h>

namespace rei::companion {
namespace {

using namespace test;

constexpr const char* kFrame = "POS-FlowOnly";

Routine a_routine() {
    Routine out;
    out.id = "walk";
    out.towards = {0.2, 0.4};
    return out;
}
double worth(const std::vector<Run>& runs, int today = 100, const char* frame = kFrame) {
    Log log = log_at(today);
    log.runs = runs;
    return worth_of(a_routine(), frame, log).mean;
}

TEST(Worth, BeginsInTheMiddle) {
    EXPECT_DOUBLE_EQ(worth({}), 0.5);
}

TEST(Worth, IsABetaMeanOfHowItWent) {
    EXPECT_DOUBLE_EQ(worth({rated(100, "walk", kFrame, Rating::flow)}), 2.0 / 3);
    EXPECT_DOUBLE_EQ(worth({rated(100, "walk", kFrame, Rating::unfit)}), 1.0 / 3);
    EXPECT_DOUBLE_EQ(worth({rated(100, "walk", kFrame, Rating::good)}), 1.75 / 3);
    EXPECT_DOUBLE_EQ(worth({rated(100, "walk", kFrame, Rating::okay)}), 0.5);
    EXPECT_DOUBLE_EQ(worth({rated(100, "other", kFrame, Rating::flow)}), 0.5);
}

TEST(Worth, ForgetsByHalfInFourteenDays) {
    EXPECT_DOUBLE_EQ(worth({rated(86, "walk", kFrame, Rating::flow)}), 1.5 / 2.5);
    EXPECT_NEAR(worth({rated(0, "walk", kFrame, Rating::flow)}, 1000), 0.5, 1e-9);
}

TEST(Worth, OfAnotherFrameCountsAQuarter) {
    EXPECT_DOUBLE_EQ(worth({rated(100, "walk", "WAVE-LetThrough", Rating::flow)}), 1.25 / 2.25);
}

TEST(Worth, RulesNothingOutOrInForGood) {
    std::vector<companion::Run> runs(500, rated(100, "walk", kFrame, Rating::unfit));
    EXPECT_EQ(worth(runs), 0.1);
    for (companion::Run& run : runs) run.rating = Rating::flow;
    EXPECT_EQ(worth(runs), 0.9);
}

TEST(Success, IsTheMeanOfWhatWasSaidAndWhatChanged) {
    companion::Run run = rated(100, "walk", kFrame, Rating::good);
    run.before = sample(100, -0.3, 0.4);
    run.after = sample(100, 0.0, 0.4);  // 0.5 away, then 0.2
    EXPECT_NEAR(*success_of(run, a_routine()), (0.75 + 0.8) / 2, 1e-12);
    run.rating.reset();
    EXPECT_NEAR(*success_of(run, a_routine()), 0.8, 1e-12);
    run.after = sample(100, -0.3, 0.4);
    EXPECT_NEAR(*success_of(run, a_routine()), 0.5, 1e-12) << "nothing changed";
    run.after = sample(100, -1, 1);
    EXPECT_EQ(*success_of(run, a_routine()), 0) << "much farther away";
}

TEST(Success, OfAnUnfinishedRunIsHalf) {
    companion::Run run = rated(100, "walk", kFrame, Rating::hard);
    run.finished = false;
    EXPECT_DOUBLE_EQ(*success_of(run, a_routine()), 0.125);
    run.rating.reset();
    EXPECT_DOUBLE_EQ(*success_of(run, a_routine()), 0.25);
    run.finished = true;
    EXPECT_EQ(success_of(run, a_routine()), std::nullopt) << "nothing is known of it";
}

TEST(Feedback, ShiftsWhatIsSuggestedLater) {
    const Companion& companion = project_companion();
    const auto ids = [&](const Log& log) {
        std::vector<std::string> out;
        for (const RoutineScore& one : companion.reflect("오늘 너무 무기력함", log).routines)
            out.push_back(companion.file().routines[one.routine].id);
        return out;
    };
    Log log = log_at(100);
    const std::string first = ids(log)[0];
    for (int day = 95; day < 98; ++day) log.runs.push_back(rated(day, first, kFrame, Rating::unfit));
    EXPECT_THAT(ids(log), testing::Not(testing::Contains(first))) << "three times not for me";
    log.now = noon(300);
    EXPECT_EQ(ids(log)[0], first) << "and long ago";
    log.now = noon(100);
    log.runs.clear();
    for (int day = 93; day < 98; ++day) log.runs.push_back(rated(day, "one-song", kFrame, Rating::flow));
    EXPECT_THAT(ids(log), testing::Contains("one-song")) << "what went well comes in from elsewhere";
}

}  // namespace
}  // namespace rei::companion
