// rei prompt: templates of system text, with variables (DESIGN §9).
#include <iostream>
#include <iterator>
#include <memory>

#include "inputs.hpp"
#include "live_inputs.hpp"
#include "output.hpp"
#include "records.hpp"
#include "subcommands.hpp"
#include "text_table.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/document/files.hpp"
#include "rei/live/clean_text.hpp"
#include "rei/live/prompt_template.hpp"
#include "rei/persona/persona.hpp"

namespace rei::cli {
namespace {

struct PromptArguments {
    SettingFlags flags;
    OutputArguments output;
    std::string name;
    std::string text;
    std::string file;
    std::map<std::string, std::string> variables;
};

live::PromptRecord built_in() {
    return {live::kBuiltInPrompt, std::string(live::built_in_template()), {}, 0};
}

live::PromptRecord find_prompt(const live::Store& store, const std::string& name) {
    return name == live::kBuiltInPrompt ? built_in() : store.prompt(name);
}

std::string standard_input() {
    return {std::istreambuf_iterator<char>(std::cin), {}};
}

/// What is given by --text or --file; nothing where neither is.
std::optional<std::string> given_content(const PromptArguments& arguments) {
    if (!arguments.text.empty() && !arguments.file.empty())
        refuse("--text and --file: one of them is enough");
    if (arguments.file == "-") return standard_input();
    if (!arguments.file.empty()) {
        Loaded<std::string> content = read_file(arguments.file, 1U << 20U);
        if (!content) throw BadInput{content.problems};
        return std::move(*content);
    }
    return arguments.text.empty() ? std::nullopt : std::optional(arguments.text);
}

/// Every name in it must have a value when a session begins: of its own, or of every template.
void check_prompt(const live::PromptRecord& prompt) {
    live::Variables values = prompt.variables;
    for (const live::PromptVariable& one : live::prompt_variables()) {
        if (values.count(one.name) != 0)
            refuse(fmt::format("--var {}: every prompt has this variable already", one.name));
        values[one.name] = "";
    }
    const Loaded<std::string> text = live::render(prompt.name, prompt.content, values);
    if (!text) throw BadInput{text.problems};
}

/// It is stored and shown, and goes into system texts.
void refuse_secrets_in(const live::PromptRecord& prompt, const live::Settings& settings) {
    refuse_secrets(settings, "NAME", prompt.name);
    refuse_secrets(settings, "the text", prompt.content);
    for (const auto& [name, value] : prompt.variables) refuse_secrets(settings, "--var " + name, value);
}

void check_name(const std::string& name) {
    if (name == live::kBuiltInPrompt)
        refuse(fmt::format("the prompt '{}' is built in; choose another name", name));
    if (name.empty() || live::clean_name(name) != name)
        refuse(fmt::format("found the name \"{}\", expected one line of at most {} characters",
                           printable(name), live::kMaxName));
}

int add(const PromptArguments& arguments) {
    check_name(arguments.name);
    const std::optional<std::string> content = given_content(arguments);
    if (!content) refuse("the text is missing; give it by --text TEXT or --file FILE");
    const live::PromptRecord prompt{arguments.name, live::clean_text(*content), arguments.variables,
                                    wall_ms()};
    check_prompt(prompt);
    const live::Settings settings = read_settings(arguments.flags);
    refuse_secrets_in(prompt, settings);
    open_store(settings).add_prompt(prompt);
    return kFine;
}

int edit(const PromptArguments& arguments) {
    check_name(arguments.name);
    const std::optional<std::string> content = given_content(arguments);
    if (!content && arguments.variables.empty()) refuse("nothing to change; give --text, --file or --var");
    const live::Settings settings = read_settings(arguments.flags);
    live::Store store = open_store(settings);
    live::PromptRecord prompt = store.prompt(arguments.name);
    if (content) prompt.content = live::clean_text(*content);
    for (const auto& [name, value] : arguments.variables) prompt.variables[name] = value;
    prompt.updated_ms = wall_ms();
    check_prompt(prompt);
    refuse_secrets_in(prompt, settings);
    store.edit_prompt(prompt);
    return kFine;
}

std::string names_text(const live::PromptRecord& prompt) {
    std::string out;
    const Loaded<std::vector<std::string>> names = live::names_in(prompt.name, prompt.content);
    if (!names) return out;
    for (const std::string& name : *names) {
        const auto own = prompt.variables.find(name);
        out += (out.empty() ? "" : ", ") + (own == prompt.variables.end() ? name : name + "=" + own->second);
    }
    return out;
}

int list(const PromptArguments& arguments) {
    std::vector<live::PromptRecord> prompts = open_store_to_read(read_settings(arguments.flags)).prompts();
    prompts.insert(prompts.begin(), built_in());
    Output output(arguments.output.out);
    const Format format = arguments.output.chosen();
    if (format == Format::text) {
        TextTable table({{"name"}, {"changed"}, {"variables"}});
        for (const live::PromptRecord& one : prompts) {
            table.row({printable(one.name), one.updated_ms == 0 ? "built in" : local_time(one.updated_ms),
                       shorten(printable(names_text(one)), 60)});
        }
        output.write(table.text());
    } else {
        RecordWriter records = record_writer(output, format, {"name", "content", "variables"});
        for (const live::PromptRecord& one : prompts) {
            const std::string names = names_text(one);
            const Cell cells[] = {std::string_view(one.name), std::string_view(one.content),
                                  std::string_view(names)};
            records.row(cells);
        }
        records.end();
    }
    output.finish();
    return kFine;
}

int show(const PromptArguments& arguments) {
    const live::PromptRecord prompt =
        find_prompt(open_store_to_read(read_settings(arguments.flags)), arguments.name);
    Output output("");
    output.write(prompt.content);
    output.finish();
    return kFine;
}

/// As the first turn of a session would bring it.
int render(const PromptArguments& arguments) {
    const live::Settings settings = read_settings(arguments.flags);
    live::PromptRecord prompt = find_prompt(open_store_to_read(settings), arguments.name);
    set_variables(prompt, arguments.variables, settings);
    const std::string file = policy_file(settings);
    const Policy policy = read_policy(file);
    const Persona persona(policy, choose_variant(settings.value("engine"), policy, file));
    live::Variables values = prompt.variables;
    for (auto& [name, value] :
         live::variables_of(policy, persona.mood(), persona.state(), settings.value("user"), 0))
        values[name] = value;
    const Loaded<std::string> text = live::render(prompt.name, prompt.content, values);
    if (!text) throw BadInput{text.problems};
    Output output("");
    output.write(*text);
    output.finish();
    return kFine;
}

int remove(const PromptArguments& arguments) {
    check_name(arguments.name);
    open_store(read_settings(arguments.flags)).delete_prompt(arguments.name);
    return kFine;
}

std::string variables_text() {
    std::string out = "Variables of every prompt, written {{name}}:\n";
    for (const live::PromptVariable& one : live::prompt_variables())
        out += fmt::format("  {:10} {}\n", one.name, one.meaning);
    return out;
}

enum Parts : unsigned { kName = 1, kContent = 2, kVariables = 4, kOutput = 8, kPersona = 16 };
struct PromptCommand {
    const char* name;
    const char* help;
    unsigned parts;
    int (*run)(const PromptArguments&);
};
constexpr PromptCommand kPromptCommands[] = {
    {"add", "A new prompt", kName | kContent | kVariables, add},
    {"edit", "Another text, or other values of its variables", kName | kContent | kVariables, edit},
    {"list", "The prompts there are", kOutput, list},
    {"show", "The text of a prompt, as it was written", kName, show},
    {"render", "What a prompt says at the start of a session", kName | kVariables | kPersona, render},
    {"delete", "Sessions begun with it keep their copy", kName, remove},
};

void declare_parts(CLI::App& options, unsigned parts, PromptArguments& arguments) {
    add_setting_arguments(options, arguments.flags, {"db"});
    if ((parts & kPersona) != 0)
        add_setting_arguments(options, arguments.flags, {"policy", "engine", "user"});
    if ((parts & kName) != 0)
        options.add_option("NAME", arguments.name, "Name of the prompt")->required()->type_name("");
    if ((parts & kContent) != 0) {
        options.add_option("--text", arguments.text, "The text")->type_name("TEXT");
        options.add_option("--file", arguments.file, "Read the text from this file; - is the standard input")
            ->type_name("FILE");
    }
    if ((parts & kVariables) != 0) add_variable_argument(options, arguments.variables);
    if ((parts & kOutput) != 0) add_output_arguments(options, arguments.output);
}

}  // namespace

Run declare_prompt(CLI::App& options) {
    auto arguments = std::make_shared<PromptArguments>();
    options.require_subcommand(1);
    options.footer(variables_text);
    std::vector<std::pair<CLI::App*, int (*)(const PromptArguments&)>> runs;
    for (const PromptCommand& command : kPromptCommands) {
        CLI::App* one = options.add_subcommand(command.name, command.help);
        declare_parts(*one, command.parts, *arguments);
        runs.emplace_back(one, command.run);
    }
    return [arguments, runs] {
        for (const auto& [command, run] : runs) {
            if (command->parsed()) return run(*arguments);
        }
        return kBadInput;
    };
}

}  // namespace rei::cli
