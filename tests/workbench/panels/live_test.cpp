// The Live pane, by mouse and keyboard.
#include <condition_variable>
#include <mutex>

#include "workbench/korean.hpp"
#include "workbench/panels/desk.hpp"

#include "rei/live/scripted_responder.hpp"
#include "rei/live/store.hpp"
#include "rei/model/say.hpp"
#include "rei/replay/replay.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

/// Answers in two pieces and waits between them until it is told to go on, or to stop.
class SlowResponder final : public live::Responder {
  public:
    [[nodiscard]] std::string name() const override { return "slow"; }
    live::Answer answer(const live::Request&, live::AnswerListener& listener,
                        const std::stop_token& stop) override {
        listener.on_text("첫 ");
        const std::stop_callback woken(stop, [this] { go_on(); });
        {
            std::unique_lock lock(mutex_);
            may_go_on_.wait(lock, [this] { return goes_on_; });
        }
        live::Answer answer;
        answer.llm.mood_delta = 2;
        answer.reply = "첫 ";
        if (stop.stop_requested()) {
            answer.end = live::Answer::End::cancelled;
            return answer;
        }
        listener.on_text("인사");
        answer.reply += "인사";
        return answer;
    }
    void go_on() {
        const std::lock_guard lock(mutex_);
        goes_on_ = true;
        may_go_on_.notify_all();
    }

  private:
    std::mutex mutex_;
    std::condition_variable may_go_on_;
    bool goes_on_ = false;
};

/// Begins to answer, and breaks off.
class BrokenResponder final : public live::Responder {
  public:
    [[nodiscard]] std::string name() const override { return "broken"; }
    live::Answer answer(const live::Request&, live::AnswerListener& listener,
                        const std::stop_token&) override {
        listener.on_text("첫 ");
        live::Answer answer;
        answer.end = live::Answer::End::cut;
        answer.reply = "첫 ";
        answer.problem = phrase("the server broke off: {}", "out of memory");
        return answer;
    }
};

/// Is not there at first, and answers the second time.
class LateResponder final : public live::Responder {
  public:
    [[nodiscard]] std::string name() const override { return "late"; }
    live::Answer answer(const live::Request&, live::AnswerListener&, const std::stop_token&) override {
        live::Answer answer;
        if (++asked_ == 1) {
            answer.end = live::Answer::End::failed;
            answer.problem = phrase("VTube Studio does not answer");
        } else {
            answer.reply = "왔어";
        }
        return answer;
    }

  private:
    int asked_ = 0;
};

class LiveTest : public ::testing::Test {
  protected:
    LiveTest() {
        equip(desk, [](const Policy& policy) { return std::make_shared<live::ScriptedResponder>(policy); });
        desk.key(Key::l, true);
        desk.frames(3);
    }
    void equip(Desk& which, std::function<std::shared_ptr<live::Responder>(const Policy&)> responder) {
        TalkMeans means;
        means.live.database = folder.file("talk.db");
        means.live.user = "mina";
        means.responder = std::move(responder);
        means.live.wall_ms = [this] { return wall_ms; };
        which.bench.talk.equip(std::move(means));
    }
    /// Type it and press Enter, `after_sec` after what was before.
    void begin_saying(const std::string& text, double after_sec = 10) {
        wall_ms += static_cast<std::int64_t>(after_sec * 1000);
        desk.click(desk.centre("live/say"));
        desk.type(text);
        desk.key(Key::enter);
    }
    void say(const std::string& text, double after_sec = 10) {
        begin_saying(text, after_sec);
        wait();
    }
    void wait() {
        while (talk().is_answering()) desk.frame();
        desk.frames(3);
    }
    [[nodiscard]] const Talk& talk() const { return desk.bench.talk; }
    [[nodiscard]] bool shows(const std::string& item) const { return desk.ui.items.find(item) != nullptr; }

    std::int64_t wall_ms = 1'700'000'000'000;
    test::TemporaryFolder folder;
    Desk desk;
};

TEST_F(LiveTest, WhatIsSaidIsAnsweredAndMovesTheTimeline) {
    say("오늘 방송 최고였어!");
    say("정말 고마워", 5);
    ASSERT_EQ(talk().turns().size(), 2U);
    EXPECT_FALSE(talk().turns()[0].reply.empty());
    EXPECT_TRUE(shows("live/turn/1"));
    const Scenario& scenario = desk.session().scenario();
    ASSERT_EQ(scenario.turns.size(), 2U);
    EXPECT_EQ(scenario.turns[0].text, "오늘 방송 최고였어!");
    EXPECT_EQ(scenario.turns[1].user, "mina");
    const Trace& trace = desk.session().main_run().trace;
    for (std::size_t k = 0; k < 2; ++k) {
        EXPECT_EQ(trace.moods[trace.turn_label(k).mood], talk().turns()[k].mood);
        EXPECT_DOUBLE_EQ(trace.turn_state(k).valence, talk().turns()[k].state.valence);
        EXPECT_DOUBLE_EQ(trace.turn_state(k).arousal, talk().turns()[k].state.arousal);
    }
}

