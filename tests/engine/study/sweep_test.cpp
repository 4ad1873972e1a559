#include "rei/study/sweep.hpp"

#include <cmath>

#include "engine/test_data.hpp"

#include "rei/replay/robustness.hpp"
#include "rei/scenario/scenario_file.hpp"
#include "rei/study/thread_crew.hpp"

namespace rei {
namespace {

struct SeenRow {
    std::uint64_t index;
    std::vector<double> values, outcome;
};

class SweepTest : public testing::Test {
  protected:
    static SweepPlan plan() {
        SweepPlan out;
        out.trial.policy = test::shipped_policy("rei.json");
        for (const char* name : {"scenarios/praise-then-insult.yaml", "scenarios/regular-and-hater.yaml"}) {
            auto loaded = load_scenario(test::source_path(name));
            if (loaded) out.trial.scenarios.push_back(*loaded);
        }
        out.trial.free = {"engine.half_life_sec.valence", "engine.cooldown_sec"};
        for (const Metric& metric : metrics_of(out.trial.policy.emotions)) {
            if (metric.name == "flips_per_min" || metric.name == "shortest_dwell_sec")
                out.trial.metrics.push_back(metric);
        }
        out.ranges = {{5, 80}, {0, 6}};
        out.levels = {4, 3};
        return out;
    }
    struct Finished {
        std::vector<SeenRow> rows;
        std::unique_ptr<Sweep> sweep;
    };
    static Finished finished(const SweepPlan& plan, unsigned threads) {
        Finished out;
        auto rows = std::make_shared<std::vector<SeenRow>>();
        out.sweep = std::make_unique<Sweep>(
            plan, thread_crews(threads),
            [rows](std::uint64_t index, std::span<const double> values, std::span<const double> outcome) {
                rows->push_back({index, {values.begin(), values.end()}, {outcome.begin(), outcome.end()}});
            });
        while (out.sweep->advance()) {
        }
        out.rows = *rows;
        return out;
    }
    static void expect_same(const std::vector<double>& a, const std::vector<double>& b) {
        ASSERT_EQ(a.size(), b.size());
        for (std::size_t k = 0; k < a.size(); ++k) {
            EXPECT_TRUE(a[k] == b[k] || (std::isnan(a[k]) && std::isnan(b[k]))) << k;
        }
    }
};

TEST_F(SweepTest, HandsOverEveryPointOfTheGridInOrder) {
    const Finished found = finished(plan(), 2);
    ASSERT_EQ(found.rows.size(), 12U);
    for (std::size_t k = 0; k < 12; ++k) {
        EXPECT_EQ(found.rows[k].index, k);
        EXPECT_EQ(found.rows[k].values[1], static_cast<double>(k % 3) * 3);
    }
    EXPECT_EQ(found.rows[0].values[0], 5);
    EXPECT_NEAR(found.rows[3].values[0], 5 * std::cbrt(16), 1e-12);  // along a logarithm
    EXPECT_EQ(found.rows[9].values[0], 80);
    EXPECT_EQ(found.sweep->progress(), 1);
}

TEST_F(SweepTest, RowsSayWhatAReplaySays) {
    const Finished found = finished(plan(), 2);
    const PolicyTask& task = found.sweep->task();
    const SeenRow& row = found.rows[7];
    const Policy policy = task.policy_with(row.values);
    const Scenario& scenario = task.trial().scenarios[1];
    const Trace trace = replay(scenario, policy, Variant::continuous);
    const std::vector<Verdict> verdicts = judge(trace, scenario, policy);
    ASSERT_FALSE(verdicts.empty());
    for (std::size_t k = 0; k < verdicts.size(); ++k) {
        EXPECT_NEAR(row.outcome[task.expectation_at(1, k)], verdicts[k].robustness, 1e-9);
    }
    EXPECT_NEAR(replayed_robustness(task, row.values), robustness_of(task).of(row.outcome), 1e-9);
}

TEST_F(SweepTest, IsTheSameAtAnyNumberOfThreads) {
    for (const Sampling sampling : {Sampling::grid, Sampling::latin, Sampling::sobol}) {
        SweepPlan what = plan();
        what.sampling = sampling;
        what.levels = {20, 20};
        what.count = 300;
        const Finished alone = finished(what, 1), together = finished(what, 3);
        ASSERT_EQ(alone.rows.size(), sampling == Sampling::grid ? 400U : 300U);
        ASSERT_EQ(alone.rows.size(), together.rows.size());
        for (std::size_t k = 0; k < alone.rows.size(); ++k) {
            EXPECT_EQ(alone.rows[k].values, together.rows[k].values);
            expect_same(alone.rows[k].outcome, together.rows[k].outcome);
        }
        EXPECT_EQ(alone.sweep->summary().best()->index, together.sweep->summary().best()->index);
        EXPECT_EQ(alone.sweep->summary().column(0).mean, together.sweep->summary().column(0).mean);
    }
}

TEST_F(SweepTest, StaysInsideTheRangesAndTakesAStepInWhileTheNextIsWorkedOut) {
    SweepPlan what = plan();
    what.sampling = Sampling::latin;
    what.count = 50000;
    std::uint64_t seen = 0;
    Sweep sweep(what, thread_crews(2), [&](std::uint64_t, std::span<const double> values, auto) {
        ++seen;
        EXPECT_TRUE(values[0] >= 5 && values[0] <= 80 && values[1] >= 0 && values[1] <= 6);
    });
    EXPECT_TRUE(sweep.advance());
    EXPECT_EQ(seen, 0U);
    EXPECT_TRUE(sweep.advance());
    EXPECT_EQ(seen, rows_a_step(sweep.task(), *thread_crews(2)(sweep.task())));
    EXPECT_EQ(sweep.points_done(), seen);
    EXPECT_NEAR(sweep.progress(), static_cast<double>(seen) / 50000, 1e-12);
}

TEST_F(SweepTest, SummaryIsThatOfItsRows) {
    SweepPlan what = plan();
    what.levels = {9, 9};
    const Finished found = finished(what, 2);
    const PolicyTask& task = found.sweep->task();
    const OutcomeSummary& summary = found.sweep->summary();
    const std::vector<std::size_t> expectations = task.expectations();
    std::uint64_t passing = 0, holding = 0;
    double most = -std::numeric_limits<double>::infinity();
    double low = std::numeric_limits<double>::infinity(), high = -low, sum = 0, count = 0;
    for (const SeenRow& row : found.rows) {
        double least = std::numeric_limits<double>::infinity();
        for (const std::size_t k : expectations) least = std::min(least, row.outcome[k]);
        passing += least >= 0 ? 1 : 0;
        holding += row.outcome[expectations[1]] >= 0 ? 1 : 0;
        most = std::max(most, least);
        const double dwell = row.outcome[task.metric_at(1, 1)];
        if (std::isnan(dwell)) continue;
        low = std::min(low, dwell);
        high = std::max(high, dwell);
        sum += dwell;
        ++count;
    }
    EXPECT_EQ(summary.rows(), 81U);
    EXPECT_EQ(summary.illegal(), 0U);
    EXPECT_EQ(summary.passing(), passing);
    EXPECT_EQ(summary.holding(expectations[1]), holding);
    ASSERT_TRUE(summary.best());
    EXPECT_EQ(summary.best()->robustness, most);
    EXPECT_EQ(summary.best()->values, found.rows[summary.best()->index].values);
    const ColumnSummary& dwell = summary.column(task.metric_at(1, 1));
    EXPECT_EQ(static_cast<double>(dwell.count), count);
    EXPECT_EQ(dwell.min, low);
    EXPECT_EQ(dwell.max, high);
    EXPECT_NEAR(dwell.mean, sum / count, 1e-9);
}

TEST_F(SweepTest, CountsPointsAtWhichNoPolicyCanBe) {
    SweepPlan what = plan();
    what.trial.free = {"regions[0].valence[0]", "regions[0].valence[1]"};
    what.ranges = {{0, 1}, {0, 1}};
    what.levels = {5, 5};
    const Finished found = finished(what, 2);
    EXPECT_EQ(found.sweep->summary().illegal(), 10U);  // below the diagonal
    EXPECT_EQ(found.sweep->summary().column(0).count, 15U);
    for (const SeenRow& row : found.rows) {
        EXPECT_EQ(std::isnan(row.outcome[0]), row.values[0] > row.values[1]);
    }
}

TEST_F(SweepTest, WithoutExpectationsNothingPassesAndNothingIsBest) {
    SweepPlan what = plan();
    for (Scenario& scenario : what.trial.scenarios) scenario.expectations.clear();
    const Finished found = finished(what, 1);
    EXPECT_EQ(found.sweep->summary().passing(), 0U);
    EXPECT_FALSE(found.sweep->summary().best());
    EXPECT_EQ(found.sweep->summary().illegal(), 0U);
    EXPECT_TRUE(std::isnan(replayed_robustness(found.sweep->task(), found.rows[0].values)));
}

TEST(Quantity, IsTheMeanOfWhatIsDefinedTheLeastOfAllOrHowManyFail) {
    const double undefined = std::nan("");
    const Quantity mean{"m", {}, Quantity::How::mean, {0, 2, 3}};
    EXPECT_EQ(mean.of(std::vector<double>{1, 100, 3, undefined}), 2);
    EXPECT_TRUE(std::isnan(mean.of(std::vector<double>{undefined, 1, undefined, undefined})));
    const Quantity least{"l", {}, Quantity::How::least, {1, 2}};
    EXPECT_EQ(least.of(std::vector<double>{-9, 4, -1}), -1);
    EXPECT_TRUE(std::isnan(least.of(std::vector<double>{-9, 4, undefined})));
    const Quantity failing{"f", {}, Quantity::How::failing, {0, 1, 2}};
    EXPECT_EQ(failing.of(std::vector<double>{-9, 0, -1}), 2);
    EXPECT_TRUE(std::isnan(failing.of(std::vector<double>{-9, undefined, -1})));
    EXPECT_TRUE(std::isnan(Quantity{"none", {}, Quantity::How::least, {}}.of(std::vector<double>{1})));
}

}  // namespace
}  // namespace rei
