#include "rei/model/diagnosis.hpp"

#include <algorithm>
#include <limits>

#include "workbench/files.hpp"
#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

constexpr double kAllTheTime = std::numeric_limits<double>::infinity();

/// A fight in which the persona goes back and forth between angry and sad, which one number cures.
class DiagnosisTest : public ::testing::Test {
  protected:
    DiagnosisTest() {
        EXPECT_TRUE(session.open_scenario(test::source_file("scenarios/apology-after-a-fight.yaml")).empty());
    }
    [[nodiscard]] const DiagnosedFinding* cured() const {
        const auto& findings = diagnosis.findings();
        const auto found = std::find_if(findings.begin(), findings.end(), [](const DiagnosedFinding& f) {
            return f.state == CureState::found;
        });
        return found == findings.end() ? nullptr : &*found;
    }

    Session session{test::project_policy()};
    Diagnosis diagnosis;
};

TEST_F(DiagnosisTest, FindingsAreThoseOfTheMainTraceAndEachGetsAnAnswer) {
    EXPECT_FALSE(diagnosis.is_current(session));
    diagnosis.advance(session, true, kAllTheTime);
    EXPECT_TRUE(diagnosis.is_current(session));
    EXPECT_FALSE(diagnosis.has_work());
    const std::vector<Finding> expected =
        diagnose(session.main_run().trace, session.scenario(), session.heard(), session.policy());
    ASSERT_EQ(diagnosis.findings().size(), expected.size());
    ASSERT_FALSE(expected.empty());
    for (std::size_t k = 0; k < expected.size(); ++k) {
        const DiagnosedFinding& diagnosed = diagnosis.findings()[k];
        EXPECT_EQ(diagnosed.finding.what, expected[k].what);
        EXPECT_TRUE(diagnosed.state == CureState::found || diagnosed.state == CureState::none);
        EXPECT_EQ(diagnosed.cure.has_value(), diagnosed.state == CureState::found);
    }
}

TEST_F(DiagnosisTest, ACureAppliedMakesItsFindingGo) {
    diagnosis.advance(session, true, kAllTheTime);
    ASSERT_NE(cured(), nullptr);
    const DiagnosedFinding before = *cured();
    ASSERT_TRUE(session.apply({before.cure->path, before.cure->after}));
    diagnosis.advance(session, false, kAllTheTime);
    for (const DiagnosedFinding& after : diagnosis.findings())
        EXPECT_FALSE(same_thing(after.finding, before.finding)) << after.finding.what;
    EXPECT_EQ(diagnosis.findings().size(), before.cure->findings_after);
}

TEST_F(DiagnosisTest, FindsButSearchesNoCureWhenItShallNot) {
    diagnosis.advance(session, false, kAllTheTime);
    ASSERT_FALSE(diagnosis.findings().empty());
    EXPECT_TRUE(diagnosis.has_work());
    for (const DiagnosedFinding& diagnosed : diagnosis.findings())
        EXPECT_EQ(diagnosed.state, CureState::waiting);
}

TEST_F(DiagnosisTest, SearchesNoCureWhileAnEditIsOpen) {
    session.begin_edit("Drag");
    diagnosis.advance(session, true, kAllTheTime);
    EXPECT_TRUE(diagnosis.has_work());
    session.commit_edit();
    diagnosis.advance(session, true, kAllTheTime);
    EXPECT_FALSE(diagnosis.has_work());
}

TEST_F(DiagnosisTest, StepByStepItComesToTheSameCures) {
    constexpr int kMostSteps = 100'000;
    diagnosis.advance(session, true, kAllTheTime);
    Diagnosis stepwise;
    int steps = 0;
    double last_progress = 0;
    do {
        stepwise.advance(session, true, 0);
        EXPECT_GE(stepwise.findings().front().progress, last_progress);
        last_progress = stepwise.findings().front().progress;
    } while (++steps < kMostSteps && stepwise.has_work());
    EXPECT_GT(steps, 10);
    ASSERT_EQ(stepwise.findings().size(), diagnosis.findings().size());
    for (std::size_t k = 0; k < diagnosis.findings().size(); ++k) {
        const DiagnosedFinding& at_once = diagnosis.findings()[k];
        ASSERT_EQ(stepwise.findings()[k].state, at_once.state);
        if (!at_once.cure) continue;
        EXPECT_EQ(stepwise.findings()[k].cure->path, at_once.cure->path);
        EXPECT_EQ(stepwise.findings()[k].cure->after, at_once.cure->after);
    }
}

TEST_F(DiagnosisTest, AnotherPolicyOrMainVariantIsDiagnosedAnew) {
    diagnosis.advance(session, false, kAllTheTime);
    session.apply({"engine.cooldown_sec", 10});
    EXPECT_FALSE(diagnosis.is_current(session));
    diagnosis.advance(session, false, kAllTheTime);
    session.set_variant(Variant::heuristic);
    EXPECT_FALSE(diagnosis.is_current(session));
    diagnosis.advance(session, false, kAllTheTime);
    session.show_variant(Variant::continuous, false);
    EXPECT_TRUE(diagnosis.is_current(session)) << "what stands beside it plays no part";
}

TEST(Diagnosis, WithoutAScenarioThereIsNothingToFind) {
    const Session session(test::project_policy());
    Diagnosis diagnosis;
    diagnosis.advance(session, true, kAllTheTime);
    EXPECT_TRUE(diagnosis.is_current(session));
    EXPECT_FALSE(diagnosis.has_work());
}

}  // namespace
}  // namespace rei::workbench
