#include "rei/companion/rhythm.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

#include <fmt/format.h>

namespace rei::companion {
namespace {

constexpr std::size_t kTrendDays = 7;
constexpr double kTrendChange = 0.2;
constexpr double kSwing = 0.3;

struct Point {
    double day, valence;
};

double slope_of(const std::vector<Point>& points) {
    double day = 0, valence = 0;
    for (const Point& one : points) {
        day += one.day;
        valence += one.valence;
    }
    const auto count = static_cast<double>(points.size());
    double up = 0, across = 0;
    for (const Point& one : points) {
        up += (one.day - day / count) * (one.valence - valence / count);
        across += (one.day - day / count) * (one.day - day / count);
    }
    return up / across;
}

double swing_of(const std::vector<Point>& points) {
    double sum = 0;
    for (std::size_t k = 1; k < points.size(); ++k)
        sum += std::abs(points[k].valence - points[k - 1].valence);
    return sum / static_cast<double>(points.size() - 1);
}

}  // namespace

std::vector<Day> days_of(const Log& log, int count) {
    std::vector<Day> days(static_cast<std::size_t>(count));
    const int first = log.now.day - count + 1;
    for (int k = 0; k < count; ++k) days[static_cast<std::size_t>(k)].day = first + k;
    const auto find = [&](const When& at) -> Day* {
        return at.day < first || at.day > log.now.day ? nullptr
                                                      : &days[static_cast<std::size_t>(at.day - first)];
    };
    for (const Sample& one : log.samples) {
        Day* const day = find(one.at);
        if (day == nullptr) continue;
        ++day->samples;
        day->valence = day->valence.value_or(0) + one.state.valence;
        day->arousal = day->arousal.value_or(0) + one.state.arousal;
        const bool again = !day->feelings.empty() && day->feelings.back() == one.feeling;
        if (!one.feeling.empty() && !again) day->feelings.push_back(one.feeling);
    }
    for (const Run& one : log.runs) {
        Day* const day = find(one.at);
        if (day != nullptr && one.finished) day->routines.push_back(one.routine);
    }
    for (Day& day : days) {
        if (day.samples == 0) continue;
        *day.valence /= day.samples;
        *day.arousal /= day.samples;
    }
    return days;
}

const char* name_of(Trend trend) {
    constexpr const char* names[] = {"unknown", "rising", "falling", "swinging", "level"};
    return names[static_cast<int>(trend)];
}

const char* text_of(Trend trend, Language language) {
    const bool korean = language == Language::korean;
    switch (trend) {
        case Trend::rising:
            return korean ? "오르는 중" : "rising";
        case Trend::falling:
            return korean ? "내려가는 중, 오늘은 더 작은 것부터" : "falling, so smaller steps today";
        case Trend::swinging:
            return korean ? "출렁이는 중" : "swinging";
        case Trend::level:
            return korean ? "고른 편" : "level";
        case Trend::unknown:
            break;
    }
    return "";
}

Trend trend_of(const std::vector<Day>& days) {
    std::vector<Point> points;
    const std::size_t first = days.size() > kTrendDays ? days.size() - kTrendDays : 0;
    for (std::size_t k = first; k < days.size(); ++k) {
        if (days[k].valence) points.push_back({static_cast<double>(days[k].day), *days[k].valence});
    }
    if (points.size() < 2) return Trend::unknown;
    const double change = slope_of(points) * (points.back().day - points.front().day);
    if (change >= kTrendChange) return Trend::rising;
    if (change <= -kTrendChange) return Trend::falling;
    return swing_of(points) >= kSwing ? Trend::swinging : Trend::level;
}

std::string sparkline(const std::vector<std::optional<double>>& values, Interval range) {
    constexpr const char* kBars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    constexpr int kLast = 7;
    std::string out;
    for (const std::optional<double>& value : values) {
        if (!value) {
            out += "·";
            continue;
        }
        const double share = (*value - range.low) / (range.high - range.low);
        out += kBars[std::clamp(static_cast<int>(std::lround(share * kLast)), 0, kLast)];
    }
    return out;
}

std::string date_of(int day) {
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<int> day_of(const std::string& date) {
    int year = 0;
    unsigned month = 0, day = 0;
    int end = 0;
    constexpr int kLength = 10;
    const bool is_read = std::sscanf(date.c_str(), "%4d-%2u-%2u%n", &year, &month, &day, &end) == 3;
    if (!is_read || end != kLength || date.size() != kLength) return std::nullopt;
    const std::chrono::year_month_day out{std::chrono::year(year), std::chrono::month(month),
                                          std::chrono::day(day)};
    if (!out.ok()) return std::nullopt;
    return static_cast<int>(std::chrono::sys_days(out).time_since_epoch().count());
}

}  // namespace rei::companion
