#include "rei/model/verdict_text.hpp"

#include <limits>

#include "workbench/korean.hpp"
#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

TEST(DetailText, DoesNotSayTheExpectationAgain) {
    Expectation expectation;
    expectation.what = MoodIs{"happy", {5, 12}};
    Verdict verdict;
    verdict.holds = true;
    verdict.detail = phrase("all the time");
    verdict.border_distance = 0.125;
    EXPECT_EQ(detail_text(expectation, verdict), "0.125 from the border");
    verdict.border_distance = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(detail_text(expectation, verdict), "");
    verdict.holds = false;
    verdict.detail = phrase("{} at {:.3f} s", "sad", 7.5);
    EXPECT_EQ(detail_text(expectation, verdict), "sad at 7.500 s");
}

TEST(DetailText, CountsWithAUnit) {
    Expectation expectation;
    expectation.what = FlipsAtMost{5, std::nullopt, {0, 90}};
    Verdict verdict;
    verdict.holds = true;
    verdict.robustness = 1;
    verdict.detail = phrase("{}", 4);
    EXPECT_EQ(detail_text(expectation, verdict), "4 changes of mood");
}

TEST(SeverityText, CountsReturnsAsPeopleDo) {
    EXPECT_EQ(severity_text(FindingKind::oscillation, 4), "4 returns");
    const test::InKorean korean;
    EXPECT_EQ(severity_text(FindingKind::oscillation, 4), "복귀 4회");
}

}  // namespace
}  // namespace rei::workbench
