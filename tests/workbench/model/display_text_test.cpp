#include "rei/model/display_text.hpp"

#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

TEST(DisplayText, KeepsKoreanAndLatin) {
    EXPECT_EQ(display_text("오늘 방송 최고! ok"), "오늘 방송 최고! ok");
}

TEST(DisplayText, ComposesDecomposedHangul) {
    EXPECT_EQ(display_text("\xe1\x84\x8e\xe1\x85\xac\xe1\x84\x80\xe1\x85\xa9"), "최고");
}

TEST(DisplayText, PutsEmojiIntoTextThatAFontOfTheBasicPlaneHas) {
    EXPECT_EQ(display_text("\xf0\x9f\x98\x82"), "ㅋㅋ");                     // 😂
    EXPECT_EQ(display_text("\xe2\x9d\xa4\xef\xb8\x8f"), "♥");                // ❤ with a variation selector
    EXPECT_EQ(display_text("\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd"), "(+1)");     // 👍 with a skin tone
    EXPECT_EQ(display_text("\xf0\x9f\xa6\x84"), "◇");                        // 🦄
    EXPECT_EQ(display_text("\xf0\x9f\x92\x94\xf0\x9f\x92\x95"), "(상심)♥");  // 💔💕
}

TEST(DisplayText, SurvivesBytesThatAreNoText) {
    EXPECT_EQ(display_text("a\xff\nb"), "a◇ b");
}

}  // namespace
}  // namespace rei::workbench
