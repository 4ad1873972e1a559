#include "rei/exchange/timestamps.hpp"

#include <gtest/gtest.h>

namespace rei::test {
namespace {

constexpr double kNoon = 1720785600;  // 2024-07-12 12:00 UTC

TEST(Dates, AreReadInEveryWayThatSillyTavernWroteThem) {
    EXPECT_EQ(parse_date("July 12, 2024 12:00pm"), kNoon);
    EXPECT_EQ(parse_date("Jul 12, 2024 12:00 PM"), kNoon);
    EXPECT_EQ(parse_date("July 12, 2024 12:00am"), kNoon - 43200);
    EXPECT_EQ(parse_date("2024-7-12@12h00m00s"), kNoon);
    EXPECT_EQ(parse_date("2024-7-12 @12h 00m 00s 500ms"), kNoon + 0.5);
    EXPECT_EQ(parse_date("1720785600500"), kNoon + 0.5);
    EXPECT_EQ(parse_date("1720785600"), kNoon);
}

TEST(Dates, AreReadAsIso8601WithZones) {
    EXPECT_EQ(parse_date("2024-07-12T12:00:00Z"), kNoon);
    EXPECT_EQ(parse_date("2024-07-12T21:00:00.250+09:00"), kNoon + 0.25);
    EXPECT_EQ(parse_date("2024-07-12 08:00:00-0400"), kNoon);
    EXPECT_EQ(parse_date("2024-07-12 12:00:00 UTC"), kNoon);
    EXPECT_EQ(parse_date("2024-07-12"), kNoon - 43200);
}

TEST(Dates, ThatAreNoneAreNot) {
    for (const char* text : {"", "yesterday", "2024-02-30T00:00:00Z", "2024-13-01", "July 0, 2024 1:00am",
                             "July 12, 2024 13:00pm", "2024-07-12T25:00:00Z", "2024-07-12T12:00:00 Mars",
                             "99999999999999999999", "2024-7-12@1h2m"})
        EXPECT_FALSE(parse_date(text)) << text;
}

TEST(Clocks, HaveSecondsMinutesAndManyHours) {
    EXPECT_EQ(parse_clock("5"), 5);
    EXPECT_EQ(parse_clock("1:05.5"), 65.5);
    EXPECT_EQ(parse_clock("123:00:01"), 442801);
    for (const char* text : {"", ":", "1:60", "1:2:3:4", "-1", "1:"}) EXPECT_FALSE(parse_clock(text)) << text;
}

}  // namespace
}  // namespace rei::test
