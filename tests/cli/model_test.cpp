// rei chat with a language model, and rei model, against the fake server.
#include "fakes/fake_llm.hpp"
#include "own_home.hpp"
#include <gmock/gmock.h>

namespace rei::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class WithModel : public testing::Test {
  protected:
    WithModel() { setenv("OLLAMA_HOST", fake.url().c_str(), 1); }
    OwnHome home;  // first: it takes OLLAMA_HOST away
    FakeLlm fake;
};

TEST_F(WithModel, AModelAnswersAndItsDeltasMoveTheMood) {
    const Ran ran = home.chat("안녕\n/model\n", {"--model", "tiny"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, AllOf(HasSubstr("Rei: 그래, 좋아 :) 오늘은"), HasSubstr("affinity +2"),
                               HasSubstr("tiny (ollama at http://127.0.0.1:")));
    EXPECT_THAT(home.rei({"history", "export", "last", "--format", "json"}).out, HasSubstr("tiny"));
}

TEST_F(WithModel, AnotherServerIsAskedByItsProtocol) {
    const Ran ran =
        home.chat("안녕\n", {"--responder", "openai", "--model", "tiny", "--base-url", fake.url() + "/v1"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("affinity +2"));
    const Ran without = home.chat("안녕\n", {"--responder", "openai", "--model", "tiny"});
    EXPECT_EQ(without.exit_code, 2);
    EXPECT_THAT(without.err, HasSubstr("such as --base-url http://127.0.0.1:8080/v1"));
}

TEST_F(WithModel, WhatBreaksOffIsSaidAndChangesNothing) {
    fake.then({FakeMode::drop, "", "", {}, "stop", {}});
    fake.then({FakeMode::status_400, "", "", {}, "stop", {}});
    const Ran ran = home.chat("안녕\n또\n", {"--model", "tiny"});
    EXPECT_EQ(ran.exit_code, 2) << "not every line was answered";
    EXPECT_THAT(ran.out, AllOf(HasSubstr("(cut off: the connection broke off)"), HasSubstr("affinity +0"),
                               Not(HasSubstr("no answer"))));
    EXPECT_THAT(ran.err, AllOf(HasSubstr("(no answer, and nothing was stored: "), HasSubstr("status 400"),
                               HasSubstr("1 turn stored")));
}

TEST_F(WithModel, AKeyIsNotShownWhereverThePiecesAreCutAndWhoeverIsAsked) {
    constexpr const char* kKey = "sk-0123456789abcdef";
    setenv("REI_API_KEY", kKey, 1);
    fake.then({FakeMode::normal, "the key is sk-0123456789abcdef, see", "", {}, "stop", {}});
    fake.then({FakeMode::status_400, std::string("bad key ") + kKey, "", {}, "stop", {}});
    const Ran ran = home.chat("안녕\n또\n", {"--model", "tiny", "--thinking", "on"});
    unsetenv("REI_API_KEY");
    EXPECT_THAT(fake.keys(), testing::Each("")) << "an Ollama gets no key";
    EXPECT_THAT(ran.out, HasSubstr("the key is [secret], see"));
    EXPECT_THAT(ran.err, HasSubstr("bad key [secret]"));
    EXPECT_THAT(ran.out + ran.err, Not(HasSubstr("0123456789")));
}

TEST_F(WithModel, WhatIsNotThereIsNamedBeforeAnythingIsSaid) {
    const Ran none = home.chat("안녕\n", {"--model", "none"});
    EXPECT_EQ(none.exit_code, 2);
    EXPECT_THAT(none.err,
                HasSubstr("no model 'none' at " + fake.url() + "; `rei model pull none` fetches it"));
    setenv("OLLAMA_HOST", "127.0.0.1:1", 1);
    const Ran nobody = home.chat("안녕\n", {"--model", "tiny"});
    EXPECT_EQ(nobody.exit_code, 2);
    EXPECT_EQ(nobody.out, "");
    EXPECT_THAT(nobody.err,
                HasSubstr("no Ollama at http://127.0.0.1:1; start it with `ollama serve`, or leave out "
                          "--model for the scripted responder"));
}

TEST_F(WithModel, AModelOfAShortContextIsAskedForHalfOfItAtMost) {
    fake.then({});
    EXPECT_EQ(home.chat("hi\n", {"--model", "short", "--num-ctx", "8192", "--num-predict", "4096"}).exit_code,
              0);
    EXPECT_THAT(fake.bodies().back(),
                AllOf(HasSubstr("\"num_ctx\":2048"), HasSubstr("\"num_predict\":1024")));
}

TEST_F(WithModel, ToolsNoteWhatTheNextTalkKnows) {
    fake.then({FakeMode::normal, "", "", {{"note", R"({"fact": "has a cat"})"}}, "stop", {}});
    fake.then({});
    const Ran first = home.chat("I have a cat\n/facts\n", {"--model", "tiny", "--tools", "note,recall"});
    EXPECT_EQ(first.exit_code, 0) << first.err;
    EXPECT_THAT(first.out, HasSubstr("  has a cat\n"));
    const Ran second = home.chat("hi\n/forget has a cat\n/facts\n", {"--model", "tiny"});
    EXPECT_EQ(second.exit_code, 0) << second.err;
    EXPECT_THAT(fake.bodies().back(), HasSubstr("Remembered of user:\\n- has a cat"));
    EXPECT_THAT(second.out, Not(HasSubstr("has a cat")));
    EXPECT_THAT(home.chat("hi\n", {"--model", "tiny", "--tools", "shell"}).err, HasSubstr("found \"shell\""));
}

TEST_F(WithModel, ModelsAreListedAndPulled) {
    EXPECT_THAT(home.rei({"model", "list"}).out,
                AllOf(HasSubstr("tiny"), HasSubstr("2.0 GB"), HasSubstr("Q4_K_M")));
    EXPECT_THAT(home.rei({"model", "list", "--format", "csv"}).out,
                HasSubstr("tiny,3.2B,Q4_K_M,2019393189,"));
    const Ran pulled = home.rei({"model", "pull", "tiny"});
    EXPECT_EQ(pulled.exit_code, 0) << pulled.err;
    EXPECT_THAT(pulled.out, HasSubstr("tiny is there"));
    const Ran nowhere = home.rei({"model", "pull", "nowhere"});
    EXPECT_EQ(nowhere.exit_code, 2);
    EXPECT_THAT(nowhere.err,
                HasSubstr("'nowhere' was not fetched: pull model manifest: file does not exist"));
}

TEST_F(WithModel, SettingsAreChecked) {
    const std::pair<std::vector<std::string>, const char*> cases[] = {
        {{"--responder", "robot"}, "--responder: found \"robot\", expected auto, scripted, ollama or openai"},
        {{"--num-ctx", "3"}, "--num-ctx: found \"3\", expected a whole number from 512 to 1048576"},
        {{"--think", "hard"}, "expected off, on, low, medium or high"},
        {{"--responder", "ollama"}, "a model is missing; `rei model list`"},
        {{"--model", "tiny", "--base-url", "gpu.lan"}, "--base-url: found \"gpu.lan\", expected an address"},
    };
    for (const auto& [arguments, message] : cases) {
        const Ran ran = home.chat("안녕\n", arguments);
        EXPECT_EQ(ran.exit_code, 2) << message;
        EXPECT_THAT(ran.err, HasSubstr(message));
    }
}

}  // namespace
}  // namespace rei::test
