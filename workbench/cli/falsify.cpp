// rei falsify: the search for conversations that break a law of the policy or an expectation of a scenario
// (DESIGN §6, §8).
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "crew_arguments.hpp"
#include "falsify_report.hpp"
#include "file_claims.hpp"
#include "inputs.hpp"
#include "interrupt.hpp"
#include "option_checks.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "subcommands.hpp"
#include "text_table.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rei/scenario/scenario_writer.hpp"
#include "rei/text/untrusted.hpp"

namespace rei::cli {
namespace fs = std::filesystem;
namespace {

struct FalsifyArguments {
    std::vector<std::string> scenarios;
    EngineArguments engine;
    std::vector<std::string> laws;
    FalsifyPlan plan;  ///< its numbers
    CrewArguments crews;
    std::string save;
    OutputArguments output;
};

std::string names_of_laws() {
    std::string names;
    for (const LawInfo& info : law_table()) names += (names.empty() ? "" : ", ") + std::string(info.name);
    return names;
}

/// A law as asked for: NAME or NAME=VALUE.
Law law_asked(const std::string& asked, const Policy& policy) {
    const std::size_t equals = asked.find('=');
    const std::string name = asked.substr(0, equals);
    const LawInfo* info = find_law(name);
    if (info == nullptr) refuse(fmt::format("--law: found '{}'; expected one of: {}", name, names_of_laws()));
    if (equals == std::string::npos) return make_law(*info, policy);
    const std::string text = asked.substr(equals + 1);
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !(value >= info->range.low && value <= info->range.high)) {
        refuse(fmt::format("--law {}: found '{}'; expected a number from {} to {}{}", name, text,
                           info->range.low, info->range.high,
                           *info->unit == '\0' ? "" : fmt::format(" ({})", info->unit)));
    }
    return make_law(*info, policy, value);
}

std::vector<Law> laws_asked(const std::vector<std::string>& asked, const Policy& policy) {
    std::vector<Law> out;
    for (const std::string& one : asked) {
        Law law = law_asked(one, policy);
        const bool twice =
            std::any_of(out.begin(), out.end(), [&](const Law& other) { return other.name == law.name; });
        if (twice) refuse(fmt::format("--law: {} is asked for twice", law.name));
        out.push_back(std::move(law));
    }
    return out;
}

std::vector<Law> all_laws(const Policy& policy) {
    std::vector<Law> out;
    for (const LawInfo& info : law_table()) out.push_back(make_law(info, policy));
    return out;
}

/// What is searched for around a scenario: its expectations, and the laws asked for.
FalsifyPlan plan_around(FalsifyPlan plan, const Scenario& scenario, ScenarioLaws laws) {
    plan.laws.insert(plan.laws.begin(), std::make_move_iterator(laws.laws.begin()),
                     std::make_move_iterator(laws.laws.end()));
    plan.scenario = scenario;
    return plan;
}

constexpr const char* kNoLaw = "none of its expectations makes sense for other conversations";

/// The searches, and the scenarios around which there is nothing to search for.
struct Hunts {
    std::vector<Hunt> all;
    std::vector<std::string> left_out;  ///< files
};

Hunts hunts_of(const FalsifyArguments& arguments, const FalsifyPlan& common, const CrewOf& crews) {
    Hunts out;
    const auto add = [&](const std::string& name, std::vector<Phrase> not_taken, FalsifyPlan plan) {
        const std::size_t laws = plan.laws.size();
        out.all.push_back({name, std::move(not_taken), std::make_unique<Falsify>(std::move(plan), crews),
                           std::vector<std::string>(laws)});
    };
    if (arguments.scenarios.empty()) {
        FalsifyPlan plan = common;
        if (plan.laws.empty()) plan.laws = all_laws(plan.policy);
        add("", {}, std::move(plan));
        return out;
    }
    for (const Scenario& scenario : read_scenarios(expand_folders(arguments.scenarios), {&common.policy})) {
        ScenarioLaws laws = laws_of(scenario);
        if (laws.laws.empty() && common.laws.empty()) {
            out.left_out.push_back(scenario.file);
            continue;
        }
        std::vector<Phrase> not_taken = laws.not_taken;
        add(scenario.name, std::move(not_taken), plan_around(common, scenario, std::move(laws)));
    }
    if (out.all.empty()) {
        refuse(
            fmt::format("{}: {}; expected flips, saturation, range or never over the whole, or settles after "
                        "the last turn; or name laws with --law",
                        fmt::join(out.left_out, ", "), kNoLaw));
    }
    return out;
}

bool is_file(const std::string& save) {
    const fs::path ending = fs::path(save).extension();
    return ending == ".yaml" || ending == ".yml" || ending == ".json";
}

void check_save(const std::string& save, const std::vector<Hunt>& hunts) {
    std::size_t laws = 0;
    for (const Hunt& hunt : hunts) laws += hunt.search->plan().laws.size();
    if (is_file(save) && laws > 1) {
        refuse(fmt::format(
            "--save {}: {} laws are searched and a file holds one conversation; name a folder, or "
            "one law with --law",
            save, laws));
    }
    std::error_code error;
    if (!save.empty() && !is_file(save) && fs::exists(save, error) && !fs::is_directory(save, error))
        refuse(
            fmt::format("--save {}: is no folder, and no name of a scenario: *.yaml, *.yml or *.json", save));
}

/// Refuses what could not be saved to, before anything is searched.
void prepare_save(const std::string& save) {
    if (is_file(save)) {
        check_writable(save);
        return;
    }
    fs::path there = fs::absolute(save);
    std::error_code error;
    while (!fs::exists(there, error) && there.has_relative_path()) there = there.parent_path();
    if (!fs::is_directory(there, error))
        refuse(fmt::format("--save {}: {} is no folder", save, there.string()));
    check_writable((there / "found.yaml").string());
}

/// A name of a file that every file system takes: no control characters, and of a long one its beginning and
/// its end, which says what is broken.
std::string file_stem(std::string_view name) {
    constexpr std::size_t kMostBytes = 200, kEndBytes = 60;
    std::string out = valid_utf8(printable(name)).text;
    std::replace(out.begin(), out.end(), '/', '-');
    if (out.front() == '.') out.front() = '-';
    if (out.size() <= kMostBytes) return out;
    const auto is_inside = [&](std::size_t at) {
        return (static_cast<unsigned char>(out[at]) & 0xC0U) == 0x80U;
    };
    std::size_t cut = kMostBytes - kEndBytes;
    std::size_t end = out.size() - kEndBytes;
    while (is_inside(cut)) --cut;
    while (is_inside(end)) ++end;
    return out.substr(0, cut) + "…" + out.substr(end);
}

/// Files for scenarios in a folder, called like them; no name twice, and none that is searched around.
class FileNames {
  public:
    FileNames(const std::string& folder, const FileClaims& files) : folder_(folder), files_(files) {}

