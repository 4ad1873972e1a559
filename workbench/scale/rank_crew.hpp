// A crew of all the ranks: rank 0's side of it.
#pragma once

#include "rei/scale/foreman.hpp"
#include "rei/scale/pace.hpp"
#include "rei/study/rows.hpp"

namespace rei::scale {

class RankCrew final : public Crew {
  public:
    /// `number` is the task's on every rank. The foreman must outlive the crew.
    RankCrew(Foreman& foreman, const RowTask& task, std::uint32_t number, unsigned threads)
        : foreman_(foreman), task_(task), number_(number), pace_(task) {
        for (unsigned k = 0; k < threads; ++k) workers_.push_back(task.make_worker());
    }

    [[nodiscard]] double appetite() const override {
        return foreman_.step(pace_) / static_cast<double>(rows_a_step(task_));
    }

  private:
    void work_out(const Rows& in, Rows& out, const std::function<void()>& beside) override {
        foreman_.work(number_, pace_, workers_, in, out, beside);
    }

    Foreman& foreman_;
    const RowTask& task_;
    std::uint32_t number_;
    Pace pace_;
    Foreman::Workers workers_;
};

}  // namespace rei::scale
