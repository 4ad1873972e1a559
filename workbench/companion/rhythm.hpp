// The emotional rhythm: what was felt, day by day, and which way it goes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rei/companion/language.hpp"
#include "rei/companion/log.hpp"

namespace rei::companion {

/// A day of the log; without samples it has no means.
struct Day {
    int day = 0;
    int samples = 0;
    std::optional<double> valence, arousal;  ///< means
    std::vector<std::string> feelings;       ///< ids, as they followed each other, repetitions left out
    std::vector<std::string> routines;       ///< ids of those finished
};
/// The `count` days up to and with the log's own, the oldest first.
[[nodiscard]] std::vector<Day> days_of(const Log& log, int count);

enum class Trend : std::uint8_t { unknown, rising, falling, swinging, level };
[[nodiscard]] const char* name_of(Trend trend);
/// As it is told to people; empty where it is unknown.
[[nodiscard]] const char* text_of(Trend trend, Language language);
/// Over the last 7 of the days. Fewer than two with samples: unknown. `change` is the slope of valence by
/// least squares times the span: rising from 0.2 on, falling from −0.2; else swinging where valence moves by
/// 0.3 or more from one day with samples to the next in the mean; else level.
[[nodiscard]] Trend trend_of(const std::vector<Day>& days);

/// ▁…█ for values of a range, · where there is none.
[[nodiscard]] std::string sparkline(const std::vector<std::optional<double>>& values, Interval range);

/// "2024-05-01" of a day counted from 1970-01-01, and back; nothing where it is no date.
[[nodiscard]] std::string date_of(int day);
[[nodiscard]] std::optional<int> day_of(const std::string& date);

}  // namespace rei::companion
