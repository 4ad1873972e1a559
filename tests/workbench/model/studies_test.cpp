#include "rei/model/studies.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include "workbench/files.hpp"
#include <gmock/gmock.h>

#include "rei/model/workbench.hpp"

namespace rei::workbench {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

class StudiesTest : public ::testing::Test {
  protected:
    StudiesTest() { EXPECT_TRUE(session.open_scenario(test::project_scenario()).empty()); }

    void set_points(std::size_t across, std::size_t up) {
        StudySetup setup = studies.setup();
        setup.x.points = across;
        setup.y.points = up;
        studies.set_up(setup);
    }
    void run_to_the_end(StudyKind kind) {
        studies.run(kind, session);
        studies.wait();
        studies.advance(session);
    }

    Session session{test::project_policy()};
    Studies studies;
};

/// Nobody waits for it: as many steps as it is asked for.
Job::Begin endless(std::atomic<int>& steps) {
    return [&steps] {
        return [&steps]() -> Job::Progress {
            ++steps;
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
            return {true, 0.5};
        };
    };
}

TEST(Job, IsStoppedBetweenTwoSteps) {
    std::atomic<int> steps{0};
    std::atomic<bool> may_go_on{false};
    Job job([&] {
        return [&]() -> Job::Progress {
            ++steps;
            while (!may_go_on) std::this_thread::yield();
            return {true, 0.5};
        };
    });
    while (steps < 1) std::this_thread::yield();
    job.stop();  // comes back though the step can't end before the next line
    may_go_on = true;
    job.wait();
    EXPECT_EQ(steps, 1);
    EXPECT_FALSE(job.is_running());
    EXPECT_FALSE(job.is_complete());
    EXPECT_EQ(job.share_done(), 0.5);
}

TEST(Job, EndsBeforeItGoesAway) {
    std::atomic<int> steps{0};
    { const Job job(endless(steps)); }
    const int then = steps;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_EQ(steps, then);
}

TEST_F(StudiesTest, ASweepTellsOfEveryNodeWhatAReplayTells) {
    set_points(5, 4);
    run_to_the_end(StudyKind::sweep);
    const SweepStudy& sweep = *studies.sweep();
    ASSERT_TRUE(sweep.map());
    EXPECT_EQ(sweep.points_done(), 20U);
    EXPECT_EQ(sweep.map()->width(), 5U);
    EXPECT_EQ(sweep.map()->height(), 4U);
    const std::size_t holding = find_column(sweep.columns(), "holding");
    const std::size_t flips = find_column(sweep.columns(), "flips_per_min");
    std::size_t passing = 0;
    for (std::size_t x = 0; x < 5; ++x) {
        for (std::size_t y = 0; y < 4; ++y) {
            Session there{test::project_policy()};
            ASSERT_TRUE(there.open_scenario(test::project_scenario()).empty());
            ASSERT_TRUE(there.apply({sweep.x().path, sweep.map()->across()[x]}));
            ASSERT_TRUE(there.apply({sweep.y().path, sweep.map()->up()[y]}));
            double least = INFINITY, held = 0;
            for (const Verdict& verdict : there.main_run().verdicts) {
                least = std::min(least, verdict.robustness);
                held += verdict.holds ? 1 : 0;
            }
            EXPECT_NEAR(sweep.map()->shown(x, y), least, 1e-9);
            EXPECT_EQ(sweep.value(holding, x, y), held);
            EXPECT_NEAR(sweep.value(flips, x, y),
                        60 * static_cast<double>(there.main_run().trace.flips().size()) /
                            there.main_run().trace.until_sec,
                        1e-9);
            passing += least >= 0 ? 1 : 0;
        }
    }
    EXPECT_EQ(sweep.passing(), passing);
}

TEST_F(StudiesTest, AnotherColumnNeedsNoOtherSweep) {
    set_points(4, 4);
    run_to_the_end(StudyKind::sweep);
    StudySetup setup = studies.setup();
    setup.shown = "flips_per_min";
    studies.set_up(setup);
    const SweepStudy& sweep = *studies.sweep();
    EXPECT_EQ(sweep.shown().id, "flips_per_min");
    EXPECT_EQ(sweep.map()->shown(1, 2), sweep.value(find_column(sweep.columns(), "flips_per_min"), 1, 2));
    EXPECT_FALSE(studies.has_work());
}

TEST_F(StudiesTest, RestOnceAllIsBroughtIn) {
    set_points(3, 3);
    studies.run(StudyKind::sweep, session);
    EXPECT_TRUE(studies.has_work());
    studies.wait();
    studies.advance(session);
    EXPECT_FALSE(studies.has_work());
    EXPECT_FALSE(studies.is_running(StudyKind::sweep));
    EXPECT_EQ(studies.share_done(StudyKind::sweep), 1);
}

TEST_F(StudiesTest, AStudyGoesOnWithWhatItBeganWith) {
    set_points(6, 6);
    studies.run(StudyKind::sweep, session);
    ASSERT_TRUE(session.apply({"engine.cooldown_sec", 9}));
    studies.wait();
    studies.advance(session);
    EXPECT_TRUE(studies.is_outdated(StudyKind::sweep));
    const double before = studies.sweep()->map()->shown(2, 2);
    session.undo();
    studies.advance(session);
    EXPECT_FALSE(studies.is_outdated(StudyKind::sweep)) << "it is what it was";
    run_to_the_end(StudyKind::sweep);
    EXPECT_EQ(studies.sweep()->map()->shown(2, 2), before);
}

TEST_F(StudiesTest, AdoptingAPointLeavesTheSweepAsItIs) {
    set_points(3, 3);
    run_to_the_end(StudyKind::sweep);
    ASSERT_TRUE(session.apply({studies.sweep()->x().path, 0.4}));
    studies.advance(session);
    EXPECT_FALSE(studies.is_outdated(StudyKind::sweep));
    ASSERT_TRUE(session.edit_scenario(SetUntil{Moment{"", 80}}).problems.empty());
    studies.advance(session);
    EXPECT_TRUE(studies.is_outdated(StudyKind::sweep)) << "another conversation";
}

TEST_F(StudiesTest, AStoppedOneKeepsWhatItFound) {
    ASSERT_TRUE(session.open_scenario(test::source_file("scenarios/one-hour-stream.yaml")).empty());
    session.set_variant(Variant::kalman);
    set_points(kMostAxisPoints, kMostAxisPoints);
    studies.run(StudyKind::sweep, session);
    while (studies.sweep()->points_done() == 0) studies.advance(session);
    const Clock::time_point asked = Clock::now();
    studies.stop(StudyKind::sweep);
    studies.wait();
    EXPECT_LT(seconds_since(asked), 0.5) << "0.1 s, and room for sanitizers";
    studies.advance(session);
    EXPECT_TRUE(studies.was_stopped(StudyKind::sweep));
    EXPECT_LT(studies.sweep()->points_done(), studies.sweep()->points());
    EXPECT_FALSE(studies.has_work());
}

TEST_F(StudiesTest, RunningOneAgainDoesNotWaitForTheLast) {
    session.set_variant(Variant::kalman);
    set_points(kMostAxisPoints, kMostAxisPoints);
    studies.run(StudyKind::sweep, session);
    const Clock::time_point asked = Clock::now();
    studies.run(StudyKind::sweep, session);
    EXPECT_LT(seconds_since(asked), 0.05);
    studies.stop(StudyKind::sweep);
    while (studies.has_work()) studies.advance(session);
}

TEST_F(StudiesTest, ASweepOfWhatCannotBeIsRefusedWithAReason) {
    StudySetup setup = studies.setup();
    setup.x.range = Interval{3, 1};
    studies.set_up(setup);
    EXPECT_FALSE(studies.problem(StudyKind::sweep, session).empty());
    studies.run(StudyKind::sweep, session);
    EXPECT_EQ(studies.sweep(), nullptr);
    setup.x.range = Interval{0, 99};
    EXPECT_FALSE(sweep_problem(setup, session).empty()) << "past what is possible";
    setup.x = setup.y;
    EXPECT_FALSE(sweep_problem(setup, session).empty()) << "twice the same";
    const Session empty(test::project_policy());
    EXPECT_FALSE(Studies().problem(StudyKind::sweep, empty).empty()) << "no scenario";
}

TEST_F(StudiesTest, WholeNumbersAreAsManyPointsAsThereAre) {
    const Parameter& turns = *parameter_at(session, "engine.context_turns");
    EXPECT_EQ(points_of({turns.path, Interval{1, 4}, 41}, turns), 4U);
    EXPECT_EQ(points_of({turns.path, Interval{1, 50}, 41}, turns), 41U);
}

TEST_F(StudiesTest, TheRankingBeginsWithWhatMovesMost) {
    run_to_the_end(StudyKind::ranking);
    const std::vector<RankingStudy::Ranked>& ranking = studies.ranking()->ranking();
    ASSERT_GT(ranking.size(), 10U);
    EXPECT_GT(ranking.front().influence.strength.mean, 0);
    for (std::size_t k = 1; k < ranking.size(); ++k) {
        const double before = ranking[k - 1].influence.strength.mean;
        const double after = ranking[k].influence.strength.mean;
        EXPECT_TRUE(std::isnan(after) || before >= after) << k;
    }
    StudySetup setup = studies.setup();
    setup.shown = "saturation.arousal";
    studies.set_up(setup);
    EXPECT_EQ(studies.ranking()->shown().id, "saturation.arousal");
}

TEST_F(StudiesTest, ACounterexampleOpensAsAScenarioAndUndoBringsTheOldOneBack) {
    Workbench bench(test::project_policy());
    ASSERT_TRUE(bench.session.open_scenario(test::project_scenario()).empty());
    ASSERT_TRUE(bench.session.apply({"engine.affinity_bias", 0.05}));  // pinned by any friend
    StudySetup setup;
    setup.conversations = 20'000;
    bench.studies.set_up(setup);
    bench.studies.run(StudyKind::falsify, bench.session);
    bench.studies.wait();
    bench.work(0);
    const FalsifyStudy& study = *bench.studies.falsify();
    std::size_t broken = 0;
    while (broken < study.laws().size() && !study.laws()[broken].broken) ++broken;
    ASSERT_LT(broken, study.laws().size());
    const std::size_t entries = bench.session.history().depth();
    const std::string name = bench.session.scenario().name;
    open_found(bench, broken);
    EXPECT_EQ(bench.session.history().depth(), entries + 1);
    EXPECT_EQ(bench.session.history().undo_name(), "Open found conversation");
    EXPECT_EQ(bench.session.scenario().turns.size(),
              study.laws()[broken].broken->proof.scenario.turns.size());
    ASSERT_FALSE(bench.session.main_run().verdicts.empty());
    EXPECT_FALSE(bench.session.main_run().verdicts[0].holds) << "as the search said";
    EXPECT_TRUE(bench.session.has_unsaved_scenario());
    bench.session.undo();
    EXPECT_EQ(bench.session.scenario().name, name);
}

TEST_F(StudiesTest, LawsThatAreNotTickedAreNotSearched) {
    StudySetup setup = studies.setup();
    for (const LawChoice& law : law_choices(session, false)) setup.not_laws.insert(law.name);
    EXPECT_FALSE(falsify_problem(setup, session).empty());
    setup.conversations = 1000;
    const std::vector<LawChoice> all = law_choices(session, false);
    ASSERT_GT(all.size(), 2U);
    setup.not_laws.erase(all[0].name);
    studies.set_up(setup);
    run_to_the_end(StudyKind::falsify);
    ASSERT_EQ(studies.falsify()->laws().size(), 1U);
    EXPECT_EQ(studies.falsify()->laws()[0].law.name, all[0].name);
    EXPECT_GT(studies.falsify()->tried(), 0U);
}

TEST_F(StudiesTest, TuningChangesSoLittleThatEveryExpectationHolds) {
    Workbench bench(test::project_policy());
    ASSERT_TRUE(bench.session.open_scenario(test::project_scenario()).empty());
    ASSERT_TRUE(bench.session.apply({"engine.half_life_sec.valence", 200}));  // nothing settles in time
    bench.studies.run(StudyKind::tune, bench.session);
    bench.studies.wait();
    bench.work(0);
    const TuneStudy& study = *bench.studies.tune();
    ASSERT_TRUE(study.result());
    EXPECT_GT(study.result()->failing_before, 0U);
    ASSERT_TRUE(study.result()->holds());
    const std::size_t entries = bench.session.history().depth();
    adopt_values(bench, "Adopt tuned policy", study.edits(), study.provenance());
    EXPECT_EQ(bench.session.history().depth(), entries + 1);
    for (const Verdict& verdict : bench.session.main_run().verdicts)
        EXPECT_TRUE(verdict.holds) << verdict.detail;
    bench.studies.advance(bench.session);
    EXPECT_FALSE(bench.studies.is_outdated(StudyKind::tune));
}

TEST_F(StudiesTest, AnExportTellsHowItsNumbersWereFoundWhileTheyAre) {
    const test::TemporaryFolder folder;
    Workbench bench(test::project_policy());
    ASSERT_TRUE(bench.session.open_scenario(test::project_scenario()).empty());
    ASSERT_TRUE(bench.session.apply({"engine.half_life_sec.valence", 200}));
    bench.studies.run(StudyKind::tune, bench.session);
    bench.studies.wait();
    bench.work(0);
    const TuneStudy& study = *bench.studies.tune();
    ASSERT_TRUE(study.result());
    adopt_values(bench, "Adopt tuned policy", study.edits(), study.provenance());
    const auto exported = [&](const std::string& name) {
        const std::string path = folder.file(name);
        EXPECT_TRUE(bench.session.export_to(path).empty());
        return test::text_in(path);
    };
    const std::string changed = study.edits().front().path;
    EXPECT_THAT(exported("found.json"),
                AllOf(HasSubstr("\"by\": \"Rei Workbench"), HasSubstr("\"" + changed + "\"")));
    bench.session.undo();
    EXPECT_THAT(exported("before.json"), Not(HasSubstr("\"tuned\"")));
    bench.session.redo();
    std::vector<std::string> all;
    for (const PolicyEdit& edit : study.edits()) all.push_back(edit.path);
    bench.session.reset(all, "Reset");
    EXPECT_THAT(exported("reset.json"), Not(HasSubstr("\"tuned\"")));
}

TEST_F(StudiesTest, TheFrontGoesOnFromWhatTuningFound) {
    EXPECT_FALSE(studies.problem(StudyKind::front, session).empty()) << "nothing is tuned yet";
    run_to_the_end(StudyKind::tune);
    ASSERT_TRUE(studies.tune()->result()->holds());
    ASSERT_EQ(studies.problem(StudyKind::front, session), "");
    run_to_the_end(StudyKind::front);
    const std::vector<FrontPoint>& points = studies.front()->points();
    ASSERT_FALSE(points.empty());
    for (std::size_t k = 1; k < points.size(); ++k) {
        EXPECT_GE(points[k].latency_sec, points[k - 1].latency_sec);
        EXPECT_LE(points[k].flips_per_min, points[k - 1].flips_per_min);
    }
}

TEST_F(StudiesTest, WhatIsNotTickedIsNotTuned) {
    StudySetup setup = studies.setup();
    for (const FreeGroup& group : free_groups(setup, session)) setup.fixed_groups.insert(group.name);
    EXPECT_FALSE(tune_problem(setup, session).empty());
    const std::string kept = *setup.fixed_groups.begin();
    setup.fixed_groups = {kept};
    studies.set_up(setup);
    studies.run(StudyKind::tune, session);
    for (const std::string& path : studies.tune()->plan().trial.free)
        EXPECT_NE(parameter_at(session, path)->group, kept);
    studies.stop(StudyKind::tune);
}

/// A conversation that wants what rei.json lacks: a word for being tired, and a region for it.
class WordsToTake : public ::testing::Test {
  protected:
    WordsToTake() {
        test::write_text(talk,
                         "turns:\n  - {at: 1, user: mia, text: \"나 너무 졸려, 하품만 나와\"}\n"
                         "until: 12\nexpect:\n  - mood: {becomes: tired, from: 1, within: 3}\n");
        EXPECT_TRUE(bench.session.open_scenario(talk).empty());
        take_words(bench, donor);
    }
    const TuneStudy& tuned() {
        bench.studies.run(StudyKind::tune, bench.session);
        bench.studies.wait();
        bench.work(0);
        return *bench.studies.tune();
    }
    void adopt(const TuneStudy& study) {
        adopt_values(bench, "Adopt tuned policy", study.edits(), study.provenance(),
                     study.base().words_from.get());
    }
    [[nodiscard]] bool listens_for_fatigue() const {
        const std::vector<SentimentClass>& classes = bench.session.policy().classes;
        return std::any_of(classes.begin(), classes.end(),
                           [](const SentimentClass& one) { return one.name == "fatigue"; });
    }

