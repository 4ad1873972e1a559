// rei report: one self-contained page with pictures of what a persona does in scenarios (DESIGN §6).
#include "rei/report/report.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "file_claims.hpp"
#include "inputs.hpp"
#include "interrupt.hpp"
#include "option_checks.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "reflect.hpp"
#include "subcommands.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/live/clean_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/policy/policy_file.hpp"

namespace rei::cli {
namespace {

using workbench::Language;
using workbench::Report;
using workbench::ReportedPolicy;
using workbench::ReportPlan;

struct ReportArguments {
    std::vector<std::string> scenarios;
    EngineArguments engine;
    std::string against;
    std::string out;
    std::string title;
    std::string language = "en";
    bool no_cures = false;
    std::optional<int> rhythm_days;
    ReflectArguments reflect;
};

ReportedPolicy reported(const std::string& path, const std::string& engine) {
    Loaded<PolicyFile> loaded = load_policy(path);
    if (!loaded) throw BadInput{loaded.problems};
    const Variant variant = choose_variant(engine, loaded->policy, path);
    return {path, std::move(loaded->policy), variant, workbench::read_tuning(loaded->text)};
}

workbench::ReportedRhythm rhythm_of(const ReflectArguments& arguments, int days) {
    CompanionDesk desk(arguments);
    const companion::Log log = desk.book.read(desk.now_ms, days);
    return {live::clean_name(desk.settings.value("user")),
            std::make_shared<const companion::Companion>(std::move(desk.companion)),
            companion::days_of(log, days)};
}

ReportPlan plan_of(const ReportArguments& arguments) {
    ReportPlan plan;
    plan.policy = reported(policy_path(arguments.engine), arguments.engine.engine);
    std::vector<const Policy*> policies{&plan.policy.policy};
    if (!arguments.against.empty()) {
        plan.before = reported(arguments.against, arguments.engine.engine);
        policies.push_back(&plan.before->policy);
    }
    plan.scenarios = read_scenarios(expand_folders(arguments.scenarios), policies);
    plan.seeks_cures = !arguments.no_cures;
    if (arguments.rhythm_days) plan.rhythm = rhythm_of(arguments.reflect, *arguments.rhythm_days);
    plan.title = arguments.title;
    plan.program = "rei " REI_VERSION;
    return plan;
}

void claim_files(const ReportArguments& arguments) {
    FileClaims files;
    files.reads(policy_path(arguments.engine));
    files.reads(arguments.against);
    files.reads(expand_folders(arguments.scenarios));
    for (const char* setting : {"companion", "db"}) {
        const auto flag = arguments.reflect.flags.find(setting);
        if (flag != arguments.reflect.flags.end()) files.reads(flag->second);
    }
    files.writes("--out", arguments.out);
}

int report_all(const ReportArguments& arguments) {
    claim_files(arguments);
    ReportPlan plan = plan_of(arguments);
    Output output(arguments.out);
    output.prepare();
    const std::size_t scenarios = plan.scenarios.size();
    workbench::set_language(arguments.language == "ko" ? Language::korean : Language::english);
    Report report(std::move(plan));
    {
        ProgressLine line("reporting");
        while (!interrupted() && report.advance()) line.show(report.progress());
    }
    const bool is_whole = report.scenarios_done() == scenarios;
    if (is_whole || report.scenarios_done() > 0) {
        output.write(report.page());
        output.finish();
    }
    if (is_whole) return kFine;
    fmt::print(stderr, "rei: stopped; {} of {} scenarios are told{}\n", report.scenarios_done(), scenarios,
               report.scenarios_done() > 0 ? "" : ", no page was written");
    return kInterrupted;
}

}  // namespace

Run declare_report(CLI::App& options) {
    auto arguments = std::make_shared<ReportArguments>();
    options.add_option("SCENARIO", arguments->scenarios, "Scenario files, or folders of them")
        ->required()
        ->type_name("");
    add_engine_arguments(options, arguments->engine);
    options.add_option("--out", arguments->out, "Write the page to this file (.html); - for the screen")
        ->required()
        ->type_name("FILE")
        ->check(file_or_screen());
    options
        .add_option("--against", arguments->against,
                    "The policy before: say what changed, and what that did to numbers and pictures")
        ->type_name("FILE");
    options.add_flag("--no-cures", arguments->no_cures, "Only say what is wrong; seek no cures");
    options
        .add_option("--rhythm", arguments->rhythm_days,
                    "Add the emotional rhythm of the last N days (see rei reflect)")
        ->type_name("N")
        ->check(CLI::Range(1, 366));
    add_setting_arguments(options, arguments->reflect.flags, {"user", "companion", "db"});
    options.add_option("--title", arguments->title, "Heading of the page (default: the persona's name)")
        ->type_name("TEXT");
    options.add_option("--language", arguments->language, "Language of the page: en or ko (default: en)")
        ->type_name("L")
        ->check(CLI::IsMember({"en", "ko"}));
    options.footer(
        "The page needs nothing beside itself: no network, no scripts, no fonts.\n"
        "Whether expectations hold is what the page says, not the exit code: that is 0 (see rei check).\n");
    return [arguments] { return report_all(*arguments); };
}

}  // namespace rei::cli
