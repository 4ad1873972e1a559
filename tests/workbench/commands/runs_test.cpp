#include "rei/model/runs.hpp"

#include <cmath>
#include <limits>

#include "workbench/files.hpp"
#include <gtest/gtest.h>

#include "rei/commands/command.hpp"
#include "rei/model/workbench.hpp"

namespace rei::workbench {
namespace {

constexpr double kAllTheTime = std::numeric_limits<double>::infinity();
constexpr const char* kHalfLife = "engine.half_life_sec.valence";

class RunsTest : public ::testing::Test {
  protected:
    RunsTest() {
        EXPECT_TRUE(bench.session.open_scenario(test::project_scenario()).empty());
        bench.work(0);
    }
    void set(const std::string& path, double value) { carry_out(bench, SetParameter{path, value}); }
    [[nodiscard]] const std::vector<RecordedRun>& list() const { return bench.runs.list(); }

    Workbench bench{test::project_policy()};
};

TEST_F(RunsTest, TheScenarioAsOpenedIsTheFirst) {
    ASSERT_EQ(list().size(), 1U);
    EXPECT_EQ(list()[0].number, 1);
    EXPECT_EQ(list()[0].name, "");
    EXPECT_TRUE(list()[0].changes.empty());
    EXPECT_EQ(list()[0].policy_hash, policy_hash(bench.session.policy()));
    EXPECT_EQ(trace_hash(*list()[0].trace), trace_hash(bench.session.main_run().trace));
}

TEST_F(RunsTest, ACommittedEditMakesOneByItsName) {
    carry_out(bench, Commands{BeginEdit{"Set half life"}, SetParameter{kHalfLife, 5}});
    bench.work(0);
    EXPECT_EQ(list().size(), 1U) << "the edit is still open";
    carry_out(bench, Commands{SetParameter{kHalfLife, 4}, CommitEdit{}});
    ASSERT_EQ(list().size(), 2U);
    EXPECT_EQ(list()[1].name, "Set half life");
    ASSERT_EQ(list()[1].changes.size(), 1U);
    EXPECT_EQ(list()[1].changes[0].path, kHalfLife);
    EXPECT_EQ(list()[1].changes[0].after, "4");
    EXPECT_TRUE(bench.runs.is_current(list()[1]));
}

TEST_F(RunsTest, EditsThatFollowEachOtherWithoutAFrameAreAllThere) {
    carry_out(bench,
              Commands{SetParameter{kHalfLife, 4}, SetParameter{kHalfLife, 5}, Invoke{CommandId::undo}});
    ASSERT_EQ(list().size(), 3U);
    EXPECT_TRUE(bench.runs.is_current(list()[1]));
}

TEST_F(RunsTest, TheSameAgainIsNoNewOne) {
    set(kHalfLife, 4);
    carry_out(bench, Invoke{CommandId::undo});
    EXPECT_EQ(list().size(), 2U);
    EXPECT_EQ(bench.runs.current()->number, 1);
    carry_out(bench, OpenFile{test::project_scenario()});
    EXPECT_EQ(list().size(), 2U) << "the file says the same";
    set(kHalfLife, 4);
    EXPECT_EQ(list().size(), 2U);
    EXPECT_EQ(bench.runs.current()->number, 2);
}

TEST_F(RunsTest, AnotherVariantAndAnotherScenarioAreOthers) {
    carry_out(bench, SetVariant{Variant::heuristic});
    ASSERT_EQ(list().size(), 2U);
    EXPECT_EQ(list()[1].variant, Variant::heuristic);
    EXPECT_EQ(list()[1].name, "heuristic");
    carry_out(bench, Invoke{CommandId::new_scenario});
    ASSERT_EQ(list().size(), 3U);
    EXPECT_NE(list()[2].scenario, list()[1].scenario);
}

TEST_F(RunsTest, AreMeasuredInSmallStepsAndAsTheMetricsSay) {
    set(kHalfLife, 4);
    EXPECT_TRUE(bench.runs.has_work());
    EXPECT_FALSE(list()[1].is_measured()) << "nothing is measured as it is recorded";
    int steps = 0;
    for (; bench.runs.has_work() && steps < 10'000; ++steps) bench.runs.advance(0);
    EXPECT_GT(steps, 20);
    EXPECT_EQ(bench.runs.share_done(), 1);
    const workbench::Run& main = bench.session.main_run();
    const double flips = 60 * static_cast<double>(main.trace.flips().size()) / main.trace.until_sec;
    ASSERT_NE(list()[1].value_of("flips_per_min"), nullptr);
    EXPECT_EQ(*list()[1].value_of("flips_per_min"), flips);
    EXPECT_EQ(list()[1].value_of("no such metric"), nullptr);
}

TEST_F(RunsTest, ExpectationsAndTheWorstOfThemAreKnownAtOnce) {
    const std::vector<Verdict>& verdicts = bench.session.main_run().verdicts;
    ASSERT_FALSE(verdicts.empty());
    double worst = std::numeric_limits<double>::infinity();
    for (const Verdict& verdict : verdicts) worst = std::min(worst, verdict.robustness);
    EXPECT_EQ(list()[0].worst_robustness, worst);
    EXPECT_EQ(list()[0].expectations, verdicts.size());
}

TEST_F(RunsTest, RestoringIsOneEditThatUndoTakesBack) {
    set(kHalfLife, 4);
    set("engine.cooldown_sec", 7);
    carry_out(bench, SetVariant{Variant::heuristic});
    const std::size_t depth = bench.session.history().depth();
    carry_out(bench, RestoreRun{1});
    EXPECT_EQ(bench.session.history().depth(), depth + 1);
    EXPECT_EQ(bench.session.history().undo_name(), "Restore run 1");
    EXPECT_FALSE(bench.session.is_tuned());
    EXPECT_EQ(bench.session.main_variant(), list()[0].variant);
    EXPECT_EQ(bench.runs.current()->number, 1);
    carry_out(bench, Invoke{CommandId::undo});
    EXPECT_EQ(get_parameter(bench.session.policy(), kHalfLife), 4);
    EXPECT_EQ(get_parameter(bench.session.policy(), "engine.cooldown_sec"), 7);
}

TEST_F(RunsTest, RestoringWhatIsThereMakesNoEntry) {
    carry_out(bench, RestoreRun{1});
    carry_out(bench, RestoreRun{77});
    EXPECT_EQ(bench.session.history().depth(), 0U);
}

TEST_F(RunsTest, OnePlaceHoldsOneRunAndARunIsInOnePlace) {
    set(kHalfLife, 4);
    carry_out(bench, PinRun{PinSlot::a, 1});
    carry_out(bench, PinRun{PinSlot::b, 1});
    EXPECT_EQ(bench.runs.pinned(PinSlot::a), nullptr);
    EXPECT_EQ(bench.runs.pinned(PinSlot::b)->number, 1);
    carry_out(bench, PinRun{PinSlot::b, 2});
    EXPECT_EQ(bench.runs.pinned(PinSlot::b)->number, 2);
    carry_out(bench, PinRun{PinSlot::b, 2});
    EXPECT_EQ(bench.runs.pinned(PinSlot::b), nullptr);
}

TEST_F(RunsTest, PinnedTracesAreThoseOfTheScenarioInUse) {
    carry_out(bench, Invoke{CommandId::pin_a});
    set(kHalfLife, 4);
    carry_out(bench, Invoke{CommandId::pin_b});
    const std::vector<PinnedTrace> both = pinned(bench);
    ASSERT_EQ(both.size(), 2U);
    EXPECT_STREQ(both[0].label, "A");
    EXPECT_EQ(trace_hash(*both[1].trace), trace_hash(bench.session.main_run().trace));
    carry_out(bench, Invoke{CommandId::new_scenario});
    EXPECT_TRUE(pinned(bench).empty());
    carry_out(bench, Invoke{CommandId::undo});
    EXPECT_EQ(pinned(bench).size(), 2U);
}

TEST_F(RunsTest, TwoKeysGoBackAndForthBetweenAAndB) {
    carry_out(bench, Invoke{CommandId::pin_a});
    set(kHalfLife, 4);
    carry_out(bench, Invoke{CommandId::pin_b});
    for (int k = 0; k < 3; ++k) {
        carry_out(bench, Invoke{CommandId::restore_a});
        EXPECT_FALSE(bench.session.is_tuned());
        carry_out(bench, Invoke{CommandId::restore_b});
        EXPECT_EQ(get_parameter(bench.session.policy(), kHalfLife), 4);
    }
    EXPECT_EQ(list().size(), 2U);
    const std::vector<PolicyChange> difference =
        differences(*bench.runs.pinned(PinSlot::a), *bench.runs.pinned(PinSlot::b));
    ASSERT_EQ(difference.size(), 1U);
    EXPECT_EQ(difference[0].path, kHalfLife);
}

TEST_F(RunsTest, OldOnesGoButNeverAPinnedOne) {
    carry_out(bench, PinRun{PinSlot::a, 1});
    for (std::size_t k = 0; k < Runs::kMostRuns + 20; ++k)
        set("engine.cooldown_sec", 1 + 0.01 * static_cast<double>(k));
    EXPECT_EQ(list().size(), Runs::kMostRuns);
    EXPECT_EQ(list().front().number, 1);
    EXPECT_EQ(list()[1].number, 22);
    EXPECT_EQ(bench.runs.find(2), nullptr);
}

TEST_F(RunsTest, WhatGoesOnIsNamedAndStopsWhereItIsAskedFor) {
    EXPECT_TRUE(running_jobs(bench).empty()) << "nobody looks at them";
    carry_out(bench, Invoke{CommandId::show_runs});
    ASSERT_EQ(running_jobs(bench).size(), 1U);
    EXPECT_EQ(running_jobs(bench)[0].kind, JobKind::runs);
    EXPECT_EQ(running_jobs(bench)[0].share_done, 0);
    carry_out(bench, StopJob{JobKind::runs});
    EXPECT_FALSE(bench.view.drawer);
    EXPECT_TRUE(running_jobs(bench).empty());
    carry_out(bench, Invoke{CommandId::show_compare});
    ASSERT_EQ(running_jobs(bench).size(), 1U);
    bench.measurements.advance(bench.session, 0);
    bench.measurements.advance(bench.session, 0);
    EXPECT_GT(running_jobs(bench)[0].share_done, 0);
    carry_out(bench, StopJob{JobKind::cures});
    EXPECT_FALSE(bench.view.searches_cures);
}

TEST_F(RunsTest, WithoutAScenarioThereIsNoCurrentOne) {
    Workbench empty(test::project_policy());
    empty.work(kAllTheTime);
    EXPECT_TRUE(empty.runs.list().empty());
    EXPECT_EQ(empty.runs.current(), nullptr);
    carry_out(empty, Invoke{CommandId::pin_a});
    EXPECT_EQ(empty.runs.pinned(PinSlot::a), nullptr);
}

}  // namespace
}  // namespace rei::workbench
