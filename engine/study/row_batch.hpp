// Rows on their way through a crew, no more at once than a cancel can wait for.
#pragma once

#include <algorithm>
#include <memory>
#include <utility>

#include "rei/study/rows.hpp"

namespace rei {

class RowBatch {
  public:
    /// The task must outlive the batch.
    RowBatch(const RowTask& task, std::unique_ptr<Crew> crew)
        : task_(task), crew_(std::move(crew)), in_(task.inputs()), out_(task.outputs()) {}

    void begin(Rows in) {
        in_ = std::move(in);
        out_.clear();
    }
    /// Work out the next rows, and call `note(row in, row out)` for each.
    template <class Note>
    void advance(Note&& note) {
        Rows in(task_.inputs()), out(task_.outputs());
        const std::size_t end = std::min(in_.size(), out_.size() + rows_a_step(task_, *crew_));
        for (std::size_t k = out_.size(); k < end; ++k) in.add(std::as_const(in_)[k]);
        if (in.size() > 0) crew_->work(in, out);
        for (std::size_t k = 0; k < in.size(); ++k) {
            out_.add(std::as_const(out)[k]);
            note(std::as_const(in)[k], std::as_const(out)[k]);
        }
    }
    [[nodiscard]] bool is_whole() const { return out_.size() == in_.size(); }
    [[nodiscard]] const Rows& in() const { return in_; }
    [[nodiscard]] const Rows& out() const { return out_; }

  private:
    const RowTask& task_;
    std::unique_ptr<Crew> crew_;
    Rows in_, out_;
};

}  // namespace rei
