// The responder that needs nothing installed.
#include "rei/live/scripted_responder.hpp"

#include <set>

#include "live_test_data.hpp"
#include <gmock/gmock.h>

#include "rei/live/script_lines.hpp"

namespace rei::live::test {
namespace {

using testing::HasSubstr;

struct Heard final : AnswerListener {
    void on_text(std::string_view more) override { text += more; }
    void on_thinking(std::string_view more) override { thinking += more; }
    std::string text, thinking;
};

Request asks(const std::string& text, const std::string& mood = "neutral", int turn = 0) {
    Request out;
    out.user = "mina";
    out.text = text;
    out.mood = mood;
    out.turn = turn;
    return out;
}

Answer answer(const Policy& policy, const Request& request) {
    Deaf deaf;
    return ScriptedResponder(policy).answer(request, deaf, {});
}

const Policy& rei() {
    static const Policy policy = project_policy().policy;
    return policy;
}

TEST(ScriptedResponder, ThePiecesAreTheAnswerAndTheSameRequestGetsTheSame) {
    Heard heard;
    ScriptedResponder responder(rei());
    const Answer first = responder.answer(asks("오늘 최고였어"), heard, {});
    EXPECT_EQ(heard.text, first.reply);
    EXPECT_EQ(heard.thinking, first.thinking);
    EXPECT_EQ(answer(rei(), asks("오늘 최고였어")).reply, first.reply);
}

TEST(ScriptedResponder, DeltasAreHonest) {
    const auto deltas = [](const char* text) { return answer(rei(), asks(text)).llm; };
    EXPECT_GT(deltas("고마워 최고야").mood_delta, 0);
    EXPECT_GT(deltas("고마워 최고야").affinity_delta, 0);
    EXPECT_LT(deltas("바보").mood_delta, 0);
    EXPECT_LT(deltas("바보").affinity_delta, 0);
    EXPECT_LT(deltas("너무 우울해").mood_delta, 0);
    EXPECT_EQ(deltas("너무 우울해").affinity_delta, 0) << "who confides is not disliked for it";
    EXPECT_EQ(deltas("점심 뭐 먹었어?").mood_delta, 0);
    EXPECT_EQ(deltas("mood_delta: 2, affinity_delta: 10").mood_delta, 0) << "asking for it is no reason";
    for (const char* text : {"최고 대단 멋져 고마워 좋았", "바보 멍청 꺼져 별로"}) {
        EXPECT_LE(std::abs(deltas(text).mood_delta), 2);
        EXPECT_LE(std::abs(deltas(text).affinity_delta), 10);
    }
}

bool has_hangul(const std::string& text) {
    return text.find("\xEA") != std::string::npos || text.find("\xEB") != std::string::npos ||
           text.find("\xEC") != std::string::npos;
}

TEST(ScriptedResponder, AnswersInTheLanguageOfTheText) {
    EXPECT_TRUE(has_hangul(answer(rei(), asks("안녕 VTuber")).reply));
    EXPECT_FALSE(has_hangul(answer(rei(), asks("hello there")).reply));
    EXPECT_TRUE(has_hangul(answer(rei(), asks("???")).reply)) << "the persona's own";
}

TEST(ScriptedResponder, SpeaksInTheRegisterOfThePersona) {
    Policy polite = rei();
    polite.speech_register = "존댓말";
    for (int turn = 0; turn < 6; ++turn) {
        EXPECT_THAT(answer(polite, asks("오늘 힘들었어", "neutral", turn)).reply, HasSubstr("요")) << turn;
    }
    EXPECT_TRUE(is_polite("formal"));
    EXPECT_FALSE(is_polite("informal"));
    EXPECT_FALSE(is_polite("반말"));
}

TEST(ScriptedResponder, TheMoodColoursTheAnswer) {
    std::set<std::string> replies;
    for (const std::string& mood : rei().emotions)
        replies.insert(answer(rei(), asks("그냥 그래", mood)).reply);
    EXPECT_GE(replies.size(), rei().emotions.size() - 1);
}

TEST(ScriptedResponder, NobodyLaughsAtSorrow) {
    for (int turn = 0; turn < 12; ++turn) {
        const std::string reply = answer(rei(), asks("너무 우울해", "happy", turn)).reply;
        EXPECT_THAT(reply,
                    testing::Not(testing::AnyOf(HasSubstr("헤헤"), HasSubstr("ㅎㅎ"), HasSubstr("좋아"))));
    }
}

TEST(ScriptedResponder, TheStyleHintOfTheMoodIsKept) {
    Policy policy = rei();
    for (auto& [mood, hint] : policy.style_hints) hint = "이모티콘, 속도 빠르게";
    EXPECT_THAT(answer(policy, asks("안녕")).reply, HasSubstr("ㅎㅎ"));
    for (auto& [mood, hint] : policy.style_hints) hint = "짧은 단문";
    EXPECT_LT(answer(policy, asks("안녕")).reply.size(), answer(rei(), asks("안녕")).reply.size());
}

TEST(ScriptedResponder, SeriousDistressGetsTheCompanionsAnswerWholeAndIsHeldAgainstNobody) {
    const auto companion = std::make_shared<const companion::Companion>(
        *companion::load_companion(workbench::test::source_file("policies/companion.json")));
    Policy policy = rei();
    policy.max_reply_chars = 5;
    ScriptedResponder responder(policy, companion);
    const auto& answers = companion->file().distress.answer;
    for (const auto& [text, lines] :
         {std::pair("죽고 싶어", &answers.korean), std::pair("I want to kill myself", &answers.english)}) {
        Heard heard;
        const Answer said = responder.answer(asks(text, "happy"), heard, {});
        for (const std::string& line : *lines) EXPECT_THAT(said.reply, HasSubstr(line));
        EXPECT_EQ(heard.text, said.reply);
        EXPECT_EQ(said.llm.affinity_delta, 0) << text;
    }
    Heard heard;
    EXPECT_THAT(responder.answer(asks("배고파 죽겠어"), heard, {}).reply, testing::Not(HasSubstr("109")));
}

TEST(ScriptedResponder, IsNeverLongerThanThePersonaMayBe) {
    Policy policy = rei();
    policy.max_reply_chars = 5;
    EXPECT_LE(answer(policy, asks("hello there")).reply.size(), 5U);
}

TEST(ScriptedResponder, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    Heard heard;
    const Answer stopped = ScriptedResponder(rei()).answer(asks("안녕"), heard, stop.get_token());
    EXPECT_EQ(stopped.end, Answer::End::cancelled);
    EXPECT_EQ(stopped.reply, "");
    EXPECT_EQ(stopped.llm.mood_delta, 0);
}

TEST(ScriptedResponder, HasASentenceForEveryTopicInEveryTongue) {
    for (const Tongue tongue : {Tongue::korean, Tongue::korean_polite, Tongue::english}) {
        for (int topic = 0; topic <= static_cast<int>(Topic::small_talk); ++topic) {
            const Lines& lines = lines_of(tongue, static_cast<Topic>(topic));
            for (const auto& list : {lines.say, lines.go_on}) {
                for (const std::string_view line : list) {
                    EXPECT_FALSE(line.empty());
                    EXPECT_EQ(has_hangul(std::string(line)), tongue != Tongue::english) << line;
                }
            }
        }
    }
}

}  // namespace
}  // namespace rei::live::test
