// What is being worked on: a policy and a scenario as edited, both with the files they came from, and the
// traces of the policy as tuned and of the nominal one in every variant shown. The traces always belong to
// policy and scenario: whatever changes one of them replays before it returns.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rei/model/history.hpp"
#include "rei/model/keyword_marks.hpp"
#include "rei/model/scenario_edit.hpp"
#include "rei/policy/parameters.hpp"
#include "rei/policy/policy_diff.hpp"
#include "rei/policy/policy_file.hpp"
#include "rei/replay/replay.hpp"
#include "rei/replay/robustness.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei::workbench {

/// A number of the policy and what it shall be.
struct PolicyEdit {
    std::string path;
    double value = 0;
};

/// What numbers are set back to.
enum class ResetTo : std::uint8_t {
    nominal,  ///< the policy as loaded, or what was taken as nominal since
    initial,  ///< the defaults of the parameter table
};

/// How an edit of the scenario went: refused with reasons, or where the thing edited is now.
struct ScenarioOutcome {
    Problems problems;
    std::optional<std::size_t> turn, expectation;
};

/// One engine variant over the scenario: with the tuned policy, and with the nominal one.
struct Run {
    Variant variant = Variant::continuous;
    Trace trace;
    /// With the nominal policy; null while `trace` is just that: most of the time nothing is tuned, and a
    /// day's trace takes up tens of megabytes.
    std::shared_ptr<const Trace> own_ghost;
    std::vector<Verdict> verdicts;        ///< of `trace`, one an expectation; the main run has them
    std::vector<Verdict> ghost_verdicts;  ///< of `ghost()`, likewise
    /// Numbers that no other trace of this session has had: whoever remembers what a trace was like can see
    /// whether it is still the same one.
    std::uint64_t trace_stamp = 0;
    std::uint64_t ghost_stamp = 0;

    [[nodiscard]] const Trace& ghost() const { return own_ghost ? *own_ghost : trace; }
};

/// What an interrupted session worked on.
struct Restored {
    PolicyFile policy_file;
    bool policy_file_is_on_disk = false;  ///< as it is here
    Policy policy;
    std::optional<ScenarioFile> scenario;
    bool scenario_is_on_disk = false;  ///< as it is here
};

class Session {
  public:
    explicit Session(PolicyFile policy);

    // ---- files. On problems nothing changes. Opening, reloading and starting anew can be undone.
    Problems open_policy(const std::string& path);
    Problems open_scenario(const std::string& path);
    /// Both at once, which need not fit what is open now.
    Problems open_both(const std::string& policy_path, const std::string& scenario_path);
    /// A conversation in which nobody says anything yet, without a file.
    void new_scenario();
    /// A conversation made elsewhere, without a file, as one edit. Refused where it could not be written and
    /// read again, or where it does not fit the policy.
    Problems put_scenario(const std::string& name, const Scenario& scenario);
    /// Read both files again. What was edited is replaced; undo brings it back.
    Problems reload();
    /// Read one of them again. Requires that it has a file.
    Problems reload_policy();
    Problems reload_scenario();
    /// Write the tuned policy; untouched text stays as it was loaded.
    Problems export_to(const std::string& path);
    [[nodiscard]] std::string exported_text() const { return export_text(*work_.policy_file, policy_); }
    /// Write the scenario as edited; untouched text stays as it was loaded. From then on it is that file's.
    /// Requires has_scenario().
    Problems save_scenario_to(const std::string& path);
    /// Whether there is something that neither an export nor a save has written.
    [[nodiscard]] bool has_unsaved_policy() const;
    [[nodiscard]] bool has_unsaved_scenario() const;
    /// Whether the policy is another than its own file was last known to hold, wherever else it was written.
    [[nodiscard]] bool edits_policy_file() const;
    /// Bring back what an interrupted session worked on, as one edit. Requires that it fits together.
    void restore(const std::string& name, Restored restored);

    // ---- edits
    /// Open an edit by name, unless one is open.
    void begin_edit(const std::string& name);
    /// Set a number and replay. Returns false, and changes nothing, where the value is refused. Without an
    /// open edit it is one of its own.
    bool apply(const PolicyEdit& edit);
    /// Another policy altogether: whatever is more than a number. Refused where it could not be written and
    /// read again, or where the scenario does not fit it. Without an open edit it is one of its own.
    Problems change_policy(const std::string& name, const Policy& policy);
    /// The same of what a search found, as one edit of its own: exports tell how, of the numbers that still
    /// are what was found.
    Problems adopt(const std::string& name, const Policy& policy, const Provenance& how);
    /// What moves the avatar, as one edit unless one is open. Refused where it could not be written down.
    Problems change_avatar_mapping(const std::string& name, const avatar::Mapping& mapping);
    /// What moves it as it was read: no edit, so undo does not go back behind it. Requires that nobody has
    /// edited it yet.
    void start_avatar_mapping(const avatar::Mapping& mapping);
    /// Edit the scenario. Inside an open edit, edits of the scenario replace each other: each starts from
    /// what there was when the edit was opened, so that a drag says again and again where a turn goes.
    /// Requires has_scenario(), and indices inside it.
    ScenarioOutcome edit_scenario(const ScenarioEdit& edit);
    /// Close the open edit, if there is one.
    void commit_edit();
    /// Close the open edit and take it back.
    void cancel_edit();
    /// Set parameters back, as one edit.
    void reset(const std::vector<std::string>& paths, const std::string& name, ResetTo to = ResetTo::nominal);
    /// From now on the policy as it is is what is compared with and reset to.
    void take_as_nominal();
    void undo();
    void redo();
    [[nodiscard]] const History& history() const { return history_; }

