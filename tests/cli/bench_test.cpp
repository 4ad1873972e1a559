// rei bench: the speed of studies, and the documents' Python beside it.
#include <algorithm>
#include <cstdlib>

#include "run_rei.hpp"
#include <gmock/gmock.h>

namespace rei::test {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;

constexpr const char* kChat =
    "scenario: chat\nturns:\n  - {at: 1, text: 좋았어}\n  - {at: 2, text: 흠}\nuntil: 5\nexpect:\n"
    "  - mood: {never: angry}\n";

class Bench : public testing::Test {
  protected:
    Ran bench(std::vector<std::string> more) {
        std::vector<std::string> arguments = {"bench", chat, "--policy", project_file("policies/rei.json")};
        if (std::find(more.begin(), more.end(), "--seconds") == more.end())
            more.insert(more.end(), {"--seconds", "0.01"});
        arguments.insert(arguments.end(), more.begin(), more.end());
        return scratch.rei(arguments);
    }
    Scratch scratch;
    std::string chat = scratch.write("chat.yaml", kChat);
};

TEST_F(Bench, SaysHowManyReplaysASecond) {
    const Ran ran = bench({});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("chat: 2 turns, "));
    EXPECT_THAT(ran.out, HasSubstr(" 1 expectations\n    continuous, 1 thread: "));
    EXPECT_THAT(ran.out, ContainsRegex("ns a turn, [1-9][0-9]* replays a second"));
}

TEST_F(Bench, TimesEveryVariant) {
    const Ran ran = bench({"--engine", "heuristic", "--threads", "2"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("heuristic, 2 threads: "));
}

TEST_F(Bench, CallsTheReferenceAtEachTurnAndTenTimesASecond) {
    if (std::system("python3 -c pass >/dev/null 2>&1") != 0) GTEST_SKIP() << "there is no python3";
    std::filesystem::create_directories(scratch.path() / "reference/persona");
    scratch.write("reference/persona/__init__.py", "");
    scratch.write(
        "reference/persona/emotion_engine.py",
        "import time\n"
        "calls = []\n"
        "class EmotionState:\n    pass\n"
        "class EmotionEngine:\n"
        "    def __init__(self, config):\n"
        "        calls.clear()\n"
        "    def update(self, text, llm, affinity):\n"
        "        calls.append((round(time.time(), 6), text))\n"
        "        if time.time() == 5.0:\n"
        "            assert len(calls) == 53 and (2.0, '흠') in calls and calls[-1] == (5.0, '')\n");
    const Ran ran = bench({"--reference", "reference"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, ContainsRegex("reference Python at 10 Hz: [0-9.]+ ms a replay, [0-9]+ × as long"));
}

TEST_F(Bench, StopsAtCtrlCWithWhatWasMeasured) {
    const Ran ran = scratch.rei_interrupted(
        {"bench", chat, chat, chat, "--policy", project_file("policies/rei.json"), "--seconds", "0.2"},
        [&] { return scratch.output().find("replays a second") != std::string::npos; });
    EXPECT_EQ(ran.exit_code, 130);
    EXPECT_THAT(ran.err, ContainsRegex("stopped after [12] of 3 scenarios"));
    EXPECT_THAT(ran.out, testing::Not(ContainsRegex("[0-9]{20}")));
}

TEST_F(Bench, RefusesSecondsThatAreNoNumberOfThem) {
    for (const char* seconds : {"nan", "-nan", "inf", "0", "601", "soon"}) {
        const Ran ran = bench({"--seconds", seconds});
        EXPECT_EQ(ran.exit_code, 2) << seconds;
        EXPECT_EQ(ran.out, "") << seconds;
        EXPECT_THAT(ran.err, HasSubstr("--seconds")) << seconds;
    }
}

TEST_F(Bench, RefusesAReferenceThatDoesNotRun) {
    if (std::system("python3 -c pass >/dev/null 2>&1") != 0) GTEST_SKIP() << "there is no python3";
    std::filesystem::create_directory(scratch.path() / "empty");
    const Ran ran = bench({"--reference", "empty"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("does not run"));
    EXPECT_EQ(bench({"--reference", "/no/such"}).exit_code, 2);
    EXPECT_EQ(bench({"--threads", "0"}).exit_code, 2);
}

}  // namespace
}  // namespace rei::test
