#include "rei/text/normalise.hpp"

#include <cstdint>

#include <gtest/gtest.h>

namespace rei {
namespace {

TEST(PythonLower, KnowsTheFullMappingAndTheFinalSigma) {
    EXPECT_EQ(python_lower("İx"), "i\u0307x");
    EXPECT_EQ(python_lower("ΟΔΥΣΣΕΥΣ"), "οδυσσευς");
    EXPECT_EQ(python_lower("ΑΣ."), "ας.");
    EXPECT_EQ(python_lower("ΑΣ.Β"), "ασ.β");
    EXPECT_EQ(python_lower("Σ"), "σ");
}

TEST(IsPlain, AgreesWithNormaliseOnEveryCodePointItAccepts) {
    for (std::uint32_t c = 1; c < 0x20000; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        std::string text;
        if (c < 0x80) {
            text = {static_cast<char>(c)};
        } else if (c < 0x800) {
            text = {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 63))};
        } else if (c < 0x10000) {
            text = {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 63)),
                    static_cast<char>(0x80 | (c & 63))};
        } else {
            text = {static_cast<char>(0xF0 | (c >> 18)), static_cast<char>(0x80 | ((c >> 12) & 63)),
                    static_cast<char>(0x80 | ((c >> 6) & 63)), static_cast<char>(0x80 | (c & 63))};
        }
        if (!is_plain(text)) continue;
        std::string folded = text;
        if (c >= 'A' && c <= 'Z') folded[0] = static_cast<char>(c - 'A' + 'a');
        ASSERT_EQ(normalise(text), folded) << "U+" << std::hex << c;
    }
}

TEST(IsIdentifier, TakesLettersOfAnyScriptDigitsAndUnderscores) {
    for (const char* good : {"praise", "칭찬_1", "\u1107\u1161", "é9", "_", "7"})
        EXPECT_TRUE(is_identifier(good)) << good;
    for (const char* bad : {"", "a b", "a+b", "a-1", "😀", "\xff"}) EXPECT_FALSE(is_identifier(bad)) << bad;
}

}  // namespace
}  // namespace rei
