// rei reflect done, rhythm, note, prompt.
#include <algorithm>
#include <filesystem>

#include "inputs.hpp"
#include "near_names.hpp"
#include "records.hpp"
#include "reflect.hpp"
#include "reflect_text.hpp"
#include "subcommands.hpp"
#include "text_table.hpp"
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "rei/companion/daily_note.hpp"
#include "rei/companion/prompt_layout.hpp"
#include "rei/companion/rhythm.hpp"
#include "rei/companion/worth.hpp"

namespace rei::cli {
namespace fs = std::filesystem;
namespace {

using companion::Index;
using companion::Language;

/// How long a reflection is what "1" speaks of, and what was felt is how it was before.
constexpr std::int64_t kOpenMs = 24LL * 3'600'000;

Index find_routine(const CompanionDesk& desk, const std::string& said) {
    const auto& routines = desk.companion.file().routines;
    std::vector<std::string> names;
    for (Index k = 0; k < routines.size(); ++k) {
        const companion::Routine& one = routines[k];
        if (said == one.id || said == one.name.korean || said == one.name.english) return k;
        names.insert(names.end(), {one.id, one.name.korean, one.name.english});
    }
    std::string near;
    for (const std::string& name : near_names(said, names)) near += (near.empty() ? "" : ", ") + name;
    refuse(
        fmt::format("no routine '{}'{}", printable(said),
                    near.empty() ? "; 'rei reflect TEXT' suggests three" : "; did you mean " + near + "?"));
}

/// A number means one of the last reflection, else an id or a name.
Index routine_meant(const CompanionDesk& desk, const std::optional<live::OpenReflection>& last,
                    const std::string& said) {
    if (said.empty()) refuse("which routine? expected 1, 2 or 3 of the last reflection, or an id or a name");
    const bool is_number = said.find_first_not_of("0123456789") == std::string::npos;
    if (!is_number) return find_routine(desk, said);
    if (!last) refuse("there is no reflection of the last 24 hours; name the routine by its id or name");
    const bool is_listed =
        said.size() == 1 && said[0] >= '1' && static_cast<std::size_t>(said[0] - '1') < last->routines.size();
    if (!is_listed)
        refuse(fmt::format("found {}, expected 1 to {}, the routines of the last reflection", said,
                           last->routines.size()));
    return find_routine(desk, last->routines[static_cast<std::size_t>(said[0] - '1')]);
}

companion::Rating rating_meant(const std::string& said) {
    if (const auto found = companion::find_rating(said)) return *found;
    std::string names;
    for (const companion::RatingName& one : companion::rating_names())
        names += fmt::format("{}{} ({})", names.empty() ? "" : ", ", one.id, one.korean);
    refuse(fmt::format("--rating: found \"{}\", expected one of {}", printable(said), names));
}

live::RoutineReport report_of(const CompanionDesk& desk, const ReflectArguments& arguments,
                              const companion::Routine& routine) {
    live::RoutineReport out;
    out.routine = routine.id;
    out.finished = !arguments.unfinished;
    if (!arguments.rating.empty()) out.rating = rating_meant(arguments.rating);
    if (!arguments.note.empty() && !out.rating)
        refuse("--note says why, so it goes with a --rating; how it feels now is --after");
    out.note = desk.clean(arguments.note);
    if (!desk.log.samples.empty() && desk.now_ms - desk.log.samples.back().at.ms <= kOpenMs)
        out.before = desk.log.samples.back();
    if (arguments.after.empty()) return out;
    out.after_text = desk.clean(given_text({arguments.after}, "--after \"조금 나아짐\""));
    out.after = desk.companion.felt_after(out.after_text, out.before, desk.log);
    return out;
}

std::string joined(const std::vector<std::string>& ids) {
    std::string out;
    for (const std::string& id : ids) out += (out.empty() ? "" : " ") + id;
    return out;
}

void write_days(const std::vector<companion::Day>& days, Output& output, Format format) {
    RecordWriter records =
        record_writer(output, format, {"day", "samples", "valence", "arousal", "feelings", "routines"});
    const auto number = [](const std::optional<double>& value) { return value ? Cell(*value) : Cell(); };
    for (const companion::Day& day : days) {
        const std::string date = companion::date_of(day.day), feelings = joined(day.feelings),
                          routines = joined(day.routines);
        const Cell cells[] = {std::string_view(date), std::int64_t{day.samples},  number(day.valence),
                              number(day.arousal),    std::string_view(feelings), std::string_view(routines)};
        records.row(cells);
    }
    records.end();
}

std::string clock_time(std::int64_t ms) {
    return fmt::format("{:%H:%M}", fmt::localtime(static_cast<std::time_t>(ms / 1000)));
}

std::string note_before(const std::string& file) {
    std::error_code error;
    if (!fs::exists(file, error)) return "";
    Loaded<std::string> text = read_file(file, 16U << 20U);
    if (!text) throw BadInput{text.problems};
    return std::move(*text);
}

}  // namespace

int reflect_done(const ReflectArguments& arguments) {
    CompanionDesk desk(arguments);
    std::optional<live::OpenReflection> last = desk.book.last_reflection();
    if (last && desk.now_ms - last->input.at.ms > kOpenMs) last.reset();
    const companion::Routine& routine =
        desk.companion.file().routines[routine_meant(desk, last, arguments.routine)];
    const live::RoutineReport report = report_of(desk, arguments, routine);
    desk.book.add(report, last, desk.now_ms);

    const Language language =
        report.after_text.empty()
            ? desk.usual_language()
            : desk.language.value_or(companion::language_of(report.after_text, desk.log));
    Output output("");
    if (desk.companion.is_distress(report.after_text + "\n" + report.note)) {
        output.write(distress_text(desk.companion, language));
    } else {
        const companion::Log now = desk.book.read(desk.now_ms, live::kDaysRemembered);
        const companion::Run& run = now.runs.back();
        output.write(run_text(desk.companion, run, worth_of(routine, run.frame, desk.log).mean,
                              worth_of(routine, run.frame, now).mean, language, output));
    }
    output.finish();
    return kFine;
}

int reflect_rhythm(const ReflectArguments& arguments) {
    const CompanionDesk desk(arguments, live::Store::Access::read);
    const Language language = desk.usual_language();
    const companion::Log log = desk.book.read(desk.now_ms, arguments.days);
    const std::vector<companion::Day> days = companion::days_of(log, arguments.days);
    const bool is_empty = std::all_of(days.begin(), days.end(), [](const companion::Day& day) {
        return day.samples == 0 && day.routines.empty();
    });
    Output output(arguments.output.out);
    const Format format = arguments.output.chosen();
    if (format != Format::text) {
        write_days(days, output, format);
    } else if (!is_empty) {
        output.write(rhythm_text(desk.companion, days, language, output));
    }
    output.finish();
    if (is_empty) fmt::print(stderr, "rei: nothing noted in these days; 'rei reflect TEXT' begins\n");
    return is_empty ? kRuleFailed : kFine;
}

int reflect_note(const ReflectArguments& arguments) {
    const CompanionDesk desk(arguments, live::Store::Access::read);
    const std::string& vault = desk.settings.value("vault");
    std::error_code error;
    if (vault.empty()) refuse("the folder of notes is missing; name it with --vault FOLDER");
    if (!fs::is_directory(vault, error)) refuse(fmt::format("{}: there is no such folder", vault));
    const std::optional<int> day =
        arguments.day.empty() ? desk.log.now.day : companion::day_of(arguments.day);
    if (!day)
        refuse(
            fmt::format("--day: found \"{}\", expected a date such as 2024-05-01", printable(arguments.day)));
    const int days = std::max(0, desk.log.now.day - *day) + live::kDaysRemembered;
    const std::string section = companion::note_section(desk.companion, desk.book.read(desk.now_ms, days),
                                                        *day, desk.usual_language(), clock_time);
    if (section.empty()) {
        fmt::print(stderr, "rei: nothing noted on {}, so its note is left as it is\n",
                   companion::date_of(*day));
        return kRuleFailed;
    }
    const std::string file = (fs::path(vault) / (companion::date_of(*day) + ".md")).string();
    const std::string before = note_before(file);
    Loaded<std::string> note = companion::with_section(before, section, file);
    if (!note) throw BadInput{note.problems};
    if (*note != before) {
        const Problems problems = write_file(file, *note);
        if (!problems.empty()) throw BadInput{problems};
    }
    fmt::print("{}\n", file);
    return kFine;
}

int reflect_prompt(const ReflectArguments& arguments) {
    const std::string said = given_text(arguments.text, "rei reflect prompt \"오늘 너무 무기력함\"");
    const CompanionDesk desk(arguments, live::Store::Access::read);
    const std::string text = desk.clean(said);
    const Language language = desk.language.value_or(companion::language_of(text, desk.log));
    if (desk.companion.is_distress(text)) {
        fmt::print(stderr, "{}", distress_text(desk.companion, language));
        return kRuleFailed;
    }
    Output output("");
    output.write(companion::prompt_of(desk.companion, text, desk.log, language));
    output.finish();
    return kFine;
}

}  // namespace rei::cli
