#include "rei/platform/key_input.hpp"

#include <gtest/gtest.h>
#include <imgui.h>

namespace rei::workbench {
namespace {

class KeyQueueTest : public ::testing::Test {
  protected:
    KeyQueueTest() : context_(ImGui::CreateContext()) {}
    ~KeyQueueTest() override { ImGui::DestroyContext(context_); }
    [[nodiscard]] bool is_down(Key key) const { return ImGui::GetIO().KeysDown[static_cast<int>(key)]; }
    KeyQueue keys;

  private:
    ImGuiContext* context_;
};

TEST_F(KeyQueueTest, AKeyPressedAndReleasedBetweenFramesIsDownForOne) {
    keys.push(Key::space, true);
    keys.push(Key::space, false);
    EXPECT_TRUE(keys.flush(ImGui::GetIO()));
    EXPECT_TRUE(is_down(Key::space));
    EXPECT_FALSE(keys.flush(ImGui::GetIO()));
    EXPECT_FALSE(is_down(Key::space));
}

TEST_F(KeyQueueTest, AModifierReleasedRightAfterItsKeyStillCounts) {
    keys.push_modifiers(true, false, false, false);
    keys.push(Key::z, true);
    keys.push_modifiers(false, false, false, false);
    keys.push(Key::z, false);
    keys.flush(ImGui::GetIO());
    EXPECT_TRUE(is_down(Key::z));
    EXPECT_TRUE(ImGui::GetIO().KeyCtrl);
    keys.flush(ImGui::GetIO());
    EXPECT_FALSE(is_down(Key::z));
    EXPECT_FALSE(ImGui::GetIO().KeyCtrl);
}

TEST_F(KeyQueueTest, LosingTheFocusReleasesEverything) {
    keys.push(Key::a, true);
    keys.flush(ImGui::GetIO());
    keys.push(Key::b, true);
    keys.release_all(ImGui::GetIO());
    EXPECT_FALSE(is_down(Key::a));
    EXPECT_FALSE(keys.flush(ImGui::GetIO()));
    EXPECT_FALSE(is_down(Key::b));
}

}  // namespace
}  // namespace rei::workbench
