// The emotional rhythm: mood and energy as a bar a day, and every day that has something in a table.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/companion/prompt_layout.hpp"
#include "rei/model/companion_language.hpp"
#include "rei/model/say.hpp"
#include "rei/report/sections.hpp"

namespace rei::workbench {

namespace {

using companion::Day;

constexpr double kMoodPx = 88;
constexpr double kEnergyPx = 40;
constexpr double kBetweenPx = 10;
constexpr double kBarShare = 0.62;  ///< of a day's width

bool is_empty(const Day& day) {
    return day.samples == 0 && day.routines.empty();
}

std::string feelings_of(const ReportedRhythm& rhythm, const Day& day) {
    std::vector<std::string> names;
    for (const std::string& id : day.feelings)
        names.push_back(rhythm.companion->feeling_name(id, companion_language()));
    return companion::arrows_of(names);
}

std::string routines_of(const ReportedRhythm& rhythm, const Day& day) {
    std::string out;
    for (const std::string& id : day.routines)
        out += (out.empty() ? "" : ", ") + rhythm.companion->routine_name(id, companion_language());
    return out;
}

std::string title_of(const ReportedRhythm& rhythm, const Day& day) {
    std::string out = companion::date_of(day.day);
    if (is_empty(day)) return out + "\n" + tr("nothing noted");
    if (day.valence && day.arousal)
        out += "\n" + say("mood {:+.2f}, energy {:.2f}, {} notes", *day.valence, *day.arousal, day.samples);
    for (const std::string& line : {feelings_of(rhythm, day), routines_of(rhythm, day)}) {
        if (!line.empty()) out += "\n" + line;
    }
    return out;
}

struct Bar {
    const char* look;
    double top, height;
};

void draw_day(const ReportedRhythm& rhythm, std::size_t index, Markup& out) {
    const Day& day = rhythm.days[index];
    const double step = 1.0 / static_cast<double>(rhythm.days.size());
    const double left = step * static_cast<double>(index);
    const auto group = out.open("g", {{"class", "day"}});
    out.leaf("title", {}, title_of(rhythm, day));
    out.empty("rect", {{"class", "reach"},
                       {"x", percent(left)},
                       {"width", percent(step)},
                       {"height", px(kMoodPx + kBetweenPx + kEnergyPx)}});
    const auto bar = [&](const Bar& one) {
        out.empty("rect", {{"class", one.look},
                           {"x", percent(left + step * (1 - kBarShare) / 2)},
                           {"width", percent(step * kBarShare)},
                           {"y", px(one.top)},
                           {"height", px(std::max(one.height, 1.5))},
                           {"rx", "1.5"}});
    };
    if (day.valence) {
        const double rise = *day.valence * kMoodPx / 2;
        bar({rise >= 0 ? "up" : "down", kMoodPx / 2 - std::max(rise, 0.0), std::abs(rise)});
    }
    if (day.arousal) {
        const double height = *day.arousal * kEnergyPx;
        bar({"energy", kMoodPx + kBetweenPx + kEnergyPx - height, height});
    }
}

void draw_days(const ReportedRhythm& rhythm, Markup& out) {
    const auto figure = out.open("figure", {{"class", "plot rhythm"}});
    {
        const auto gutter = out.open(
            "svg", {{"class", "gutter"}, {"width", "76"}, {"height", px(kMoodPx + kBetweenPx + kEnergyPx)}});
        out.leaf("text", {{"y", px(kMoodPx / 2 + 4)}}, tr("day's mood"));
        out.leaf("text", {{"y", px(kMoodPx + kBetweenPx + kEnergyPx / 2 + 4)}}, tr("energy"));
        const auto tick = [&](double y, const char* text) {
            out.leaf("text", {{"class", "tick"}, {"x", "70"}, {"y", px(y)}}, text);
        };
        tick(9, "+1");
        tick(kMoodPx, "−1");
        tick(kMoodPx + kBetweenPx + 9, "1");
        tick(kMoodPx + kBetweenPx + kEnergyPx, "0");
    }
    const auto lanes =
        out.open("svg", {{"class", "lanes"}, {"height", px(kMoodPx + kBetweenPx + kEnergyPx)}});
    out.empty("rect", {{"class", "bed"}, {"width", "100%"}, {"height", px(kMoodPx)}});
    out.empty(
        "rect",
        {{"class", "bed"}, {"width", "100%"}, {"y", px(kMoodPx + kBetweenPx)}, {"height", px(kEnergyPx)}});
    const std::string middle = px(kMoodPx / 2);
    out.empty("line", {{"class", "zero"}, {"x1", "0"}, {"x2", "100%"}, {"y1", middle}, {"y2", middle}});
    for (std::size_t k = 0; k < rhythm.days.size(); ++k) draw_day(rhythm, k, out);
}

void write_table(const ReportedRhythm& rhythm, Markup& out) {
    const auto table = out.open("table", {{"class", "talk"}});
    for (const Day& day : rhythm.days) {
        if (is_empty(day)) continue;
        const auto row = out.open("tr");
        out.leaf("td", {{"class", "date"}}, companion::date_of(day.day));
        out.leaf(
            "td", {{"class", "date"}},
            day.valence ? say("mood {:+.2f}, energy {:.2f}", *day.valence, day.arousal.value_or(0)) : "");
        out.leaf("td", {}, feelings_of(rhythm, day));
        const std::string routines = routines_of(rhythm, day);
        out.leaf("td", {{"class", "done"}}, routines.empty() ? "" : "+ " + routines);
    }
}

}  // namespace

void write_rhythm(const ReportedRhythm& rhythm, Markup& out) {
    const auto section = out.open("section", {{"class", "card"}});
    out.leaf("h2", {}, say("Emotional rhythm of {}", rhythm.user));
    if (std::all_of(rhythm.days.begin(), rhythm.days.end(), is_empty)) {
        out.leaf("p", {{"class", "nothing"}}, tr("Nothing noted in these days; rei reflect TEXT begins."));
        return;
    }
    const std::string trend = companion::text_of(companion::trend_of(rhythm.days), companion_language());
    out.leaf("p", {{"class", "facts"}},
             fmt::format("{} – {}{}{}", companion::date_of(rhythm.days.front().day),
                         companion::date_of(rhythm.days.back().day), trend.empty() ? "" : " · ", trend));
    draw_days(rhythm, out);
    write_table(rhythm, out);
}

}  // namespace rei::workbench
