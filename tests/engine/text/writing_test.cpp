// In which writing a text is.
#include "rei/text/writing.hpp"

#include <gtest/gtest.h>

namespace rei {
namespace {

TEST(WritingOf, IsHangulWhereverThereIsSome) {
    for (const char* const text : {"안녕", "ok 그래", "ㅋㅋ", "ㅠ", "\xE1\x84\x80", "가", "힣"})
        EXPECT_EQ(writing_of(text), Writing::hangul) << text;
}

TEST(WritingOf, IsLatinWhereThereIsNoHangulButALetter) {
    for (const char* const text : {"hi", "42 is fine", "é", "Ærø", "日本 x"})
        EXPECT_EQ(writing_of(text), Writing::latin) << text;
}

TEST(WritingOf, IsNoneWithoutLettersOfEither) {
    for (const char* const text : {"", "42!", "🙂", "日本", "×", "\xEA\xB0", "\xFF\xFE"})
        EXPECT_EQ(writing_of(text), Writing::none) << text;
}

}  // namespace
}  // namespace rei
