// rei chat on a terminal: lines are edited, Ctrl-C takes back what is being typed, Ctrl-D ends.
#include "terminal.hpp"

#include "fakes/fake_llm.hpp"
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>
#include <gmock/gmock.h>

namespace rei::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(ChatOnATerminal, LinesAreEditedTakenBackAndBroughtBack) {
    const OwnHome home;
    Terminal terminal(home);
    EXPECT_THAT(terminal.wait_for("user> "), HasSubstr("/help says what there is"));
    terminal.type("고마웓\x7f워\n");
    EXPECT_THAT(terminal.wait_for("affinity +1"), HasSubstr("Rei: "));
    terminal.wait_for("user> ");
    terminal.type("바보\x03");
    terminal.wait_for("user> ");
    terminal.type("\x1b[A\n");
    EXPECT_THAT(terminal.wait_for("affinity +2"), HasSubstr("고마워"));
    terminal.wait_for("user> ");
    EXPECT_EQ(terminal.end(), 0);
    const Ran shown = home.rei({"history", "show", "last"});
    EXPECT_THAT(shown.out, HasSubstr("affinity +2"));
    EXPECT_THAT(shown.out, Not(HasSubstr("바보")));
}

TEST(ChatOnATerminal, AKeyWithoutACharacterIsNoKey) {
    const OwnHome home;
    Terminal terminal(home);
    terminal.wait_for("user> ");
    terminal.type(std::string("\0\x04", 2));
    EXPECT_EQ(terminal.end(), 0);
}

TEST(ChatOnATerminal, ATurnThatCannotBeStoredIsToldAndTheTalkGoesOn) {
    const OwnHome home;
    Terminal terminal(home);
    terminal.wait_for("user> ");
    terminal.type("고마워\n");
    terminal.wait_for("affinity +1");
    terminal.wait_for("user> ");
    {
        SQLite::Database other((home.path() / "data/rei/rei.db").string(), SQLite::OPEN_READWRITE);
        const SQLite::Transaction held(other, SQLite::TransactionBehavior::IMMEDIATE);
        terminal.type("고마워\n");
        EXPECT_THAT(terminal.wait_for("is held by another program"), HasSubstr("rei: "));
    }
    terminal.wait_for("user> ");
    terminal.type("고마워\n");
    EXPECT_THAT(terminal.wait_for("affinity +2"), Not(HasSubstr("+3"))) << "what was not kept moved nobody";
    terminal.wait_for("user> ");
    EXPECT_EQ(terminal.end(), 0);
    EXPECT_THAT(home.rei({"history", "show", "last"}).out,
                AllOf(HasSubstr("affinity +2"), Not(HasSubstr("+3"))));
}

TEST(ConfigOnATerminal, ASecretIsAskedForAndNotShown) {
    const OwnHome home;
    {
        Terminal terminal(home, {"set", "api_key"}, "config");
        terminal.wait_for("api_key (not shown): ");
        terminal.answer("sk-0123\x03");
        EXPECT_THAT(terminal.wait_for("nothing came"), Not(HasSubstr("0123")));
    }
    EXPECT_EQ(home.rei({"config", "get", "api_key"}).out, "\n");
    Terminal terminal(home, {"set", "api_key"}, "config");
    terminal.wait_for("api_key (not shown): ");
    terminal.answer("sk-0123456789\n");
    EXPECT_THAT(terminal.wait_for("no such text"), Not(HasSubstr("0123")));
    EXPECT_THAT(home.read("config/rei/secrets.json"), HasSubstr("sk-0123456789"));
}

class PluginQuestion : public testing::Test {
  protected:
    PluginQuestion() {
        setenv("OLLAMA_HOST", fake.url().c_str(), 1);
        home.write(
            "plugins.json",
            R"({"plugins": [{"name": "web", "description": "d", "command": ["/bin/echo", "{\"result\": \"found it\"}"]}]})");
        fake.then({FakeMode::normal, "", "", {{"web", "{}"}}, "stop", {}});
        fake.then({});
    }
    /// What the model was told of its call, after `typed` and, to the question, `answered`.
    std::string told(const std::string& typed, const std::string& answered) {
        Terminal terminal(home, {"--model", "tiny", "--plugins", "plugins.json"});
        terminal.wait_for("user> ");
        terminal.type(typed);
        terminal.wait_for("call it? [y/N] ");
        terminal.answer(answered);
        terminal.wait_for("affinity");
        return fake.bodies().size() < 2 ? "" : fake.bodies()[1];
    }
    OwnHome home;  // first: it takes OLLAMA_HOST away
    FakeLlm fake;
};

TEST_F(PluginQuestion, YesIsConsent) {
    EXPECT_THAT(told("look\n", "yes\n"), HasSubstr("found it"));
}

TEST_F(PluginQuestion, AWordThatBeginsLikeItIsNone) {
    EXPECT_THAT(told("look\n", "yesterday?\n"), HasSubstr("the user does not want that"));
}

TEST_F(PluginQuestion, NorIsWhatWasTypedBeforeIt) {
    EXPECT_THAT(told("look\nyes\n", "\n"), HasSubstr("the user does not want that"));
}

}  // namespace
}  // namespace rei::test
