#include "rei/model/scenario_edit.hpp"

#include "engine/test_data.hpp"
#include <gmock/gmock.h>

#include "rei/model/expectation_kind.hpp"
#include "rei/model/turn_place.hpp"
#include "rei/scenario/said.hpp"
#include "rei/scenario/scenario_file.hpp"
#include "rei/scenario/scenario_writer.hpp"

namespace rei::workbench {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kTalk = R"(scenario: talk
users: {mina: {affinity: 3}}
turns:
  - {id: praise, at: 4, user: mina, text: "최고"}   # first
  - {at: 9, text: "음"}
  - {id: insult, at: praise + 8, text: "바보"}   # second
  - {at: 20}
until: 60
expect:
  - mood: {becomes: happy, from: praise, within: 1}
  - mood: {is: happy, from: praise + 1, to: insult}
  - mood: {never: tired}
  - settles: {to: neutral, after: insult, within: 30}
  - range: {of: valence, max: 0.9, from: 2, to: 30}
)";

class ScenarioEdits : public testing::Test {
  protected:
    void SetUp() override { open(kTalk); }

    void open(const std::string& text) {
        auto read = parse_scenario(text, "talk.yaml");
        ASSERT_TRUE(read) << text_of(read.problems);
        file = {"talk.yaml", text, *read};
        talk = *read;
    }
    /// Does the edit; the text as it would be saved.
    std::string after(const ScenarioEdit& edit) {
        auto done = edited(talk, edit, policy);
        EXPECT_TRUE(done) << text_of(done.problems);
        if (!done) return "";
        talk = done->scenario;
        turn = done->turn;
        expectation = done->expectation;
        return scenario_text(file, talk, file.path);
    }
    /// Why the edit is refused.
    std::string refusal(const ScenarioEdit& edit) {
        const auto done = edited(talk, edit, policy);
        EXPECT_FALSE(done);
        return text_of(done.problems);
    }
    [[nodiscard]] std::vector<double> times() const {
        std::vector<double> out;
        for (const Turn& one : talk.turns) out.push_back(one.at_sec);
        return out;
    }
    static std::string with(const std::string& from, const std::string& to) {
        std::string text = kTalk;
        EXPECT_NE(text.find(from), std::string::npos) << from;
        return text.replace(text.find(from), from.size(), to);
    }

    const Policy policy = test::shipped_policy("rei.json");
    ScenarioFile file;
    Scenario talk;
    std::optional<std::size_t> turn, expectation;
};

TEST_F(ScenarioEdits, ATurnIsAddedWhereItsTimePutsIt) {
    Turn more;
    more.at_sec = 9;
    more.text = "하나 더";
    EXPECT_EQ(after(AddTurn{more}), with("\"음\"}\n", "\"음\"}\n  - {at: 9, text: \"하나 더\"}\n"));
    EXPECT_EQ(turn, 2U);
    more.said_at = Moment{"insult", 1.5};
    EXPECT_THAT(after(AddTurn{more}), HasSubstr("# second\n  - {at: insult + 1.5, text: \"하나 더\"}\n"));
    more.said_at = Moment{"", 61};
    EXPECT_THAT(refusal(AddTurn{more}), HasSubstr("until: 60 s is before the last turn at 61 s"));
}

TEST_F(ScenarioEdits, AMovedTurnTakesAlongWhatCountsFromIt) {
    EXPECT_EQ(after(MoveTurn{0, 6.5}), with("at: 4", "at: 6.5"));
    EXPECT_THAT(times(), ElementsAre(6.5, 9, 14.5, 20));
    EXPECT_EQ(std::get<MoodIs>(talk.expectations[1].what).span.from_sec, 7.5);
    EXPECT_EQ(std::get<MoodIs>(talk.expectations[1].what).span.to_sec, 14.5);
    EXPECT_EQ(turn, 0U);
}

TEST_F(ScenarioEdits, TurnsStayInOrderWhenOneMovesPastAnother) {
    EXPECT_EQ(after(MoveTurn{1, 15.25}),
              with("  - {at: 9, text: \"음\"}\n  - {id: insult, at: praise + 8, text: \"바보\"}   # second\n",
                   "  - {id: insult, at: praise + 8, text: \"바보\"}   # second\n  - {at: 15.25, text: "
                   "\"음\"}\n"));
    EXPECT_EQ(turn, 2U);
    // the insult counts from the praise and overtakes as well
    after(MoveTurn{0, 10});
    EXPECT_THAT(times(), ElementsAre(10, 15.25, 18, 20));
    EXPECT_EQ(talk.turns[2].id, "insult");
}

