// rei config: what can be set for the live conversation, and where each value comes from (DESIGN §6).
#include <filesystem>
#include <memory>

#include "hidden_line.hpp"
#include "inputs.hpp"
#include "live_inputs.hpp"
#include "output.hpp"
#include "records.hpp"
#include "subcommands.hpp"
#include "text_table.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/live/settings_file.hpp"
#include "rei/llm/tool_box.hpp"

namespace rei::cli {
namespace {

struct ConfigArguments {
    OutputArguments output;
    std::string name;
    std::optional<std::string> value;
};

const live::SettingRow& row_of(const std::string& name) {
    const live::SettingRow* row = live::find_setting(live::setting_table(), name);
    if (row != nullptr) return *row;
    std::string names;
    for (const live::SettingRow& one : live::setting_table())
        names += (names.empty() ? "" : ", ") + std::string(one.name);
    refuse(fmt::format("no setting '{}'; there are {}", name, names));
}

live::SettingLayers layers() {
    Loaded<live::SettingLayers> out = live::usual_layers({});
    if (!out) throw BadInput{out.problems};
    if (out->config_file.empty())
        refuse("there is no home folder to keep settings in; name a file with REI_CONFIG");
    return std::move(*out);
}

int get(const ConfigArguments& arguments) {
    const live::SettingRow& row = row_of(arguments.name);
    const live::Settings settings = read_settings({});
    Output output("");
    output.write(settings.shown(row) + "\n");
    output.finish();
    return kFine;
}

int list(const ConfigArguments& arguments) {
    const live::Settings settings = read_settings({});
    Output output(arguments.output.out);
    const Format format = arguments.output.chosen();
    TextTable table({{"setting"}, {"value"}, {"from"}, {"variable"}, {"what it is"}});
    std::optional<RecordWriter> records;
    if (format != Format::text)
        records.emplace(record_writer(output, format, {"setting", "value", "from", "variable"}));
    for (const live::SettingRow& row : live::setting_table()) {
        const std::string shown = settings.shown(row);
        const std::string& source = settings[row.name].source;
        if (records) {
            const Cell cells[] = {std::string_view(row.name), std::string_view(shown),
                                  std::string_view(source), std::string_view(row.variable)};
            records->row(cells);
        } else {
            table.row({row.name, printable(shown), source, row.variable, row.help});
        }
    }
    if (records) {
        records->end();
    } else {
        output.write(table.text());
    }
    output.finish();
    return kFine;
}

/// A secret is read from the standard input: what stands on a command line, others can see.
std::string given_value(const live::SettingRow& row, const ConfigArguments& arguments) {
    if (!row.secret) {
        if (!arguments.value) refuse(fmt::format("{}: the value is missing", row.name));
        return *arguments.value;
    }
    if (arguments.value && *arguments.value != "-")
        refuse(fmt::format(
            "{} is a secret and is not given on the command line; give it to the standard input, or set {}",
            row.name, row.variable));
    std::string line = hidden_line(fmt::format("{} (not shown): ", row.name));
    if (line.empty()) refuse(fmt::format("{}: nothing came from the standard input", row.name));
    return line;
}

/// Change the file that this setting is in.
template <class Change>
void change_file(const live::SettingRow& row, Change change) {
    live::SettingLayers all = layers();
    auto& values = row.secret ? all.in_secrets : all.in_file;
    change(values);
    const Problems problems = row.secret ? live::write_secrets(all.secrets_file, values)
                                         : live::write_settings(all.config_file, values);
    if (!problems.empty()) throw BadInput{problems};
}

void check_value(const live::SettingRow& row, const std::string& value, const live::Settings& settings) {
    const Phrase complaint = live::complaint_about(row, value);
    if (!complaint.empty()) refuse(fmt::format("{}: {}", row.name, complaint));
    if (!row.secret) refuse_secrets(settings, row.name, value);
    if (row.name == std::string_view("tools")) {
        const auto tools = llm::allowed_tools(value, !settings.value("tools_folder").empty());
        if (!tools) throw BadInput{tools.problems};
    }
}

/// A path means the same file wherever one stands later.
std::string lasting_value(const live::SettingRow& row, const std::string& value) {
    if (row.kind != live::SettingKind::file) return value;
    return std::filesystem::absolute(value).lexically_normal().string();
}

int set(const ConfigArguments& arguments) {
    const live::SettingRow& row = row_of(arguments.name);
    const std::string given = given_value(row, arguments);
    check_value(row, given, read_settings({}));
    const std::string value = lasting_value(row, given);
    change_file(row, [&](auto& values) { values[row.name] = value; });
    return kFine;
}

int unset(const ConfigArguments& arguments) {
    const live::SettingRow& row = row_of(arguments.name);
    change_file(row, [&](auto& values) { values.erase(row.name); });
    return kFine;
}

}  // namespace

Run declare_config(CLI::App& options) {
    auto arguments = std::make_shared<ConfigArguments>();
    options.require_subcommand(1);
    std::vector<std::pair<CLI::App*, int (*)(const ConfigArguments&)>> runs;
    const auto declare = [&](const char* name, const char* help, int (*run)(const ConfigArguments&)) {
        runs.emplace_back(options.add_subcommand(name, help), run);
        return runs.back().first;
    };
    const auto with_name = [&](CLI::App* one) {
        one->add_option("SETTING", arguments->name, "Its name")->required()->type_name("");
        return one;
    };
    with_name(declare("get", "The value of a setting; of a secret only whether it is set", get));
    with_name(declare("set", "Set it in the file of settings; a secret is read from the standard input", set))
        ->add_option("VALUE", arguments->value, "The value")
        ->type_name("");
    with_name(declare("unset", "Take it out of the file of settings", unset));
    add_output_arguments(*declare("list", "All settings, and where each value comes from", list),
                         arguments->output);
    options.footer([] {
        std::string out =
            "Settings; flags go before variables, variables before the file, the file before defaults:\n";
        for (const live::SettingRow& row : live::setting_table())
            out += fmt::format("  {:10} {:14} {}\n", row.name, row.variable, row.help);
        return out;
    });
    return [arguments, runs] {
        for (const auto& [command, run] : runs) {
            if (command->parsed()) return run(*arguments);
        }
        return kBadInput;
    };
}

}  // namespace rei::cli
