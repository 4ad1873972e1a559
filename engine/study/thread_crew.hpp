// A crew of threads in this process.
#pragma once

#include <vector>

#include "rei/study/rows.hpp"

namespace rei {

class ThreadCrew final : public Crew {
  public:
    /// `threads` at least 1; the calling thread is one of them.
    ThreadCrew(const RowTask& task, unsigned threads);
    [[nodiscard]] double appetite() const override { return static_cast<double>(workers_.size()); }

  private:
    void work_out(const Rows& in, Rows& out, const std::function<void()>& beside) override;

    [[nodiscard]] std::size_t share_of(std::size_t rows) const;

    std::size_t rows_at_once_;
    std::vector<std::unique_ptr<RowWorker>> workers_;  ///< one a thread
};

/// Crews of so many threads; 0: as many as the machine runs at once.
[[nodiscard]] CrewOf thread_crews(unsigned threads = 0);

}  // namespace rei
