// The built program, end to end, without a display.
#include <set>

#include "workbench/platform/run_workbench.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

using test::Outcome;

Outcome run(const std::string& arguments, const test::TemporaryFolder& folder) {
    return test::run_workbench(arguments, folder);
}

TEST(Screenshot, TheSameArgumentsGiveTheSameBytes) {
    const test::TemporaryFolder folder;
    const std::string arguments = "scenarios/praise-then-insult.yaml --at 20 --size 1280x720 --screenshot ";
    ASSERT_EQ(run(arguments + folder.file("a.png"), folder).exit_code, 0);
    ASSERT_EQ(run(arguments + folder.file("b.png"), folder).exit_code, 0);
    const std::string a = test::text_in(folder.file("a.png"));
    ASSERT_GT(a.size(), 10'000U);
    EXPECT_EQ(a.substr(1, 3), "PNG");
    EXPECT_TRUE(a == test::text_in(folder.file("b.png")));
}

TEST(Screenshot, EveryPanelAndScaleCanBeDrawn) {
    const test::TemporaryFolder folder;
    for (const char* panel : {"scenario", "expectations", "timeline", "circumplex", "parameters", "export",
                              "compare", "diagnosis", "output", "runs", "persona"}) {
        const std::string file = folder.file(std::string(panel) + ".png");
        const Outcome outcome =
            run("--size 500x400 --scale 1.5 --panel " + std::string(panel) + " --screenshot " + file, folder);
        EXPECT_EQ(outcome.exit_code, 0) << panel << ": " << outcome.message;
        EXPECT_GT(test::text_in(file).size(), 1000U) << panel;
    }
}

TEST(Screenshot, ShowsTheVariantsAndLanesAskedFor) {
    const test::TemporaryFolder folder;
    const std::string size = "--size 640x480 --screenshot ";
    const std::string plain = folder.file("plain.png");
    const std::string more = folder.file("more.png");
    ASSERT_EQ(run("--engine kalman " + size + plain, folder).exit_code, 0);
    const Outcome outcome =
        run("--engine kalman --variants fsm,hmm --show innovation,compare " + size + more, folder);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.message;
    EXPECT_FALSE(test::text_in(plain) == test::text_in(more));
}

TEST(Screenshot, AScenarioMayFollowWhatTakesAList) {
    const test::TemporaryFolder folder;
    const std::string scenario = "scenarios/apology-after-a-fight.yaml ";
    const std::string rest = "--size 640x480 --screenshot ";
    const std::string lists = "--variants fsm --show runs --do 9 --do cursor-1 ";
    const Outcome before = run(scenario + lists + rest + folder.file("before.png"), folder);
    ASSERT_EQ(before.exit_code, 0) << before.message;
    const std::string picture = test::text_in(folder.file("before.png"));
    for (const char* arguments : {"--show runs --do 9 --do cursor-1 --variants fsm ",
                                  "--variants fsm --do 9 --do cursor-1 --show runs ", lists.c_str()}) {
        const Outcome after = run(arguments + scenario + rest + folder.file("after.png"), folder);
        EXPECT_EQ(after.exit_code, 0) << arguments << after.message;
        EXPECT_TRUE(picture == test::text_in(folder.file("after.png"))) << arguments;
    }
}

TEST(Screenshot, SpeaksTheLanguageAndWearsTheColoursAskedFor) {
    const test::TemporaryFolder folder;
    std::set<std::string> pictures;
    for (const char* arguments : {"--language en --look dark", "--language ko", "--look light"}) {
        const std::string file = folder.file("a.png");
        const Outcome outcome = run("--size 640x480 --screenshot " + file + ' ' + arguments, folder);
        EXPECT_EQ(outcome.exit_code, 0) << outcome.message;
        EXPECT_TRUE(pictures.insert(test::text_in(file)).second) << arguments;
    }
}

TEST(Screenshot, ALastScenarioThatIsGoneIsTold) {
    const test::TemporaryFolder folder;
    std::set<std::string> pictures;
    const auto draw = [&](const std::string& last) {
        const std::string preferences = folder.file("preferences.json");
        test::write_text(preferences, "{\"version\": 1, \"last_scenario\": \"" + last + "\"}");
        const std::string file = folder.file("a.png");
        const Outcome outcome = test::run_workbench(
            "--size 640x480 --preferences " + preferences + " --screenshot " + file, folder);
        EXPECT_EQ(outcome.exit_code, 0) << outcome.message;
        pictures.insert(test::text_in(file));
    };
    draw("");
    draw(folder.file("gone.yaml"));
    EXPECT_EQ(pictures.size(), 2U) << "the sample in both, a message in one";
}

TEST(Screenshot, BadArgumentsAreExplainedAndNothingIsWritten) {
    const test::TemporaryFolder folder;
    const std::string file = folder.file("a.png");
    for (const char* arguments :
         {"--nonsense", "--size 12", "--size 0x0", "--panel cellar", "--at -1", "--at 1e9", "--engine warp",
          "--variants warp", "--show cellar", "--do dance", "--do turn:99", "--scale 100",
          "--language klingon", "--look pink", "no-such-scenario.yaml", "--policy no-such-policy.json",
          "CMakeLists.txt"}) {
        const Outcome outcome = run(std::string(arguments) + " --screenshot " + file, folder);
        EXPECT_EQ(outcome.exit_code, 2) << arguments;
        EXPECT_FALSE(outcome.message.empty()) << arguments;
        EXPECT_EQ(test::text_in(file), "") << arguments;
    }
}

TEST(Screenshot, AStepThatCanNotBeDoneIsNotSkipped) {
    const test::TemporaryFolder folder;
    const std::string file = folder.file("a.png");
    const test::Outcome outcome =
        test::run_workbench("scenarios/praise-then-insult.yaml --do undo --screenshot " + file, folder);
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_NE(outcome.message.find("--do undo: not possible at this point"), std::string::npos)
        << outcome.message;
    EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(Screenshot, OneOfAFewNamesIsAskedFor) {
    const test::TemporaryFolder folder;
    const std::string rest = " --screenshot " + folder.file("a.png");
    EXPECT_THAT(run("--language klingon" + rest, folder).message,
                testing::HasSubstr("klingon not in {en,ko}"));
    EXPECT_THAT(run("--look pink" + rest, folder).message, testing::HasSubstr("pink not in {dark,light}"));
}

TEST(Screenshot, AFolderThatDoesNotExistIsAProblem) {
    const test::TemporaryFolder folder;
    EXPECT_EQ(run("--screenshot " + folder.file("none/a.png"), folder).exit_code, 2);
}

}  // namespace
}  // namespace rei::workbench
