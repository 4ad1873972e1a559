#include "workbench/panels/desk.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

std::string oscillating() {
    return test::source_file("scenarios/apology-after-a-fight.yaml");
}

/// A desk with the diagnosis open and every cure searched.
class DiagnosisPane : public ::testing::Test {
  protected:
    DiagnosisPane() : desk(oscillating()) {
        desk.key(Key::d, true);
        EXPECT_FALSE(desk.bench.has_work());
    }
    [[nodiscard]] const std::vector<DiagnosedFinding>& findings() const {
        return desk.bench.diagnosis.findings();
    }
    /// The first finding with a cure.
    [[nodiscard]] std::size_t cured() const {
        for (std::size_t k = 0; k < findings().size(); ++k) {
            if (findings()[k].cure) return k;
        }
        ADD_FAILURE() << "nothing can be cured";
        return 0;
    }
    static std::string row(std::size_t finding) { return "diagnosis/" + std::to_string(finding); }
    Desk desk;
};

TEST_F(DiagnosisPane, AClickGoesToTheFindingAndShowsItsSpan) {
    ASSERT_FALSE(findings().empty());
    const Span span = findings()[0].finding.span;
    desk.key(Key::end);
    desk.click(desk.centre(row(0)));
    EXPECT_EQ(desk.bench.playback.time_sec(), span.from_sec);
    EXPECT_LE(desk.bench.view.time_range.low, span.from_sec);
    EXPECT_GE(desk.bench.view.time_range.high, span.to_sec);
    EXPECT_EQ(desk.ui.diagnosis.selected, DiagnosisUi::key_of(findings()[0].finding));
    EXPECT_EQ(desk.entries(), 0U);
}

TEST_F(DiagnosisPane, ApplyIsOneStepOfUndoAndTheFindingIsGone) {
    const std::size_t index = cured();
    const DiagnosedFinding before = findings()[index];
    const std::string hash = desk.hash();
    desk.click(desk.centre(row(index) + "/apply"));
    EXPECT_EQ(desk.entries(), 1U);
    EXPECT_EQ(get_parameter(desk.session().policy(), before.cure->path), before.cure->after);
    EXPECT_EQ(desk.session().history().undo_name().rfind("Cure: ", 0), 0U);
    desk.frame();
    for (const DiagnosedFinding& after : findings())
        EXPECT_FALSE(same_thing(after.finding, before.finding)) << after.finding.what;
    desk.key(Key::z, true);
    EXPECT_EQ(desk.hash(), hash);
    EXPECT_FALSE(desk.session().is_tuned());
    desk.frame();
    EXPECT_EQ(findings()[index].finding.what, before.finding.what);
}

TEST_F(DiagnosisPane, ReasonsUnfold) {
    ASSERT_FALSE(findings()[0].finding.why.empty());
    const float before = desk.box(row(0) + "/why").max.y;
    desk.click(desk.centre(row(0) + "/why"));
    EXPECT_EQ(desk.ui.diagnosis.unfolded.size(), 1U);
    if (findings().size() > 1) {
        EXPECT_GT(desk.box(row(1)).min.y, before + 10);
    }
    desk.click(desk.centre(row(0) + "/why"));
    EXPECT_TRUE(desk.ui.diagnosis.unfolded.empty());
}

TEST_F(DiagnosisPane, IdleFramesMakeNoEntryAndWorkOnNothing) {
    const std::uint64_t revision = desk.session().revision();
    desk.frames(60);
    EXPECT_EQ(desk.session().revision(), revision);
    EXPECT_EQ(desk.entries(), 0U);
    EXPECT_FALSE(desk.bench.is_moving());
}

TEST_F(DiagnosisPane, MarksItsFindingsOnTheTimelineWhileItIsOpen) {
    EXPECT_NE(desk.ui.items.find("timeline/findings"), nullptr);
    desk.key(Key::d, true);
    desk.frame();
    EXPECT_EQ(desk.ui.items.find("timeline/findings"), nullptr);
}

TEST(DiagnosisSearch, CanBeStoppedAndGoesOn) {
    Desk desk(test::source_file("scenarios/one-hour-stream.yaml"));
    desk.work_sec = 0;
    desk.key(Key::d, true);
    desk.frames(2);
    ASSERT_TRUE(desk.bench.diagnosis.has_work());
    EXPECT_TRUE(desk.bench.is_moving());
    desk.click(desk.centre("diagnosis/search"));
    EXPECT_FALSE(desk.bench.is_moving()) << "the window sleeps";
    const double progress = desk.bench.diagnosis.findings()[0].progress;
    desk.frames(10);
    EXPECT_EQ(desk.bench.diagnosis.findings()[0].progress, progress);
    desk.click(desk.centre("diagnosis/search"));
    EXPECT_TRUE(desk.bench.view.searches_cures);
    EXPECT_EQ(desk.entries(), 0U);
}

TEST(DiagnosisSearch, StandsWithoutAScenario) {
    Desk desk("");
    desk.key(Key::d, true);
    desk.frames(3);
    EXPECT_NE(desk.ui.items.find("pane/diagnosis"), nullptr);
    EXPECT_FALSE(desk.bench.is_moving());
}

}  // namespace
}  // namespace rei::workbench
