#include "rei/text/phrase.hpp"

#include <map>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace rei {
namespace {

/// Into an invented language, in which what is later in English comes first.
const char* reversed(const char* pattern) {
    static const std::map<std::string, const char*> kRows = {
        {"{} rises to {:.2f} s", "{1:.2f} s o {0}"}, {"mood {}", "{} doom"}, {"calm", "mlac"}};
    const auto row = kRows.find(pattern);
    return row == kRows.end() ? pattern : row->second;
}

TEST(Phrase, IsSaidInEnglishAsFmtWould) {
    const Phrase said = phrase("{} rises to {:.2f} s", "valence", 1.0 / 3);
    EXPECT_EQ(said.text(), "valence rises to 0.33 s");
    EXPECT_EQ(fmt::format("<{:>25}>", said), "<  valence rises to 0.33 s>");
    std::ostringstream out;
    out << said;
    EXPECT_EQ(out.str(), said.text());
}

TEST(Phrase, TakesNumbersAndTextsOfAnyKind) {
    const std::string name = "mina";
    EXPECT_EQ(phrase("{} {} {} {} {}", name, std::string_view("b"), 3, std::size_t{4}, 0.1).text(),
              "mina b 3 4 0.1");
}

TEST(Phrase, IsSaidInAnotherLanguageWithItsValuesWhereThatWantsThem) {
    const Phrase said = phrase("{} rises to {:.2f} s", phrase("mood {}", "happy"), 2.5);
    EXPECT_EQ(said.text(reversed), "2.50 s o happy doom");
}

TEST(Phrase, WhatHasNoRowIsSaidInEnglish) {
    EXPECT_EQ(phrase("no row for {}", term("calm")).text(reversed), "no row for mlac");
}

TEST(Phrase, ATextIsNoPattern) {
    EXPECT_EQ(phrase("mood {}", "{} {0}").text(), "mood {} {0}");
    EXPECT_EQ(phrase("mood {}", "calm").text(reversed), "calm doom");
    EXPECT_EQ(term("in {braces").text(), "in {braces");
}

TEST(Phrase, ItsTextsAreChangedAtAnyDepthAndItsWordsAreNot) {
    const Phrase said = phrase("mood {} of {} at {}", phrase("mood {}", "mood"), "mood", 3);
    const Phrase changed = said.with_texts([](const std::string& text) { return "<" + text + ">"; });
    EXPECT_EQ(changed.text(), "mood mood <mood> of <mood> at 3");
    EXPECT_EQ(said.text(), "mood mood mood of mood at 3");
}

TEST(Phrase, SaysNothingUntilItIsGivenSomething) {
    EXPECT_TRUE(Phrase().empty());
    EXPECT_EQ(Phrase().text(), "");
    EXPECT_FALSE(phrase("{}", 1).empty());
}

TEST(Phrase, IsTheSameWherePatternAndValuesAre) {
    EXPECT_EQ(phrase("mood {}", phrase("{}", 1)), phrase("mood {}", phrase("{}", 1)));
    EXPECT_FALSE(phrase("mood {}", phrase("{}", 1)) == phrase("mood {}", phrase("{}", 2)));
    EXPECT_FALSE(phrase("mood {}", 1) == phrase("mood {}", 1.0));
}

}  // namespace
}  // namespace rei
