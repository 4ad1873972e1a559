// rei export: a replay as EmotionML, a scenario as chat messages, a policy inside a character's card.
#include <cmath>
#include <filesystem>
#include <memory>
#include <string>

#include "inputs.hpp"
#include "output.hpp"
#include "subcommands.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/document/files.hpp"
#include "rei/exchange/card.hpp"
#include "rei/exchange/chat_json.hpp"
#include "rei/exchange/emotionml.hpp"
#include "rei/policy/policy_file.hpp"
#include "rei/replay/replay.hpp"

namespace rei::cli {
namespace {

constexpr double kMostSamples = 20e6;  // a file is put together in memory; more is a slip of the hand

struct ExportArguments {
    std::string file, to, out;
    EngineArguments engine;
    double freq_hz = kUsualTraceHz;
};

std::string emotionml_of(const ExportArguments& arguments) {
    if (!std::isfinite(arguments.freq_hz) || arguments.freq_hz <= 0)
        refuse(fmt::format("--freq: found {}; expected samples a second, above 0", arguments.freq_hz));
    const std::string policy_file = policy_path(arguments.engine);
    const Policy policy = read_policy(policy_file);
    const Variant variant = choose_variant(arguments.engine.engine, policy, policy_file);
    const Scenario scenario = read_scenarios({arguments.file}, {&policy}).front();
    if (scenario.until_sec * arguments.freq_hz > kMostSamples)
        refuse(fmt::format("{}: --freq {} would give {:.0f} samples of its {} s; at most {:.0f}",
                           arguments.file, arguments.freq_hz, scenario.until_sec * arguments.freq_hz,
                           scenario.until_sec, kMostSamples));
    return emotionml(replay(scenario, policy, variant), arguments.freq_hz);
}

std::string chat_of(const ExportArguments& arguments) {
    const Loaded<Scenario> scenario = load_scenario(arguments.file);
    if (!scenario) throw BadInput{scenario.problems};
    return chat_json(*scenario);
}

std::string card_of(const ExportArguments& arguments) {
    const Loaded<std::string> bytes = read_file(arguments.file);
    if (!bytes) throw BadInput{bytes.problems};
    Loaded<PolicyFile> policy = load_policy(policy_path(arguments.engine));
    if (!policy) throw BadInput{policy.problems};
    Loaded<std::string> card = card_with_policy(*bytes, arguments.file, policy->text);
    if (!card) throw BadInput{card.problems};
    return std::move(*card);
}

struct Exporter {
    const char* name;
    const char* help;
    std::string (*content)(const ExportArguments& arguments);
};
constexpr Exporter kExporters[] = {
    {"emotionml", "the replay of a scenario as EmotionML 1.0: traces of the state, times of the moods",
     emotionml_of},
    {"chat", "a scenario as JSON messages with role and content, and the deltas beside them", chat_of},
    {"card", "the policy inside a character card (FILE, JSON or PNG); all else in it stays", card_of},
};

int export_file(const ExportArguments& arguments) {
    for (const Exporter& exporter : kExporters) {
        if (arguments.to != exporter.name) continue;
        Output output(arguments.out);
        output.write(exporter.content(arguments));
        output.finish();
        return kFine;
    }
    refuse(fmt::format("--to: found '{}'; expected emotionml, chat or card", arguments.to));
}

std::string exporter_kinds_text() {
    std::string out = "Kinds:\n";
    for (const Exporter& exporter : kExporters)
        out += fmt::format("  {:<10} {}\n", exporter.name, exporter.help);
    return out;
}

}  // namespace

Run declare_export(CLI::App& options) {
    auto arguments = std::make_shared<ExportArguments>();
    options.add_option("FILE", arguments->file, "Scenario, or the card to put a policy in")
        ->required()
        ->type_name("");
    options.add_option("--to", arguments->to, "Kind to write")->required()->type_name("KIND");
    add_engine_arguments(options, arguments->engine);
    options
        .add_option("--freq", arguments->freq_hz,
                    fmt::format("Samples a second in EmotionML (default: {})", kUsualTraceHz))
        ->type_name("HZ");
    options.add_option("--out", arguments->out, "Write to this file instead of the screen")
        ->type_name("FILE");
    options.footer(exporter_kinds_text);
    return [arguments] { return export_file(*arguments); };
}

}  // namespace rei::cli
