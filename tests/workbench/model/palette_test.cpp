#include "rei/model/palette.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

using testing::ElementsAre;

std::vector<std::string> found(const std::string& query, const std::vector<PaletteEntry>& entries,
                               const std::vector<std::string>& recent = {}) {
    std::vector<std::string> texts;
    for (const RankedEntry& entry : ranked(query, entries, recent))
        texts.push_back(entries[entry.index].text);
    return texts;
}

TEST(FuzzyMatch, NeedsAllLettersInTheirOrder) {
    EXPECT_TRUE(fuzzy_match("rst", "Reset all"));
    EXPECT_FALSE(fuzzy_match("tsr", "Reset all"));
    EXPECT_FALSE(fuzzy_match("resetx", "Reset all"));
    EXPECT_TRUE(fuzzy_match("", "anything"));
    EXPECT_FALSE(fuzzy_match("a", ""));
}

TEST(FuzzyMatch, IgnoresCaseAndBlanksOfTheQuery) {
    EXPECT_TRUE(fuzzy_match("ZOOM IN", "zoom in"));
    EXPECT_TRUE(fuzzy_match("zi", "Zoom In"));
    EXPECT_EQ(fuzzy_match("zo om", "Zoom")->score, fuzzy_match("zoom", "Zoom")->score);
}

TEST(FuzzyMatch, MarksTheLettersThatBeginWords) {
    EXPECT_THAT(fuzzy_match("zi", "Zoom in")->at, ElementsAre(0, 5));
    EXPECT_THAT(fuzzy_match("ra", "Reset arousal")->at, ElementsAre(0, 6));
}

TEST(FuzzyMatch, PrefersWordStartsAndLettersInARow) {
    EXPECT_GT(fuzzy_match("ex", "Export")->score, fuzzy_match("ex", "the box")->score);
    EXPECT_GT(fuzzy_match("cool", "cooldown")->score, fuzzy_match("cool", "cxoxoxl")->score);
    EXPECT_GT(fuzzy_match("st", "show trace")->score, fuzzy_match("st", "past")->score);
}

TEST(FuzzyMatch, FindsTheBestPlaceEvenFarAway) {
    const std::string text = "a" + std::string(50, 'x') + " be";
    EXPECT_THAT(fuzzy_match("ab", text)->at, ElementsAre(0, 52));
    EXPECT_THAT(fuzzy_match("be", "b" + std::string(20, 'x') + " be")->at, ElementsAre(22, 23));
}

TEST(FuzzyMatch, CountsHangulBySyllables) {
    EXPECT_THAT(fuzzy_match("행", "실행 취소")->at, ElementsAre(1));
    EXPECT_THAT(fuzzy_match("실취", "실행 취소")->at, ElementsAre(0, 3));
    EXPECT_FALSE(fuzzy_match("소취", "실행 취소"));
}

TEST(Ranked, PutsTheBestFirstAndTheShorterAmongEquals) {
    EXPECT_THAT(found("export", {{"Show export pane", ""}, {"Export policy now", ""}, {"Export", ""}}),
                ElementsAre("Export", "Export policy now", "Show export pane"));
}

TEST(Ranked, FindsAKoreanTextByItsEnglishWithoutMarkingIt) {
    const std::vector<PaletteEntry> entries{{"실행 취소", "Undo"}, {"다시 실행", "Redo"}};
    const std::vector<RankedEntry> order = ranked("undo", entries, {});
    ASSERT_EQ(order.size(), 1U);
    EXPECT_EQ(order[0].index, 0U);
    EXPECT_TRUE(order[0].at.empty());
    EXPECT_THAT(found("취소", entries), ElementsAre("실행 취소"));
}

TEST(Ranked, WithoutAQueryGivesAllWithTheLatestFirst) {
    const std::vector<PaletteEntry> entries{{"a", ""}, {"b", ""}, {"c", ""}, {"d", ""}};
    EXPECT_THAT(found("", entries), ElementsAre("a", "b", "c", "d"));
    EXPECT_THAT(found(" ", entries, {"c", "b"}), ElementsAre("c", "b", "a", "d"));
}

TEST(Ranked, WhatWasUsedLastComesFirstAmongEquals) {
    const std::vector<PaletteEntry> entries{{"zoom in", ""}, {"zoom by", ""}};
    EXPECT_THAT(found("zoom", entries, {"zoom by"}), ElementsAre("zoom by", "zoom in"));
}

}  // namespace
}  // namespace rei::workbench
