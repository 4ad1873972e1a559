// What a tuning has tried: the best, what holds, what failed together.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "rei/study/failing_sets.hpp"
#include "rei/study/tune.hpp"
#include "rei/study/tune_moves.hpp"

namespace rei {

class TuneArchive {
  public:
    /// All must outlive the archive.
    TuneArchive(const PolicyTask& task, const TuneSpace& space, const TuneScorer& scorer);

    /// One more try: values of the free parameters and the task's row for them. The first one is how things
    /// are.
    void note(std::span<const double> values, std::span<const double> outcome);
    /// This does not hold after all.
    void reject(const std::vector<double>& values);

    [[nodiscard]] std::size_t tries() const { return tries_; }
    [[nodiscard]] const Scored& start() const { return *start_; }
    [[nodiscard]] const Scored& best() const { return *best_; }
    [[nodiscard]] bool holds() const { return !held_.empty(); }
    /// Some of what holds, the best first.
    [[nodiscard]] const std::vector<Scored>& held() const { return held_; }
    [[nodiscard]] const std::vector<TuneStep>& history() const { return history_; }

    [[nodiscard]] const FailingSets& failing_sets() const { return failing_sets_; }
    /// The expectations (places in PolicyTask::expectations()) that hold under the best.
    [[nodiscard]] std::vector<std::size_t> held_by_best() const;
    /// The values of one of the tries in failing_sets().
    [[nodiscard]] std::span<const double> values_of(const FailingSets::Try& one) const {
        return kept_[one.number];
    }

  private:
    [[nodiscard]] bool is_rejected(std::span<const double> values) const;
    void keep(std::span<const double> values, const Score& score);

    const TuneSpace& space_;
    const TuneScorer& scorer_;
    std::vector<std::size_t> columns_;  ///< of the expectations
    std::size_t tries_ = 0;
    std::optional<Scored> start_, best_;
    boost::dynamic_bitset<> best_fails_;
    std::vector<Scored> held_;
    std::vector<std::vector<double>> rejected_;
    FailingSets failing_sets_;
    Rows kept_;  ///< values of tries that were worth keeping for what failed in them
    std::vector<TuneStep> history_;
};

}  // namespace rei
