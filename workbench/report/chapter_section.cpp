// A scenario on the page: what it is, its picture, its tables, what is said in it.
#include <set>

#include <fmt/format.h>

#include "rei/model/strings.hpp"
#include "rei/report/canvas.hpp"
#include "rei/report/picture.hpp"
#include "rei/report/sections.hpp"

namespace rei::workbench {

namespace {

constexpr std::size_t kMostTurnsTold = 200;

std::string counted(const char* one, const char* many, std::size_t n) {
    return fmt::format(fmt::runtime(n == 1 ? one : many), n);
}

std::string facts_of(const Scenario& scenario) {
    std::set<std::string> speakers;
    for (const Turn& turn : scenario.turns) speakers.insert(turn.user);
    std::string facts = counted(tr("{} turn"), tr("{} turns"), scenario.turns.size());
    if (speakers.size() > 1) facts += " · " + fmt::format(fmt::runtime(tr("{} people")), speakers.size());
    facts += " · " + time_text(scenario.until_sec);
    if (!scenario.file.empty()) facts += " · " + scenario.file;
    return facts;
}

void write_head(const Chapter& chapter, Markup& out) {
    const Scenario& scenario = chapter.scenario;
    const std::size_t expected = scenario.expectations.size();
    {
        const auto heading = out.open("h2");
        out.text(scenario.name);
        if (expected > 0) {
            const bool passes = chapter.now.held() == expected;
            out.raw(" ");
            out.leaf("span", {{"class", passes ? "badge ok" : "badge no"}},
                     fmt::format("{} / {}", chapter.now.held(), expected));
        }
    }
    if (!scenario.description.empty()) out.leaf("p", {{"class", "what"}}, scenario.description);
    out.leaf("p", {{"class", "facts"}}, facts_of(scenario));
}

}  // namespace

void write_chapter(const Chapter& chapter, const std::string& anchor, MoodClasses& moods, Markup& out) {
    const auto section = out.open("section", {{"class", "card chapter"}, {"id", anchor}});
    write_head(chapter, out);
    write_picture(chapter, anchor, moods, out);
    write_expectations(chapter, out);
    write_findings(chapter, anchor, out);
    write_metrics(chapter, moods, out);
    write_conversation(chapter, moods, out);
}

void write_conversation(const Chapter& chapter, MoodClasses& moods, Markup& out) {
    const std::vector<Turn>& turns = chapter.scenario.turns;
    if (turns.empty() || turns.size() > kMostTurnsTold) return;
    const Trace& trace = chapter.now.trace;
    const auto folded = out.open("details");
    out.leaf("summary", {}, tr("What is said"));
    const auto table = out.open("table", {{"class", "talk"}});
    for (std::size_t k = 0; k < turns.size(); ++k) {
        const auto row = out.open("tr");
        out.leaf("td", {{"class", "number"}}, time_text(trace.turn_time(k)));
        {
            const auto cell = out.open("td");
            out.leaf("span", {{"class", "who"}}, turns[k].user);
            out.raw(" ");
            out.text(turns[k].text);
        }
        const std::string& mood = trace.moods[trace.turn_label(k).mood];
        const auto cell = out.open("td");
        out.leaf("span", {{"class", "chip " + moods.class_of(mood)}}, mood);
    }
}

}  // namespace rei::workbench