TEST_F(LiveTest, ThePlayheadStandsAtThePresentUntilSomebodyLooksElsewhere) {
    say("안녕");
    wall_ms += 4000;
    desk.frames(2);
    EXPECT_NEAR(desk.bench.playback.time_sec(), talk().now_sec(), 1e-9);
    carry_out(desk.bench, Seek{1});
    wall_ms += 4000;
    desk.frames(2);
    EXPECT_DOUBLE_EQ(desk.bench.playback.time_sec(), 1);
    say("또 왔어", 2);
    EXPECT_NEAR(desk.bench.playback.time_sec(), talk().now_sec(), 1e-9);
}

TEST_F(LiveTest, UndoBringsTheOpenScenarioBack) {
    const std::string before = desk.session().scenario().name;
    say("안녕");
    EXPECT_NE(desk.session().scenario().name, before);
    desk.click(desk.centre("live/turn/0"));
    desk.key(Key::z, true);
    desk.frames(2);
    EXPECT_EQ(desk.session().scenario().name, before);
    EXPECT_EQ(talk().turns().size(), 1U) << "what was said was said";
}

TEST_F(LiveTest, WhatIsSavedAsAScenarioReplaysToTheMoodsThatWereShown) {
    for (const char* const text : {"오늘 최고였어!", "꺼져", "미안해", "고마워!"}) say(text, 7);
    const std::string file = folder.file("talk.yaml");
    carry_out(desk.bench, SaveScenario{file});
    const Loaded<Scenario> saved = load_scenario(file);
    ASSERT_TRUE(saved) << text_of(saved.problems);
    const Trace trace = replay(*saved, desk.session().policy(), desk.session().main_variant());
    ASSERT_EQ(trace.turns.size(), 4U);
    for (std::size_t k = 0; k < 4; ++k)
        EXPECT_EQ(trace.moods[trace.turn_label(k).mood], talk().turns()[k].mood) << k;
    say("또 봐", 7);
    EXPECT_EQ(desk.session().scenario().turns.size(), 5U) << "it goes on in the file that was saved";
    EXPECT_EQ(desk.session().scenario_file().path, file);
}

TEST_F(LiveTest, AnAnswerIsSeenWhileItComesAndCanBeStopped) {
    const auto slow = std::make_shared<SlowResponder>();
    equip(desk, [&](const Policy&) { return slow; });
    begin_saying("안녕");
    while (talk().is_answering() && talk().coming().text.empty()) desk.frame();
    desk.frames(2);
    ASSERT_TRUE(talk().is_answering());
    EXPECT_EQ(talk().coming().text, "첫 ");
    EXPECT_TRUE(shows("live/coming"));
    desk.click(desk.centre("live/act"));
    wait();
    ASSERT_EQ(talk().turns().size(), 1U);
    EXPECT_EQ(talk().turns()[0].ending, live::Ending::cancelled);
    EXPECT_EQ(talk().turns()[0].llm.mood_delta, 0) << "what was cut off changes no mood";
    EXPECT_TRUE(shows("live/trouble"));
}

TEST_F(LiveTest, AKoreanWindowTellsInKoreanWhyAnAnswerBrokeOff) {
    equip(desk, [](const Policy&) { return std::make_shared<BrokenResponder>(); });
    const test::InKorean until_the_end;
    desk.bench.preferences.language = Language::korean;
    say("안녕");
    EXPECT_TRUE(shows("live/trouble"));
    EXPECT_EQ(workbench::say(talk().trouble()), "끊김: 서버가 답을 끊었습니다: out of memory");
    set_language(Language::english);
    EXPECT_EQ(workbench::say(talk().trouble()), "cut off: the server broke off: out of memory");
}

TEST_F(LiveTest, WhatNobodyAnsweredIsShownWithTheReasonAndCanBeSaidAgain) {
    equip(desk, [](const Policy&) { return std::make_shared<LateResponder>(); });
    say("안녕");
    EXPECT_TRUE(talk().turns().empty());
    EXPECT_EQ(talk().unanswered(), "안녕");
    EXPECT_TRUE(shows("live/unanswered"));
    EXPECT_TRUE(shows("live/trouble"));
    desk.click(desk.centre("live/say-again"));
    wait();
    ASSERT_EQ(talk().turns().size(), 1U);
    EXPECT_EQ(talk().turns()[0].text, "안녕");
    EXPECT_EQ(talk().turns()[0].reply, "왔어");
    EXPECT_FALSE(shows("live/unanswered"));
    EXPECT_FALSE(shows("live/trouble"));
}

