#include "rei/model/restore.hpp"

#include <utility>

#include <fmt/format.h>

#include "rei/model/file_browser.hpp"
#include "rei/model/own_folders.hpp"
#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"

namespace rei::workbench {

namespace {

Loaded<PolicyFile> policy_file_of(const std::string& text, const std::string& path) {
    Loaded<Policy> policy = parse_policy(text, path);
    if (!policy) return policy.problems;
    return PolicyFile{path, text, std::move(*policy)};
}

Loaded<ScenarioFile> scenario_file_of(const std::string& text, const std::string& path) {
    Loaded<Scenario> scenario = parse_scenario(text, path);
    if (!scenario) return scenario.problems;
    scenario->file = path;
    return ScenarioFile{path, text, std::move(*scenario)};
}

/// The file on the disk, else as it was when it was loaded, else as it was being worked on.
Loaded<PolicyFile> base_policy(const JournalRecord& record, bool& is_on_disk) {
    Loaded<PolicyFile> file = load_policy(record.policy.path);
    is_on_disk = static_cast<bool>(file);
    if (!file) file = policy_file_of(record.loaded_policy, record.policy.path);
    if (!file) file = policy_file_of(record.policy.text, record.policy.path);
    return file;
}

Loaded<Restored> restored_from(const JournalRecord& record) {
    bool is_on_disk = false;
    Loaded<PolicyFile> base = base_policy(record, is_on_disk);
    if (!base) return base.problems;
    Loaded<Policy> policy = base->policy;
    if (record.policy.is_unsaved || !is_on_disk)
        policy = parse_policy(record.policy.text, record.policy.path);
    if (!policy) return policy.problems;
    Restored restored{std::move(*base), is_on_disk, std::move(*policy), std::nullopt, false};
    if (record.scenario) {
        const JournalPart& part = *record.scenario;
        Loaded<ScenarioFile> file(Problems{});
        if (!part.is_unsaved) file = load_scenario_file(part.path);
        restored.scenario_is_on_disk = static_cast<bool>(file);
        if (!file) file = scenario_file_of(part.text, part.path);
        if (!file) return file.problems;
        file->scenario.file = part.path;
        restored.scenario = std::move(*file);
        if (Problems misfits = check_scenario(restored.scenario->scenario, restored.policy); !misfits.empty())
            return misfits;
    }
    return restored;
}

Interrupted take_first(Workbench& bench) {
    Interrupted first = std::move(bench.interrupted.front());
    bench.interrupted.erase(bench.interrupted.begin());
    if (bench.interrupted.empty() && bench.view.dialog == Dialog::restore) bench.view.dialog.reset();
    return first;
}

}  // namespace

std::size_t unsaved_policy_changes(const JournalRecord& record) {
    if (!record.policy.is_unsaved) return 0;
    const Loaded<Policy> loaded = parse_policy(record.loaded_policy, record.policy.path);
    const Loaded<Policy> tuned = parse_policy(record.policy.text, record.policy.path);
    return loaded && tuned ? diff_policies(*loaded, *tuned).size() : 0;
}

void restore_interrupted(Workbench& bench) {
    if (bench.interrupted.empty()) return;
    const Interrupted first = take_first(bench);
    Loaded<Restored> restored = restored_from(first.record);
    if (!restored) {
        bench.notices.post(NoticeKind::problem,
                           tr("The session could not be restored; its journal is kept as .bad"),
                           first.file + ".bad\n" + say(restored.problems));
        set_aside(first.file);
        bench.settled_journals.push_back(first.file);
        return;
    }
    bench.session.restore(tr("Restore the interrupted session"), std::move(*restored));
    bench.watch.saw(first.record.policy.path);
    if (first.record.scenario) bench.watch.saw(first.record.scenario->path);
    bench.settled_journals.push_back(first.file);
    bench.notices.post(NoticeKind::success, fmt::format(fmt::runtime(tr("Restored the session of {}")),
                                                        clock_text(first.record.written_sec)));
}

void discard_interrupted(Workbench& bench) {
    if (!bench.interrupted.empty()) bench.settled_journals.push_back(take_first(bench).file);
}

void remove_settled_journals(Workbench& bench) {
    for (const std::string& file : bench.settled_journals) remove_journal(file);
    bench.settled_journals.clear();
}

}  // namespace rei::workbench