TEST_F(ScenarioEdits, AMovedTurnKeepsCountingFromItsTurnWhileThatIsBefore) {
    EXPECT_EQ(after(MoveTurn{2, 13.1}), with("praise + 8", "praise + 9.1"));
    open("turns: [{id: a, at: 4}, {at: a + 1}]");
    after(MoveTurn{1, 2.0000000001});
    EXPECT_EQ(turn, 0U);
    EXPECT_EQ(talk.turns[0].said_at, (Moment{"", 2}));
    EXPECT_THAT(refusal(MoveTurn{0, -1}), HasSubstr("turn 1, at: -1 s is before the conversation starts"));
}

TEST_F(ScenarioEdits, AMoveThatLeavesNothingOfASpanIsRefused) {
    open("turns: [{id: a, at: 1}, {at: 5}]\nuntil: 20\nexpect: [{mood: {is: sad, from: a + 1, to: 4}}]");
    EXPECT_THAT(refusal(MoveTurn{0, 3.5}),
                HasSubstr("expectation 1, from: the span from 4.5 s to 4 s is empty"));
}

TEST_F(ScenarioEdits, ATurnThatOthersCountFromGoesOnlyIfTheyKeepTheirInstants) {
    EXPECT_THAT(refusal(DeleteTurn{2}),
                HasSubstr("\"insult\" is still needed: expectation 2 and expectation 4 count from it"));
    const auto before = times();
    after(DeleteTurn{0, Dependents::keep_instants});
    EXPECT_THAT(times(), ElementsAre(9, 12, 20));
    EXPECT_EQ(talk.turns[1].said_at, (Moment{"", 12}));
    EXPECT_EQ(talk.expectations[1].said.from, (Moment{"", 5}));
    EXPECT_EQ(talk.expectations[1].said.to, (Moment{"insult", 0}));
    EXPECT_EQ(after(DeleteTurn{2}).find("at: 20"), std::string::npos);
}

TEST_F(ScenarioEdits, TheTruthMovesWithItsTurnAndFollowsItsName) {
    open(
        "turns:\n  - {id: a, at: 1}\ntruth:\n  - {at: a + 1, valence: 0, arousal: 0.3}   # felt\nuntil: 9\n");
    after(MoveTurn{0, 3});
    EXPECT_EQ(talk.truth[0].at_sec, 4);
    EXPECT_THAT(after(SetTurnId{0, "b"}), HasSubstr("  - {at: b + 1, valence: 0, arousal: 0.3}   # felt\n"));
    EXPECT_THAT(refusal(DeleteTurn{0}), HasSubstr("\"b\" is still needed: truth 1 counts from it"));
    EXPECT_THAT(refusal(SetUntil{Moment{"b", 0.5}}), HasSubstr("truth 1, at: 4 s is past the end"));
}

TEST_F(ScenarioEdits, WordsOfATurnChangeAlone) {
    EXPECT_EQ(after(SetTurnText{2, "멍청이"}), with("바보", "멍청이"));
    open(kTalk);
    EXPECT_EQ(after(SetTurnUser{1, "bob"}), with("{at: 9,", "{at: 9, user: bob,"));
    open(kTalk);
    EXPECT_EQ(after(SetTurnReply{3, "…"}), with("{at: 20}", "{at: 20, llm: {reply: \"…\"}}"));
    open(kTalk);
    EXPECT_EQ(after(SetTurnSignal{3, {-1, 2.5}}),
              with("{at: 20}", "{at: 20, llm: {mood_delta: -1, affinity_delta: 2.5}}"));
    EXPECT_EQ(after(SetTurnSignal{3, {}}), kTalk);
    EXPECT_THAT(refusal(SetTurnUser{0, ""}), HasSubstr("turn 1, user: found an empty text"));
}

TEST_F(ScenarioEdits, WhatCountsFromATurnFollowsItsNewName) {
    const std::string text = after(SetTurnId{2, "욕"});
    EXPECT_THAT(text, HasSubstr("{id: 욕, at: praise + 8"));
    EXPECT_THAT(text, HasSubstr("from: praise + 1, to: 욕}"));
    EXPECT_THAT(text, HasSubstr("after: 욕, within: 30}"));
    EXPECT_THAT(refusal(SetTurnId{2, "praise"}), HasSubstr("turn 3, id: the id \"praise\" is taken"));
    EXPECT_THAT(refusal(SetTurnId{1, "a b"}), HasSubstr("expected an id of letters, digits and `_`"));
    EXPECT_THAT(refusal(SetTurnId{0, ""}),
                HasSubstr("still needed: turn 3, expectation 1 and expectation 2 count from it"));
    EXPECT_THAT(after(SetTurnId{0, "", Dependents::keep_instants}), HasSubstr("{id: 욕, at: 12,"));
}

