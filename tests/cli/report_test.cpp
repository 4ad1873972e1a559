// rei report: one page, complete in itself.
#include "run_rei.hpp"
#include <gmock/gmock.h>

namespace rei::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kChat =
    "scenario: chat\nturns:\n  - {at: 1, user: mina, text: \"최고 <3 & more\"}\nexpect:\n  - mood: {is: sad, "
    "from: 0}\n";

class ReportCommand : public testing::Test {
  protected:
    Ran report(std::vector<std::string> more) {
        std::vector<std::string> arguments = {"report", "--policy", project_file("policies/rei-tuned.json")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return scratch.rei(arguments);
    }
    Scratch scratch;
    std::string chat = scratch.write("chat.yaml", kChat);
};

TEST_F(ReportCommand, WritesAPageAndIsFineThoughAnExpectationFails) {
    const Ran ran = report({chat, "--out", "page.html"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err, "");
    const std::string page = scratch.read("page.html");
    EXPECT_THAT(page, StartsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
    EXPECT_THAT(page, HasSubstr("최고 &lt;3 &amp; more"));
    EXPECT_THAT(page, HasSubstr("0 / 1"));
    EXPECT_THAT(page, HasSubstr("rei 0."));
    EXPECT_EQ(page.substr(page.size() - 8), "</html>\n");
}

TEST_F(ReportCommand, WritesTheSamePageToTheScreen) {
    ASSERT_EQ(report({chat, "--out", "page.html"}).exit_code, 0);
    const Ran ran = report({chat, "--out", "-"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.out, scratch.read("page.html"));
}

TEST_F(ReportCommand, TakesTitleLanguageAndTheOtherPolicy) {
    const Ran ran = report({chat, "--out", "-", "--title", "Night of <1>", "--language", "ko", "--against",
                            project_file("policies/rei.json")});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("<html lang=\"ko\">"));
    EXPECT_THAT(ran.out, HasSubstr("<h1>Night of &lt;1&gt;</h1>"));
    EXPECT_THAT(ran.out, HasSubstr("달라진 것"));
    EXPECT_THAT(ran.out, HasSubstr("class=\"ghost\""));
}

TEST_F(ReportCommand, TellsHowThePolicyWasTuned) {
    const std::string policy = scratch.write(
        "p.json",
        R"({"meta": {"tuned": {"by": "rei tune", "seed": 5, "changed": {"engine.cooldown_sec": [3, 4]}}},
            "emotions": ["neutral", "happy", "sad"]})");
    const Ran ran = scratch.rei({"report", chat, "--policy", policy, "--out", "-"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("rei tune · seed 5"));
}

TEST_F(ReportCommand, RefusesBadArgumentsAndWritesNothing) {
    const auto refuses = [&](std::vector<std::string> arguments, const char* says) {
        const Ran ran = report(std::move(arguments));
        EXPECT_EQ(ran.exit_code, 2) << says;
        EXPECT_EQ(ran.out, "");
        EXPECT_THAT(ran.err, HasSubstr(says));
    };
    scratch.write("other.json", R"({"emotions": ["neutral"]})");
    refuses({chat}, "--out");
    refuses({chat, "--out", ""}, "--out");
    refuses({"--out", "page.html"}, "SCENARIO");
    refuses({chat, "missing.yaml", "--out", "page.html"}, "missing.yaml");
    refuses({chat, "--out", "page.html", "--against", "missing.json"}, "missing.json");
    refuses({chat, "--out", "page.html", "--against", "other.json"}, "sad");
    refuses({chat, "--out", "page.html", "--language", "fr"}, "--language");
    refuses({chat, "--out", "page.html", "--engine", "steam"}, "'steam' is not available");
    refuses({chat, "--out", "no/such/page.html"}, "no/such");
    EXPECT_THAT(scratch.files(), ElementsAre("chat.yaml", "other.json"));
}

TEST_F(ReportCommand, StopsAtCtrlCWithWhatItHas) {
    std::vector<std::string> arguments = {"report", chat,       "--policy", project_file("policies/rei.json"),
                                          "--out",  "page.html"};
    for (int k = 0; k < 60; ++k) arguments.push_back(project_file("scenarios/one-hour-stream.yaml"));
    const Ran ran = scratch.rei_stopped(arguments);
    EXPECT_EQ(ran.exit_code, 130);
    EXPECT_THAT(ran.err, testing::ContainsRegex("stopped; [1-9][0-9]* of 61 scenarios are told"));
    EXPECT_THAT(scratch.read("page.html"), HasSubstr("Stopped early"));
}

}  // namespace
}  // namespace rei::test
