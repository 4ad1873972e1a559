#include "rei/study/policy_task.hpp"

#include <cmath>
#include <stdexcept>

#include "engine/test_data.hpp"

#include "rei/policy/parameters.hpp"
#include "rei/replay/counterfactual.hpp"
#include "rei/replay/robustness.hpp"
#include "rei/scenario/scenario_file.hpp"
#include "rei/study/thread_crew.hpp"

namespace rei {
namespace {

class PolicyTaskTest : public testing::Test {
  protected:
    static PolicyTrial trial() {
        PolicyTrial out;
        out.policy = test::shipped_policy("rei-tuned.json");
        for (const char* name : {"scenarios/praise-then-insult.yaml", "scenarios/regular-and-hater.yaml"}) {
            auto loaded = load_scenario(test::source_path(name));
            if (loaded) out.scenarios.push_back(*loaded);
        }
        out.free = {"engine.half_life_sec.valence", "engine.cooldown_sec", "regions[0].valence[0]"};
        for (const Metric& metric : metrics_of(out.policy.emotions)) {
            if (metric.info->needs == Needs::nothing || metric.info->needs == Needs::affinity_free)
                out.metrics.push_back(metric);
        }
        return out;
    }
    static Rows some_rows(std::size_t count) {
        Rows out(3);
        test::Dice dice(7);
        for (std::size_t k = 0; k < count; ++k) {
            const double row[] = {dice.real(1, 100), dice.real(0, 10), dice.real(-0.5, 0.9)};
            out.add(row);
        }
        return out;
    }
    static void expect_same(std::span<const double> a, std::span<const double> b) {
        ASSERT_EQ(a.size(), b.size());
        for (std::size_t k = 0; k < a.size(); ++k) {
            EXPECT_TRUE(a[k] == b[k] || (std::isnan(a[k]) && std::isnan(b[k]))) << k;
        }
    }
};

TEST_F(PolicyTaskTest, RowsSayWhatAReplayOfThePolicySays) {
    const PolicyTask task(trial());
    const Rows in = some_rows(3);
    Rows out(task.outputs());
    ThreadCrew(task, 1).work(in, out);
    for (std::size_t row = 0; row < in.size(); ++row) {
        const Policy policy = task.policy_with(in[row]);
        EXPECT_EQ(get_parameter(policy, "engine.cooldown_sec"), in[row][1]);
        for (std::size_t s = 0; s < task.trial().scenarios.size(); ++s) {
            const Scenario& scenario = task.trial().scenarios[s];
            const Trace trace = replay(scenario, policy, Variant::continuous);
            const Trace alone =
                replay_without_affinity(scenario, task.heard()[s], policy, Variant::continuous, {});
            const MeasuredReplay measured{trace, scenario, task.heard()[s], policy, &alone, nullptr};
            for (std::size_t m = 0; m < task.trial().metrics.size(); ++m) {
                const double metric = task.trial().metrics[m].measure(measured);
                const double found = out[row][task.metric_at(s, m)];
                if (std::isnan(metric)) {
                    EXPECT_TRUE(std::isnan(found)) << task.trial().metrics[m].name;
                } else {
                    EXPECT_NEAR(found, metric, 1e-9) << task.trial().metrics[m].name;
                }
            }
            const auto verdicts = judge(trace, scenario, policy);
            for (std::size_t e = 0; e < verdicts.size(); ++e) {
                EXPECT_NEAR(out[row][task.expectation_at(s, e)], verdicts[e].robustness, 1e-9);
            }
        }
    }
}

TEST_F(PolicyTaskTest, HoweverManyWorkRowsAreTheSame) {
    const PolicyTask task(trial());
    const Rows in = some_rows(100);
    Rows alone(task.outputs()), together(task.outputs()), backwards(task.outputs(), in.size());
    ThreadCrew(task, 1).work(in, alone);
    ThreadCrew(task, 3).work(in, together);
    const auto worker = task.make_worker();
    for (std::size_t k = in.size(); k-- > 0;) worker->work(in, k, k + 1, backwards);
    expect_same(alone.values(), together.values());
    expect_same(alone.values(), backwards.values());
}

TEST_F(PolicyTaskTest, WhatNoPolicyMayBeIsNotANumber) {
    const PolicyTask task(trial());
    Rows in(3);
    const double past_its_range[] = {10, 61, 0.15}, turned_over[] = {10, 3, 1.5}, fine[] = {10, 3, 0.15};
    for (const double* row : {past_its_range, turned_over, fine}) in.add({row, 3});
    Rows out(task.outputs());
    ThreadCrew(task, 1).work(in, out);
    const std::vector<std::size_t> expectations = task.expectations();
    ASSERT_FALSE(expectations.empty());
    for (const std::size_t column : expectations) {
        EXPECT_TRUE(std::isnan(out[0][column]));
        EXPECT_TRUE(std::isnan(out[1][column]));
        EXPECT_FALSE(std::isnan(out[2][column]));
    }
}

TEST_F(PolicyTaskTest, PresentValuesArePolicysOwn) {
    const PolicyTask task(trial());
    const std::vector<double> present = task.present();
    EXPECT_EQ(present[1], get_parameter(task.trial().policy, "engine.cooldown_sec"));
    EXPECT_EQ(task.policy_with(present), task.trial().policy);
}

TEST_F(PolicyTaskTest, AStepHoldsSoFewRowsThatACancelNeedNotWaitWhateverTheVariant) {
    constexpr double kTurnsAStep = 200'000;
    PolicyTrial hour = trial();
    hour.scenarios = {*load_scenario(test::source_path("scenarios/one-hour-stream.yaml"))};
    const EngineSettings& engine = hour.policy.engine;
    const double seconds = hour.scenarios[0].until_sec;
    const std::pair<Variant, double> ticks[] = {{Variant::discrete, seconds / engine.discrete_tick_sec},
                                                {Variant::kalman, seconds / engine.grid_sec},
                                                {Variant::hmm, 5 * seconds / engine.grid_sec}};
    for (const auto& [variant, ticks_a_row] : ticks) {
        hour.variant = variant;
        EXPECT_LE(static_cast<double>(rows_a_step(PolicyTask(hour))) * ticks_a_row, kTurnsAStep)
            << name_of(variant);
    }
    hour.variant = Variant::fsm;
    const std::size_t plain = rows_a_step(PolicyTask(hour));
    hour.variant = Variant::continuous;
    EXPECT_GT(rows_a_step(PolicyTask(hour)), 5 * plain);
}

/// A task whose worker fails at one row.
class Failing final : public RowTask {
  public:
    [[nodiscard]] std::size_t inputs() const override { return 1; }
    [[nodiscard]] std::size_t outputs() const override { return 1; }
    [[nodiscard]] double turns_a_row() const override { return 1; }
    [[nodiscard]] std::unique_ptr<RowWorker> make_worker() const override {
        struct Worker final : RowWorker {
            void work(const Rows& in, std::size_t from, std::size_t to, Rows&) override {
                for (std::size_t k = from; k < to; ++k) {
                    if (in[k][0] == 50) throw std::runtime_error("row 50");
                }
            }
        };
        return std::make_unique<Worker>();
    }
};

TEST(ThreadCrew, AWorkersFailureReachesTheCaller) {
    const Failing task;
    Rows in(1), out(1);
    for (double k = 0; k < 200; ++k) in.add({&k, 1});
    EXPECT_THROW(ThreadCrew(task, 3).work(in, out), std::runtime_error);
}

TEST(ThreadCrew, DoesOnceWhatIsToBeDoneBesideAndTellsItsFailure) {
    const Failing task;
    Rows in(1, 40), out(1);
    for (const unsigned threads : {1U, 3U}) {
        ThreadCrew crew(task, threads);
        int done = 0;
        crew.work(in, out, [&] { ++done; });
        EXPECT_EQ(done, 1);
        EXPECT_THROW(crew.work(in, out, [] { throw std::runtime_error("beside"); }), std::runtime_error);
        crew.work(in, out, [&] { ++done; });
        EXPECT_EQ(done, 2);
    }
}

}  // namespace
}  // namespace rei
