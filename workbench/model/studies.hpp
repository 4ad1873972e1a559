// The studies of the window: how they are set up, and the last of each kind, running or ended.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "rei/model/falsify_study.hpp"
#include "rei/model/front_study.hpp"
#include "rei/model/ranking_study.hpp"
#include "rei/model/study_setup.hpp"
#include "rei/model/sweep_study.hpp"
#include "rei/model/tune_study.hpp"

namespace rei::workbench {

enum class StudyKind : std::uint8_t { sweep, ranking, tune, front, falsify };
inline constexpr std::array kStudyKinds{StudyKind::sweep, StudyKind::ranking, StudyKind::tune,
                                        StudyKind::front, StudyKind::falsify};

class Studies {
  public:
    /// How the next ones are run; what is coloured and ranked by is changed at once.
    [[nodiscard]] const StudySetup& setup() const { return setup_; }
    void set_up(StudySetup setup);
    /// Have tuning take words from the policy of this file. On problems nothing changes.
    Problems take_words(const std::string& path);

    /// Why a study of the kind can't be run now, in the language of the interface; empty where it can.
    [[nodiscard]] std::string problem(StudyKind kind, const Session& session) const;
    /// Run it, in place of the last one of its kind. Does nothing where there is a problem.
    void run(StudyKind kind, const Session& session);
    /// Ask it to stop; what it found stays.
    void stop(StudyKind kind);

    /// Bring in what was found since, and see whether it still belongs to the session.
    void advance(const Session& session);
    /// Wait for all of them, where nothing else is to be done meanwhile.
    void wait();
    /// Whether anything is found without anybody doing anything.
    [[nodiscard]] bool has_work() const { return has_work_; }
    [[nodiscard]] bool is_running(StudyKind kind) const;
    /// From 0 to 1; 0 where none was run.
    [[nodiscard]] double share_done(StudyKind kind) const;
    /// Whether it was stopped before its end.
    [[nodiscard]] bool was_stopped(StudyKind kind) const;
    /// Whether policy or scenario, or the file that words were taken from, have been changed since, in a way
    /// that makes another result.
    [[nodiscard]] bool is_outdated(StudyKind kind) const { return outdated_[static_cast<std::size_t>(kind)]; }

    // ---- the last of each kind; null where none was run
    [[nodiscard]] const SweepStudy* sweep() const { return find<SweepStudy>(StudyKind::sweep); }
    [[nodiscard]] const RankingStudy* ranking() const { return find<RankingStudy>(StudyKind::ranking); }
    [[nodiscard]] const TuneStudy* tune() const { return find<TuneStudy>(StudyKind::tune); }
    [[nodiscard]] const FrontStudy* front() const { return find<FrontStudy>(StudyKind::front); }
    [[nodiscard]] const FalsifyStudy* falsify() const { return find<FalsifyStudy>(StudyKind::falsify); }

  private:
    [[nodiscard]] std::unique_ptr<Study> start(StudyKind kind, const Session& session) const;
    [[nodiscard]] bool took_other_words(StudyKind kind) const;
    [[nodiscard]] const Study* of(StudyKind kind) const {
        return last_[static_cast<std::size_t>(kind)].get();
    }
    template <class Kind>
    [[nodiscard]] const Kind* find(StudyKind kind) const {
        return static_cast<const Kind*>(of(kind));
    }

    StudySetup setup_;
    std::array<std::unique_ptr<Study>, kStudyKinds.size()> last_;
    std::vector<std::unique_ptr<Study>> retired_;  ///< replaced; they have been asked to stop
    std::array<bool, kStudyKinds.size()> outdated_{};
    std::optional<std::uint64_t> seen_revision_ = 0;  ///< of the session, as of which `outdated_` is
    bool has_work_ = false;
};

}  // namespace rei::workbench
