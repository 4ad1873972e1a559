// Ranks as processes, by mpirun, where there is one.
#include "workbench/scale/run_sample.hpp"
#include <gtest/gtest.h>

namespace rei::scale {
namespace {

using test::mpirun;
using test::Ran;
using test::run_sample;

class RanksTest : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!rei::test::has_mpirun()) GTEST_SKIP() << "no mpirun here";
    }
    workbench::test::TemporaryFolder folder;
};

TEST_F(RanksTest, HoweverManyTheyAreTheOutputIsThatOfOneProcess) {
    const std::string study = "--rows 3000 --out ";
    const Ran alone = run_sample(folder, study + folder.file("alone"));
    ASSERT_EQ(alone.exit_code, 0) << alone.err;
    const std::string numbers = workbench::test::text_in(folder.file("alone"));
    EXPECT_GT(numbers.size(), 6000U * 8);
    for (const int ranks : {1, 2, 3}) {
        const Ran ran = run_sample(folder, study + folder.file("shared") + " --threads 1", mpirun(ranks));
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        EXPECT_EQ(ran.out, alone.out);
        EXPECT_TRUE(workbench::test::text_in(folder.file("shared")) == numbers) << ranks << " ranks";
    }
}

TEST_F(RanksTest, WithRecoveryTheOthersFinishWhenOneIsKilled) {
    const Ran alone = run_sample(folder, "--rows 40000");
    const Ran ran = run_sample(folder, "--rows 40000 --dying 1 --after 300", mpirun(3, "--enable-recovery"));
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.out, alone.out);
    EXPECT_NE(ran.err.find("1 ranks lost"), std::string::npos) << ran.err;
}

TEST_F(RanksTest, WithoutRecoveryTheCheckpointHasWhatWasDoneAndFewerGoOn) {
    const std::string study = "--rows 100000 --checkpoint " + folder.file("study.rows");
    const Ran alone = run_sample(folder, "--rows 100000");
    const Ran killed = run_sample(folder, study + " --dying 1 --in-second-half", mpirun(3));
    EXPECT_NE(killed.exit_code, 0);
    const Ran rest = run_sample(folder, study, mpirun(2));
    EXPECT_EQ(rest.exit_code, 0) << rest.err;
    EXPECT_EQ(rest.out, alone.out);
    EXPECT_EQ(rest.err.find(" 0 rows from the checkpoint"), std::string::npos) << rest.err;
}

TEST_F(RanksTest, WhatFailsOnARankIsToldWithItsName) {
    const Ran ran = run_sample(folder, "--rows 40000 --failing 1 --after 100", mpirun(2));
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_NE(ran.err.find("rank 1 ("), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find("it fails as asked"), std::string::npos) << ran.err;
}

TEST_F(RanksTest, ARankThatRoundsOtherwiseIsToldOf) {
    const Ran ran = run_sample(folder, "--rows 4000 --wrong 1", mpirun(2));
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_NE(ran.err.find("gets other numbers"), std::string::npos) << ran.err;
}

TEST_F(RanksTest, ACheckpointThatIsRefusedEndsThemAll) {
    workbench::test::write_text(folder.file("mine.txt"), "something else");
    for (const char* recovery : {"", "--enable-recovery"}) {
        const Ran ran = run_sample(folder, "--checkpoint " + folder.file("mine.txt"), mpirun(2, recovery));
        EXPECT_EQ(ran.exit_code, *recovery == '\0' ? 2 : 0) << ran.err;  // mpirun's: recovery hides it
        EXPECT_NE(ran.err.find("is no checkpoint"), std::string::npos) << ran.err;
    }
    EXPECT_EQ(workbench::test::text_in(folder.file("mine.txt")), "something else");
}

TEST_F(RanksTest, CtrlCStopsThemWithWhatThereIs) {
    const std::string rows = folder.file("rows");
    const std::string once_at_work =
        "until [ -s " + rows + " ] || ! kill -0 $! 2>/dev/null; do sleep 0.05; done; kill -INT $!; wait $!";
    const Ran ran = run_sample(folder, "--rows 100000000 --most-at-once 20000 --out " + rows,
                               "sh -c 'exec \"$@\" & " + once_at_work + "' - " + mpirun(2));
    EXPECT_NE(ran.exit_code, 0);
    EXPECT_NE(ran.out.find(" rows "), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace rei::scale
