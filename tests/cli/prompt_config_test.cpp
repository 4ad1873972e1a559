// rei prompt and rei config.
#include "own_home.hpp"
#include <gmock/gmock.h>

namespace rei::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(Prompt, IsAddedRenderedEditedAndDeleted) {
    const OwnHome home;
    ASSERT_EQ(
        home.rei({"prompt", "add", "dev", "--text", "{{name}} is {{tone}}, {{mood}}\n", "--var", "tone=calm"})
            .exit_code,
        0);
    EXPECT_EQ(home.rei({"prompt", "render", "dev"}).out, "Rei is calm, neutral\n");
    EXPECT_EQ(home.rei({"prompt", "render", "dev", "--var", "tone=차분"}).out, "Rei is 차분, neutral\n");
    EXPECT_EQ(home.rei({"prompt", "show", "dev"}).out, "{{name}} is {{tone}}, {{mood}}\n");
    EXPECT_THAT(home.rei({"prompt", "list"}).out, AllOf(HasSubstr("default"), HasSubstr("tone=calm")));
    EXPECT_THAT(home.chat("/prompt\n", {"--prompt", "dev"}).out, HasSubstr("Rei is calm"));
    home.write("new.txt", "{{tone}}!\n");
    ASSERT_EQ(home.rei({"prompt", "edit", "dev", "--file", "new.txt"}).exit_code, 0);
    EXPECT_EQ(home.rei({"prompt", "render", "dev"}).out, "calm!\n");
    ASSERT_EQ(home.rei_told({"prompt", "edit", "dev", "--file", "-"}, "piped").exit_code, 0);
    EXPECT_EQ(home.rei({"prompt", "show", "dev"}).out, "piped");
    ASSERT_EQ(home.rei({"prompt", "delete", "dev"}).exit_code, 0);
    EXPECT_EQ(home.rei({"prompt", "show", "dev"}).exit_code, 2);
}

TEST(Prompt, WhatWouldNotRenderIsRefused) {
    const OwnHome home;
    const std::pair<std::vector<std::string>, const char*> cases[] = {
        {{"add", "p", "--text", "{{tone}}"}, "p:1:1: the variable \"tone\" has no value"},
        {{"add", "p", "--text", "{{mood"}, "not closed"},
        {{"add", "p"}, "the text is missing"},
        {{"add", "default", "--text", "x"}, "built in"},
        {{"add", "p", "--text", "x", "--var", "mood=x"}, "every prompt has this variable"},
        {{"edit", "none", "--text", "x"}, "no prompt 'none'"},
        {{"add", "p", "--file", "none.txt"}, "none.txt: cannot open"},
    };
    for (const auto& [arguments, message] : cases) {
        std::vector<std::string> all = {"prompt"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        const Ran ran = home.rei(all);
        EXPECT_EQ(ran.exit_code, 2) << message;
        EXPECT_THAT(ran.err, HasSubstr(message));
    }
    EXPECT_EQ(home.rei({"prompt", "show", "p"}).exit_code, 2) << "nothing half-written";
}

TEST(Config, SaysWhereEachValueComesFrom) {
    const OwnHome home;
    EXPECT_EQ(home.rei({"config", "get", "user"}).out, "user\n");
    ASSERT_EQ(home.rei({"config", "set", "user", "민아"}).exit_code, 0);
    EXPECT_EQ(home.rei({"config", "get", "user"}).out, "민아\n");
    EXPECT_THAT(home.rei({"config", "list"}).out, HasSubstr("config.json"));
    setenv("REI_USER", "junho", 1);
    EXPECT_THAT(home.rei({"config", "list", "--format", "csv"}).out, HasSubstr("user,junho,REI_USER"));
    EXPECT_THAT(home.chat("안녕\n/history\n").out, HasSubstr("junho:"));
    EXPECT_THAT(home.chat("안녕\n/history\n", {"--user", "sora"}).out, HasSubstr("sora:"));
    unsetenv("REI_USER");
    ASSERT_EQ(home.rei({"config", "unset", "user"}).exit_code, 0);
    EXPECT_EQ(home.rei({"config", "get", "user"}).out, "user\n");
}

TEST(Config, BadNamesAndValuesAreRefused) {
    const OwnHome home;
    EXPECT_THAT(home.rei({"config", "set", "colour", "red"}).err,
                HasSubstr("no setting 'colour'; there are db, policy"));
    EXPECT_THAT(home.rei({"config", "set", "engine", "quantum"}).err, HasSubstr("one of heuristic"));
    EXPECT_THAT(home.rei({"config", "set", "user"}).err, HasSubstr("the value is missing"));
    home.write("config/rei/config.json", "{\"user\": ");
    const Ran bad = home.chat("안녕\n");
    EXPECT_EQ(bad.exit_code, 2);
    EXPECT_THAT(bad.err, HasSubstr("config.json:1:"));
}

TEST(Config, ASecretIsReadFromTheInputAndNeverShown) {
    const OwnHome home;
    const Ran refused = home.rei({"config", "set", "api_key", "sk-0123456789"});
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_THAT(refused.err, AllOf(HasSubstr("not given on the command line"), Not(HasSubstr("0123456789"))));
    ASSERT_EQ(home.rei_told({"config", "set", "api_key"}, "sk-0123456789\n").exit_code, 0);
    EXPECT_EQ(home.rei({"config", "get", "api_key"}).out, "(set)\n");
    for (const char* form : {"text", "csv", "json"})
        EXPECT_THAT(home.rei({"config", "list", "--format", form}).out, Not(HasSubstr("0123456789")));
    EXPECT_THAT(home.chat("sk-0123456789\n/history\n").out, Not(HasSubstr("0123456789")));
    EXPECT_FALSE(std::filesystem::exists(home.path() / "config/rei/config.json"));
}

TEST(Config, AKeyOfAFileWithReturnsIsTheKeyAndAShortOneIsRefused) {
    const OwnHome home;
    ASSERT_EQ(home.rei_told({"config", "set", "api_key"}, " sk-0123456789\r\n").exit_code, 0);
    EXPECT_THAT(home.read("config/rei/secrets.json"), HasSubstr("\"sk-0123456789\""));
    const Ran refused = home.rei_told({"config", "set", "api_key"}, "sk-0123\n");
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_THAT(refused.err, AllOf(HasSubstr("a secret has 8 bytes at least"), Not(HasSubstr("0123"))));
    EXPECT_THAT(home.read("config/rei/secrets.json"), HasSubstr("sk-0123456789"));
}

TEST(Config, APathThatIsSetMeansTheSameFileEverywhere) {
    const OwnHome home;
    const std::string here = std::filesystem::canonical(home.path()).string();
    for (const char* name :
         {"db", "policy", "companion", "vault", "avatar_mapping", "tools_folder", "plugins"}) {
        ASSERT_EQ(home.rei({"config", "set", name, "sub/../rel"}).exit_code, 0) << name;
        EXPECT_EQ(home.rei({"config", "get", name}).out, here + "/rel\n");
    }
    EXPECT_THAT(home.rei({"config", "list"}).out, HasSubstr(here + "/rel"));
}

TEST(Config, ToolsThatAreNoneAreRefusedWhenSet) {
    const OwnHome home;
    const Ran refused = home.rei({"config", "set", "tools", "time,bogus"});
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_THAT(refused.err, HasSubstr("tools: found \"bogus\", expected off, on, or some of time"));
    EXPECT_EQ(home.rei({"config", "get", "tools"}).out, "off\n");
    EXPECT_EQ(home.rei({"config", "set", "tools", "time,recall"}).exit_code, 0);
}

}  // namespace
}  // namespace rei::test
