// sweep, tune and falsify with other crews than the threads of one process: what comes out is the same.
#include <chrono>
#include <csignal>
#include <random>

#include "mpirun.hpp"
#include "run_rei.hpp"
#include <gtest/gtest.h>

namespace rei::test {
namespace {

using Words = std::vector<std::string>;

/// Each works for a while, so that there is something to share and to interrupt.
Words sweep() {
    return {"sweep",     project_file("scenarios/praise-then-insult.yaml"),
            "--param",   "engine.half_life_sec.valence=1:100:200",
            "--param",   "engine.stimulus_gain.valence=0.05:1:200",
            "--metrics", "flips_per_min",
            "--format",  "csv"};
}
Words falsify() {
    return {"falsify",  "--policy", project_file("policies/rei.json"), "--law", "pinned=1",
            "--budget", "200000"};
}
Words tune() {
    return {"tune",     project_file("scenarios/praise-then-insult.yaml"),
            "--policy", project_file("policies/rei.json"),
            "--budget", "30000",
            "--format", "json"};
}

Words with(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

class CrewsTest : public ::testing::TestWithParam<Words> {
  protected:
    Scratch scratch;
};

TEST_P(CrewsTest, HoweverManyRanksTheOutputIsThatOfOneProcess) {
    if (!has_mpirun()) GTEST_SKIP() << "no mpirun here";
    const Ran alone = scratch.rei(with(GetParam(), {"--threads", "1"}));
    ASSERT_NE(alone.exit_code, 2) << alone.err;
    for (const int ranks : {2, 3}) {
        const Ran ran = scratch.mpirun(ranks, with(GetParam(), {"--threads", "1"}));
        EXPECT_EQ(ran.exit_code, alone.exit_code) << ran.err;
        EXPECT_EQ(ran.err, alone.err);
        EXPECT_TRUE(ran.out == alone.out) << ranks << " ranks";
    }
}

TEST_P(CrewsTest, KilledAtAnyMomentsItGoesOnFromItsCheckpoint) {
    const auto began = std::chrono::steady_clock::now();
    const Ran whole = scratch.rei(GetParam());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE(seed);
    std::mt19937 dice(seed);
    const Words command = with(GetParam(), {"--checkpoint", "study.rows"});
    Ran ran;
    int kills = 0;
    for (double longest = 0.5;; longest += 0.25, ++kills) {  // of the time that it takes undisturbed
        const double share = longest * dice() / std::mt19937::max();
        const auto after = std::chrono::duration_cast<std::chrono::microseconds>(share * took);
        ran = scratch.rei_killed(command, "", {}, after);
        if (ran.exit_code != -SIGKILL) break;
    }
    EXPECT_EQ(ran.exit_code, whole.exit_code) << ran.err;
    EXPECT_GT(kills, 0);
    EXPECT_TRUE(ran.out == whole.out) << "after " << kills << " kills";
}

INSTANTIATE_TEST_SUITE_P(Studies, CrewsTest, ::testing::Values(sweep(), falsify(), tune()),
                         [](const auto& words) { return words.param.front(); });

TEST(Checkpoint, IsTakenUpAndSaysSo) {
    const Scratch scratch;
    const Words command = with(sweep(), {"--checkpoint", "study.rows"});
    const Ran first = scratch.rei(command), second = scratch.rei(command);
    EXPECT_EQ(first.err, "");
    EXPECT_EQ(second.err, "rei: study.rows: taken up after 40000 rows\n");
    EXPECT_TRUE(first.out == second.out);
}

TEST(Checkpoint, OfAnotherStudyIsRefusedAndKept) {
    const Scratch scratch;
    static_cast<void>(scratch.rei(with(sweep(), {"--checkpoint", "study.rows"})));
    const std::string before = scratch.read("study.rows");
    const Ran ran = scratch.rei(with(tune(), {"--checkpoint", "study.rows"}));
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_NE(ran.err.find("study.rows: is the checkpoint of another study (rei sweep)"), std::string::npos)
        << ran.err;
    EXPECT_TRUE(scratch.read("study.rows") == before);
}

TEST(Checkpoint, ThatCannotBeWrittenIsRefused) {
    const Scratch scratch;
    const Ran ran = scratch.rei(with(sweep(), {"--checkpoint", "no/such/folder/study.rows"}));
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err,
              "rei: no/such/folder/study.rows: cannot open the checkpoint: No such file or directory\n");
}

TEST(Ranks, SayOnceWhatIsWrongWithAFile) {
    if (!has_mpirun()) GTEST_SKIP() << "no mpirun here";
    const Scratch scratch;
    const Ran ran = scratch.mpirun(3, {"sweep", "nothing.yaml", "--param", "engine.cooldown_sec=0:1:2"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.out, "");
    const std::size_t first = ran.err.find("nothing.yaml");
    EXPECT_NE(first, std::string::npos);
    EXPECT_EQ(ran.err.find("nothing.yaml", first + 1), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace rei::test
