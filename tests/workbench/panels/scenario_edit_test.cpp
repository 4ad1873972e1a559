#include <fstream>

#include "workbench/panels/desk.hpp"

#include "rei/panels/scenario_parts.hpp"
#include "rei/panels/typed_text.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

const Turn& turn(const Desk& desk, std::size_t index) {
    return desk.session().scenario().turns.at(index);
}

std::string mood_after(const Desk& desk, std::size_t index) {
    const Trace& trace = desk.session().main_run().trace;
    return trace.moods[trace.turn_label(index).mood];
}

/// Open the editor of a turn as people do.
void edit(Desk& desk, std::size_t index) {
    desk.double_click(desk.centre("scenario/turn/" + std::to_string(index)));
    desk.frames(6);
    ASSERT_TRUE(desk.bench.view.edits_turn);
    ASSERT_EQ(desk.bench.view.selected_turn, index);
}

/// What a field says now is replaced.
void retype(Desk& desk, const std::string& field, const std::string& text) {
    desk.click(desk.centre(field));
    desk.key(Key::a, true);
    desk.type(text);
}

TEST(ScenarioEdit, AClickSelectsAndGoesThereAndADoubleClickEdits) {
    Desk desk;
    desk.click(desk.centre("scenario/turn/2"));
    EXPECT_EQ(desk.bench.view.selected_turn, 2U);
    EXPECT_EQ(desk.bench.playback.time_sec(), turn(desk, 2).at_sec);
    EXPECT_FALSE(desk.bench.view.edits_turn);
    edit(desk, 2);
    EXPECT_NE(desk.ui.items.find("turn/text"), nullptr);
    desk.click(desk.centre("scenario/turn/1"));
    EXPECT_FALSE(desk.bench.view.edits_turn);
    EXPECT_EQ(desk.entries(), 0U);
}

TEST(ScenarioEdit, EnterOpensTheEditorAndEscClosesIt) {
    Desk desk;
    desk.key(Key::enter);
    EXPECT_FALSE(desk.bench.view.edits_turn) << "there is no turn to edit";
    desk.click(desk.centre("scenario/turn/2"));
    desk.key(Key::enter);
    EXPECT_TRUE(desk.bench.view.edits_turn);
    desk.frames(6);
    desk.key(Key::escape);
    EXPECT_FALSE(desk.bench.view.edits_turn);
    EXPECT_EQ(desk.entries(), 0U);
}

TEST(ScenarioEdit, TypingAKeywordFlipsTheMoodAtOnceAndOneUndoTakesAllOfItBack) {
    Desk desk;
    const std::string before = desk.hash();
    const std::string text = turn(desk, 2).text;
    const std::string mood = mood_after(desk, 2);
    edit(desk, 2);
    desk.type(" 바보");
    EXPECT_EQ(turn(desk, 2).text, text + " 바보");
    EXPECT_NE(desk.hash(), before);
    EXPECT_EQ(mood_after(desk, 2), "angry");
    EXPECT_NE(mood, "angry");
    EXPECT_NE(desk.ui.items.find("turn/heard/바보"), nullptr) << "the word is marked";
    desk.type(" 진짜");
    EXPECT_EQ(desk.entries(), 0U) << "still typing";
    desk.key(Key::enter);
    EXPECT_EQ(desk.entries(), 1U);
    desk.key(Key::z, true);
    EXPECT_EQ(turn(desk, 2).text, text);
    EXPECT_EQ(desk.hash(), before);
}

TEST(ScenarioEdit, EscInAFieldTakesBackWhatWasTypedAndASecondOneCloses) {
    Desk desk;
    const std::string before = desk.hash();
    edit(desk, 2);
    desk.type(" 바보");
    desk.key(Key::escape);
    EXPECT_EQ(desk.hash(), before);
    EXPECT_TRUE(desk.bench.view.edits_turn);
    desk.key(Key::escape);
    EXPECT_FALSE(desk.bench.view.edits_turn);
    EXPECT_EQ(desk.entries(), 0U);
}

TEST(ScenarioEdit, UndoInAFieldTakesBackItsTypingFirstAndThenWhatWasBefore) {
    Desk desk;
    carry_out(desk.bench, EditScenario{SetName{"another"}});
    edit(desk, 2);
    const std::string text = turn(desk, 2).text;
    desk.type(" 바보");
    desk.key(Key::z, true);
    EXPECT_EQ(turn(desk, 2).text, text);
    EXPECT_EQ(desk.session().scenario().name, "another");
    desk.click(desk.centre("turn/text"));
    desk.key(Key::z, true);
    EXPECT_NE(desk.session().scenario().name, "another");
}

