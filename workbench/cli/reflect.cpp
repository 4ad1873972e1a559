// rei reflect: what is felt, put into a frame, with three routines and a line of declaration (DESIGN §9).
#include "reflect.hpp"

#include <iostream>
#include <iterator>
#include <memory>

#include "inputs.hpp"
#include "records.hpp"
#include "reflect_text.hpp"
#include "subcommands.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/live/clean_text.hpp"
#include "rei/live/wall_clock.hpp"

namespace rei::cli {
namespace {

using companion::Language;
using companion::Reflection;

constexpr int kDaysOfLine = 7;

companion::Companion read_companion(const live::Settings& settings) {
    const std::string& named = settings.value("companion");
    const std::string file = named.empty() ? usual_file(kUsualCompanion, "--companion") : named;
    Loaded<companion::CompanionFile> loaded = companion::load_companion(file);
    if (!loaded) throw BadInput{loaded.problems};
    return companion::Companion(std::move(*loaded));
}

void write_records(const CompanionDesk& desk, const Reflection& one, Output& output, Format format) {
    RecordWriter records =
        record_writer(output, format,
                      {"rank", "routine", "name", "minutes", "score", "worth", "frame", "beside", "feeling",
                       "valence", "arousal", "intensity", "rhythm", "declaration", "language"});
    const companion::CompanionFile& file = desk.companion.file();
    const auto id_of = [](const auto& list, companion::Index k) {
        return k == companion::kNone ? std::string_view() : std::string_view(list[k].id);
    };
    std::int64_t rank = 0;
    for (const companion::RoutineScore& score : one.routines) {
        const companion::Routine& routine = file.routines[score.routine];
        const Cell cells[] = {++rank,
                              std::string_view(routine.id),
                              std::string_view(routine.name[one.language]),
                              routine.minutes,
                              score.total,
                              score.worth.mean,
                              id_of(file.frames, one.frame.frame),
                              id_of(file.frames, one.beside),
                              id_of(file.feelings, one.feeling),
                              one.state.valence,
                              one.state.arousal,
                              one.state.intensity,
                              std::string_view(name_of(one.trend)),
                              std::string_view(one.declaration),
                              std::string_view(code_of(one.language))};
        records.row(cells);
    }
    records.end();
}

std::string next_step(const CompanionDesk& desk, const Reflection& one, bool is_logged, const Output& style) {
    if (!is_logged) return "";
    const bool is_user = desk.settings["user"].source == "--user";
    return style.quiet(fmt::format("{}: rei reflect done 1 --after \"{}\" --rating good{}\n",
                                   in(one.language, "해 본 뒤에", "when you have tried one"),
                                   in(one.language, "조금 나아짐", "a bit better"),
                                   is_user ? " --user " + desk.settings.value("user") : ""));
}

int reflect(const ReflectArguments& arguments) {
    const std::string said = given_text(arguments.text, "rei reflect \"오늘 너무 무기력함\"");
    using Access = live::Store::Access;
    CompanionDesk desk(arguments, arguments.no_log ? Access::read : Access::write);
    const std::string text = desk.clean(said);
    const Reflection one = desk.companion.reflect(text, desk.log, desk.language);
    if (!arguments.no_log) desk.book.add(live::record_of(text, one, desk.companion.file()), desk.now_ms);
    Output output(arguments.output.out);
    const Format format = arguments.output.chosen();
    if (one.is_distress && format != Format::text)
        fmt::print(stderr, "{}", distress_text(desk.companion, one.language));
    if (format != Format::text) {
        write_records(desk, one, output, format);
    } else if (one.is_distress) {
        output.write(distress_text(desk.companion, one.language));
    } else {
        companion::Log with_now = desk.log;
        with_now.samples.push_back({with_now.now, one.state, ""});
        output.write(reflection_text(desk.companion, one, companion::days_of(with_now, kDaysOfLine), output));
        output.write(next_step(desk, one, !arguments.no_log, output));
    }
    output.finish();
    return kFine;
}

void add_common(CLI::App& options, ReflectArguments& arguments) {
    add_setting_arguments(options, arguments.flags, {"user", "companion", "db"});
    options
        .add_option("--language", arguments.language, "ko or en (default: of the text, or of the last one)")
        ->type_name("L")
        ->check(CLI::IsMember({"ko", "en"}));
}

void declare_done(CLI::App& options, ReflectArguments& arguments) {
    std::string ratings;
    for (const companion::RatingName& one : companion::rating_names())
        ratings += fmt::format("{}{} ({})", ratings.empty() ? "" : ", ", one.id, one.korean);
    add_common(options, arguments);
    options
        .add_option("ROUTINE", arguments.routine,
                    "1, 2 or 3 of the last reflection, or a routine's id or name")
        ->type_name("");
    options.add_option("--after", arguments.after, "How it feels now, in your words")->type_name("TEXT");
    options.add_option("--rating", arguments.rating, "How it went: " + ratings)->type_name("R");
    options.add_option("--note", arguments.note, "Why, in your words; with a rating")->type_name("TEXT");
    options.add_flag("--unfinished", arguments.unfinished, "It was begun and not finished");
}

}  // namespace

CompanionDesk::CompanionDesk(const ReflectArguments& arguments, live::Store::Access access)
    : settings(read_settings(arguments.flags)),
      companion(read_companion(settings)),
      store(access == live::Store::Access::read ? open_store_to_read(settings) : open_store(settings)),
      book(store, live::clean_name(settings.value("user")), live::local_day),
      now_ms(wall_ms()),
      log(book.read(now_ms, live::kDaysRemembered)) {
    if (!arguments.language.empty())
        language = arguments.language == "ko" ? Language::korean : Language::english;
}

Language CompanionDesk::usual_language() const {
    return language.value_or(companion::language_of("", log));
}

std::string CompanionDesk::clean(const std::string& text) const {
    return live::without_secrets(live::clean_text(text), settings.secrets());
}

std::string given_text(const std::vector<std::string>& words, const char* example) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    if (text == "-") text.assign(std::istreambuf_iterator<char>(std::cin), {});
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        refuse(fmt::format("say how you feel, in a few words: {}", example));
    return text;
}

