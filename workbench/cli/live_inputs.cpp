#include "live_inputs.hpp"

#include <algorithm>
#include <ctime>
#include <filesystem>

#include "inputs.hpp"
#include "text_table.hpp"
#include <CLI/CLI.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "rei/live/clean_text.hpp"
#include "rei/live/prompt_template.hpp"
#include "rei/live/settings_file.hpp"

namespace rei::cli {

void add_setting_arguments(CLI::App& arguments, SettingFlags& into,
                           std::initializer_list<const char*> names) {
    for (const char* const name : names) {
        const live::SettingRow* row = live::find_setting(live::setting_table(), name);
        std::string help = row->help;
        if (*row->value != '\0') help += fmt::format(" (default: {})", row->value);
        const auto keep = [&into, name](const std::string& value) { into[name] = value; };
        arguments
            .add_option_function<std::string>(row->flag, keep, fmt::format("{}; or {}", help, row->variable))
            ->type_name(row->kind == live::SettingKind::file ? "FILE" : "VALUE");
    }
}

live::Settings read_settings(const SettingFlags& flags) {
    Loaded<live::SettingLayers> layers = live::usual_layers(flags);
    if (!layers) throw BadInput{layers.problems};
    Loaded<live::Settings> settings = live::Settings::from(live::setting_table(), *layers);
    if (!settings) throw BadInput{settings.problems};
    return std::move(*settings);
}

std::string database_file(const live::Settings& settings) {
    const std::string file = live::database_of(settings);
    if (file.empty()) refuse("there is no home folder to keep conversations in; name a file with --db FILE");
    return file;
}

live::Store open_store(const live::Settings& settings) {
    return live::Store(database_file(settings));
}

live::Store open_store_to_read(const live::Settings& settings) {
    const std::string file = database_file(settings);
    std::error_code error;
    const bool is_usual = settings.value("db").empty();
    if (is_usual && !std::filesystem::exists(file, error)) return live::Store::of_nothing();
    return live::Store(file, live::Store::Access::read);
}

std::string policy_file(const live::Settings& settings) {
    return policy_path({settings.value("policy"), ""});
}

void add_variable_argument(CLI::App& arguments, std::map<std::string, std::string>& into) {
    const auto keep = [&into](const std::vector<std::string>& said) {
        for (const std::string& one : said) {
            const std::size_t equals = one.find('=');
            if (equals == std::string::npos || equals == 0)
                throw CLI::ValidationError("--var", fmt::format("found \"{}\", expected NAME=VALUE", one));
            into[one.substr(0, equals)] = one.substr(equals + 1);
        }
    };
    arguments
        .add_option_function<std::vector<std::string>>(
            "--var", keep, "Value of a variable of the prompt's own; may be repeated")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
}

void set_variables(live::PromptRecord& prompt, const std::map<std::string, std::string>& said,
                   const live::Settings& settings) {
    const Loaded<std::vector<std::string>> names = live::names_in(prompt.name, prompt.content);
    if (!names) throw BadInput{names.problems};
    for (const auto& variable : said) {
        const auto& [name, value] = variable;
        const auto usual = live::prompt_variables();
        if (std::any_of(usual.begin(), usual.end(),
                        [&](const auto& one) { return variable.first == one.name; }))
            refuse(fmt::format("--var {}: every prompt has this variable already", name));
        if (std::find(names->begin(), names->end(), name) == names->end())
            refuse(
                fmt::format("--var {}: the prompt '{}' has no such variable; 'rei prompt list' names those "
                            "it has",
                            printable(name), printable(prompt.name)));
        refuse_secrets(settings, "--var " + name, value);
        prompt.variables[name] = value;
    }
}

void refuse_secrets(const live::Settings& settings, const std::string& what, const std::string& text) {
    if (live::without_secrets(text, settings.secrets()) != text)
        refuse(fmt::format("{}: has a secret in it, which would be stored and shown", what));
}

std::string local_time(std::int64_t wall) {
    return fmt::format("{:%Y-%m-%d %H:%M}", fmt::localtime(static_cast<std::time_t>(wall / 1000)));
}

}  // namespace rei::cli
