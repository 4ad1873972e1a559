// kill -9 at any moment, and the study is taken up again until it is whole.
#include <csignal>
#include <cstdlib>
#include <random>
#include <thread>

#include "workbench/scale/run_sample.hpp"
#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>

namespace rei::scale {
namespace {

using test::run_sample;

/// REI_KILL_ROUNDS says how many studies, 3 otherwise.
int rounds() {
    const char* asked = std::getenv("REI_KILL_ROUNDS");
    return asked == nullptr ? 3 : std::atoi(asked);
}

/// Start it, kill it after so long; whether it had come to its end by then.
bool finishes_in(const std::string& checkpoint, const std::string& out, std::chrono::microseconds life) {
    std::string words[] = {REI_BINARY_DIR "/rei-sample-study",
                           "--rows",
                           "3000",
                           "--most-at-once",
                           "50",
                           "--thinking-sec",
                           "0.001",
                           "--checkpoint",
                           checkpoint};
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    pid_t process = 0;
    EXPECT_EQ(posix_spawn(&process, argv[0], &actions, nullptr, argv.data(), environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    std::this_thread::sleep_for(life);
    ::kill(process, SIGKILL);
    int status = 0;
    ::waitpid(process, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(ACheckpointedStudy, KilledAtAnyMomentsGivesWhatItGivesUninterrupted) {
    const workbench::test::TemporaryFolder folder;
    const std::string whole = run_sample(folder, "--rows 3000").out;
    ASSERT_NE(whole.find("6000 rows"), std::string::npos) << whole;
    std::mt19937 dice(std::random_device{}());
    int kills = 0;
    for (int round = 0; round < rounds(); ++round) {
        const std::string checkpoint = folder.file("study.rows"), out = folder.file("out");
        std::filesystem::remove(checkpoint);
        // long enough to get on, for at its latest a run has begun to work after that
        for (long most = 60'000; !finishes_in(checkpoint, out, std::chrono::microseconds(dice() % most));
             most += 10'000)
            ++kills;
        EXPECT_EQ(workbench::test::text_in(out), whole);
    }
    EXPECT_GT(kills, rounds());
    RecordProperty("kills", kills);
}

}  // namespace
}  // namespace rei::scale
