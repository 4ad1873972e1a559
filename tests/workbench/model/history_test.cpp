#include "rei/model/history.hpp"

#include "workbench/files.hpp"
#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

Work with_cooldown(Work work, double cooldown_sec) {
    Policy policy = *work.policy;
    policy.engine.cooldown_sec = cooldown_sec;
    work.policy = std::make_shared<const Policy>(std::move(policy));
    return work;
}

Work project_work() {
    const auto file = std::make_shared<const PolicyFile>(test::project_policy());
    const auto policy = std::make_shared<const Policy>(file->policy);
    return {file, policy, policy, nullptr, nullptr, nullptr, nullptr};
}

double cooldown_of(const Work& work) {
    return work.policy->engine.cooldown_sec;
}

class HistoryTest : public ::testing::Test {
  protected:
    HistoryTest() { history.start(start); }
    Work start = project_work();
    History history;
};

TEST_F(HistoryTest, ManyValuesBetweenBeginAndCommitAreOneEntry) {
    history.begin("Drag");
    history.commit(with_cooldown(start, 5));
    EXPECT_EQ(history.depth(), 1U);
    EXPECT_EQ(history.undo_name(), "Drag");
    EXPECT_EQ(history.undo().policy, start.policy);
    EXPECT_EQ(cooldown_of(history.redo()), 5);
}

TEST_F(HistoryTest, AnEditThatChangesNothingLeavesNoEntry) {
    history.begin("Click");
    EXPECT_FALSE(history.commit(with_cooldown(start, cooldown_of(start))));
    EXPECT_FALSE(history.can_undo());
}

TEST_F(HistoryTest, NothingCanBeUndoneWhileAnEditIsOpen) {
    history.begin("One");
    history.commit(with_cooldown(start, 5));
    history.begin("Two");
    EXPECT_FALSE(history.can_undo());
    EXPECT_EQ(cooldown_of(history.cancel()), 5);
    EXPECT_TRUE(history.can_undo());
}

TEST_F(HistoryTest, ANewEditDropsWhatCouldBeRedone) {
    for (const double value : {4.0, 5.0}) {
        history.begin("Set");
        history.commit(with_cooldown(start, value));
    }
    history.undo();
    history.begin("Other");
    history.commit(with_cooldown(start, 9));
    EXPECT_FALSE(history.can_redo());
    EXPECT_EQ(history.depth(), 2U);
}

}  // namespace
}  // namespace rei::workbench
