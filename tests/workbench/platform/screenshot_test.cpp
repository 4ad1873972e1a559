// The built program, end to end, without a display.
#include <cstdlib>

#include "workbench/files.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

namespace rei::workbench {
namespace {

struct Outcome {
    int exit_code;
    std::string message;
};

Outcome run(const std::string& arguments, const test::TemporaryFolder& folder) {
    const std::string errors = folder.file("stderr.txt");
    const std::string command = "cd '" REI_SOURCE_DIR "' && '" REI_BINARY_DIR "/rei-workbench' " + arguments +
                                " >/dev/null 2>'" + errors + "'";
    const int status = std::system(command.c_str());  // NOLINT: the arguments are this file's own
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, test::text_in(errors)};
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
                              "compare", "diagnosis"}) {
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

TEST(Screenshot, BadArgumentsAreExplainedAndNothingIsWritten) {
    const test::TemporaryFolder folder;
    const std::string file = folder.file("a.png");
    for (const char* arguments :
         {"--nonsense", "--size 12", "--size 0x0", "--panel cellar", "--at -1", "--at 1e9", "--engine warp",
          "--variants warp", "--show cellar", "--scale 100", "no-such-scenario.yaml",
          "--policy no-such-policy.json", "CMakeLists.txt"}) {
        const Outcome outcome = run(std::string(arguments) + " --screenshot " + file, folder);
        EXPECT_EQ(outcome.exit_code, 2) << arguments;
        EXPECT_FALSE(outcome.message.empty()) << arguments;
        EXPECT_EQ(test::text_in(file), "") << arguments;
    }
}

TEST(Screenshot, AFolderThatDoesNotExistIsAProblem) {
    const test::TemporaryFolder folder;
    EXPECT_EQ(run("--screenshot " + folder.file("none/a.png"), folder).exit_code, 2);
}

}  // namespace
}  // namespace rei::workbench
