#include "rei/model/session.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "rei/model/in_parallel.hpp"
#include "rei/model/strings.hpp"
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

Work work_of(PolicyFile file) {
    const auto shared = std::make_shared<const PolicyFile>(std::move(file));
    const std::shared_ptr<const Policy> policy(shared, &shared->policy);
    Work work;
    work.policy_file = shared;
    work.nominal = work.policy = policy;
    return work;
}

}  // namespace

Session::Session(PolicyFile policy)
    : work_(work_of(std::move(policy))),
      policy_(*work_.policy),
      main_(is_available(policy_.variant) ? policy_.variant : kCompanions[0]),
      shown_(std::begin(kCompanions), std::end(kCompanions)) {
    shown_.insert(main_);
    note_policy_on_disk(work_);
    history_.start(snapshot());
    list_parameters();
}

// ---- what is shown

void Session::files_changed() {
    list_parameters();
    ++files_revision_;
    turn_times_.clear();
    runs_.clear();
    if (!has_scenario()) {
        ++revision_;
        return;
    }
    for (const Turn& turn : scenario().turns) {
        if (turn_times_.empty() || turn.at_sec > turn_times_.back()) turn_times_.push_back(turn.at_sec);
    }
    listen();
    choose_runs();
}

void Session::listen() {
    heard_ = appraise(scenario(), policy_);
    turn_texts_ = workbench::turn_texts(scenario(), policy_);
}

void Session::choose_runs() {
    std::vector<Variant> variants{main_};
    for (const Variant variant : available_variants()) {
        if (variant != main_ && shows(variant)) variants.push_back(variant);
    }
    std::vector<Run> before;
    before.swap(runs_);
    std::vector<std::size_t> fresh;
    for (const Variant variant : variants) {
        const auto kept = std::find_if(before.begin(), before.end(),
                                       [variant](const Run& run) { return run.variant == variant; });
        if (kept != before.end()) {
            runs_.push_back(std::move(*kept));
            continue;
        }
        runs_.emplace_back();
        runs_.back().variant = variant;
        fresh.push_back(runs_.size() - 1);
    }
    replay_tuned(fresh);
    for (const std::size_t k : fresh) replay_nominal(runs_[k]);
    judge_main();
    ++revision_;
}

void Session::replay_tuned(const std::vector<std::size_t>& runs) {
    for (const std::size_t k : runs) {
        Run& run = runs_[k];
        const bool was_nominal = run.trace_stamp != 0 && !run.own_ghost;
        if (was_nominal && is_tuned()) run.own_ghost = std::make_shared<const Trace>(std::move(run.trace));
        if (!is_tuned()) run.own_ghost.reset();
        run.verdicts.clear();
        run.trace_stamp = ++last_stamp_;
    }
    in_parallel(runs.size(), [&](std::size_t k) {
        Run& run = runs_[runs[k]];
        run.trace = replay(scenario(), heard_, policy_, run.variant);
        if (runs[k] == 0) run.verdicts = judge(run.trace, scenario(), policy_);
    });
}

void Session::replay_nominal(Run& run) {
    if (is_tuned()) {
        run.own_ghost = std::make_shared<const Trace>(same_words(policy_, nominal())
                                                          ? replay(scenario(), heard_, nominal(), run.variant)
                                                          : replay(scenario(), nominal(), run.variant));
    }
    run.ghost_verdicts.clear();
    run.ghost_stamp = ++last_stamp_;
}

void Session::judge_main() {
    Run& main = runs_.front();
    const std::size_t expectations = scenario().expectations.size();
    if (main.verdicts.size() != expectations) main.verdicts = judge(main.trace, scenario(), policy_);
    if (main.ghost_verdicts.size() != expectations)
        main.ghost_verdicts = judge(main.ghost(), scenario(), nominal());
}