TEST_F(ScenarioEdits, TheConversationsOwnValuesChangeAlone) {
    EXPECT_EQ(after(SetAffinity{"mina", -4}), with("affinity: 3", "affinity: -4"));
    EXPECT_EQ(after(SetAffinity{"bob", 5}), with("{affinity: 3}", "{affinity: -4}, bob: {affinity: 5}"));
    EXPECT_EQ(after(SetAffinity{"mina", {}}), with("mina: {affinity: 3}", "bob: {affinity: 5}"));
    EXPECT_THAT(refusal(SetAffinity{"bob", 101}), HasSubstr("whole number from -100 to 100"));
    open(kTalk);
    EXPECT_EQ(after(SetStart{"happy", {0.4, 0.3, 0.3}}),
              with("users:", "start: {mood: happy, valence: 0.4}\nusers:"));
    EXPECT_EQ(after(SetStart{"neutral", {}}), kTalk);
    EXPECT_EQ(after(SetUntil{Moment{"insult", 60}}), with("until: 60", "until: insult + 60"));
    EXPECT_EQ(after(SetUntil{}), with("until: 60\n", ""));
    EXPECT_EQ(talk.until_sec, 50);
    open(kTalk);
    EXPECT_EQ(after(SetName{"other"}), with("scenario: talk", "scenario: other"));
    open(kTalk);
    EXPECT_EQ(after(SetDescription{"what: it is"}), with("users:", "description: \"what: it is\"\nusers:"));
}

TEST_F(ScenarioEdits, SpansToTheEndFollowTheEnd) {
    after(SetUntil{Moment{"", 80}});
    EXPECT_EQ(std::get<MoodNever>(talk.expectations[2].what).span.to_sec, 80);
    EXPECT_THAT(refusal(SetUntil{Moment{"", 25}}),
                HasSubstr("expectation 4, within: 12 s + 30 s is past the end"));
}

TEST_F(ScenarioEdits, ExpectationsAreAddedChangedAndDeleted) {
    Expectation flips;
    flips.what = FlipsAtMost{2, 10, {0, 60}};
    EXPECT_EQ(after(AddExpectation{flips}), std::string(kTalk) + "  - flips: {at_most: 2, window: 10}\n");
    EXPECT_EQ(expectation, 5U);
    Expectation sad = talk.expectations[0];
    std::get<MoodBecomes>(sad.what).mood = "sad";
    EXPECT_THAT(after(EditExpectation{0, sad}),
                HasSubstr("- mood: {becomes: sad, from: praise, within: 1}\n"));
    EXPECT_EQ(expectation, 0U);
    EXPECT_THAT(after(DeleteExpectation{2}), testing::Not(HasSubstr("tired")));
    sad.what = MoodIs{"grumpy", {0, 60}};
    EXPECT_THAT(refusal(AddExpectation{sad}),
                HasSubstr("expectation 6: \"grumpy\" is no mood of this persona"));
}

TEST_F(ScenarioEdits, AnExpectationOfAnotherKindKeepsItsTimes) {
    Expectation now = talk.expectations[1];
    now.what = SaturationAtMost{Axis::intensity, 0.9, 0.1, {}};
    EXPECT_EQ(after(EditExpectation{1, now}),
              with("mood: {is: happy, from: praise + 1, to: insult}",
                   "saturation: {of: intensity, above: 0.9, at_most: 0.1, from: praise + 1, to: insult}"));
    now = talk.expectations[0];
    now.what = MoodIs{"happy", {}};
    after(EditExpectation{0, now});  // `within` goes, for `is` has none
    EXPECT_EQ(std::get<MoodIs>(talk.expectations[0].what).span.from_sec, 4);
}

TEST_F(ScenarioEdits, DraggedSpansKeepCountingFromTheirTurn) {
    EXPECT_EQ(after(StretchExpectation{1, 6.25, 10.75}),
              with("from: praise + 1, to: insult}", "from: praise + 2.25, to: insult - 1.25}"));
    open(kTalk);
    EXPECT_EQ(after(StretchExpectation{4, 3.5, 60}), with("from: 2, to: 30}", "from: 3.5}"));
    EXPECT_EQ(after(StretchExpectation{4, 0, {}}), with("max: 0.9, from: 2, to: 30}", "max: 0.9}"));
    EXPECT_THAT(refusal(StretchExpectation{1, 13, {}}),
                HasSubstr("expectation 2, from: the span from 13 s to 12 s is empty"));
}

TEST_F(ScenarioEdits, ADeadlineStaysWhenTheBeginIsDragged) {
    EXPECT_EQ(after(StretchExpectation{3, 15, {}}),
              with("after: insult, within: 30}", "after: insult + 3, within: 27}"));
    open(kTalk);
    EXPECT_EQ(after(StretchExpectation{3, {}, 52.5}), with("within: 30}", "within: 40.5}"));
    EXPECT_EQ(after(StretchExpectation{3, {}, 99}), with(", within: 30}", "}"));
}

