#include "rei/model/text_diff.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rei::workbench {

bool operator==(const DiffLine& a, const DiffLine& b) {
    return a.kind == b.kind && a.text == b.text;
}

namespace {

TEST(TextDiff, EqualTextsHaveNoDiff) {
    EXPECT_TRUE(diff_lines("a\nb\n", "a\nb\n", 2).empty());
}

TEST(TextDiff, ShowsTheChangeWithItsContext) {
    const auto lines = diff_lines("1\n2\n3\n4\n5\n6\n", "1\n2\n3\nfour\n5\n6\n", 1);
    const std::vector<DiffLine> expected{{DiffKind::skipped, "2"}, {DiffKind::same, "3"},
                                         {DiffKind::removed, "4"}, {DiffKind::added, "four"},
                                         {DiffKind::same, "5"},    {DiffKind::skipped, "1"}};
    EXPECT_THAT(lines, ::testing::ElementsAreArray(expected));
}

TEST(TextDiff, CountsNothingTwiceWhereLinesRepeat) {
    const auto lines = diff_lines("{\n}\n", "{\n}\n{\n}\n", 0);
    const auto added = std::count_if(lines.begin(), lines.end(),
                                     [](const DiffLine& l) { return l.kind == DiffKind::added; });
    EXPECT_EQ(added, 2);
}

}  // namespace
}  // namespace rei::workbench
