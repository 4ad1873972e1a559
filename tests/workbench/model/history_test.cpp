#include "rei/model/history.hpp"

#include "workbench/files.hpp"
#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

Policy with_cooldown(Policy policy, double cooldown_sec) {
    policy.engine.cooldown_sec = cooldown_sec;
    return policy;
}

class HistoryTest : public ::testing::Test {
  protected:
    HistoryTest() { history.start(start); }
    Policy start = test::project_policy().policy;
    History history;
};

TEST_F(HistoryTest, ManyValuesBetweenBeginAndCommitAreOneEntry) {
    history.begin("Drag");
    history.commit(with_cooldown(start, 5));
    EXPECT_EQ(history.depth(), 1U);
    EXPECT_EQ(history.undo_name(), "Drag");
    EXPECT_EQ(history.undo(), start);
    EXPECT_EQ(history.redo(), with_cooldown(start, 5));
}

TEST_F(HistoryTest, AnEditThatChangesNothingLeavesNoEntry) {
    history.begin("Click");
    EXPECT_FALSE(history.commit(start));
    EXPECT_FALSE(history.can_undo());
}

TEST_F(HistoryTest, NothingCanBeUndoneWhileAnEditIsOpen) {
    history.begin("One");
    history.commit(with_cooldown(start, 5));
    history.begin("Two");
    EXPECT_FALSE(history.can_undo());
    EXPECT_EQ(history.cancel(), with_cooldown(start, 5));
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