    // ---- which variants are replayed. One that is not available is ignored.
    /// The variant that the panels speak of first. The one before it stays shown.
    void set_variant(Variant variant);
    /// Show another variant beside the main one, which is always shown, or no longer.
    void show_variant(Variant variant, bool is_shown);
    [[nodiscard]] bool shows(Variant variant) const { return shown_.count(variant) != 0; }
    [[nodiscard]] Variant main_variant() const { return main_; }

    // ---- what is there to see
    /// The policy's file as loaded.
    [[nodiscard]] const PolicyFile& policy_file() const { return *work_.policy_file; }
    [[nodiscard]] const Policy& nominal() const { return *work_.nominal; }
    [[nodiscard]] const Policy& policy() const { return policy_; }
    [[nodiscard]] bool is_tuned() const { return !(policy_ == *work_.nominal); }
    /// From the file as loaded.
    [[nodiscard]] std::vector<PolicyChange> changes() const {
        return diff_policies(work_.policy_file->policy, policy_);
    }
    /// What moves the avatar; null where none is known.
    [[nodiscard]] const std::shared_ptr<const avatar::Mapping>& avatar_mapping() const {
        return work_.avatar_mapping;
    }
    /// In the order in which people read them.
    [[nodiscard]] const std::vector<Parameter>& parameters() const { return parameters_; }
    /// Of the parameter at this index: now, and nominally (or as it was first seen where the nominal policy
    /// has none).
    [[nodiscard]] double value(std::size_t parameter) const;
    [[nodiscard]] double nominal_value(std::size_t parameter) const { return nominal_values_[parameter]; }
    [[nodiscard]] bool is_changed(std::size_t parameter) const {
        return value(parameter) != nominal_value(parameter);
    }

    [[nodiscard]] bool has_scenario() const { return work_.scenario != nullptr; }
    /// The rest requires has_scenario().
    [[nodiscard]] const Scenario& scenario() const { return *work_.scenario; }
    /// The scenario's file as loaded; its path is empty where there is none.
    [[nodiscard]] const ScenarioFile& scenario_file() const { return *work_.scenario_file; }
    [[nodiscard]] const std::vector<TurnText>& turn_texts() const { return turn_texts_; }
    /// What the tuned policy's words hear in it.
    [[nodiscard]] const AppraisedScenario& heard() const { return heard_; }
    /// Times of the turns, ascending, each once.
    [[nodiscard]] const std::vector<double>& turn_times() const { return turn_times_; }
    /// One a shown variant, the main one first.
    [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }
    [[nodiscard]] const Run& main_run() const { return runs_.front(); }

    /// Grows whenever traces changed, and whenever files were read.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }
    /// Grows whenever the scenario or the nominal policy became another one.
    [[nodiscard]] std::uint64_t files_revision() const { return files_revision_; }

  private:
    /// What there is now, as a value.
    [[nodiscard]] Work snapshot() const;
    /// Go to another value and replay what it changes.
    void go_to(const Work& work);
    /// An edit from here to there, which closes an open one before it.
    void go_to_as_edit(const std::string& name, const Work& work);
    /// Files to be read; an empty path: what is open stays.
    struct Reading {
        std::string policy, scenario;
    };
    /// Read them and go there as one edit; on problems nothing changes.
    Problems read(const Reading& files, const std::string& name);
    /// The policy of this work is as its file has it.
    void note_policy_on_disk(const Work& work);
    void set_policy(const Policy& policy);
    void list_parameters();
    void listen();
    /// Bring the runs in line with the variants shown; those that were there already keep their traces.
    void choose_runs();
    /// Runs at these places by the tuned policy, at the same time; the main one is judged anew.
    void replay_tuned(const std::vector<std::size_t>& runs);
    void replay_nominal(Run& run);
    void replay_all_tuned();
    /// Give the main run the verdicts that it lacks.
    void judge_main();
    void files_changed();

    Work work_;      ///< its policy is as of the last commit; what it is now is `policy_`
    Policy policy_;  ///< as tuned
    History history_;
    std::vector<Parameter> parameters_;
    std::vector<double> nominal_values_;  ///< one a parameter
    Variant main_;
    std::set<Variant> shown_;  ///< the main one is among them
    /// By the path of the file: what it is known to hold.
    std::map<std::string, std::shared_ptr<const Policy>> policies_in_files_;
    std::map<std::string, std::shared_ptr<const Scenario>> written_scenarios_;
    /// By the path of the file it came from: the policy that was last written anywhere.
    std::map<std::string, std::shared_ptr<const Policy>> written_policies_;

    AppraisedScenario heard_;  ///< by the tuned policy's words
    std::vector<TurnText> turn_texts_;
    std::vector<double> turn_times_;
    std::vector<Run> runs_;
    std::uint64_t revision_ = 1;
    std::uint64_t files_revision_ = 1;
    std::uint64_t last_stamp_ = 0;
};

}  // namespace rei::workbench
