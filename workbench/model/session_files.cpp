// The files of a session: opening, reloading, writing, and what an interrupted session left.
#include <utility>

#include <fmt/format.h>

#include "rei/model/folder.hpp"
#include "rei/model/say.hpp"
#include "rei/model/session.hpp"
#include "rei/model/strings.hpp"

namespace rei::workbench {

namespace {

Loaded<std::shared_ptr<const ScenarioFile>> shared_scenario(const std::string& path) {
    Loaded<ScenarioFile> loaded = load_scenario_file(path);
    if (!loaded) return loaded.problems;
    loaded->scenario.file = path;
    return std::make_shared<const ScenarioFile>(std::move(*loaded));
}

void put(Work& work, PolicyFile file) {
    work.policy_file = std::make_shared<const PolicyFile>(std::move(file));
    work.policy = std::shared_ptr<const Policy>(work.policy_file, &work.policy_file->policy);
    work.nominal = work.policy;
    work.found_by = nullptr;
}

/// Without the numbers that were changed since; none where all were.
std::optional<Provenance> still_true(const std::shared_ptr<const Provenance>& how, const Policy& policy) {
    if (!how) return std::nullopt;
    Provenance out = *how;
    std::erase_if(out.changed, [&](const Provenance::Change& change) {
        return get_parameter(policy, change.path) != change.after;
    });
    if (out.changed.empty()) return std::nullopt;
    return out;
}

void put(Work& work, std::shared_ptr<const ScenarioFile> file) {
    work.scenario_file = std::move(file);
    work.scenario = std::shared_ptr<const Scenario>(work.scenario_file, &work.scenario_file->scenario);
}

}  // namespace

Problems Session::read(const Reading& files, const std::string& name) {
    std::optional<PolicyFile> policy_file;
    if (!files.policy.empty()) {
        Loaded<PolicyFile> loaded = load_policy(files.policy);
        if (!loaded) return loaded.problems;
        policy_file = std::move(*loaded);
    }
    std::shared_ptr<const ScenarioFile> scenario_file;
    if (!files.scenario.empty()) {
        const auto loaded = shared_scenario(files.scenario);
        if (!loaded) return loaded.problems;
        scenario_file = *loaded;
    }
    const Scenario* const spoken = scenario_file ? &scenario_file->scenario : work_.scenario.get();
    if (spoken != nullptr) {
        Problems misfits = check_scenario(*spoken, policy_file ? policy_file->policy : policy_);
        if (!misfits.empty()) return misfits;
    }

    commit_edit();
    const bool is_first = !has_scenario() && history_.is_empty();
    Work work = work_;
    if (policy_file) {
        put(work, std::move(*policy_file));
        note_policy_on_disk(work);
    }
    if (scenario_file) {
        put(work, scenario_file);
        written_scenarios_[files.scenario] = work.scenario;
    }
    if (is_first) {  // what a session begins with is no edit
        go_to(work);
        history_.start(work);
    } else {
        go_to_as_edit(name, work);
    }
    return {};
}

Problems Session::open_policy(const std::string& path) {
    return read({path, ""}, fmt::format(fmt::runtime(tr("Open {}")), file_name(path)));
}

Problems Session::open_scenario(const std::string& path) {
    return read({"", path}, fmt::format(fmt::runtime(tr("Open {}")), file_name(path)));
}

Problems Session::open_both(const std::string& policy_path, const std::string& scenario_path) {
    const std::string names = file_name(policy_path) + ", " + file_name(scenario_path);
    return read({policy_path, scenario_path}, fmt::format(fmt::runtime(tr("Open {}")), names));
}

void Session::new_scenario() {
    commit_edit();
    ScenarioFile file;
    file.scenario.name = "untitled";
    file.scenario.until_sec = kAfterLastTurnSec;
    Work work = work_;
    put(work, std::make_shared<const ScenarioFile>(std::move(file)));
    written_scenarios_[""] = work.scenario;
    go_to_as_edit(tr("New scenario"), work);
}

Problems Session::put_scenario(const std::string& name, const Scenario& scenario) {
    const std::string file = scenario.name + ".yaml";
    Loaded<Scenario> again = parse_scenario(scenario_text({}, scenario, file), file);
    if (!again) return again.problems;
    if (Problems misfits = check_scenario(*again, policy_); !misfits.empty()) return misfits;
    commit_edit();
    ScenarioFile made;
    made.scenario = std::move(*again);
    made.scenario.file.clear();
    Work work = work_;
    put(work, std::make_shared<const ScenarioFile>(std::move(made)));
    go_to_as_edit(name, work);
    return {};
}

Problems Session::reload() {
    return read({policy_file().path, has_scenario() ? scenario_file().path : ""}, tr("Reload"));
}

Problems Session::reload_policy() {
    const std::string& path = policy_file().path;
    return read({path, ""}, fmt::format(fmt::runtime(tr("Reload {}")), file_name(path)));
}

Problems Session::reload_scenario() {
    const std::string& path = scenario_file().path;
    return read({"", path}, fmt::format(fmt::runtime(tr("Reload {}")), file_name(path)));
}

Problems Session::export_to(const std::string& path) {
    const std::optional<Provenance> how = still_true(work_.found_by, policy_);
    Problems problems = export_policy(*work_.policy_file, policy_, path, how ? &*how : nullptr);
    if (!problems.empty()) return problems;
    const auto written = snapshot().policy;
    written_policies_[work_.policy_file->path] = written;
    policies_in_files_[path] = written;
    return {};
}

void Session::note_policy_on_disk(const Work& work) {
    written_policies_[work.policy_file->path] = work.policy;
    policies_in_files_[work.policy_file->path] = work.policy;
}

Problems Session::save_scenario_to(const std::string& path) {
    commit_edit();
    Problems problems = save_scenario(*work_.scenario_file, scenario(), path);
    if (!problems.empty()) return problems;
    if (path != work_.scenario_file->path) {
        const auto loaded = shared_scenario(path);
        if (!loaded) return loaded.problems;
        Work work = work_;
        put(work, *loaded);
        go_to_as_edit(say("Save as {}", file_name(path)), work);
    }
    written_scenarios_[path] = work_.scenario;
    return {};
}

bool Session::has_unsaved_policy() const {
    const auto written = written_policies_.find(work_.policy_file->path);
    return written == written_policies_.end() || !(*written->second == policy_);
}

bool Session::has_unsaved_scenario() const {
    if (!has_scenario()) return false;
    const auto written = written_scenarios_.find(work_.scenario_file->path);
    return written == written_scenarios_.end() || written->second != work_.scenario;
}

bool Session::edits_policy_file() const {
    const auto known = policies_in_files_.find(work_.policy_file->path);
    return known == policies_in_files_.end() || !(*known->second == policy_);
}

void Session::restore(const std::string& name, Restored restored) {
    commit_edit();
    Work work = work_;
    put(work, std::move(restored.policy_file));
    const std::string& policy_path = work.policy_file->path;
    written_policies_.erase(policy_path);
    policies_in_files_.erase(policy_path);
    if (restored.policy_file_is_on_disk) note_policy_on_disk(work);
    work.policy = std::make_shared<const Policy>(std::move(restored.policy));
    if (restored.scenario) {
        put(work, std::make_shared<const ScenarioFile>(std::move(*restored.scenario)));
        if (restored.scenario_is_on_disk) written_scenarios_[work.scenario_file->path] = work.scenario;
    }
    go_to_as_edit(name, work);
}

}  // namespace rei::workbench
