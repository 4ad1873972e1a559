// rei import: chat logs and characters of other programs -> scenarios (PROTOCOLS.md §5), with an account of
// what was left out.
#include <cmath>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>

#include "inputs.hpp"
#include "output.hpp"
#include "subcommands.hpp"
#include "text_table.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/document/files.hpp"
#include "rei/exchange/card.hpp"
#include "rei/exchange/importing.hpp"
#include "rei/exchange/timestamps.hpp"
#include "rei/scenario/scenario_writer.hpp"

namespace rei::cli {
namespace {

struct ImportArguments {
    std::string file, from = "auto", out, start, end, persona, policy_out;
    double pace_sec = ImportOptions().pace_sec;
};

std::string names_of_kinds() {
    std::string names = "auto";
    for (const Importer& kind : importer_table()) names += std::string(", ") + kind.name;
    return names;
}

const Importer* kind_asked(const std::string& name) {
    if (name == "auto") return nullptr;
    const Importer* kind = find_importer(name);
    if (kind == nullptr)
        refuse(fmt::format("--from: found '{}'; expected one of {}", name, names_of_kinds()));
    return kind;
}

double window_time(const char* flag, const std::string& text, double otherwise) {
    if (text.empty()) return otherwise;
    const std::optional<double> sec = parse_clock(text);
    if (!sec) refuse(fmt::format("{}: found '{}'; expected seconds, m:ss or h:mm:ss", flag, text));
    return *sec;
}

ImportOptions options_of(const ImportArguments& arguments) {
    ImportOptions options;
    options.pace_sec = arguments.pace_sec;
    options.start_sec = window_time("--start", arguments.start, options.start_sec);
    options.end_sec = window_time("--end", arguments.end, options.end_sec);
    options.persona = arguments.persona;
    if (!(options.pace_sec > 0) || options.pace_sec > 86400)
        refuse(fmt::format("--pace: found {}; expected seconds above 0, at most a day", options.pace_sec));
    if (options.end_sec <= options.start_sec)
        refuse(fmt::format("--end: {} s is not after --start {} s", options.end_sec, options.start_sec));
    return options;
}

/// A log that is gone because its scenario has taken its place would be a pity.
void refuse_to_replace(const std::string& input, const char* flag, const std::string& output) {
    std::error_code error;
    if (!output.empty() && std::filesystem::equivalent(input, output, error))
        refuse(fmt::format("{} {}: this is the file that is read", flag, output));
}

std::string clock_of(double sec) {
    const auto whole = static_cast<long long>(std::llround(sec));
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

std::string remarks_text(const char* heading, const std::vector<Remark>& remarks) {
    if (remarks.empty()) return {};
    TextTable table({{heading, TextTable::Align::right}, {"why"}, {"where"}});
    for (const Remark& remark : remarks) table.row({std::to_string(remark.count), remark.why, remark.where});
    return table.text();
}

std::string account(const Imported& imported) {
    const double length = imported.scenario.turns.back().at_sec;
    std::string out = fmt::format("{}: {} by {}, {} long", imported.kind->title,
                                  count_of(imported.scenario.turns.size(), "turn", "turns"),
                                  count_of(imported.users, "user", "users"), clock_of(length));
    out += imported.replies == 0
               ? std::string("; nobody's messages are the persona's (--persona NAME)")
               : fmt::format("; {} by {} as the persona", count_of(imported.replies, "message", "messages"),
                             printable(imported.persona));
    return out + '\n' + remarks_text("skipped", imported.skipped) + remarks_text("changed", imported.changed);
}

std::string policy_of(const std::string& bytes, const ImportArguments& arguments) {
    const Loaded<std::string> policy = policy_in_card(bytes, arguments.file);
    if (!policy) throw BadInput{policy.problems};
    return *policy;
}

void write_policy(const std::string& policy, const std::string& path) {
    const Problems problems = write_file(path, policy, Backup::keep_bak);
    if (!problems.empty()) throw BadInput{problems};
}

int import_file(const ImportArguments& arguments) {
    const Importer* kind = kind_asked(arguments.from);
    const ImportOptions options = options_of(arguments);
    refuse_to_replace(arguments.file, "--out", arguments.out);
    refuse_to_replace(arguments.file, "--policy-out", arguments.policy_out);
    Loaded<std::string> bytes = read_file(arguments.file);
    if (!bytes) throw BadInput{bytes.problems};
    const bool policy_too = !arguments.policy_out.empty();
    const std::string policy = policy_too ? policy_of(*bytes, arguments) : std::string();
    if (policy_too && arguments.out.empty()) {
        write_policy(policy, arguments.policy_out);
        return kFine;
    }

    const Loaded<Imported> imported = import_scenario(std::move(*bytes), arguments.file, kind, options);
    if (!imported) throw BadInput{imported.problems};
    if (policy_too) write_policy(policy, arguments.policy_out);
    Output output(arguments.out);
    output.write(scenario_text({}, imported->scenario, arguments.out));
    output.finish();
    fmt::print(output.to_file() ? stdout : stderr, "{}", account(*imported));
    return kFine;
}

std::string importer_kinds_text() {
    std::string out = "Kinds:\n";
    for (const Importer& kind : importer_table()) out += fmt::format("  {:<12} {}\n", kind.name, kind.has);
    return out;
}

}  // namespace

Run declare_import(CLI::App& options) {
    auto arguments = std::make_shared<ImportArguments>();
    options.add_option("FILE", arguments->file, "Chat log or character card")->required()->type_name("");
    options.add_option("--from", arguments->from, "Kind of the file (default: auto, by its content)")
        ->type_name("KIND");
    options.add_option("--out", arguments->out, "Write the scenario to this file (.yaml, or .json)")
        ->type_name("FILE");
    options
        .add_option("--start", arguments->start,
                    "Leave out what is before: seconds or h:mm:ss from the first message")
        ->type_name("TIME");
    options.add_option("--end", arguments->end, "Leave out what is at or after this time")->type_name("TIME");
    options
        .add_option("--pace", arguments->pace_sec,
                    fmt::format("Seconds from turn to turn where the log has no times (default: {})",
                                ImportOptions().pace_sec))
        ->type_name("SEC");
    options
        .add_option("--persona", arguments->persona,
                    "Whose messages are the persona's replies (default: by role)")
        ->type_name("NAME");
    options
        .add_option("--policy-out", arguments->policy_out,
                    "Write the policy that a card carries to this file; without --out nothing else")
        ->type_name("FILE");
    options.footer(importer_kinds_text);
    return [arguments] { return import_file(*arguments); };
}

}  // namespace rei::cli
