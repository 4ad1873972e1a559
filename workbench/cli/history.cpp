// rei history: what was said, found again, taken out as a file, deleted (DESIGN §6).
#include <algorithm>
#include <memory>

#include "chat.hpp"
#include "file_claims.hpp"
#include "inputs.hpp"
#include "live_inputs.hpp"
#include "records.hpp"
#include "session_replay.hpp"
#include "subcommands.hpp"
#include "text_table.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/live/clean_text.hpp"
#include "rei/live/session_export.hpp"
#include "rei/scenario/scenario_writer.hpp"

namespace rei::cli {
namespace {

struct HistoryArguments {
    SettingFlags flags;
    OutputArguments output;
    int limit = 50;
    std::string session;
    std::vector<std::string> words;
    std::vector<std::string> sessions;
    std::string as = "md";
    std::string policy_out;
    bool yes = false;
    std::optional<int> last;
};
using Shared = std::shared_ptr<HistoryArguments>;

/// What is known of a session and all its turns.
struct Whole {
    live::SessionRecord record;
    std::vector<live::TurnRecord> turns;
};

Whole read_whole(const live::Store& store, const std::string& said, std::optional<int> last = {}) {
    Whole out{store.session(store.find_session(said)), {}};
    out.turns = store.turns(out.record.id, last ? std::max(0, out.record.turns - *last) : 0);
    return out;
}

std::string list_text(const std::vector<live::SessionSummary>& sessions) {
    if (sessions.empty()) return "no sessions yet; 'rei chat' begins one\n";
    TextTable table({{"id"}, {"last"}, {"turns", TextTable::Align::right}, {"mood"}, {"name"}, {"begins"}});
    for (const live::SessionSummary& one : sessions) {
        table.row({live::short_id(one.id), local_time(one.updated_ms), std::to_string(one.turns), one.mood,
                   shorten(printable(one.name), 24), shorten(printable(one.first_text), 40)});
    }
    return table.text();
}

void write_list(const std::vector<live::SessionSummary>& sessions, Output& output, Format format) {
    RecordWriter records = record_writer(
        output, format, {"id", "name", "persona", "engine", "turns", "mood", "created", "updated", "begins"});
    for (const live::SessionSummary& one : sessions) {
        const std::string created = live::utc_stamp(one.created_ms),
                          updated = live::utc_stamp(one.updated_ms);
        const Cell cells[] = {
            std::string_view(one.id),      std::string_view(one.name), std::string_view(one.persona),
            std::string_view(one.variant), std::int64_t{one.turns},    std::string_view(one.mood),
            std::string_view(created),     std::string_view(updated),  std::string_view(one.first_text)};
        records.row(cells);
    }
    records.end();
}

int list(const HistoryArguments& arguments) {
    const live::Settings settings = read_settings(arguments.flags);
    const auto sessions = open_store_to_read(settings).sessions(arguments.limit);
    Output output(arguments.output.out);
    const Format format = arguments.output.chosen();
    if (format == Format::text) {
        output.write(list_text(sessions));
    } else {
        write_list(sessions, output, format);
    }
    output.finish();
    return kFine;
}

int show(const HistoryArguments& arguments) {
    const live::Settings settings = read_settings(arguments.flags);
    const Whole whole = read_whole(open_store_to_read(settings), arguments.session, arguments.last);
    Output output("");
    output.write(fmt::format("{} {}  {}, engine {}, {}\n\n", output.strong(live::short_id(whole.record.id)),
                             whole.record.name, whole.record.persona, whole.record.variant,
                             local_time(whole.record.created_ms)));
    for (const live::TurnRecord& turn : whole.turns)
        output.write(
            live::without_secrets(turn_text(turn, whole.record.persona, output), settings.secrets()));
    output.finish();
    return kFine;
}

std::string found_text(const std::vector<live::FoundMessage>& found, const Output& style) {
    std::string out;
    for (const live::FoundMessage& one : found) {
        out +=
            fmt::format("{} turn {}  {}  {}: {}\n", style.strong(live::short_id(one.session_id)), one.turn,
                        local_time(one.wall_ms), printable(one.author), shorten(printable(one.content), 100));
    }
    return out;
}

void write_found(const std::vector<live::FoundMessage>& found, Output& output, Format format) {
    RecordWriter records =
        record_writer(output, format, {"session", "turn", "time", "role", "author", "content"});
    for (const live::FoundMessage& one : found) {
        const std::string time = live::utc_stamp(one.wall_ms);
        const Cell cells[] = {std::string_view(one.session_id), std::int64_t{one.turn},
                              std::string_view(time),           std::string_view(one.role),
                              std::string_view(one.author),     std::string_view(one.content)};
        records.row(cells);
    }
    records.end();
}

int search(const HistoryArguments& arguments) {
    const live::Settings settings = read_settings(arguments.flags);
    const live::Store store = open_store_to_read(settings);
    std::string query;
    for (const std::string& word : arguments.words) query += (query.empty() ? "" : " ") + word;
    const std::string session = arguments.session.empty() ? "" : store.find_session(arguments.session);
    const auto found = store.search(query, {session, "", ""}, arguments.limit);
    Output output(arguments.output.out);
    const Format format = arguments.output.chosen();
    if (format == Format::text) {
        output.write(found_text(found, output));
    } else {
        write_found(found, output, format);
    }
    output.finish();
    if (found.empty()) fmt::print(stderr, "rei: nothing found\n");
    return found.empty() ? kRuleFailed : kFine;
}

int export_session(const HistoryArguments& arguments) {
    const live::Settings settings = read_settings(arguments.flags);
    FileClaims files;
    files.reads(database_file(settings));
    files.saves("--out", arguments.output.out);
    files.saves("--policy-out", arguments.policy_out);
    const Whole whole = read_whole(open_store_to_read(settings), arguments.session);
    std::string text;
    if (arguments.as == "md") {
        text = live::markdown_of(whole.record, whole.turns);
    } else if (arguments.as == "json") {
        text = live::json_of(whole.record, whole.turns);
    } else {
        const std::string name = arguments.output.out.empty() ? "session.yaml" : arguments.output.out;
        text = scenario_text({}, live::scenario_of(whole.record, whole.turns), name);
    }
    Output output(arguments.output.out);
    output.write(live::without_secrets(std::move(text), settings.secrets()));
    output.finish();
    if (!arguments.policy_out.empty()) {
        Output policy(arguments.policy_out);
        policy.write(live::without_secrets(whole.record.policy_text, settings.secrets()));
        policy.finish();
    }
    if (arguments.as == "scenario")
        tell_how_to_replay(whole.record, arguments.output.out.empty() ? "FILE" : arguments.output.out,
                           arguments.policy_out);
    return kFine;
}

int delete_sessions(const HistoryArguments& arguments) {
    if (!arguments.yes) refuse("deleting cannot be undone; say --yes");
    live::Store store = open_store(read_settings(arguments.flags));
    std::vector<std::string> ids;
    for (const std::string& said : arguments.sessions) ids.push_back(store.find_session(said));
    for (const std::string& id : ids) store.delete_session(id);
    return kFine;
}

int backup(const HistoryArguments& arguments) {
    open_store_to_read(read_settings(arguments.flags)).backup(arguments.output.out);
    return kFine;
}

CLI::App* declare(CLI::App& options, const Shared& arguments, const char* name, const char* help) {
    CLI::App* one = options.add_subcommand(name, help);
    add_setting_arguments(*one, arguments->flags, {"db"});
    return one;
}

void add_limit(CLI::App& options, const Shared& arguments) {
    options.add_option("--limit", arguments->limit, "At most so many (default: 50)")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000));
}