void Session::replay_all_tuned() {
    std::vector<std::size_t> all(runs_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    replay_tuned(all);
    ++revision_;
}

void Session::set_policy(const Policy& policy) {
    const bool heard_alike = same_words(policy_, policy);
    policy_ = policy;
    list_parameters();
    ++revision_;
    if (!has_scenario()) return;
    if (!heard_alike) listen();
    replay_all_tuned();
}

void Session::list_parameters() {
    parameters_ = parameters_of(policy_);
    const std::vector<Parameter> nominally = parameters_of(nominal());
    nominal_values_.clear();
    for (const Parameter& parameter : parameters_) {
        const Policy& source = has_parameter(nominally, parameter.path) ? nominal() : policy_;
        nominal_values_.push_back(get_parameter(source, parameter.path));
    }
}

double Session::value(std::size_t parameter) const {
    return get_parameter(policy_, parameters_[parameter].path);
}

void Session::set_variant(Variant variant) {
    if (!is_available(variant) || variant == main_) return;
    main_ = variant;
    shown_.insert(variant);
    if (has_scenario()) choose_runs();
}

void Session::show_variant(Variant variant, bool is_shown) {
    if (!is_available(variant) || variant == main_ || shows(variant) == is_shown) return;
    if (is_shown) {
        shown_.insert(variant);
    } else {
        shown_.erase(variant);
    }
    if (has_scenario()) choose_runs();
}

// ---- edits

Work Session::snapshot() const {
    Work work = work_;
    if (!(*work.policy == policy_)) work.policy = std::make_shared<const Policy>(policy_);
    return work;
}

void Session::go_to(const Work& work) {
    const bool same_files = work.scenario == work_.scenario && work.nominal == work_.nominal;
    work_ = work;
    if (same_files) {
        if (!(policy_ == *work.policy)) set_policy(*work.policy);
    } else {
        policy_ = *work.policy;
        files_changed();
    }
}

void Session::go_to_as_edit(const std::string& name, const Work& work) {
    commit_edit();
    history_.begin(name);
    go_to(work);
    history_.commit(work);
}

void Session::begin_edit(const std::string& name) {
    if (!history_.is_open()) history_.begin(name);
}

bool Session::apply(const PolicyEdit& edit) {
    if (!has_parameter(parameters_, edit.path)) return false;
    if (get_parameter(policy_, edit.path) == edit.value) return true;
    const bool whole_edit = !history_.is_open();
    if (whole_edit) history_.begin(fmt::format(fmt::runtime(tr("Set {}")), edit.path));
    const bool done = set_parameter(policy_, edit.path, edit.value);
    if (done) {
        const std::optional<Variant> reader = only_reader(edit.path);
        std::vector<std::size_t> readers;
        for (std::size_t k = 0; k < runs_.size(); ++k) {
            if (!reader || runs_[k].variant == *reader) readers.push_back(k);
        }
        replay_tuned(readers);
        ++revision_;
    }
    if (whole_edit) commit_edit();
    return done;
}

Problems Session::change_policy(const std::string& name, const Policy& policy) {
    if (policy == policy_) return {};
    const std::string& file = work_.policy_file->path;
    const Loaded<Policy> again = parse_policy(export_text(*work_.policy_file, policy), file);
    if (!again) return again.problems;
    if (!(*again == policy)) return {{file, {}, "", phrase("this can't be written down in a policy")}};
    if (has_scenario()) {
        if (Problems misfits = check_scenario(scenario(), policy); !misfits.empty()) return misfits;
    }
    const bool whole_edit = !history_.is_open();
    if (whole_edit) history_.begin(name);
    set_policy(policy);
    if (whole_edit) commit_edit();
    return {};
}

Problems Session::adopt(const std::string& name, const Policy& policy, const Provenance& how) {
    commit_edit();
    history_.begin(name);
    Problems problems = change_policy(name, policy);
    if (!problems.empty()) {
        cancel_edit();
        return problems;
    }
    work_.found_by = std::make_shared<const Provenance>(how);
    commit_edit();
    return {};
}

Problems Session::change_avatar_mapping(const std::string& name, const avatar::Mapping& mapping) {
    if (work_.avatar_mapping && mapping == *work_.avatar_mapping) return {};
    Loaded<avatar::Mapping> again =
        avatar::parse_mapping(avatar::mapping_text(mapping), tr("Avatar mapping"));
    if (!again) return again.problems;
    const bool whole_edit = !history_.is_open();
    if (whole_edit) history_.begin(name);
    work_.avatar_mapping = std::make_shared<const avatar::Mapping>(std::move(*again));
    if (whole_edit) commit_edit();
    return {};
}

void Session::start_avatar_mapping(const avatar::Mapping& mapping) {
    work_.avatar_mapping = std::make_shared<const avatar::Mapping>(mapping);
    history_.know_avatar_mapping(work_.avatar_mapping);
}

ScenarioOutcome Session::edit_scenario(const ScenarioEdit& edit) {
    const Scenario& from = history_.is_open() ? *history_.now().scenario : scenario();
    Loaded<EditedScenario> done = edited(from, edit, policy_);
    if (!done) return {done.problems, {}, {}};
    const bool whole_edit = !history_.is_open();
    if (whole_edit) history_.begin(name_of(edit));
    work_.scenario = std::make_shared<const Scenario>(std::move(done->scenario));
    files_changed();
    if (whole_edit) commit_edit();
    return {{}, done->turn, done->expectation};
}

void Session::commit_edit() {
    if (!history_.is_open()) return;
    work_ = snapshot();
    // where nothing changed, the very scenario as before: it is known to be written
    if (!history_.commit(work_)) work_ = history_.now();
    list_parameters();
}

void Session::cancel_edit() {
    if (history_.is_open()) go_to(history_.cancel());
}

void Session::reset(const std::vector<std::string>& paths, const std::string& name, ResetTo to) {
    commit_edit();
    Policy target = policy_;
    // A border can stand in the way of another one's return, so those that are refused get a second chance.
    for (int pass = 0; pass < 2; ++pass) {
        for (std::size_t k = 0; k < parameters_.size(); ++k) {
            if (std::find(paths.begin(), paths.end(), parameters_[k].path) == paths.end()) continue;
            const double value = to == ResetTo::nominal ? nominal_values_[k] : parameters_[k].initial;
            set_parameter(target, parameters_[k].path, value);
        }
    }
    if (target == policy_) return;
    history_.begin(name);
    set_policy(target);
    commit_edit();
}

void Session::take_as_nominal() {
    commit_edit();
    Work work = snapshot();
    work.nominal = work.policy;
    go_to_as_edit(tr("Take as nominal"), work);
}

void Session::undo() {
    if (history_.can_undo()) go_to(history_.undo());
}

void Session::redo() {
    if (history_.can_redo()) go_to(history_.redo());
}

}  // namespace rei::workbench