TEST(ScenarioEdit, FieldsOneAfterAnotherAreAnEntryEach) {
    Desk desk;
    edit(desk, 2);
    desk.type("!");
    retype(desk, "turn/user", "민아");  // above the field that is left
    retype(desk, "turn/id", "clip");
    desk.key(Key::enter);
    EXPECT_EQ(turn(desk, 2).user, "민아");
    EXPECT_EQ(turn(desk, 2).id, "clip");
    EXPECT_EQ(desk.entries(), 3U);
}

TEST(ScenarioEdit, ABadTimeIsExplainedAndNothingChanges) {
    Desk desk;
    const std::string before = desk.hash();
    edit(desk, 2);
    retype(desk, "turn/at", "soon");
    EXPECT_NE(desk.ui.field.refusal, "");
    EXPECT_EQ(desk.hash(), before);
    retype(desk, "turn/at", "999");
    desk.key(Key::enter);
    EXPECT_EQ(desk.hash(), before);
    EXPECT_EQ(desk.entries(), 0U);
    EXPECT_EQ(turn(desk, 2).at_sec, 9);
}

TEST(ScenarioEdit, ATimeMayCountFromATurnAndMovesItPastOthers) {
    Desk desk;
    const std::string text = turn(desk, 2).text;
    edit(desk, 2);
    retype(desk, "turn/at", "insult + 1.5");
    desk.key(Key::enter);
    const std::size_t now = *desk.bench.view.selected_turn;
    EXPECT_EQ(now, 4U);
    EXPECT_EQ(turn(desk, now).text, text);
    EXPECT_EQ(turn(desk, now).at_sec, 19.5);
    EXPECT_EQ(text_of(*turn(desk, now).said_at), "insult + 1.5");
    EXPECT_EQ(desk.entries(), 1U);
    EXPECT_TRUE(desk.bench.view.edits_turn) << "the editor goes with it";
}

TEST(ScenarioEdit, ATurnCanNotCountFromItself) {
    Desk desk;
    edit(desk, 1);
    retype(desk, "turn/at", "praise + 1");
    EXPECT_NE(desk.ui.field.refusal.find("itself"), std::string::npos);
    EXPECT_EQ(turn(desk, 1).at_sec, 4);
}

TEST(ScenarioEdit, DeltasTakeAnyNumber) {
    Desk desk;
    edit(desk, 2);
    retype(desk, "turn/mood_delta", "-3.25");
    desk.key(Key::enter);
    EXPECT_EQ(turn(desk, 2).llm.mood_delta, -3.25);
    const Box track = desk.box("turn/affinity_delta/track");
    desk.drag(track.centre(), {track.max.x - 6, track.centre().y});
    EXPECT_EQ(turn(desk, 2).llm.affinity_delta, 10);
    EXPECT_EQ(turn(desk, 2).llm.mood_delta, -3.25);
    EXPECT_EQ(desk.entries(), 2U);
}

TEST(ScenarioEdit, AUserIsChosenFromThoseKnown) {
    Desk desk;
    edit(desk, 2);
    desk.click(desk.centre("turn/users"));
    desk.click(desk.centre("turn/users/지나가던행인"));
    EXPECT_EQ(turn(desk, 2).user, "지나가던행인");
    EXPECT_EQ(desk.entries(), 1U);
}

TEST(ScenarioEdit, DraggingATurnOverAnotherReordersAndUndoRestores) {
    Desk desk;
    const std::string text = turn(desk, 2).text;
    const std::string before = desk.hash();
    const Box first = desk.box("scenario/turn/0");
    desk.drag(desk.centre("scenario/turn/2"), {first.centre().x, first.max.y - 4});
    EXPECT_EQ(turn(desk, 1).text, text);
    EXPECT_EQ(turn(desk, 1).at_sec, 2.3);  // halfway between 0.5 and 4, to a tenth
    EXPECT_EQ(desk.bench.view.selected_turn, 1U);
    EXPECT_EQ(desk.entries(), 1U);
    desk.key(Key::z, true);
    EXPECT_EQ(turn(desk, 2).text, text);
    EXPECT_EQ(desk.hash(), before);
}

TEST(ScenarioEdit, EscDropsATurnWhereItWas) {
    Desk desk;
    desk.move(desk.centre("scenario/turn/2"));
    desk.press();
    const Box first = desk.box("scenario/turn/0");
    desk.move({first.centre().x, first.max.y - 8});
    desk.move({first.centre().x, first.max.y - 4});
    EXPECT_NE(desk.ui.items.find("scenario/drop-line"), nullptr);
    desk.key(Key::escape);
    desk.release();
    EXPECT_EQ(turn(desk, 2).at_sec, 9);
    EXPECT_EQ(desk.entries(), 0U);
    EXPECT_FALSE(desk.ui.scenario.drag);
}