void add_session(CLI::App& options, const Shared& arguments) {
    options.add_option("SESSION", arguments->session, "Its id, the beginning of it, its name, or last")
        ->required()
        ->type_name("");
}

}  // namespace

Run declare_history(CLI::App& options) {
    auto arguments = std::make_shared<HistoryArguments>();
    options.require_subcommand(1);
    std::vector<std::pair<CLI::App*, int (*)(const HistoryArguments&)>> runs;

    CLI::App* one = declare(options, arguments, "list", "The sessions, those used last first");
    add_limit(*one, arguments);
    add_output_arguments(*one, arguments->output);
    runs.emplace_back(one, list);

    one = declare(options, arguments, "show", "A session, turn by turn");
    add_session(*one, arguments);
    one->add_option("--last", arguments->last, "Only the last turns")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000));
    runs.emplace_back(one, show);

    one = declare(options, arguments, "search",
                  "Messages with all of the words in them; exit 1 if there is none");
    one->add_option("WORDS", arguments->words, "Words, parts of words, or phrases in double quotes")
        ->required()
        ->type_name("");
    one->add_option("--session", arguments->session, "In this session only")->type_name("ID");
    add_limit(*one, arguments);
    add_output_arguments(*one, arguments->output);
    runs.emplace_back(one, search);

    one = declare(options, arguments, "export", "A session as Markdown, JSON, or a scenario to replay");
    add_session(*one, arguments);
    one->add_option("--format", arguments->as, "md, json or scenario (default: md)")
        ->type_name("F")
        ->check(CLI::IsMember({"md", "json", "scenario"}));
    one->add_option("--out", arguments->output.out, "Write to this file instead of the screen")
        ->type_name("FILE");
    one->add_option("--policy-out", arguments->policy_out,
                    "Write the policy that the session was held with to this file")
        ->type_name("FILE");
    runs.emplace_back(one, export_session);

    one = declare(options, arguments, "delete", "Sessions with all that was said in them");
    one->add_option("SESSION", arguments->sessions, "Their ids")->required()->type_name("");
    one->add_flag("--yes", arguments->yes, "Yes, delete");
    runs.emplace_back(one, delete_sessions);

    one = declare(options, arguments, "backup",
                  "A copy of the whole file of conversations, also while it is in use");
    one->add_option("--out", arguments->output.out, "The copy, a file that is not there yet")
        ->required()
        ->type_name("FILE");
    runs.emplace_back(one, backup);

    return [arguments, runs] {
        for (const auto& [command, run] : runs) {
            if (command->parsed()) return run(*arguments);
        }
        return kBadInput;
    };
}

}  // namespace rei::cli
