#include "workbench/panels/desk.hpp"

#include "rei/model/expectation_kind.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

const Expectation& expectation(const Desk& desk, std::size_t index) {
    return desk.session().scenario().expectations.at(index);
}

void retype(Desk& desk, const std::string& field, const std::string& text) {
    desk.click(desk.centre(field));
    desk.key(Key::a, true);
    desk.type(text);
}

/// A conversation of which nothing is expected.
void expect_nothing(Desk& desk) {
    while (!desk.session().scenario().expectations.empty())
        carry_out(desk.bench, EditScenario{DeleteExpectation{0}});
    desk.frames(2);
}

TEST(ExpectationsEdit, AClickSelectsGoesThereAndOpensItsForm) {
    Desk desk;
    EXPECT_EQ(desk.ui.items.find("expect/kind"), nullptr);
    desk.click(desk.centre("expectation/1"));
    EXPECT_EQ(desk.bench.view.selected_expectation, 1U);
    EXPECT_EQ(desk.bench.playback.time_sec(), desk.session().main_run().verdicts[1].at_sec);
    for (const char* field : {"expect/kind", "expect/mood", "expect/from", "expect/up to"})
        EXPECT_NE(desk.ui.items.find(field), nullptr) << field;
    EXPECT_EQ(desk.entries(), 0U);
}

TEST(ExpectationsEdit, TheVerdictFollowsWhatIsTyped) {
    Desk desk;
    desk.click(desk.centre("expectation/4"));
    const auto holds = [&] { return desk.session().main_run().verdicts[4].holds; };
    EXPECT_TRUE(holds());
    retype(desk, "expect/at most", "0");
    EXPECT_FALSE(holds());
    desk.type(".x");
    EXPECT_NE(desk.ui.field.refusal, "");
    desk.key(Key::escape);
    EXPECT_TRUE(holds());
    EXPECT_EQ(desk.entries(), 0U);
}

TEST(ExpectationsEdit, ATimeMayCountFromATurn) {
    Desk desk;
    desk.click(desk.centre("expectation/1"));
    retype(desk, "expect/up to", "praise + 3");
    desk.key(Key::enter);
    EXPECT_EQ(span_of(expectation(desk, 1)).to_sec, 7);
    EXPECT_EQ(text_of(*expectation(desk, 1).said.to), "praise + 3");
    EXPECT_EQ(desk.entries(), 1U);
}

TEST(ExpectationsEdit, AMoodAndAKindAreChosen) {
    Desk desk;
    desk.click(desk.centre("expectation/1"));
    desk.click(desk.centre("expect/mood"));
    desk.click(desk.centre("expect/mood/excited"));
    EXPECT_EQ(std::get<MoodIs>(expectation(desk, 1).what).mood, "excited");
    desk.click(desk.centre("expect/kind"));
    desk.click(desk.centre("expect/kind/mood is never"));
    EXPECT_EQ(std::get<MoodNever>(expectation(desk, 1).what).mood, "excited");
    EXPECT_EQ(span_of(expectation(desk, 1)).from_sec, 5);
    EXPECT_EQ(desk.entries(), 2U);
}

TEST(ExpectationsEdit, EveryKindHasAFormThatCanBeShown) {
    Desk desk;
    for (std::size_t k = 0; k < desk.session().scenario().expectations.size(); ++k) {
        carry_out(desk.bench, SelectExpectation{k});
        desk.frames(3);
        EXPECT_NE(desk.ui.items.find("expect/kind"), nullptr) << k;
    }
}

TEST(ExpectationsEdit, OneIsAddedFromAMenuOfTheKinds) {
    Desk desk;
    expect_nothing(desk);
    const std::size_t entries = desk.entries();
    desk.click(desk.centre("expectations/add"));
    desk.click(desk.centre("expect-menu/flips"));
    ASSERT_EQ(desk.session().scenario().expectations.size(), 1U);
    EXPECT_EQ(desk.session().main_run().verdicts.size(), 1U);
    EXPECT_EQ(desk.bench.view.selected_expectation, 0U);
    EXPECT_EQ(desk.entries(), entries + 1);
}

TEST(ExpectationsEdit, DelDeletesWhatWasSelectedLast) {
    Desk desk;
    desk.click(desk.centre("scenario/turn/2"));
    desk.click(desk.centre("expectation/1"));
    desk.key(Key::del);
    EXPECT_EQ(desk.session().scenario().expectations.size(), 6U);
    EXPECT_EQ(desk.session().scenario().turns.size(), 7U);
    desk.click(desk.centre("scenario/turn/2"));
    desk.key(Key::del);
    EXPECT_EQ(desk.session().scenario().expectations.size(), 6U);
    EXPECT_EQ(desk.session().scenario().turns.size(), 6U);
}

}  // namespace
}  // namespace rei::workbench
