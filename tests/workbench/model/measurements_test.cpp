#include "rei/model/measurements.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "workbench/files.hpp"
#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

constexpr double kAllTheTime = std::numeric_limits<double>::infinity();

class MeasurementsTest : public ::testing::Test {
  protected:
    MeasurementsTest() { EXPECT_TRUE(session.open_scenario(test::project_scenario()).empty()); }

    [[nodiscard]] std::size_t row(const std::string& name) const {
        for (std::size_t k = 0; k < measurements.metrics().size(); ++k) {
            if (measurements.metrics()[k].name == name) return k;
        }
        ADD_FAILURE() << "no metric " << name;
        return 0;
    }
    [[nodiscard]] double tuned(const std::string& metric, Variant variant) const {
        return measurements.find(variant)->tuned.metrics[row(metric)];
    }

    Session session{test::project_policy()};
    Measurements measurements;
};

/// How many steps of the smallest size it takes until `is_done`.
template <class Done>
int steps_until(Measurements& measurements, const Session& session, Done&& is_done) {
    constexpr int kMost = 10'000;
    int steps = 0;
    for (; steps < kMost && !is_done(); ++steps) measurements.advance(session, 0);
    return steps;
}

TEST_F(MeasurementsTest, GoOnStepByStepUntilAllIsMeasured) {
    EXPECT_FALSE(measurements.is_current(session));
    const int steps = steps_until(measurements, session, [&] { return measurements.is_current(session); });
    EXPECT_GE(steps, 2 * static_cast<int>(measurements.metrics().size()));
    EXPECT_TRUE(measurements.is_current(session));
    Measurements at_once;
    at_once.advance(session, kAllTheTime);
    for (const workbench::Run& run : session.runs()) {
        const TraceValues& values = measurements.find(run.variant)->tuned;
        const TraceValues& expected = at_once.find(run.variant)->tuned;
        EXPECT_EQ(values.expectations, expected.expectations);
        ASSERT_EQ(values.metrics.size(), expected.metrics.size());
        for (std::size_t k = 0; k < values.metrics.size(); ++k) {
            EXPECT_TRUE(values.metrics[k] == expected.metrics[k] ||
                        (std::isnan(values.metrics[k]) && std::isnan(expected.metrics[k])))
                << measurements.metrics()[k].name;
        }
    }
}

TEST_F(MeasurementsTest, TheValuesAreThoseOfTheTable) {
    measurements.advance(session, kAllTheTime);
    const workbench::Run& run = session.main_run();
    EXPECT_EQ(tuned("flips_per_min", run.variant),
              60 * static_cast<double>(run.trace.flips().size()) / run.trace.until_sec);
    EXPECT_EQ(tuned("triggers_lost", run.variant), run.trace.triggers_lost);
}

TEST_F(MeasurementsTest, TuningMovesTheTunedValuesAndNotThoseAsLoaded) {
    measurements.advance(session, kAllTheTime);
    const MeasuredVariant before = *measurements.find(Variant::continuous);
    session.apply({"engine.half_life_sec.valence", 100});
    EXPECT_FALSE(measurements.is_current(session));
    measurements.advance(session, kAllTheTime);
    const MeasuredVariant& after = *measurements.find(Variant::continuous);
    EXPECT_GT(after.tuned.metrics[row("share.happy")] + after.tuned.metrics[row("share.sad")],
              before.tuned.metrics[row("share.happy")] + before.tuned.metrics[row("share.sad")]);
    EXPECT_EQ(after.as_loaded.metrics[row("share.happy")], before.as_loaded.metrics[row("share.happy")]);
    EXPECT_EQ(before.tuned.metrics[row("share.happy")], before.as_loaded.metrics[row("share.happy")]);
}

TEST_F(MeasurementsTest, ExpectationsThatHoldAreCounted) {
    measurements.advance(session, kAllTheTime);
    const auto& verdicts = session.main_run().verdicts;
    const auto held =
        std::count_if(verdicts.begin(), verdicts.end(), [](const Verdict& v) { return v.holds; });
    EXPECT_EQ(measurements.find(session.main_run().variant)->tuned.expectations,
              static_cast<std::size_t>(held));
}

TEST_F(MeasurementsTest, VariantsTakeTurns) {
    measurements.advance(session, kAllTheTime);
    session.apply({"engine.half_life_sec.valence", 3});
    steps_until(measurements, session, [&] {
        return measurements.find(Variant::continuous)->is_of(session.runs()[0]) ||
               measurements.find(Variant::heuristic)->is_of(session.runs()[1]);
    });
    // the other one was not kept waiting until the first was done
    const int more = steps_until(measurements, session, [&] { return measurements.is_current(session); });
    EXPECT_LE(more, 2);
}

TEST_F(MeasurementsTest, TheBestOfARowIsBetterThanAnother) {
    session.show_variant(Variant::heuristic, true);
    measurements.advance(session, kAllTheTime);
    const MeasuredVariant& continuous = *measurements.find(Variant::continuous);
    const MeasuredVariant& heuristic = *measurements.find(Variant::heuristic);
    for (std::size_t k = 0; k < measurements.metrics().size(); ++k) {
        const Better better = measurements.metrics()[k].info->better;
        const double a = continuous.tuned.metrics[k];
        const double b = heuristic.tuned.metrics[k];
        const bool a_wins = better == Better::lower ? a < b : better == Better::higher && a > b;
        EXPECT_EQ(measurements.is_best(k, continuous), a_wins) << measurements.metrics()[k].name;
    }
}

TEST_F(MeasurementsTest, AVariantHiddenAndShownAgainIsMeasuredAnew) {
    measurements.advance(session, kAllTheTime);
    session.show_variant(Variant::heuristic, false);
    EXPECT_FALSE(measurements.is_current(session));
    measurements.advance(session, kAllTheTime);
    EXPECT_TRUE(measurements.is_current(session));
    EXPECT_EQ(measurements.find(Variant::heuristic), nullptr);
    session.show_variant(Variant::heuristic, true);
    measurements.advance(session, kAllTheTime);
    EXPECT_NE(measurements.find(Variant::heuristic), nullptr);
}

TEST(Measurements, WithoutAScenarioThereIsNothingToMeasure) {
    const Session session(test::project_policy());
    Measurements measurements;
    measurements.advance(session, kAllTheTime);
    EXPECT_TRUE(measurements.is_current(session));
    EXPECT_TRUE(measurements.metrics().empty());
}

}  // namespace
}  // namespace rei::workbench
