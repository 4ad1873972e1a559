// How long rows take, and so how many of them to hand out at once.
#pragma once

#include <cstddef>

#include "rei/study/rows.hpp"

namespace rei::scale {

/// How work is cut for so many ranks. Rank 0 must take in what comes back, which costs it some ten
/// microseconds a chunk, so chunks grow with the number of ranks, and steps with the chunks.
struct Cut {
    double chunk_sec = 0;  ///< of one thread, the longest
    double step_sec = 0;   ///< of all together

    [[nodiscard]] static Cut for_ranks(int ranks);
};

/// The time that rows of one task take.
class Pace {
  public:
    explicit Pace(const RowTask& task);

    /// One thread took so long for these.
    void note(std::size_t rows, double seconds);
    [[nodiscard]] double sec_a_row() const { return sec_a_row_; }
    /// The next chunk for a rank of so many threads, where `left` rows are to be shared by `hands` threads:
    /// smaller towards the end, so that all come to it together.
    [[nodiscard]] std::size_t chunk(const Cut& cut, std::size_t left, unsigned threads, unsigned hands) const;
    /// Whether a rank may be given a chunk before it has answered the last one.
    [[nodiscard]] bool is_plenty(std::size_t left, unsigned hands) const;
    /// How many rows keep `hands` threads busy for a step.
    [[nodiscard]] double step(const Cut& cut, unsigned hands) const;
    /// When an answer is overdue, in seconds from now.
    [[nodiscard]] double patience_sec(std::size_t rows, unsigned threads) const;

  private:
    [[nodiscard]] double rows_in(double seconds) const { return seconds / sec_a_row_; }
    std::size_t most_rows_;  ///< a message must not be too long
    double sec_a_row_;
    bool is_measured_ = false;
};

}  // namespace rei::scale