Run declare_reflect(CLI::App& options) {
    auto arguments = std::make_shared<ReflectArguments>();
    const auto add_text = [&](CLI::App& one) {
        one.add_option("TEXT", arguments->text, "What is felt, in your words; - reads them")->type_name("");
    };
    add_text(options);
    add_common(options, *arguments);
    options.add_flag("--no-log", arguments->no_log, "Answer, and keep nothing");
    add_output_arguments(options, arguments->output);

    std::vector<std::pair<CLI::App*, int (*)(const ReflectArguments&)>> runs;
    runs.emplace_back(options.add_subcommand("done", "A routine was tried: how it went, how it feels now"),
                      reflect_done);
    declare_done(*runs.back().first, *arguments);
    runs.emplace_back(options.add_subcommand("rhythm", "The emotional rhythm, day by day"), reflect_rhythm);
    CLI::App* one = runs.back().first;
    add_common(*one, *arguments);
    one->add_option("--days", arguments->days, "So many, up to today (default: 14)")
        ->type_name("N")
        ->check(CLI::Range(1, 366));
    add_output_arguments(*one, arguments->output);
    runs.emplace_back(options.add_subcommand("note", "Write the day into its note in a vault of Markdown"),
                      reflect_note);
    one = runs.back().first;
    add_common(*one, *arguments);
    add_setting_arguments(*one, arguments->flags, {"vault"});
    one->add_option("--day", arguments->day, "Of this day (default: today)")->type_name("YYYY-MM-DD");
    runs.emplace_back(options.add_subcommand("prompt", "What to ask a language model; nothing is kept"),
                      reflect_prompt);
    add_text(*runs.back().first);
    add_common(*runs.back().first, *arguments);
    return [arguments, runs, &options] {
        for (const auto& [command, run] : runs) {
            if (!command->parsed()) continue;
            if (options.count("TEXT") > 0)
                refuse(
                    fmt::format("found '{}' among the words; put the text in quotes", command->get_name()));
            return run(*arguments);
        }
        return reflect(*arguments);
    };
}

}  // namespace rei::cli
