// What is being tuned: a policy as loaded and as tuned, a scenario, and the traces of both in every variant
// shown. The traces always belong to the policy: whatever changes it replays them before it returns.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "rei/model/history.hpp"
#include "rei/model/keyword_marks.hpp"
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

/// One engine variant over the scenario: with the tuned policy, and with the policy as loaded.
struct Run {
    Variant variant = Variant::continuous;
    Trace trace;
    Trace ghost;
    std::vector<Verdict> verdicts;        ///< of `trace`, one an expectation; the main run has them
    std::vector<Verdict> ghost_verdicts;  ///< of `ghost`, likewise
    /// Numbers that no other trace of this session has had: whoever remembers what a trace was like can see
    /// whether it is still the same one.
    std::uint64_t trace_stamp = 0;
    std::uint64_t ghost_stamp = 0;
};

class Session {
  public:
    explicit Session(PolicyFile policy);

    // ---- files. On problems nothing changes.
    /// Load another policy; forgets the history.
    Problems open_policy(const std::string& path);
    Problems open_scenario(const std::string& path);
    /// Read both files again. The tuned policy is replaced; undo brings it back.
    Problems reload();
    /// Write the tuned policy; untouched text stays as it was loaded.
    [[nodiscard]] Problems export_to(const std::string& path) const;
    [[nodiscard]] std::string exported_text() const { return export_text(nominal_, policy_); }

    // ---- edits
    /// Open an edit by name, unless one is open.
    void begin_edit(const std::string& name);
    /// Set a number and replay. Returns false, and changes nothing, where the value is refused. Without an
    /// open edit it is one of its own.
    bool apply(const PolicyEdit& edit);
    /// Close the open edit, if there is one.
    void commit_edit();
    /// Close the open edit and take it back.
    void cancel_edit();
    /// Set parameters back to the policy as loaded, as one edit.
    void reset(const std::vector<std::string>& paths, const std::string& name);
    void undo();
    void redo();
    [[nodiscard]] const History& history() const { return history_; }

    // ---- which variants are replayed. One that is not available is ignored.
    /// The variant that the panels speak of first. The one before it stays shown.
    void set_variant(Variant variant);
    /// Show another variant beside the main one, which is always shown, or no longer.
    void show_variant(Variant variant, bool is_shown);
    [[nodiscard]] bool shows(Variant variant) const { return shown_.count(variant) != 0; }

    // ---- what is there to see
    [[nodiscard]] const PolicyFile& nominal() const { return nominal_; }
    [[nodiscard]] const Policy& policy() const { return policy_; }
    [[nodiscard]] bool is_tuned() const { return !(policy_ == nominal_.policy); }
    [[nodiscard]] std::vector<PolicyChange> changes() const {
        return diff_policies(nominal_.policy, policy_);
    }
    /// In the order in which people read them.
    [[nodiscard]] const std::vector<Parameter>& parameters() const { return parameters_; }
    /// Of the parameter at this index: now, and as loaded (or as it was first seen where the file loaded has
    /// none).
    [[nodiscard]] double value(std::size_t parameter) const;
    [[nodiscard]] double nominal_value(std::size_t parameter) const { return nominal_values_[parameter]; }
    [[nodiscard]] bool is_changed(std::size_t parameter) const {
        return value(parameter) != nominal_value(parameter);
    }

    [[nodiscard]] bool has_scenario() const { return scenario_ != nullptr; }
    /// The rest requires has_scenario().
    [[nodiscard]] const Scenario& scenario() const { return *scenario_; }
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
    [[nodiscard]] std::uint64_t files_revision() const { return files_revision_; }

  private:
    void set_policy(const Policy& policy);
    void list_parameters();
    void listen();
    /// Bring the runs in line with the variants shown; those that were there already keep their traces.
    void choose_runs();
    void replay_tuned(Run& run);
    void replay_as_loaded(Run& run);
    void replay_all_tuned();
    /// Give the main run the verdicts that it lacks.
    void judge_main();
    void files_changed();

    PolicyFile nominal_;
    Policy policy_;
    History history_;
    std::vector<Parameter> parameters_;
    std::vector<double> nominal_values_;  ///< one a parameter
    Variant main_;
    std::set<Variant> shown_;  ///< the main one is among them

    std::unique_ptr<const Scenario> scenario_;
    AppraisedScenario heard_;  ///< by the tuned policy's words
    std::vector<TurnText> turn_texts_;
    std::vector<double> turn_times_;
    std::vector<Run> runs_;
    std::uint64_t revision_ = 1;
    std::uint64_t files_revision_ = 1;
    std::uint64_t last_stamp_ = 0;
};

}  // namespace rei::workbench
