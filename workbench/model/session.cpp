#include "rei/model/session.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "rei/model/variants.hpp"
#include "rei/persona/engine.hpp"

namespace rei::workbench {

namespace {

/// Shown from the start beside the policy's own variant.
constexpr Variant kCompanions[] = {Variant::continuous, Variant::heuristic};

bool same_words(const Policy& a, const Policy& b) {
    const auto same_class = [](const SentimentClass& x, const SentimentClass& y) {
        return x.name == y.name && x.keywords == y.keywords;
    };
    return a.transitions == b.transitions && a.classes.size() == b.classes.size() &&
           std::equal(a.classes.begin(), a.classes.end(), b.classes.begin(), same_class);
}

bool has_parameter(const std::vector<Parameter>& parameters, const std::string& path) {
    return std::any_of(parameters.begin(), parameters.end(),
                       [&](const Parameter& p) { return p.path == path; });
}

}  // namespace

Session::Session(PolicyFile policy)
    : nominal_(std::move(policy)),
      policy_(nominal_.policy),
      main_(is_available(policy_.variant) ? policy_.variant : kCompanions[0]),
      shown_(std::begin(kCompanions), std::end(kCompanions)) {
    shown_.insert(main_);
    history_.start(policy_);
    list_parameters();
}

Problems Session::open_policy(const std::string& path) {
    Loaded<PolicyFile> loaded = load_policy(path);
    if (!loaded) return loaded.problems;
    if (scenario_) {
        if (Problems misfits = check_scenario(*scenario_, loaded->policy); !misfits.empty()) return misfits;
    }
    nominal_ = std::move(*loaded);
    policy_ = nominal_.policy;
    history_.start(policy_);
    files_changed();
    return {};
}

Problems Session::open_scenario(const std::string& path) {
    Loaded<Scenario> loaded = load_scenario(path);
    if (!loaded) return loaded.problems;
    if (Problems misfits = check_scenario(*loaded, policy_); !misfits.empty()) return misfits;
    loaded->file = path;
    scenario_ = std::make_unique<const Scenario>(std::move(*loaded));
    files_changed();
    return {};
}

Problems Session::reload() {
    commit_edit();
    Loaded<PolicyFile> policy = load_policy(nominal_.path);
    if (!policy) return policy.problems;
    std::unique_ptr<const Scenario> scenario;
    if (scenario_) {
        Loaded<Scenario> loaded = load_scenario(scenario_->file);
        if (!loaded) return loaded.problems;
        if (Problems misfits = check_scenario(*loaded, policy->policy); !misfits.empty()) return misfits;
        loaded->file = scenario_->file;
        scenario = std::make_unique<const Scenario>(std::move(*loaded));
    }
    history_.begin("Reload");
    nominal_ = std::move(*policy);
    policy_ = nominal_.policy;
    history_.commit(policy_);
    scenario_ = std::move(scenario);
    files_changed();
    return {};
}

Problems Session::export_to(const std::string& path) const {
    return export_policy(nominal_, policy_, path);
}

void Session::files_changed() {
    list_parameters();
    ++files_revision_;
    if (!scenario_) {
        ++revision_;
        return;
    }
    turn_times_.clear();
    for (const Turn& turn : scenario_->turns) {
        if (turn_times_.empty() || turn.at_sec > turn_times_.back()) turn_times_.push_back(turn.at_sec);
    }
    listen();
    runs_.clear();
    choose_runs();
}

void Session::listen() {
    heard_ = appraise(*scenario_, policy_);
    turn_texts_ = workbench::turn_texts(*scenario_, policy_);
}

void Session::choose_runs() {
    std::vector<Variant> variants{main_};
    for (const Variant variant : available_variants()) {
        if (variant != main_ && shows(variant)) variants.push_back(variant);
    }
    std::vector<Run> before;
    before.swap(runs_);
    for (const Variant variant : variants) {
        const auto kept = std::find_if(before.begin(), before.end(),
                                       [variant](const Run& run) { return run.variant == variant; });
        if (kept != before.end()) {
            runs_.push_back(std::move(*kept));
            continue;
        }
        runs_.emplace_back();
        runs_.back().variant = variant;
        replay_tuned(runs_.back());
        replay_as_loaded(runs_.back());
    }
    judge_main();
    ++revision_;
}

void Session::replay_tuned(Run& run) {
    run.trace = replay(*scenario_, heard_, policy_, run.variant);
    run.verdicts.clear();
    run.trace_stamp = ++last_stamp_;
}

void Session::replay_as_loaded(Run& run) {
    run.ghost = same_words(policy_, nominal_.policy)
                    ? replay(*scenario_, heard_, nominal_.policy, run.variant)
                    : replay(*scenario_, nominal_.policy, run.variant);
    run.ghost_verdicts.clear();
    run.ghost_stamp = ++last_stamp_;
}

void Session::judge_main() {
    Run& main = runs_.front();
    const std::size_t expectations = scenario_->expectations.size();
    if (main.verdicts.size() != expectations) main.verdicts = judge(main.trace, *scenario_, policy_);
    if (main.ghost_verdicts.size() != expectations)
        main.ghost_verdicts = judge(main.ghost, *scenario_, nominal_.policy);
}

void Session::replay_all_tuned() {
    for (Run& run : runs_) replay_tuned(run);
    judge_main();
    ++revision_;
}

void Session::set_policy(const Policy& policy) {
    const bool heard_alike = same_words(policy_, policy);
    policy_ = policy;
    list_parameters();
    ++revision_;
    if (!scenario_) return;
    if (!heard_alike) listen();
    replay_all_tuned();
}

void Session::begin_edit(const std::string& name) {
    if (!history_.is_open()) history_.begin(name);
}

bool Session::apply(const PolicyEdit& edit) {
    if (!has_parameter(parameters_, edit.path)) return false;
    if (get_parameter(policy_, edit.path) == edit.value) return true;
    const bool whole_edit = !history_.is_open();
    if (whole_edit) history_.begin("Set " + edit.path);
    const bool done = set_parameter(policy_, edit.path, edit.value);
    if (done) {
        const std::optional<Variant> reader = only_reader(edit.path);
        for (Run& run : runs_) {
            if (!reader || run.variant == *reader) replay_tuned(run);
        }
        if (scenario_) judge_main();
        ++revision_;
    }
    if (whole_edit) history_.commit(policy_);
    return done;
}

void Session::commit_edit() {
    if (!history_.is_open()) return;
    history_.commit(policy_);
    list_parameters();
}

void Session::cancel_edit() {
    if (history_.is_open()) set_policy(history_.cancel());
}

void Session::reset(const std::vector<std::string>& paths, const std::string& name) {
    commit_edit();
    Policy target = policy_;
    // A border can stand in the way of another one's return, so those that are refused get a second chance.
    for (int pass = 0; pass < 2; ++pass) {
        for (std::size_t k = 0; k < parameters_.size(); ++k) {
            if (std::find(paths.begin(), paths.end(), parameters_[k].path) == paths.end()) continue;
            set_parameter(target, parameters_[k].path, nominal_values_[k]);
        }
    }
    if (target == policy_) return;
    history_.begin(name);
    set_policy(target);
    history_.commit(policy_);
}

void Session::undo() {
    if (history_.can_undo()) set_policy(history_.undo());
}

void Session::redo() {
    if (history_.can_redo()) set_policy(history_.redo());
}

void Session::set_variant(Variant variant) {
    if (!is_available(variant) || variant == main_) return;
    main_ = variant;
    shown_.insert(variant);
    if (scenario_) choose_runs();
}

void Session::show_variant(Variant variant, bool is_shown) {
    if (!is_available(variant) || variant == main_ || shows(variant) == is_shown) return;
    if (is_shown) {
        shown_.insert(variant);
    } else {
        shown_.erase(variant);
    }
    if (scenario_) choose_runs();
}

double Session::value(std::size_t parameter) const {
    return get_parameter(policy_, parameters_[parameter].path);
}

void Session::list_parameters() {
    parameters_ = parameters_of(policy_);
    const std::vector<Parameter> as_loaded = parameters_of(nominal_.policy);
    nominal_values_.clear();
    for (const Parameter& parameter : parameters_) {
        const Policy& source = has_parameter(as_loaded, parameter.path) ? nominal_.policy : policy_;
        nominal_values_.push_back(get_parameter(source, parameter.path));
    }
}

}  // namespace rei::workbench
