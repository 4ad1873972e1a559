// A crew that writes down what another works out, and answers from what was written before.
#pragma once

#include <memory>

#include "rei/scale/checkpoint_file.hpp"
#include "rei/study/rows.hpp"

namespace rei::scale {

class CheckpointCrew final : public Crew {
  public:
    /// `number` tells the task from the study's others: they are made in the same order in every run. The
    /// file must outlive the crew.
    CheckpointCrew(std::unique_ptr<Crew> inner, const RowTask& task, std::uint32_t number,
                   CheckpointFile& file);

    [[nodiscard]] double appetite() const override { return inner_->appetite(); }

  private:
    /// The rows of a task come in the same order in every run, though not cut into the same calls.
    /// std::runtime_error where the file has other rows, where what it has is not what the crew within gets,
    /// or where it cannot be written; a second try then has no answer from the file any more.
    void work_out(const Rows& in, Rows& out, const std::function<void()>& beside) override;
    std::size_t answer_from_file(const Rows& in, Rows& out);
    bool next_block();
    void check_first_rows(const Rows& in, std::size_t rows, const Rows& out);

    std::unique_ptr<Crew> inner_;
    std::uint32_t number_;
    CheckpointFile& file_;
    std::size_t blocks_read_ = 0;
    std::vector<std::uint64_t> hashes_;  ///< of the block at hand
    Rows values_;
    std::size_t row_ = 0;  ///< of the block at hand, the next
    bool is_checked_ = false;
};

}  // namespace rei::scale