TEST(ScenarioEdit, APlusBetweenTurnsAddsOneThere) {
    Desk desk;
    const Box row = desk.box("scenario/turn/2");
    desk.move({row.centre().x, row.min.y - 1});
    desk.click(desk.centre("scenario/add/2"));
    ASSERT_EQ(desk.session().scenario().turns.size(), 8U);
    EXPECT_EQ(turn(desk, 2).at_sec, 6.5);
    EXPECT_EQ(turn(desk, 2).text, "");
    EXPECT_TRUE(desk.bench.view.edits_turn);
    desk.frames(3);
    desk.type("최고");
    EXPECT_EQ(turn(desk, 2).text, "최고") << "the keyboard is in its text";
}

TEST(ScenarioEdit, InsertAddsATurnAfterTheSelectedOneAndDelDeletesIt) {
    Desk desk;
    desk.click(desk.centre("scenario/turn/3"));
    desk.key(Key::insert);
    EXPECT_EQ(desk.bench.view.selected_turn, 4U);
    EXPECT_EQ(turn(desk, 4).at_sec, 16);  // 3 s after 13
    EXPECT_EQ(turn(desk, 4).user, turn(desk, 3).user);
    desk.frames(3);
    desk.key(Key::escape);
    desk.key(Key::del);
    EXPECT_EQ(desk.session().scenario().turns.size(), 7U);
}

TEST(ScenarioEdit, AConversationCanBeBegunFromNothing) {
    Desk desk("");
    carry_out(desk.bench, Invoke{CommandId::new_scenario});
    desk.frames(2);
    desk.click(desk.centre("scenario/say-something"));
    ASSERT_EQ(desk.session().scenario().turns.size(), 1U);
    desk.type("최고야");
    desk.key(Key::enter);
    EXPECT_EQ(turn(desk, 0).text, "최고야");
    desk.click(desk.centre("scenario/say-something"));
    ASSERT_EQ(desk.session().scenario().turns.size(), 2U);
    EXPECT_EQ(turn(desk, 1).at_sec, turn(desk, 0).at_sec + 3);
}

TEST(ScenarioEdit, ALongTextIsTypedInLinesAndStaysOneText) {
    Desk desk;
    edit(desk, 2);
    const std::string more =
        " 오늘 방송에서 부른 노래 클립을 어디에서 다시 볼 수 있는지 아시는 분 있나요 정말 궁금해요";
    const std::string text = turn(desk, 2).text + more;
    const float height = desk.box("turn/text").height();
    desk.type(more);
    desk.frames(2);
    EXPECT_EQ(turn(desk, 2).text, text);
    EXPECT_GT(desk.box("turn/text").height(), height);
    for (int k = 0; k < 40; ++k) desk.key(Key::backspace);
    EXPECT_LT(turn(desk, 2).text.size(), text.size() - 40) << "also over the ends of lines";
    desk.key(Key::enter, true);
    desk.type("다음 줄");
    EXPECT_NE(turn(desk, 2).text.find("\n다음 줄"), std::string::npos);
}

TEST(ScenarioEdit, WhatAFieldCanNotHoldComesThroughUnharmed) {
    Desk desk(test::source_file("scenarios/emoji-only.yaml"));
    edit(desk, 1);
    const std::string text = turn(desk, 1).text;
    desk.type("a");
    EXPECT_EQ(turn(desk, 1).text, text + "a");
    const std::string awkward = "😀\n¶ \xEE\x80\x80 é😀🎉";
    const TextCode code(awkward);
    EXPECT_EQ(code.plain(code.shown(awkward)), awkward);
    EXPECT_EQ(code.shown(awkward).find('\n'), std::string::npos);
}

TEST(ScenarioEdit, ASyllableInLettersIsOneCharacterThatLooksComposed) {
    const std::string letters = "\xe1\x84\x8e\xe1\x85\xac\xe1\x84\x80\xe1\x85\xa9";     // 최고
    const std::string text = letters + "! e\xcc\x81 \xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD";  // é, 👍 with a tone
    const TextCode code(text);
    const std::string shown = code.shown(text);
    EXPECT_EQ(shown.size(), 2 * 3 + 2 + 3 + 1 + 3U) << "a private character each";
    EXPECT_EQ(code.plain(shown), text);
    EXPECT_EQ(code.plain(shown.substr(3)), text.substr(6)) << "deleted as one";
    const Desk desk;
    ImFont& font = *desk.ui.theme.fonts.body;
    code.lend_glyphs(font);
    EXPECT_EQ(font.FindGlyph(0xe000), font.FindGlyph(0xcd5c));  // 최
    EXPECT_EQ(font.FindGlyph(0xe001), font.FindGlyph(0xace0));  // 고
    EXPECT_EQ(font.FindGlyph(0xe003), font.FindGlyph('+')) << "of (+1)";
}