    std::string next(const std::string& name) {
        const std::string stem = file_stem(name);
        std::string path = (folder_ / (stem + ".yaml")).string();
        for (int k = 2; files_.are_read(path) || !taken_.insert(path).second; ++k)
            path = (folder_ / fmt::format("{}-{}.yaml", stem, k)).string();
        return path;
    }

  private:
    fs::path folder_;
    const FileClaims& files_;
    std::set<std::string> taken_;
};

/// Gives what could not be saved; the rest is.
Problems save_found(std::vector<Hunt>& hunts, const std::string& save, const FileClaims& files,
                    const std::string& policy_file) {
    FileNames names(save, files);
    Problems out;
    for (Hunt& hunt : hunts) {
        for (std::size_t k = 0; k < hunt.saved.size(); ++k) {
            if (!hunt.search->broken(k)) continue;
            std::error_code ignored;  // the file says it
            if (!is_file(save)) fs::create_directories(save, ignored);
            const Scenario scenario =
                found_scenario(*hunt.search, k, fs::path(policy_file).filename().string());
            const std::string path = is_file(save) ? save : names.next(scenario.name);
            const Problems problems = save_scenario({}, scenario, path);
            out.insert(out.end(), problems.begin(), problems.end());
            if (problems.empty()) hunt.saved[k] = path;
        }
    }
    return out;
}

/// What was found and could not be saved is not lost: the text of the result has it, and for a table it goes
/// where the table does not.
void show_unsaved(const std::vector<Hunt>& hunts, const std::string& policy_file, const Output& output) {
    std::FILE* const to = output.to_file() ? stdout : stderr;
    for (const Hunt& hunt : hunts) {
        for (std::size_t k = 0; k < hunt.saved.size(); ++k) {
            if (hunt.search->broken(k) && hunt.saved[k].empty())
                fmt::print(to, "{}\n", found_yaml(hunt, k, policy_file));
        }
    }
    std::fflush(to);
}

/// All searches, one after the other; those that have been stopped have tried what they have tried.
void run(std::vector<Hunt>& hunts) {
    ProgressLine line("falsifying");
    const double share = 1 / static_cast<double>(hunts.size());
    for (std::size_t k = 0; k < hunts.size() && !interrupted(); ++k) {
        Falsify& search = *hunts[k].search;
        while (go_on(search)) line.show(share * (static_cast<double>(k) + search.progress()));
    }
}

int tell(const std::vector<Hunt>& hunts, const FalsifyArguments& arguments, const std::string& policy_file,
         Output& output) {
    const Format format = arguments.output.chosen();
    const bool found =
        std::any_of(hunts.begin(), hunts.end(), [](const Hunt& hunt) { return hunt.found_any(); });
    std::uint64_t tried = 0;
    for (const Hunt& hunt : hunts) tried += hunt.search->tried();
    if (format == Format::text) {
        for (const Hunt& hunt : hunts) output.write(hunt_text(hunt, policy_file, output) + "\n");
        if (!found)
            output.write(fmt::format("Nothing broke in {} conversations. That is no proof.\n", tried));
    } else {
        write_hunts(hunts, output, format);
    }
    output.finish();
    if (interrupted()) {
        fmt::print(stderr, "rei: stopped after {} conversations; this is what there was by then\n", tried);
        return kInterrupted;
    }
    return found ? kRuleFailed : kFine;
}

/// What decides the numbers that come out.
scale::Fingerprint fingerprint_of(const FalsifyArguments& arguments, const FalsifyPlan& common) {
    scale::Fingerprint out("rei falsify");
    out.add(common.policy).add(name_of(common.variant)).add(std::to_string(common.seed));
    out.add(static_cast<double>(common.budget)).add(static_cast<double>(common.limits.most_turns));
    out.add(common.limits.pace_sec).add(static_cast<double>(common.limits.most_affinity));
    for (const std::string& law : arguments.laws) out.add(law);
    for (const Scenario& scenario : read_scenarios(expand_folders(arguments.scenarios), {&common.policy})) {
        out.add(scenario);
    }
    return out;
}

FileClaims claim_files(const FalsifyArguments& arguments, const std::string& policy_file) {
    FileClaims out;
    out.reads(policy_file);
    out.reads(expand_folders(arguments.scenarios));
    out.saves("--checkpoint", arguments.crews.checkpoint);
    out.writes(arguments.output);
    out.saves("--save", arguments.save);
    return out;
}

int falsify_all(const FalsifyArguments& arguments) {
    const std::string policy_file = policy_path(arguments.engine);
    const FileClaims files = claim_files(arguments, policy_file);
    FalsifyPlan common = arguments.plan;
    common.policy = read_policy(policy_file);
    common.variant = choose_variant(arguments.engine.engine, common.policy, policy_file);
    common.laws = laws_asked(arguments.laws, common.policy);
    CommandCrews crews(arguments.crews, fingerprint_of(arguments, common));
    Hunts hunts = hunts_of(arguments, common, crews.maker());
    check_save(arguments.save, hunts.all);
    if (crews.serves()) return crews.serve();
    for (const std::string& file : hunts.left_out)
        fmt::print(stderr, "rei: {}: left out: {}\n", file, kNoLaw);
    Output output(arguments.output.out);
    output.prepare();
    if (!arguments.save.empty()) prepare_save(arguments.save);
    run(hunts.all);
    Problems unsaved;
    if (!arguments.save.empty()) unsaved = save_found(hunts.all, arguments.save, files, policy_file);
    if (!unsaved.empty() && (output.to_file() || arguments.output.chosen() != Format::text))
        show_unsaved(hunts.all, policy_file, output);
    const int exit_code = tell(hunts.all, arguments, policy_file, output);
    if (!unsaved.empty()) throw BadInput{unsaved};
    if (!arguments.save.empty() && exit_code == kFine) fmt::print(stderr, "rei: there is nothing to save\n");
    return exit_code;
}

void add_search_arguments(CLI::App& options, FalsifyPlan& plan) {
    options
        .add_option("--budget", plan.budget,
                    fmt::format("How many conversations to try (default: {})", plan.budget))
        ->type_name("N")
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1} << 53U));
    options
        .add_option(
            "--turns", plan.limits.most_turns,
            fmt::format("The most turns of a conversation, beside those of the scenario (default: {})",
                        plan.limits.most_turns))
        ->type_name("N")
        ->check(CLI::Range(1U, 1000U));
    options
        .add_option(
            "--pace", plan.limits.pace_sec,
            fmt::format("The shortest time between turns, if a scenario has none shorter (default: {})",
                        plan.limits.pace_sec))
        ->type_name("SEC")
        ->check(number_between(0, 3600));
    options
        .add_option("--affinity", plan.limits.most_affinity,
                    fmt::format("How much of a friend or a foe a user can be (default: {})",
                                plan.limits.most_affinity))
        ->type_name("N")
        ->check(CLI::Range(0, 100));
    options.add_option("--seed", plan.seed, fmt::format("Seed of the search (default: {})", plan.seed))
        ->type_name("S")
        ->check(whole_number());
}

}  // namespace

Run declare_falsify(CLI::App& options) {
    auto arguments = std::make_shared<FalsifyArguments>();
    options
        .add_option(
            "SCENARIO", arguments->scenarios,
            "Scenario files, or folders of them: search around each for a conversation that breaks its "
            "expectations (default: any conversation that breaks a law)")
        ->type_name("");
    add_engine_arguments(options, arguments->engine);
    options
        .add_option(
            "--law", arguments->laws,
            "A law below, with another number if you like (default: all laws, or a scenario's expectations)")
        ->allow_extra_args(false)
        ->type_name("NAME[=X]");
    add_search_arguments(options, arguments->plan);
    add_crew_arguments(options, arguments->crews);
    options
        .add_option("--save", arguments->save,
                    "Save what is found as scenarios in this folder, or as this file")
        ->type_name("FOLDER|FILE")
        ->check(file_name());
    add_output_arguments(options, arguments->output);
    options.footer(laws_text());
    return [arguments] { return falsify_all(*arguments); };
}

}  // namespace rei::cli
