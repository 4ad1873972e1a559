#include "rei/model/session.hpp"

#include <algorithm>
#include <cmath>

#include "workbench/files.hpp"
#include <gtest/gtest.h>

#include "rei/model/variants.hpp"
#include "rei/model/workbench.hpp"

namespace rei::workbench {
namespace {

constexpr const char* kHalfLife = "engine.half_life_sec.valence";

class SessionTest : public ::testing::Test {
  protected:
    SessionTest() { EXPECT_TRUE(session.open_scenario(test::project_scenario()).empty()); }
    [[nodiscard]] std::string hash() const { return trace_hash(session.main_run().trace); }
    Session session{test::project_policy()};
};

TEST_F(SessionTest, AnEditMovesTheTraceAndLeavesTheGhost) {
    const std::string before = hash();
    const std::string ghost = trace_hash(session.main_run().ghost());
    EXPECT_TRUE(session.apply({kHalfLife, 3}));
    EXPECT_NE(hash(), before);
    EXPECT_EQ(trace_hash(session.main_run().ghost()), ghost);
    EXPECT_EQ(ghost, before);
}

TEST_F(SessionTest, TheTraceIsThatOfAFreshReplayOfThePolicy) {
    session.apply({kHalfLife, 3});
    for (const workbench::Run& run : session.runs()) {
        EXPECT_EQ(trace_hash(run.trace),
                  trace_hash(replay(session.scenario(), session.policy(), run.variant)));
    }
}

/// A value beside the present one that the parameter can take.
double nudged(const Parameter& parameter, double value) {
    const double step = 0.05 * (parameter.recommended.high - parameter.recommended.low);
    const double up = value + std::max(parameter.step, parameter.whole ? std::ceil(step) : step);
    return up <= parameter.hard.high ? up : value - step;
}

TEST_F(SessionTest, WhicheverNumberMovesEveryTraceIsThatOfAFreshReplay) {
    for (const Variant variant : available_variants()) session.show_variant(variant, true);
    for (std::size_t k = 0; k < session.parameters().size(); ++k) {
        const Parameter parameter = session.parameters()[k];
        ASSERT_TRUE(session.apply({parameter.path, nudged(parameter, session.value(k))})) << parameter.path;
        for (const workbench::Run& run : session.runs()) {
            EXPECT_EQ(trace_hash(run.trace),
                      trace_hash(replay(session.scenario(), session.policy(), run.variant)))
                << parameter.path << ", " << name_of(run.variant);
        }
    }
}

TEST_F(SessionTest, ARefusedValueChangesNothing) {
    const std::uint64_t revision = session.revision();
    EXPECT_FALSE(session.apply({kHalfLife, -1}));
    EXPECT_FALSE(session.apply({"engine.no_such_thing", 1}));
    EXPECT_EQ(session.revision(), revision);
    EXPECT_FALSE(session.history().can_undo());
}

TEST_F(SessionTest, UndoToTheStartGivesTheStartPolicy) {
    session.begin_edit("Drag");
    for (const double value : {9.0, 7.0, 3.0}) session.apply({kHalfLife, value});
    session.commit_edit();
    session.apply({"engine.cooldown_sec", 1});
    session.apply({"regions[0].valence[0]", 0.3});
    EXPECT_EQ(session.history().depth(), 3U);
    while (session.history().can_undo()) session.undo();
    EXPECT_EQ(session.policy(), session.nominal());
    EXPECT_FALSE(session.is_tuned());
    EXPECT_EQ(hash(), trace_hash(session.main_run().ghost()));
}

TEST_F(SessionTest, CancelTakesTheOpenEditBack) {
    const std::string before = hash();
    session.begin_edit("Drag");
    session.apply({kHalfLife, 3});
    session.cancel_edit();
    EXPECT_EQ(hash(), before);
    EXPECT_FALSE(session.history().can_undo());
}

TEST_F(SessionTest, ResetSetsSomeParametersBackAsOneEntry) {
    session.apply({kHalfLife, 3});
    session.apply({"engine.cooldown_sec", 1});
    session.reset({kHalfLife}, "Reset half-life");
    EXPECT_EQ(session.policy().engine.half_life_valence_sec, session.nominal().engine.half_life_valence_sec);
    EXPECT_EQ(session.policy().engine.cooldown_sec, 1);
    EXPECT_EQ(session.history().depth(), 3U);
}

TEST_F(SessionTest, ResetBringsBothBordersOfARegionBackPastEachOther) {
    // happy: valence from 0.10 to 1.0, moved to where the old and the new bounds don't overlap
    session.apply({"regions[4].arousal[1]", 0.95});
    session.apply({"regions[4].arousal[0]", 0.9});
    session.reset({"regions[4].arousal[0]", "regions[4].arousal[1]"}, "Reset");
    EXPECT_EQ(session.policy().regions[4], session.nominal().regions[4]);
}

TEST_F(SessionTest, ExportThenReloadGivesTheSameTrace) {
    const test::TemporaryFolder folder;
    const std::string path = folder.file("rei.json");
    test::write_text(path, session.policy_file().text);
    ASSERT_TRUE(session.open_policy(path).empty());
    session.apply({kHalfLife, 3.3});
    session.apply({"regions[0].valence[0]", 0.3});
    session.apply({"sentiment_weights.praise.valence", 1.5});
    const std::string tuned = hash();
    ASSERT_TRUE(session.export_to(path).empty());
    ASSERT_TRUE(session.reload().empty());
    EXPECT_FALSE(session.is_tuned());
    EXPECT_EQ(hash(), tuned);
}

TEST_F(SessionTest, ABrokenPolicyIsExplainedAndTheOldOneKept) {
    const test::TemporaryFolder folder;
    const std::string path = folder.file("rei.json");
    test::write_text(path, session.policy_file().text);
    ASSERT_TRUE(session.open_policy(path).empty());
    session.apply({kHalfLife, 3});
    const std::string before = hash();
    test::write_text(path, "{ \"emotions\": [");
    const Problems problems = session.reload();
    ASSERT_FALSE(problems.empty());
    EXPECT_NE(text_of(problems).find("rei.json"), std::string::npos);
    EXPECT_EQ(hash(), before);
    EXPECT_EQ(session.policy().engine.half_life_valence_sec, 3);
}

TEST_F(SessionTest, ReloadCanBeUndone) {
    session.apply({kHalfLife, 3});
    const std::string tuned = hash();
    ASSERT_TRUE(session.reload().empty());
    EXPECT_NE(hash(), tuned);
    session.undo();
    EXPECT_EQ(hash(), tuned);
}

TEST_F(SessionTest, AScenarioThatDoesNotFitIsRefused) {
    const test::TemporaryFolder folder;
    test::write_text(folder.file("bad.yaml"),
                     "scenario: bad\nturns: []\nexpect:\n  - mood: {never: jolly}\n");
    const std::string before = session.scenario().name;
    EXPECT_FALSE(session.open_scenario(folder.file("bad.yaml")).empty());
    EXPECT_EQ(session.scenario().name, before);
}

TEST_F(SessionTest, AnEditOfTheScenarioMovesTheTraceAndCanBeUndone) {
    const std::string before = hash();
    const ScenarioOutcome outcome = session.edit_scenario(SetTurnText{0, "바보"});
    EXPECT_EQ(text_of(outcome.problems), "");
    EXPECT_EQ(outcome.turn, 0U);
    EXPECT_NE(hash(), before);
    EXPECT_EQ(hash(), trace_hash(replay(session.scenario(), session.policy(), Variant::continuous)));
    EXPECT_EQ(session.history().undo_name(), "Change the text of turn 1");
    EXPECT_TRUE(session.has_unsaved_scenario());
    session.undo();
    EXPECT_EQ(hash(), before);
    EXPECT_FALSE(session.has_unsaved_scenario());
}

TEST_F(SessionTest, AsATurnIsDraggedEveryEditStartsFromWhereItWas) {
    const std::string moved = session.scenario().turns[1].text;
    session.begin_edit("Drag");
    for (const double at_sec : {20.0, 3.0, 0.25}) {
        ASSERT_TRUE(session.edit_scenario(MoveTurn{1, at_sec}).problems.empty());
    }
    session.commit_edit();
    EXPECT_EQ(session.history().depth(), 1U);
    EXPECT_EQ(session.scenario().turns[0].at_sec, 0.25);
    EXPECT_EQ(session.scenario().turns[0].text, moved);
}

TEST_F(SessionTest, ARefusedEditOfTheScenarioSaysWhyAndChangesNothing) {
    const std::uint64_t revision = session.revision();
    const ScenarioOutcome outcome = session.edit_scenario(SetTurnId{0, "two words"});
    EXPECT_FALSE(outcome.problems.empty());
    EXPECT_EQ(session.revision(), revision);
    EXPECT_FALSE(session.history().can_undo());
}

TEST_F(SessionTest, AnotherPolicyAltogetherIsOneEntryAndTheWordsAreHeardAnew) {
    Policy policy = session.policy();
    policy.classes.front().keywords.push_back("바보");
    const std::string before = hash();
    EXPECT_EQ(text_of(session.change_policy("Add a keyword", policy)), "");
    EXPECT_NE(hash(), before);
    EXPECT_EQ(session.history().undo_name(), "Add a keyword");
    session.undo();
    EXPECT_EQ(hash(), before);
}

TEST_F(SessionTest, APolicyThatCouldNotBeReadIsRefused) {
    Policy policy = session.policy();
    policy.emotions.clear();
    EXPECT_FALSE(session.change_policy("Remove all moods", policy).empty());
    EXPECT_FALSE(session.history().can_undo());
}

TEST_F(SessionTest, WhatIsTakenAsNominalIsWhatResetGoesBackTo) {
    session.apply({kHalfLife, 3});
    session.take_as_nominal();
    EXPECT_FALSE(session.is_tuned());
    EXPECT_EQ(trace_hash(session.main_run().ghost()), hash());
    session.apply({kHalfLife, 7});
    session.reset({kHalfLife}, "Reset");
    EXPECT_EQ(session.policy().engine.half_life_valence_sec, 3);
    session.reset({kHalfLife}, "Default", ResetTo::initial);
    EXPECT_EQ(session.policy().engine.half_life_valence_sec, 10);
    EXPECT_EQ(session.changes().size(), 0U);
}

TEST_F(SessionTest, ASavedScenarioReadsBackAsEditedAndKeepsItsComments) {
    const test::TemporaryFolder folder;
    const std::string path = folder.file("mine.yaml");
    test::write_text(path, "# mine\nscenario: mine\nturns:\n  - {at: 1, text: \"바보\"}  # rude\n");
    ASSERT_TRUE(session.open_scenario(path).empty());
    ASSERT_TRUE(session.edit_scenario(SetTurnText{0, "최고"}).problems.empty());
    EXPECT_TRUE(session.has_unsaved_scenario());
    ASSERT_EQ(text_of(session.save_scenario_to(path)), "");
    EXPECT_FALSE(session.has_unsaved_scenario());
    EXPECT_NE(test::text_in(path).find("# mine"), std::string::npos);
    EXPECT_NE(test::text_in(path).find("최고"), std::string::npos);
    const std::string edited = hash();
    ASSERT_TRUE(session.reload().empty());
    EXPECT_EQ(hash(), edited);
}

TEST_F(SessionTest, OpeningAnotherScenarioCanBeUndone) {
    const test::TemporaryFolder folder;
    test::write_text(folder.file("other.yaml"), "scenario: other\nturns: []\n");
    const std::string before = hash();
    ASSERT_TRUE(session.open_scenario(folder.file("other.yaml")).empty());
    EXPECT_EQ(session.scenario().name, "other");
    session.undo();
    EXPECT_EQ(hash(), before);
    EXPECT_FALSE(session.has_unsaved_scenario());
}

TEST_F(SessionTest, TheMainVariantComesFirst) {
    session.set_variant(Variant::heuristic);
    EXPECT_EQ(session.main_run().variant, Variant::heuristic);
    EXPECT_EQ(session.runs().size(), 2U);
    EXPECT_EQ(session.runs()[1].variant, Variant::continuous);
}

TEST_F(SessionTest, AVariantIsReplayedWhileItIsShown) {
    session.show_variant(Variant::heuristic, false);
    ASSERT_EQ(session.runs().size(), 1U);
    session.apply({kHalfLife, 3});
    const std::uint64_t revision = session.revision();
    session.show_variant(Variant::heuristic, true);
    EXPECT_GT(session.revision(), revision);
    ASSERT_EQ(session.runs().size(), 2U);
    const workbench::Run& run = session.runs()[1];
    EXPECT_EQ(trace_hash(run.trace),
              trace_hash(replay(session.scenario(), session.policy(), Variant::heuristic)));
    EXPECT_EQ(trace_hash(run.ghost()),
              trace_hash(replay(session.scenario(), session.nominal(), Variant::heuristic)));
}

TEST_F(SessionTest, GhostsAreTheNominalReplayWhateverWasTurnedAndTurnedBack) {
    for (const Variant variant : available_variants()) session.show_variant(variant, true);
    const auto expect_ghosts = [&] {
        for (const workbench::Run& run : session.runs()) {
            EXPECT_EQ(trace_hash(run.ghost()),
                      trace_hash(replay(session.scenario(), session.nominal(), run.variant)))
                << name_of(run.variant);
        }
    };
    session.apply({"engine.kalman.flip_margin", 0.2});  // one variant reads it
    expect_ghosts();
    session.apply({kHalfLife, 3});
    expect_ghosts();
    session.show_variant(Variant::hmm, false);
    session.show_variant(Variant::hmm, true);
    expect_ghosts();
    session.undo();
    expect_ghosts();
    session.undo();
    expect_ghosts();
    session.redo();
    expect_ghosts();
    session.take_as_nominal();
    expect_ghosts();
}

TEST_F(SessionTest, TheMainVariantCannotBeHidden) {
    session.show_variant(session.main_run().variant, false);
    EXPECT_EQ(session.runs().size(), 2U);
}

TEST_F(SessionTest, AnotherMainVariantKeepsTheTraces) {
    session.apply({kHalfLife, 3});
    const std::string before = hash();
    session.set_variant(Variant::heuristic);
    EXPECT_EQ(trace_hash(session.runs()[1].trace), before);
    const workbench::Run& main = session.main_run();
    const std::vector<Verdict> fresh = judge(main.trace, session.scenario(), session.policy());
    ASSERT_EQ(main.verdicts.size(), fresh.size());
    for (std::size_t k = 0; k < fresh.size(); ++k) EXPECT_EQ(main.verdicts[k].detail, fresh[k].detail);
    session.set_variant(Variant::continuous);
    EXPECT_EQ(hash(), before);
}

TEST(Workbench, FollowsThePlayheadWhilePlaying) {
    Workbench bench(test::project_policy());
    ASSERT_TRUE(bench.session.open_scenario(test::project_scenario()).empty());
    bench.fit_to_scenario(false);
    bench.view.time_range = {0, 10};
    bench.playback.seek(9);
    bench.playback.play();
    bench.tick(5);
    EXPECT_GE(bench.view.time_range.high, bench.playback.time_sec());
    EXPECT_NEAR(bench.view.time_range.high - bench.view.time_range.low, 10, 1e-9);
}

TEST(Workbench, TellsWhyAFileWasNotOpenedAndKeepsTheOldOne) {
    const test::TemporaryFolder folder;
    test::write_text(folder.file("broken.yaml"), "turns: [");
    Workbench bench(test::project_policy());
    open_file(bench, test::project_scenario());
    open_file(bench, folder.file("broken.yaml"));
    ASSERT_EQ(bench.notices.history().size(), 2U);
    EXPECT_EQ(bench.notices.history().back().kind, NoticeKind::problem);
    EXPECT_NE(bench.notices.history().back().detail.find("broken.yaml"), std::string::npos);
    EXPECT_EQ(bench.session.scenario().name, "praise-then-insult");
}

}  // namespace
}  // namespace rei::workbench