TEST_F(LiveTest, WhatCouldNotBeStoredIsShownAndCanBeSaidAgain) {
    say("안녕");
    live::Store(folder.file("talk.db")).delete_session(talk().record().id);
    say("거기 있어?");
    EXPECT_EQ(talk().turns().size(), 1U);
    EXPECT_EQ(talk().unanswered(), "거기 있어?");
    EXPECT_TRUE(shows("live/unanswered"));
    EXPECT_TRUE(shows("live/say-again"));
    EXPECT_EQ(workbench::say(talk().trouble()), "the answer could not be stored");
}

TEST_F(LiveTest, TheReasonIsInSightInALongConversation) {
    for (int k = 0; k < 8; ++k) say("그리고 또 이런 일이 있었는데 말이야");
    live::Store(folder.file("talk.db")).delete_session(talk().record().id);
    say("거기 있어?");
    const Box pane = desk.box("live/say"), button = desk.box("live/say-again");
    EXPECT_LE(button.max.y, pane.min.y) << "above the field, not below the fold";
}

TEST_F(LiveTest, WhileAnAnswerComesWhatIsTypedWaits) {
    const auto slow = std::make_shared<SlowResponder>();
    equip(desk, [&](const Policy&) { return slow; });
    begin_saying("안녕");
    begin_saying("둘째");
    EXPECT_EQ(desk.ui.live.typed, "둘째");
    slow->go_on();
    wait();
    EXPECT_EQ(talk().turns().size(), 1U);
    EXPECT_EQ(talk().turns()[0].reply, "첫 인사");
    EXPECT_EQ(desk.ui.live.typed, "둘째");
}

TEST_F(LiveTest, AStoredConversationGoesOn) {
    say("오늘 최고였어!");
    const std::string id = talk().record().id;
    desk.click(desk.centre("live/new"));
    desk.frames(2);
    say("다른 이야기야");
    EXPECT_NE(talk().record().id, id);
    EXPECT_EQ(desk.session().scenario().turns.size(), 1U);
    desk.click(desk.centre("live/session/" + id));
    desk.frames(3);
    ASSERT_EQ(talk().turns().size(), 1U);
    EXPECT_EQ(desk.session().scenario().turns[0].text, "오늘 최고였어!");
    say("이어서", 3);
    EXPECT_EQ(talk().turns().size(), 2U);
    EXPECT_EQ(desk.session().scenario().turns.size(), 2U);
}

TEST_F(LiveTest, SaysThatATunedPersonaIsAnotherOne) {
    say("안녕");
    EXPECT_FALSE(shows("live/other-policy"));
    carry_out(desk.bench, SetParameter{"engine.half_life_sec.valence", 3});
    desk.frames(2);
    EXPECT_TRUE(shows("live/other-policy"));
    desk.click(desk.centre("live/new"));
    say("안녕");
    EXPECT_FALSE(shows("live/other-policy"));
}

TEST_F(LiveTest, ThePromptSpeaksOfTheMood) {
    say("오늘 최고였어! 사랑해!");
    desk.frames(3);
    EXPECT_TRUE(shows("live/prompt"));
    EXPECT_NE(desk.ui.live.prompt.find(talk().turns().back().mood), std::string::npos);
}

TEST(Live, WithoutAPlaceForConversationsItSaysSo) {
    Desk desk;
    desk.key(Key::l, true);
    desk.frames(2);
    EXPECT_EQ(desk.ui.items.find("live/say"), nullptr);
    EXPECT_NE(desk.bench.talk.problem(), "");
}

/// What the notice of a window in this language tells that keeps its conversations in this file.
std::string told_of(const std::string& file, Language language) {
    Desk desk;
    desk.bench.preferences.language = language;
    TalkMeans means;
    means.live.database = file;
    means.responder = [](const Policy& policy) { return std::make_shared<live::ScriptedResponder>(policy); };
    means.live.wall_ms = [] { return std::int64_t{1'700'000'000'000}; };
    desk.bench.talk.equip(std::move(means));
    desk.key(Key::l, true);
    desk.frames(2);
    const auto& history = desk.bench.notices.history();
    return history.empty() ? "" : history.back().detail;
}

TEST(Live, ADamagedFileOfConversationsIsNamedAndLeftAlone) {
    test::TemporaryFolder folder;
    const std::string file = folder.file("talk.db");
    test::write_text(file, "this is no database, whatever it may look like to those who made it\n");
    const std::string english = file + ": is not a database, or its beginning is destroyed (";
    EXPECT_EQ(told_of(file, Language::english).substr(0, english.size()), english);
    EXPECT_EQ(test::text_in(file).substr(0, 16), "this is no datab");
    const test::InKorean until_the_end;
    const std::string korean = file + ": 데이터베이스가 아니거나 앞부분이 망가졌습니다 (";
    EXPECT_EQ(told_of(file, Language::korean).substr(0, korean.size()), korean);
}

}  // namespace
}  // namespace rei::workbench
