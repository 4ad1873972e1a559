// rei diagnose: what goes wrong in scenarios, why, and the smallest change that cures it (DESIGN §6, §8).
#include <memory>
#include <string>
#include <vector>

#include "diagnose_report.hpp"
#include "file_claims.hpp"
#include "inputs.hpp"
#include "interrupt.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "subcommands.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/policy/parameters.hpp"

namespace rei::cli {
namespace {

struct DiagnoseArguments {
    std::vector<std::string> scenarios;
    EngineArguments engine;
    OutputArguments output;
    bool no_cures = false;
};

std::string meaning_of(const std::string& path, const Policy& policy) {
    for (const Parameter& parameter : parameters_of(policy)) {
        if (parameter.path == path) return parameter.meaning;
    }
    return {};
}

/// A scenario under diagnosis: the search of one cure after the other, told to the terminal.
class Visit {
  public:
    Visit(const Scenario& scenario, const Policy& policy, Variant variant)
        : scenario_(scenario), policy_(policy), variant_(variant), heard_(appraise(scenario, policy)) {
        const Trace trace = replay(scenario_, heard_, policy_, variant_);
        patient_ = {scenario.name, variant, {}};
        for (Finding& finding : diagnose(trace, scenario_, heard_, policy_)) {
            patient_.findings.push_back({std::move(finding), false, std::nullopt, {}});
        }
    }
    /// `before` of the work was done before this visit, which is `share` of it.
    void seek_cures(ProgressLine& progress, double before, double share) {
        const auto n = static_cast<double>(patient_.findings.size());
        for (std::size_t k = 0; k < patient_.findings.size() && !interrupted(); ++k) {
            Diagnosed& diagnosed = patient_.findings[k];
            CureSearch search(scenario_, heard_, policy_, variant_, diagnosed.finding);
            bool more = true;
            while (more && !interrupted()) {
                more = search.advance();
                progress.show(before + share * (static_cast<double>(k) + search.progress()) / n);
            }
            diagnosed.searched = !more;
            diagnosed.cure = search.result();
            if (diagnosed.cure) diagnosed.meaning = meaning_of(diagnosed.cure->path, policy_);
        }
    }
    [[nodiscard]] Patient patient() { return std::move(patient_); }

  private:
    const Scenario& scenario_;
    const Policy& policy_;
    Variant variant_;
    AppraisedScenario heard_;
    Patient patient_;
};

std::vector<Patient> visit_all(const std::vector<Scenario>& scenarios, const Policy& policy, Variant variant,
                               bool cures_wanted) {
    std::vector<Patient> out;
    ProgressLine progress("diagnosing");
    const double share = 1 / static_cast<double>(scenarios.size());
    for (std::size_t k = 0; k < scenarios.size() && !interrupted(); ++k) {
        Visit visit(scenarios[k], policy, variant);
        if (cures_wanted) visit.seek_cures(progress, static_cast<double>(k) * share, share);
        out.push_back(visit.patient());
    }
    return out;
}

int diagnose_all(const DiagnoseArguments& arguments) {
    const std::string policy_file = policy_path(arguments.engine);
    const Policy policy = read_policy(policy_file);
    const Variant variant = choose_variant(arguments.engine.engine, policy, policy_file);
    const std::vector<std::string> paths = expand_folders(arguments.scenarios);
    FileClaims files;
    files.reads(policy_file);
    files.reads(paths);
    files.writes(arguments.output);
    const std::vector<Scenario> scenarios = read_scenarios(paths, {&policy});
    Output output(arguments.output.out);
    output.prepare();
    const bool cures_wanted = !arguments.no_cures;
    const std::vector<Patient> patients = visit_all(scenarios, policy, variant, cures_wanted);

    const Format format = arguments.output.chosen();
    if (format == Format::text) {
        for (const Patient& patient : patients) {
            if (&patient != &patients.front()) output.write("\n");
            output.write(patient_text(patient, policy_file, cures_wanted, output));
        }
        if (scenarios.size() > 1) output.write(total_text(patients, cures_wanted));
    } else {
        write_patients(patients, output, format);
    }
    output.finish();
    if (!interrupted()) return kFine;
    fmt::print(stderr, "rei: stopped; {} of {} were looked at\n", patients.size(), scenarios.size());
    return kInterrupted;
}

}  // namespace

Run declare_diagnose(CLI::App& options) {
    auto arguments = std::make_shared<DiagnoseArguments>();
    options.add_option("SCENARIO", arguments->scenarios, "Scenario files, or folders of them")
        ->required()
        ->type_name("");
    add_engine_arguments(options, arguments->engine);
    options.add_flag("--no-cures", arguments->no_cures, "Only say what is wrong; seek no cures");
    add_output_arguments(options, arguments->output);
    options.footer(finding_kinds_text);
    return [arguments] { return diagnose_all(*arguments); };
}

}  // namespace rei::cli