    const test::TemporaryFolder folder;
    const std::string talk = folder.file("talk.yaml");
    const std::string donor = test::source_file("policies/rei-tuned.json");
    Workbench bench{test::project_policy()};
};

TEST_F(WordsToTake, ComeWithTheTunedPolicyAsOneEditAndUndoTakesThemBack) {
    ASSERT_FALSE(bench.session.main_run().verdicts.at(0).holds);
    const TuneStudy& study = tuned();
    ASSERT_TRUE(study.result()->holds());
    EXPECT_TRUE(study.result()->changes.empty()) << "the words were all that it lacked";
    EXPECT_TRUE(study.takes_words());
    EXPECT_FALSE(listens_for_fatigue()) << "nothing comes before it is adopted";
    const std::string before = policy_hash(bench.session.policy());
    EXPECT_EQ(study.provenance().from, before);
    adopt(study);
    EXPECT_TRUE(listens_for_fatigue());
    EXPECT_TRUE(bench.session.main_run().verdicts.at(0).holds);
    EXPECT_EQ(bench.session.history().depth(), 1U);
    bench.studies.advance(bench.session);
    EXPECT_FALSE(bench.studies.is_outdated(StudyKind::tune)) << "it is what was found";
    bench.session.undo();
    EXPECT_EQ(policy_hash(bench.session.policy()), before);
    bench.studies.advance(bench.session);
    EXPECT_FALSE(bench.studies.is_outdated(StudyKind::tune)) << "it is what was tuned";
}

TEST_F(WordsToTake, TheirNumbersMayChangeTooAndTheFrontBringsThem) {
    const auto has_group = [&](const char* name) {
        for (const FreeGroup& group : free_groups(bench.studies.setup(), bench.session)) {
            if (group.name == name) return true;
        }
        return false;
    };
    EXPECT_TRUE(has_group("Keywords: fatigue"));
    const TuneStudy& study = tuned();
    EXPECT_NE(study.parameter("sentiment_weights.fatigue.arousal"), nullptr);
    bench.studies.run(StudyKind::front, bench.session);
    bench.studies.wait();
    bench.work(0);
    const FrontStudy& front = *bench.studies.front();
    ASSERT_FALSE(front.points().empty());
    adopt_values(bench, "Adopt tuned policy", front.edits(front.points()[0]),
                 front.provenance(front.points()[0]), front.base().words_from.get());
    EXPECT_TRUE(bench.session.main_run().verdicts.at(0).holds);
    EXPECT_TRUE(listens_for_fatigue());
}

TEST_F(WordsToTake, StayAwayOnceTheyAreNoLongerAskedFor) {
    StudySetup setup = bench.studies.setup();
    ASSERT_NE(setup.words_from, nullptr);
    EXPECT_EQ(bench.preferences.recents.front().path, donor);
    setup.words_from.reset();
    bench.studies.set_up(setup);
    const TuneStudy& study = tuned();
    EXPECT_FALSE(study.takes_words());
    adopt(study);
    EXPECT_FALSE(listens_for_fatigue());
}

TEST_F(WordsToTake, AFileThatIsNoPolicyIsExplainedAndTheLastOneStays) {
    take_words(bench, talk);
    EXPECT_EQ(bench.notices.history().back().kind, NoticeKind::problem);
    EXPECT_EQ(bench.studies.setup().words_from->path, donor);
}

TEST(AdoptedValues, AreOneEntry) {
    Workbench bench(test::project_policy());
    adopt_values(bench, "Adopt point",
                 {{"engine.stimulus_gain.valence", 0.3}, {"engine.half_life_sec.valence", 20}});
    EXPECT_EQ(bench.session.history().depth(), 1U);
    EXPECT_EQ(bench.session.history().undo_name(), "Adopt point");
    EXPECT_EQ(get_parameter(bench.session.policy(), "engine.half_life_sec.valence"), 20);
    bench.session.undo();
    EXPECT_FALSE(bench.session.is_tuned());
}

TEST(AdoptedValues, AreTakenTogetherOrNotAtAll) {
    Workbench bench(test::project_policy());
    adopt_values(bench, "Adopt point", {{"engine.stimulus_gain.valence", 0.3}, {"no.such", 1}});
    EXPECT_EQ(bench.session.history().depth(), 0U);
    EXPECT_FALSE(bench.session.is_tuned());
    EXPECT_FALSE(bench.notices.history().empty());
}

}  // namespace
}  // namespace rei::workbench
