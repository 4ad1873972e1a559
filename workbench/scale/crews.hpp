// Who works at a study: threads here, other ranks, a file that remembers. A command makes one StudyCrews,
// gives its study `maker()`, and on the ranks that only help calls `serve()` in place of the study's steps:
//
//     StudyCrews& crews = …open(options, fingerprint)…;
//     Sweep study(plan, crews.maker());
//     if (crews.serves()) return crews.serve();
//     while (study.advance()) …  // throws WorkStopped where `is_stopped` says so
//
// Ranks are told apart by that alone. So every rank makes the same tasks in the same order, from the command
// line and its files, before anything is worked out; tasks that are made later, from what came out, are rank
// 0's own and are done by its threads.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "rei/document/problem.hpp"
#include "rei/scale/fingerprint.hpp"
#include "rei/scale/foreman.hpp"
#include "rei/scale/launch.hpp"
#include "rei/scale/pace.hpp"
#include "rei/study/rows.hpp"

namespace rei::scale {

class CheckpointFile;

struct CrewOptions {
    unsigned threads = 0;         ///< of each rank; 0: its part of the cores
    std::string checkpoint = {};  ///< a file; empty: none
    std::optional<Cut> cut = {};  ///< instead of what fits the number of ranks
    /// Then ranks stop in the middle of a step, by WorkStopped. Empty: never.
    std::function<bool()> is_stopped = {};
};

class StudyCrews {
  public:
    /// Joins the other ranks where mpirun started this, and opens the checkpoint. The problems, where the
    /// checkpoint is refused or there is no MPI.
    [[nodiscard]] static Loaded<std::unique_ptr<StudyCrews>> open(const CrewOptions& options,
                                                                  const Fingerprint& study);
    /// Tells the other ranks that the study is over.
    ~StudyCrews();
    StudyCrews(const StudyCrews&) = delete;
    StudyCrews& operator=(const StudyCrews&) = delete;

    /// For the study; must not outlive this, nor may the crews that it makes.
    [[nodiscard]] CrewOf maker();
    /// Whether this rank only helps.
    [[nodiscard]] bool serves() const { return !launch_.is_first(); }
    /// Help until rank 0 has done. 0, the exit code; std::runtime_error where rank 0 is gone.
    int serve();
    /// Ranks that work by now, this one among them; a study need not wait for them.
    [[nodiscard]] int ranks_ready() const;
    [[nodiscard]] int ranks() const { return launch_.ranks; }
    [[nodiscard]] Tally tally() const { return foreman_ ? foreman_->tally() : Tally(); }
    /// Rows that the checkpoint held, and bytes at its end that were cut.
    [[nodiscard]] std::uint64_t rows_found() const;
    [[nodiscard]] std::uint64_t bytes_cut() const;
    /// Tell the other ranks that the study is over. How many were lost on the way: what they had was done by
    /// the others.
    int close();

  private:
    StudyCrews(const CrewOptions& options, const Fingerprint& study);
    [[nodiscard]] std::unique_ptr<Crew> make(const RowTask& task);

    CrewOptions options_;
    Fingerprint::Value study_;
    Launch launch_;
    OpenMail open_mail_;
    std::unique_ptr<CheckpointFile> file_;
    std::unique_ptr<Foreman> foreman_;
    std::vector<const RowTask*> tasks_;  ///< by number
};

}  // namespace rei::scale