TEST_F(ScenarioEdits, ASpanMarkedOnTheTimelineCountsFromTheTurnBeforeIt) {
    const auto added = [&](ExpectationKind kind, Span span) {
        open(kTalk);
        const std::string text = after(AddExpectation{new_expectation(kind, "happy", talk, span)});
        return text.substr(std::string(kTalk).size());
    };
    using Kind = ExpectationKind;
    EXPECT_EQ(added(Kind::is, {5, 10}), "  - mood: {is: happy, from: praise + 1, to: praise + 6}\n");
    EXPECT_EQ(added(Kind::becomes, {12, 14.5}), "  - mood: {becomes: happy, from: insult, within: 2.5}\n");
    EXPECT_EQ(added(Kind::never, {1, 60}), "  - mood: {never: happy, from: 1}\n");
    EXPECT_EQ(added(Kind::settles, {13, 60}), "  - settles: {to: happy, after: insult + 1}\n");
    EXPECT_EQ(added(Kind::flips, {0, 60}), "  - flips: {at_most: 3}\n");
    EXPECT_EQ(added(Kind::saturation, {0, 3}),
              "  - saturation: {of: intensity, above: 0.95, at_most: 0.05, to: 3}\n");
    EXPECT_EQ(added(Kind::range, {4, 60}), "  - range: {of: valence, min: -0.8, max: 0.8, from: praise}\n");
}

TEST_F(ScenarioEdits, FormsAndKindsAgree) {
    for (std::size_t k = 0; k < expectation_forms().size(); ++k) {
        const ExpectationKind kind = expectation_forms()[k].kind;
        EXPECT_EQ(static_cast<std::size_t>(kind), k);
        EXPECT_EQ(kind_of(new_expectation(kind, "happy", talk, {1, 9})), kind);
    }
    EXPECT_EQ(expectation_forms().size(), std::variant_size_v<decltype(Expectation::what)>);
}

TEST_F(ScenarioEdits, ATurnMaySayThatItCountsFromALaterOne) {
    EXPECT_THAT(after(SetTurnTime{1, {"insult", 1.5}}), HasSubstr("  - {at: insult + 1.5, text: \"음\"}\n"));
    EXPECT_EQ(turn, 2U);
    EXPECT_THAT(times(), ElementsAre(4, 12, 13.5, 20));
}

TEST_F(ScenarioEdits, WhatCountsFromATurnGoesWithItsNewTime) {
    const std::string text = after(SetTurnTime{0, {"", 10}});
    EXPECT_EQ(turn, 1U);
    EXPECT_THAT(times(), ElementsAre(9, 10, 18, 20));
    EXPECT_THAT(text, HasSubstr("at: praise + 8"));
}

TEST_F(ScenarioEdits, ATurnCanNotCountFromItselfNorFromNobody) {
    EXPECT_THAT(refusal(SetTurnTime{0, {"praise", 1}}), HasSubstr("itself"));
    EXPECT_THAT(refusal(SetTurnTime{0, {"insult", 1}}), HasSubstr("itself"));
    EXPECT_THAT(refusal(SetTurnTime{0, {"nobody", 1}}), HasSubstr("nobody"));
}

TEST_F(ScenarioEdits, NewTurnsComeAfterAPauseOrHalfwayToTheNext) {
    EXPECT_EQ(new_turn(talk, 0).at_sec, 7);
    EXPECT_EQ(new_turn(talk, 1).at_sec, 10.5);  // halfway from 9 to 12, which is no later than the pause
    EXPECT_EQ(new_turn(talk, {}).at_sec, 23);
    EXPECT_EQ(new_turn(talk, 0).user, "mina");
    EXPECT_EQ(new_turn_in_gap(talk, 0).at_sec, 2);
    EXPECT_EQ(time_in_gap(talk, 2, 1), 8);  // without the one at 9
    talk.turns.clear();
    EXPECT_EQ(new_turn(talk, {}).at_sec, 1);
    EXPECT_EQ(new_turn(talk, {}).user, "mina");
}

TEST_F(ScenarioEdits, UndoCallsThemByName) {
    EXPECT_EQ(name_of(MoveTurn{2, 1}), "Move turn 3");
    EXPECT_EQ(name_of(AddExpectation{}), "Add expectation");
    EXPECT_EQ(name_of(StretchExpectation{0, 1, {}}), "Move expectation 1");
    EXPECT_EQ(name_of(SetAffinity{"민아", 1}), "Change the affinity of 민아");
}

TEST(TypedMoments, AreSecondsOrCountFromATurn) {
    EXPECT_EQ(typed_moment(" 12.50 "), (Moment{"", 12.5}));
    EXPECT_EQ(typed_moment("praise+1"), (Moment{"praise", 1}));
    EXPECT_FALSE(typed_moment(""));
    EXPECT_FALSE(typed_moment("praise plus 1"));
}

}  // namespace
}  // namespace rei::workbench
