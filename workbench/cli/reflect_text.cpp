#include "reflect_text.hpp"

#include <algorithm>
#include <cmath>

#include "text_table.hpp"
#include <fmt/format.h>

#include "rei/companion/prompt_layout.hpp"

namespace rei::cli {
namespace {

using companion::Companion;
using companion::Day;
using companion::Index;
using companion::kNone;
using companion::Language;
using companion::Reflection;
using companion::Trend;

std::string state_text(const AffectState& state, Language language) {
    return fmt::format("{} {:+.2f}  {} {:.2f}", in(language, "기분", "mood"), state.valence,
                       in(language, "활력", "energy"), state.arousal);
}

std::string words_text(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + printable(word);
    return out;
}

std::string felt_text(const Companion& companion, const Reflection& one, const Output& style) {
    const Language language = one.language;
    if (one.feeling == kNone) {
        return style.quiet(fmt::format(
                   "{}  {}\n", in(language, "느낌의 이름은 아직 들리지 않아요", "No feeling named yet"),
                   state_text(one.state, language))) +
               in(language, "한 단어를 더해 보면 더 잘 맞춰 드려요. 예: 피곤, 불안, 설렘, 막막\n",
                  "One word more and this fits better; tired, anxious, stuck, excited?\n");
    }
    return fmt::format(
        "{}  {}\n", style.strong(companion.file().feelings[one.feeling].name[language]),
        style.quiet(fmt::format("{}  ({}: {})", state_text(one.state, language),
                                in(language, "들린 말", "heard"), words_text(one.heard.words))));
}

std::string frame_text(const Companion& companion, const Reflection& one, const Output& style) {
    const auto& frames = companion.file().frames;
    const companion::Frame& frame = frames[one.frame.frame];
    std::string out = fmt::format("{}  {}\n  {}\n", style.strong(frame.id), frame.name[one.language],
                                  frame.meaning[one.language]);
    if (one.beside == kNone) return out;
    const companion::Frame& beside = frames[one.beside];
    return out + fmt::format("+ {}  {}\n  {}\n", style.strong(beside.id), beside.name[one.language],
                             beside.beside[one.language]);
}

/// Where the feeling stands in the profile's pattern; nothing where it doesn't.
std::string pattern_text(const Companion& companion, const Reflection& one) {
    const std::vector<Index>& pattern = companion.file().profile.emotion_pattern;
    if (std::find(pattern.begin(), pattern.end(), one.feeling) == pattern.end()) return "";
    std::vector<std::string> names;
    for (const Index feeling : pattern) {
        const std::string& name = companion.file().feelings[feeling].name[one.language];
        names.push_back(feeling == one.feeling ? "[" + name + "]" : name);
    }
    return fmt::format("{}  {}\n", in(one.language, "감정 패턴", "pattern"), companion::arrows_of(names));
}

std::string line_of(const std::vector<Day>& days, std::optional<double> Day::*value, Interval range) {
    std::vector<std::optional<double>> values;
    for (const Day& day : days) values.push_back(day.*value);
    return companion::sparkline(values, range);
}

std::string trend_line(const Reflection& one, const std::vector<Day>& days) {
    if (one.trend == Trend::unknown) return "";
    return fmt::format("{}  {}  {}\n", in(one.language, "최근 리듬", "rhythm"),
                       line_of(days, &Day::valence, {-1, 1}), companion::text_of(one.trend, one.language));
}

/// What speaks for a routine, where experience does.
std::string experience_text(const companion::RoutineScore& score, Language language) {
    if (score.worth.runs == 0) return "";
    constexpr double kGood = 0.55, kBad = 0.45;
    const char* const how = score.worth.mean >= kGood ? in(language, "잘 맞았어요", "it went well")
                            : score.worth.mean <= kBad
                                ? in(language, "잘 안 맞기도 했어요", "it went less well")
                                : in(language, "보통이었어요", "it went so-so");
    return fmt::format(fmt::runtime(in(language, "  · {}번 해 봤고 {}", "  · tried {}×, {}")),
                       score.worth.runs, how);
}

std::string routines_text(const Companion& companion, const Reflection& one, const Output& style) {
    std::string out;
    int number = 0;
    for (const companion::RoutineScore& score : one.routines) {
        const companion::Routine& routine = companion.file().routines[score.routine];
        out +=
            fmt::format("{}  {}\n", style.strong(fmt::format("{}. {}", ++number, routine.name[one.language])),
                        style.quiet(fmt::format("{:g}{}{}", routine.minutes, in(one.language, "분", " min"),
                                                experience_text(score, one.language))));
        for (const std::string& step : routine.steps[one.language]) out += fmt::format("   - {}\n", step);
    }
    return out;
}

}  // namespace

std::string reflection_text(const Companion& companion, const Reflection& reflection,
                            const std::vector<Day>& days, const Output& style) {
    std::string out = felt_text(companion, reflection, style);
    out += pattern_text(companion, reflection) + trend_line(reflection, days) + "\n";
    out += frame_text(companion, reflection, style) + "\n";
    out += routines_text(companion, reflection, style) + "\n";
    return out + style.strong(fmt::format("“{}”", reflection.declaration)) + "\n";
}

std::string distress_text(const Companion& companion, Language language) {
    std::string out;
    for (const std::string& line : companion.file().distress.answer[language]) out += line + "\n";
    return out;
}

std::string run_text(const Companion& companion, const companion::Run& run, double worth_before,
                     double worth_now, Language language, const Output& style) {
    std::string out =
        fmt::format("{}  {}\n", style.strong(companion.routine_name(run.routine, language)),
                    run.finished ? in(language, "해 본 것으로 적어 두었어요", "noted as done")
                                 : in(language, "끝내지 못했다고 적어 두었어요. 시작한 것도 기록이에요",
                                      "noted as begun; beginning counts too"));
    if (run.before && run.after) {
        out += fmt::format(
            "{}   {} {:+.2f} → {:+.2f}  {} {:.2f} → {:.2f}\n", change_text(companion, run, language),
            in(language, "기분", "mood"), run.before->state.valence, run.after->state.valence,
            in(language, "활력", "energy"), run.before->state.arousal, run.after->state.arousal);
    }
    if (worth_now != worth_before) {
        out += style.quiet(fmt::format(
            fmt::runtime(in(language, "다음 제안에 반영해요: 이 루틴의 값 {:.2f} → {:.2f}\n",
                            "the next suggestions take it into account: worth {:.2f} → {:.2f}\n")),
            worth_before, worth_now));
    }
    return out;
}

std::string rhythm_text(const Companion& companion, const std::vector<Day>& days, Language language,
                        const Output& style) {
    const std::string trend = companion::text_of(trend_of(days), language);
    std::string out = fmt::format("{} – {}{}{}\n", companion::date_of(days.front().day),
                                  companion::date_of(days.back().day), trend.empty() ? "" : "  ", trend);
    out += fmt::format("{}  {}\n", in(language, "기분  ", "mood  "), line_of(days, &Day::valence, {-1, 1}));
    out += fmt::format("{}  {}\n\n", in(language, "활력  ", "energy"), line_of(days, &Day::arousal, {0, 1}));
    TextTable table({{in(language, "날", "day")},
                     {in(language, "기록", "notes"), TextTable::Align::right},
                     {in(language, "기분", "mood"), TextTable::Align::right},
                     {in(language, "활력", "energy"), TextTable::Align::right},
                     {in(language, "느낌", "feelings")},
                     {in(language, "루틴", "routines")}});
    for (const Day& day : days) {
        if (day.samples == 0 && day.routines.empty()) continue;
        std::vector<std::string> feelings;
        for (const std::string& id : day.feelings) feelings.push_back(companion.feeling_name(id, language));
        std::string routines;
        for (const std::string& id : day.routines)
            routines += (routines.empty() ? "" : ", ") + companion.routine_name(id, language);
        table.row({companion::date_of(day.day), std::to_string(day.samples),
                   day.valence ? fmt::format("{:+.2f}", *day.valence) : "",
                   day.arousal ? fmt::format("{:.2f}", *day.arousal) : "",
                   printable(companion::arrows_of(feelings)), printable(routines)});
    }
    return out + table.text() +
           style.quiet(in(language, "기분은 -1에서 1, 활력은 0에서 1; ·은 기록이 없는 날\n",
                          "mood from -1 to 1, energy from 0 to 1; · is a day without notes\n"));
}

}  // namespace rei::cli
