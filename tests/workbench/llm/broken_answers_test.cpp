// Every way in which an answer comes or fails to, by both protocols: what the user sees, what is stored, and
// that nothing of a turn that broke off takes effect.
#include "llm_test_data.hpp"
#include "workbench/korean.hpp"
#include "workbench/live/live_test_data.hpp"
#include <gmock/gmock.h>

#include "rei/model/say.hpp"

namespace rei::llm::test {
namespace {

using live::Answer;
using testing::AnyOf;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kReply = "그래, 좋아 :) 오늘은 뭐 했어? 나는 계속 기다리고 있었어.";

struct Way {
    FakeMode mode;
    Answer::End end;
    const char* problem;  ///< what the user is told
    const char* korean;   ///< and in a Korean window
    bool stored;
};
constexpr Way kWays[] = {
    {FakeMode::normal, Answer::End::whole, "", "", true},
    {FakeMode::byte_split, Answer::End::whole, "", "", true},
    {FakeMode::call_at_end, Answer::End::whole, "", "", true},
    {FakeMode::slow_headers, Answer::End::whole, "", "", true},
    {FakeMode::error_inside, Answer::End::cut, "the server broke off: the runner has crashed",
     "서버가 답을 끊었습니다: the runner has crashed", true},
    {FakeMode::no_end, Answer::End::cut, "the answer stopped without its end marker",
     "답이 끝 표시 없이 멈추었습니다", true},
    {FakeMode::drop, Answer::End::cut, "the connection broke off", "연결이 끊겼습니다", true},
    {FakeMode::stall, Answer::End::cut, "nothing more came for 0.3 s (stall_timeout)",
     "0.3초 동안 더 오지 않았습니다(stall_timeout)", true},
    {FakeMode::malformed, Answer::End::cut, "the server sent what is no JSON",
     "서버가 JSON이 아닌 것을 보냈습니다: ", true},
    {FakeMode::status_400, Answer::End::failed, "answered with status 400: the fake says no",
     "상태 400으로 답했습니다: the fake says no", false},
    {FakeMode::status_404, Answer::End::failed,
     "no model 'tiny' at http://127.0.0.1:", "모델 'tiny'가 http://127.0.0.1:", false},
    {FakeMode::status_503, Answer::End::failed, "is busy: the fake says no", "바쁩니다: the fake says no",
     false},
};

class EveryWay : public testing::TestWithParam<std::tuple<Protocol, Way>> {};

TEST_P(EveryWay, IsSeenAndStoredAsWhatItIs) {
    const workbench::test::InKorean korean;
    const auto& [protocol, way] = GetParam();
    FakeLlm fake;
    FakeTurn turn;
    turn.mode = way.mode;
    if (way.mode == FakeMode::slow_headers) turn.delay = std::chrono::milliseconds(200);
    fake.then(turn);
    ModelSettings settings = settings_for(fake, protocol);
    if (way.mode == FakeMode::stall) settings.limits.stall = std::chrono::milliseconds(300);
    ModelResponder responder(model_of(std::move(settings)));

    const live::test::TemporaryFolder folder;
    live::Store store(folder.file("rei.db"));
    live::LiveSession session(store, live::test::setup_of());
    Ear ear;
    const live::Request request = session.ask(1, "mina", "안녕");
    const Answer answer = responder.answer(request, ear, {});
    EXPECT_EQ(answer.end, way.end) << answer.problem;
    EXPECT_THAT(answer.problem.text(), HasSubstr(way.problem));
    EXPECT_EQ(answer.problem.empty(), *way.problem == '\0') << answer.problem;
    EXPECT_THAT(workbench::say(answer.problem), HasSubstr(way.korean));
    EXPECT_EQ(ear.text(), answer.reply) << "the pieces are the whole";
    EXPECT_THAT(kReply, StartsWith(answer.reply));

    const live::TurnOutcome outcome = session.take(1, 0, request, answer);
    EXPECT_EQ(outcome.stored, way.stored);
    if (!way.stored) return;
    const live::TurnRecord stored = store.turns(session.record().id).at(0);
    EXPECT_EQ(stored.reply, answer.reply);
    const bool whole = way.end == Answer::End::whole;
    EXPECT_EQ(stored.ending, whole ? live::Ending::whole : live::Ending::cut);
    EXPECT_EQ(stored.reply == kReply, whole);
    EXPECT_EQ(stored.llm.mood_delta, whole ? 1 : 0);
    EXPECT_EQ(stored.affinity, whole ? 2 : 0);
    EXPECT_THAT(stored.metadata, HasSubstr("\"model\":\"tiny\""));
    EXPECT_THAT(stored.metadata, HasSubstr(way.problem)) << "in English, whatever the window speaks";
    if (whole) {
        EXPECT_EQ(stored.tokens_of_reply, 12);
    }
}
INSTANTIATE_TEST_SUITE_P(BrokenAnswers, EveryWay,
                         testing::Combine(testing::Values(Protocol::ollama, Protocol::openai),
                                          testing::ValuesIn(kWays)),
                         [](const auto& one) {
                             std::string name = std::string(name_of(std::get<0>(one.param))) + "_" +
                                                rei::test::name_of(std::get<1>(one.param).mode);
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

class BothProtocols : public testing::TestWithParam<Protocol> {
  protected:
    Answer ask(ModelSettings settings, const std::stop_token& stop = {}) {
        return ModelResponder(model_of(std::move(settings))).answer(request, ear, stop);
    }
    live::Request request{"You are Rei.", {}, "mina", "안녕", 0, 0, "neutral", {}, 0, {}};
    FakeLlm fake;
    Ear ear;
};

/// Tells another thread as soon as it hears something.
struct TellingEar final : Ear {
    void on_text(std::string_view more) override {
        Ear::on_text(more);
        heard = true;
        heard.notify_all();
    }
    std::atomic<bool> heard{false};
};

TEST_P(BothProtocols, AStopEndsAtOnceAndHangsUp) {
    using Clock = std::chrono::steady_clock;
    FakeTurn turn;
    turn.mode = FakeMode::stall;
    fake.then(turn);
    Clock::duration quickest = Clock::duration::max();  // of some: what else the machine does is no matter
    for (int k = 0; k < 4; ++k) {
        TellingEar listener;
        std::stop_source stop;
        Clock::time_point asked;
        std::thread presses([&] {
            listener.heard.wait(false);
            asked = Clock::now();
            stop.request_stop();
        });
        ModelResponder responder(model_of(settings_for(fake, GetParam())));
        const Answer answer = responder.answer(request, listener, stop.get_token());
        const Clock::time_point given_back = Clock::now();
        presses.join();
        quickest = std::min(quickest, given_back - asked);
        EXPECT_EQ(answer.end, Answer::End::cancelled);
        EXPECT_FALSE(answer.reply.empty()) << "what had come stays";
    }
    EXPECT_LT(quickest, std::chrono::milliseconds(100));
    EXPECT_TRUE(fake.was_hung_up(std::chrono::seconds(2))) << "or the server goes on in vain";
}

TEST_P(BothProtocols, HeadersThatDoNotComeAreGivenUp) {
    FakeTurn turn;
    turn.mode = FakeMode::slow_headers;
    turn.delay = std::chrono::seconds(20);
    fake.then(turn);
    ModelSettings settings = settings_for(fake, GetParam());
    settings.limits.first_byte = std::chrono::milliseconds(200);
    const Answer answer = ask(settings);
    EXPECT_EQ(answer.end, Answer::End::failed);
    EXPECT_THAT(answer.problem.text(), HasSubstr("nothing came within 0.2 s (load_timeout)"));
}

TEST_P(BothProtocols, AnAnswerMayNotTakeForEverNorBeEndless) {
    FakeTurn turn;
    turn.delay = std::chrono::milliseconds(100);  // each piece within the limit, all together not
    fake.then(turn);
    ModelSettings slow = settings_for(fake, GetParam());
    slow.limits.total = std::chrono::milliseconds(450);
    EXPECT_THAT(ask(slow).problem.text(), HasSubstr("it took more than 0.45 s (answer_timeout)"));
    ModelSettings small = settings_for(fake, GetParam());
    small.limits.bytes = 300;
    const Answer answer = ask(small);
    EXPECT_NE(answer.end, Answer::End::whole);
    EXPECT_THAT(answer.problem.text(), HasSubstr("more than 300 bytes"));
}

TEST_P(BothProtocols, AModelThatGoesRoundInCirclesIsCutOff) {
    std::string circles = "{\"reply\": \"";
    for (int k = 0; k < 300; ++k) circles += "sorry, so sorry. ";
    FakeTurn turn;
    turn.content = circles + "\", \"mood_delta\": 2, \"affinity_delta\": 5}";
    fake.then(turn);
    const Answer answer = ask(settings_for(fake, GetParam()));
    EXPECT_EQ(answer.end, Answer::End::cut);
    EXPECT_THAT(answer.problem.text(), HasSubstr("again and again"));
    EXPECT_LT(answer.reply.size(), 2'000U);
    EXPECT_EQ(answer.llm.mood_delta, 0);
}

TEST_P(BothProtocols, WhatReachedItsLimitOfTokensIsCut) {
    FakeTurn turn;
    turn.content = "{\"reply\": \"and then";
    turn.reason = "length";
    fake.then(turn);
    const Answer answer = ask(settings_for(fake, GetParam()));
    EXPECT_EQ(answer.end, Answer::End::cut);
    EXPECT_EQ(answer.reply, "and then");
    EXPECT_THAT(answer.problem.text(), HasSubstr("num_predict"));
}

TEST_P(BothProtocols, ABusyServerIsAskedAgainAndAnotherRefusalIsNot) {
    fake.then({FakeMode::status_503, "", "", {}, "stop", {}});
    fake.then({FakeMode::normal, "", "", {}, "stop", {}});
    EXPECT_EQ(ask(settings_for(fake, GetParam())).end, Answer::End::whole);
    EXPECT_EQ(fake.bodies().size(), 2U);
    FakeLlm other;
    other.then({FakeMode::status_400, "", "", {}, "stop", {}});
    ask(settings_for(other, GetParam()));
    EXPECT_EQ(other.bodies().size(), 1U);
    FakeLlm broken;
    broken.then({FakeMode::drop, "", "", {}, "stop", {}});
    ask(settings_for(broken, GetParam()));
    EXPECT_EQ(broken.bodies().size(), 1U) << "not after something has come";
}

TEST_P(BothProtocols, NobodyThereIsSaidWithTheAddress) {
    ModelSettings settings = settings_for(fake, GetParam());
    settings.server.port = 1;
    const Answer answer = ask(settings);
    EXPECT_EQ(answer.end, Answer::End::failed);
    EXPECT_THAT(answer.problem.text(),
                AnyOf(HasSubstr("no Ollama at http://127.0.0.1:1; start it with `ollama serve`"),
                      HasSubstr("no model server at http://127.0.0.1:1/v1")));
}

TEST_P(BothProtocols, JsonThatIsNoneIsTheReplyItselfWithoutDeltas) {
    fake.then({FakeMode::normal, "Just words, {no object.", "", {}, "stop", {}});
    const Answer words = ask(settings_for(fake, GetParam()));
    EXPECT_EQ(words.end, Answer::End::whole);
    EXPECT_EQ(words.reply, "Just words, {no object.");
    EXPECT_EQ(words.llm.mood_delta, 0);
    fake.then({FakeMode::normal,
               "```json\n{\"reply\": \"in a fence\", \"mood_delta\": 2}\n```",
               "",
               {},
               "stop",
               {}});
    ask(settings_for(fake, GetParam()));  // the words once more
    Ear second;
    const Answer fenced =
        ModelResponder(model_of(settings_for(fake, GetParam()))).answer(request, second, {});
    EXPECT_EQ(fenced.reply, "in a fence");
    EXPECT_EQ(fenced.llm.mood_delta, 2);
}

TEST_P(BothProtocols, ThinkingIsKeptApart) {
    fake.then({FakeMode::normal, "", "hm, let me see", {}, "stop", {}});
    const Answer answer = ask(settings_for(fake, GetParam()));
    EXPECT_EQ(answer.thinking, "hm, let me see");
    EXPECT_EQ(ear.thinking, answer.thinking);
    EXPECT_EQ(answer.reply, kReply);
}

TEST_P(BothProtocols, AnAnswerWithinTheThinkingIsFoundAndNoneIsAFailure) {
    fake.then({FakeMode::normal, "-", "so: {\"reply\": \"found\", \"mood_delta\": 1}", {}, "stop", {}});
    const Answer found = ask(settings_for(fake, GetParam()));
    EXPECT_EQ(found.reply, "found");
    EXPECT_EQ(found.llm.mood_delta, 0) << "it is not all of what was thought";
    FakeLlm silent;
    silent.then({FakeMode::normal, "-", "", {}, "stop", {}});
    const Answer nothing = ask(settings_for(silent, GetParam()));
    EXPECT_EQ(nothing.end, Answer::End::failed);
    EXPECT_EQ(nothing.problem.text(), "the model answered nothing");
}

TEST_P(BothProtocols, AKeyGoesToTheServerAndIntoNoMessage) {
    constexpr const char* kKey = "sk-very-secret-0123456789";
    fake.then({FakeMode::status_400, std::string("your key ") + kKey + " is bad", "", {}, "stop", {}});
    ModelSettings settings = settings_for(fake, GetParam());
    settings.key = kKey;
    settings.secrets = {kKey};
    const Answer answer = ask(settings);
    EXPECT_THAT(fake.keys(), testing::ElementsAre(std::string("Bearer ") + kKey));
    EXPECT_THAT(answer.problem.text(), HasSubstr("your key [secret] is bad"));
    EXPECT_THAT(answer.metadata + fake.bodies().at(0), testing::Not(HasSubstr(kKey)));
}

TEST_P(BothProtocols, AKeyIsHiddenWhereverItStandsInAMessage) {
    constexpr const char* kKey = "sk-very-secret-0123456789";
    fake.then({FakeMode::status_404, "", "", {}, "stop", {}});
    ModelSettings settings = settings_for(fake, GetParam());
    settings.model = kKey;
    settings.secrets = {kKey};
    EXPECT_THAT(ask(settings).problem.text(), StartsWith("no model '[secret]' at http://"));
}

TEST_P(BothProtocols, TextAroundTheFormIsTheReplyAndMovesNobody) {
    const std::string said = R"(Sure! {"reply":"pre","mood_delta":2,"affinity_delta":5} hope)";
    fake.then({FakeMode::normal, said, "", {}, "stop", {}});
    const Answer answer = ask(settings_for(fake, GetParam()));
    EXPECT_EQ(answer.reply, said);
    EXPECT_EQ(answer.llm.mood_delta, 0);
    EXPECT_EQ(answer.llm.affinity_delta, 0);
}

TEST_P(BothProtocols, AKeyIsHiddenBeforeALineThatIsNoJsonIsCut) {
    fake.then({FakeMode::malformed, "", "", {}, "stop", {}});
    ModelSettings settings = settings_for(fake, GetParam());
    settings.key = std::string(400, 'k');
    settings.secrets = {settings.key};
    const std::string problem = ask(settings).problem.text();
    EXPECT_THAT(problem, HasSubstr("oops Bearer [secret]"));
    EXPECT_THAT(problem, testing::Not(HasSubstr("kk")));
}

INSTANTIATE_TEST_SUITE_P(BrokenAnswers, BothProtocols, testing::Values(Protocol::ollama, Protocol::openai),
                         [](const auto& one) { return std::string(name_of(one.param)); });

}  // namespace
}  // namespace rei::llm::test