TEST(ScenarioEdit, TheFoldedSetupCountsWhoSpeaksAndWhoIsListed) {
    Scenario scenario;
    scenario.users = {{"mina", 3}, {"bob", 0}};
    for (const char* const user : {"mina", "eve", "eve"}) {
        scenario.turns.emplace_back();
        scenario.turns.back().user = user;
    }
    EXPECT_EQ(users_of(scenario), (std::vector<std::string>{"mina", "bob", "eve"}));
}

TEST(ScenarioEdit, TheSetupIsFoldedAwayAndEditsWhatIsNoTurn) {
    Desk desk;
    EXPECT_EQ(desk.ui.items.find("setup/name"), nullptr);
    desk.click(desk.centre("scenario/setup"));
    retype(desk, "setup/name", "mixed");
    retype(desk, "setup/until", "insult + 40");
    retype(desk, "setup/affinity/민아", "12");
    retype(desk, "setup/arousal", "0.5");
    desk.key(Key::enter);
    const Scenario& scenario = desk.session().scenario();
    EXPECT_EQ(scenario.name, "mixed");
    EXPECT_EQ(scenario.until_sec, 58);
    EXPECT_EQ(scenario.users.front().affinity, 12);
    EXPECT_EQ(scenario.start.state.arousal, 0.5);
    EXPECT_EQ(desk.entries(), 4U);
}

TEST(ScenarioEdit, UsersAreListedAndTakenFromTheList) {
    Desk desk;
    desk.click(desk.centre("scenario/setup"));
    desk.click(desk.centre("setup/new-user"));
    desk.type("콩자반");
    desk.click(desk.centre("setup/add-user"));
    EXPECT_EQ(desk.session().scenario().users.size(), 3U);
    desk.click(desk.centre("setup/remove/민아"));
    EXPECT_EQ(desk.session().scenario().users.size(), 2U);
    EXPECT_EQ(desk.session().scenario().users.back().name, "콩자반");
}

TEST(ScenarioEdit, WhatIsSavedIsWrittenLikeItsNeighbours) {
    const test::TemporaryFolder folder;
    const std::string path = folder.file("talk.yaml");
    const std::string before = test::text_in(test::project_scenario());
    test::write_text(path, before);
    Desk desk(path);
    const Box row = desk.box("scenario/turn/2");
    desk.move({row.centre().x, row.min.y - 1});
    desk.click(desk.centre("scenario/add/2"));
    desk.type("최고");
    EXPECT_TRUE(desk.session().has_unsaved_scenario());
    desk.key(Key::s, true);
    EXPECT_FALSE(desk.session().has_unsaved_scenario());
    std::string expected = before;
    expected.insert(before.find("  - {at: 9,"), "  - {at: 6.5, user: 민아, text: \"최고\"}\n");
    EXPECT_EQ(test::text_in(path), expected);
}

TEST(ScenarioEdit, TypingGoesOnAfterASave) {
    const test::TemporaryFolder folder;
    const std::string path = folder.file("talk.yaml");
    test::write_text(path, test::text_in(test::project_scenario()));
    Desk desk(path);
    edit(desk, 2);
    const std::string text = turn(desk, 2).text;
    desk.type("!");
    desk.key(Key::s, true);
    desk.type("?");
    desk.key(Key::enter);
    EXPECT_EQ(turn(desk, 2).text, text + "!?");
    EXPECT_EQ(desk.entries(), 2U);
    EXPECT_TRUE(desk.session().has_unsaved_scenario());
}

TEST(ScenarioEdit, AnEditorThatIsScrolledOutOfViewKeepsWhatWasTyped) {
    Desk desk(test::source_file("scenarios/one-hour-stream.yaml"));
    edit(desk, 1);
    desk.type("a");
    desk.move(desk.centre("pane/scenario"));
    for (int k = 0; k < 30; ++k) desk.wheel(-5);
    desk.frames(2);
    EXPECT_EQ(turn(desk, 1).text.back(), 'a');
    EXPECT_FALSE(desk.session().history().is_open()) << "nothing is left hanging";
    EXPECT_EQ(desk.entries(), 1U);
}

}  // namespace
}  // namespace rei::workbench
