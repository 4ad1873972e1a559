// rei tune: the parameters under which every expectation holds, least change first; or which expectations
// cannot be had together (DESIGN §6, §8).
#include "rei/study/tune.hpp"

#include <cmath>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "free_parameters.hpp"
#include "inputs.hpp"
#include "interrupt.hpp"
#include "option_checks.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "study_arguments.hpp"
#include "subcommands.hpp"
#include "text_table.hpp"
#include "tune_report.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/policy/borrowed_words.hpp"
#include "rei/policy/policy_file.hpp"
#include "rei/study/front.hpp"

namespace rei::cli {
namespace {

constexpr std::size_t kLeastBudget = 100, kMostBudget = 100'000'000;

struct TuneArguments {
    StudyArguments study;
    std::vector<std::string> free;
    std::string words_from;
    std::string exported;
    std::optional<std::uint64_t> seed;
    std::optional<std::size_t> budget;
    std::optional<double> margin;
    bool hard_ranges = false;
    bool even_so = false;
    bool front = false;
    std::optional<std::size_t> pick;
    OutputArguments output;
};

/// What would only come to light after the search is refused before it.
void check_export(const std::string& path) {
    if (path.empty()) return;
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::absolute(path, error).parent_path();
    if (!std::filesystem::is_directory(folder, error))
        refuse(fmt::format("--export: {}: there is no folder {}", path, folder.string()));
    if (std::filesystem::is_directory(path, error)) refuse(fmt::format("--export: {} is a folder", path));
}

PolicyFile read_policy_file(const std::string& path) {
    Loaded<PolicyFile> loaded = load_policy(path);
    if (!loaded) throw BadInput{loaded.problems};
    return std::move(*loaded);
}

/// The policy as it was when the search began, whose text the result is written into; the donor of words;
/// and the policy that is tuned.
struct Start {
    PolicyFile own;
    std::optional<PolicyFile> donor;
    BorrowedWords words;
};

Start read_start(const TuneArguments& arguments) {
    Start out{read_policy_file(policy_path(arguments.study.engine)), std::nullopt, {}};
    if (!arguments.words_from.empty()) out.donor = read_policy_file(arguments.words_from);
    out.words = with_words_of(out.own.policy, out.donor ? out.donor->policy : out.own.policy);
    return out;
}

/// Each file has its purpose; a policy alone may be tuned in its place.
void claim_files(const TuneArguments& arguments) {
    FileClaims files = claims_of(arguments.study);
    files.reads(arguments.words_from);
    files.writes(arguments.output);
    files.saves("--export", arguments.exported, policy_path(arguments.study.engine));
}

TunePlan plan_of(const TuneArguments& arguments, const Policy& policy) {
    check_export(arguments.exported);
    TunePlan plan;
    if (arguments.margin) {
        if (!(*arguments.margin > 0 && *arguments.margin < 1))
            refuse(fmt::format("--margin: found {}; expected a number between 0 and 1", *arguments.margin));
        plan.margin = *arguments.margin;
    }
    if (arguments.pick && !arguments.front) refuse("--pick goes with --front");
    if (arguments.front && !arguments.exported.empty() && !arguments.pick)
        refuse("--export: a front has many points; look at it first, then choose one with --pick N");
    plan.trial = read_trial(arguments.study, policy);
    plan.trial.free = choose_free(arguments.free, plan.trial.policy, plan.trial.variant);
    plan.hard_ranges = arguments.hard_ranges;
    plan.seed = arguments.seed.value_or(plan.seed);
    plan.budget = arguments.budget.value_or(plan.budget);
    std::size_t expectations = 0;
    for (const Scenario& scenario : plan.trial.scenarios) expectations += scenario.expectations.size();
    if (expectations == 0) refuse("the scenarios expect nothing; tuning needs an `expect:` in one of them");
    return plan;
}

void tell_words(const TuneArguments& arguments, const BorrowedWords& words) {
    if (arguments.words_from.empty()) return;
    fmt::print(stderr, "rei: from {}: moods {}, regions {}, classes {}, keywords {}, words of triggers {}\n",
               arguments.words_from, words.moods, words.regions, words.classes, words.keywords,
               words.triggers);
}

/// The policy that was tuned, as people name it.
std::string name_of_policy(const TuneArguments& arguments) {
    const std::string file = policy_path(arguments.study.engine);
    return arguments.words_from.empty() ? file
                                        : fmt::format("{} with words of {}", file, arguments.words_from);
}

template <class Study>
void run(Study& study, const char* what) {
    ProgressLine line(what);
    while (go_on(study)) line.show(study.progress());
}

/// How the tuned policy came about.
Provenance provenance_of(const TuneArguments& arguments, const TunePlan& plan, const TuneResult& result,
                         const Start& start) {
    Provenance how{fmt::format("rei tune {}", REI_VERSION),
                   policy_hash(start.own.policy),
                   name_of(plan.trial.variant),
                   {},
                   plan.seed,
                   result.tries,
                   {}};
    for (const Scenario& scenario : plan.trial.scenarios) how.scenarios.push_back(scenario.name);
    for (const TunedChange& change : result.changes)
        how.changed.push_back({change.path, change.before, change.after});
    how.settings =
        Provenance::Settings{plan.budget, plan.margin, plan.hard_ranges, arguments.free, arguments.pick};
    if (start.donor && !start.words.is_nothing())
        how.donor = Provenance::Donor{std::filesystem::path(start.donor->path).filename().string(),
                                      policy_hash(start.donor->policy), start.words.taken};
    return how;
}

/// Into a copy of the policy's file as it was. What became of the file meanwhile is somebody's work.
void export_tuned(const TuneArguments& arguments, const Start& start, const Policy& tuned,
                  const Provenance& how) {
    FileClaims own;
    own.reads(start.own.path);
    if (own.are_read(arguments.exported)) {
        const Loaded<std::string> now = read_file(start.own.path);
        if (!now || *now != start.own.text) {
            refuse(
                fmt::format("--export {}: the file was changed while the search ran, and is left as it is; "
                            "the same command takes up the change, or export to another file",
                            arguments.exported));
        }
    }
    const Problems problems = export_policy(start.own, tuned, arguments.exported, &how);
    if (!problems.empty()) throw BadInput{problems};
}

/// The result as if these values were what was found.
TuneResult with_values(TuneResult result, const PolicyTask& task, const TuneSpace& space,
                       const FrontPoint& point) {
    result.values = point.values;
    result.changes = changes_between(task.trial(), space, point.values);
    result.after = verdicts_of(task, point.values);
    result.failing = failing_in(result.after);
    return result;
}

/// The points of the front, and the result at the one that was picked, if it is there.
struct Chosen {
    std::vector<FrontPoint> front;
    TuneResult result;
    bool picked = false;
};

Chosen choose_from_front(const TuneArguments& arguments, const TunePlan& plan, const PolicyTask& task,
                         TuneResult result, const CrewOf& crews) {
    FrontSearch search({plan, result.values}, crews);
    run(search, "seeking the front");
    Chosen out{search.result(), std::move(result), false};
    out.result.tries += search.tries();
    if (!arguments.pick || *arguments.pick > out.front.size()) return out;
    const TuneSpace space(plan.trial.policy, plan.trial.free, plan.hard_ranges);
    out.result = with_values(std::move(out.result), task, space, out.front[*arguments.pick - 1]);
    out.picked = true;
    return out;
}

void tell(const TuneArguments& arguments, const PolicyTask& task, const Chosen& chosen, Output& output) {
    const Format format = arguments.output.chosen();
    const bool shows_front = !chosen.front.empty() && !chosen.picked;
    if (format == Format::text) {
        output.write(tuned_text(task, chosen.result, name_of_policy(arguments), output));
        if (shows_front) output.write(front_text(chosen.front, output));
    } else if (shows_front) {
        write_front(task, chosen.front, output, format);
    } else {
        write_tuned(task, chosen.result, output, format);
    }
    output.finish();
    if (shows_front && arguments.pick && !interrupted()) {
        refuse(fmt::format("--pick: found {}; the front has {}", *arguments.pick,
                           count_of(chosen.front.size(), "point", "points")));
    }
}

/// What decides the numbers that come out.
scale::Fingerprint fingerprint_of(const TunePlan& plan, bool has_front) {
    scale::Fingerprint out("rei tune");
    out.add(plan.trial).add(plan.hard_ranges ? 1.0 : 0.0).add(std::to_string(plan.seed));
    out.add(static_cast<double>(plan.budget)).add(plan.margin).add(has_front ? 1.0 : 0.0);
    return out;
}

/// Where it is to be exported and may be; says what became of that.
void finish_export(const TuneArguments& arguments, const Start& start, const Tuning& tuning,
                   const Chosen& chosen) {
    if (arguments.exported.empty()) return;
    const bool holds = chosen.result.holds();
    const char* why_not = nullptr;
    if (!holds && !arguments.even_so)
        why_not = "not every expectation holds; --even-so exports the best there is";
    if (holds && arguments.pick && !chosen.picked) why_not = "the front was not reached";
    if (why_not != nullptr) {
        fmt::print(stderr, "rei: nothing is exported: {}\n", why_not);
        return;
    }
    export_tuned(arguments, start, tuning.task().policy_with(chosen.result.values),
                 provenance_of(arguments, tuning.plan(), chosen.result, start));
    fmt::print(stderr, "rei: written to {}\n", arguments.exported);
}

int tune(const TuneArguments& arguments) {
    claim_files(arguments);
    const Start start = read_start(arguments);
    const TunePlan plan = plan_of(arguments, start.words.policy);
    CommandCrews crews(arguments.study.crews, fingerprint_of(plan, arguments.front));
    Tuning tuning(plan, crews.maker());
    if (crews.serves()) return crews.serve();
    Output output(arguments.output.out);
    output.prepare();
    if (!arguments.exported.empty()) check_writable(arguments.exported);
    tell_words(arguments, start.words);
    run(tuning, "tuning");
    Chosen chosen{{}, tuning.result()};
    if (arguments.front && chosen.result.holds() && !interrupted()) {
        chosen = choose_from_front(arguments, tuning.plan(), tuning.task(), std::move(chosen.result),
                                   crews.maker());
    }
    tell(arguments, tuning.task(), chosen, output);
    finish_export(arguments, start, tuning, chosen);
    if (interrupted()) {
        fmt::print(stderr, "rei: stopped after {} policies; this is what there was by then\n",
                   chosen.result.tries);
        return kInterrupted;
    }
    return chosen.result.holds() ? kFine : kRuleFailed;
}

}  // namespace

Run declare_tune(CLI::App& options) {
    auto arguments = std::make_shared<TuneArguments>();
    add_study_arguments(options, arguments->study);
    options
        .add_option("--free", arguments->free,
                    "Parameters that may change, or parts of the policy (engine, regions, "
                    "sentiment_weights.praise), by commas (default: all that the variant reads)")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("PATH,…");
    options
        .add_option("--words-from", arguments->words_from,
                    "First take moods, regions, keywords and triggers that the policy lacks from this one")
        ->type_name("FILE");
    options.add_option("--export", arguments->exported, "Write the tuned policy to this file")
        ->type_name("FILE")
        ->check(file_name());
    options.add_flag("--even-so", arguments->even_so,
                     "Export the best there is, though not everything holds");
    add_seed_argument(options, arguments->seed, "the search");
    options
        .add_option("--budget", arguments->budget,
                    fmt::format("About how many policies to try at most; a front as many again (default: {})",
                                TunePlan{}.budget))
        ->type_name("N")
        ->check(CLI::Range(kLeastBudget, kMostBudget));
    options
        .add_option("--margin", arguments->margin,
                    fmt::format("Comparable robustness that expectations should have to spare, in (0, 1) "
                                "(default: {})",
                                TunePlan{}.margin))
        ->type_name("M");
    options.add_flag("--hard", arguments->hard_ranges, "Search the hard ranges, not the recommended ones");
    options.add_flag("--front", arguments->front,
                     "Then seek what is to be had between answering sooner and being steadier");
    options.add_option("--pick", arguments->pick, "Take this point of the front")
        ->type_name("N")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1000}));
    add_output_arguments(options, arguments->output);
    return [arguments] { return tune(*arguments); };
}

}  // namespace rei::cli
