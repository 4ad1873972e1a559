// Which rows of a job are with whom. Knows nothing of messages, threads or clocks.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

namespace rei::scale {

/// Rows [from, to).
struct Chunk {
    std::size_t from = 0, to = 0;
    [[nodiscard]] std::size_t size() const { return to - from; }
};

class ChunkBook {
  public:
    explicit ChunkBook(std::size_t rows) : rows_(rows) {}

    /// The next of the rows that nobody had yet, at most so many, at least 1. By `due_sec` the holder should
    /// have answered.
    [[nodiscard]] std::optional<Chunk> hand_out(int holder, std::size_t most, double due_sec);
    /// A chunk that is overdue and that `holder` has not got, to be worked out once more; one with few
    /// holders first. By `due_again_sec` it is overdue anew.
    [[nodiscard]] std::optional<Chunk> hand_out_again(int holder, double now_sec, double due_again_sec);
    /// An answer for the chunk that begins here: the chunk, or nothing where it had one before.
    std::optional<Chunk> take_in(std::size_t from);

    [[nodiscard]] std::size_t rows_left() const { return rows_ - next_; }  ///< that nobody had yet
    [[nodiscard]] bool is_done() const { return rows_left() == 0 && open_.empty(); }

  private:
    struct Open {
        std::size_t to = 0;
        double due_sec = 0;
        std::vector<int> holders;
    };
    std::size_t rows_;
    std::size_t next_ = 0;
    std::map<std::size_t, Open> open_;  ///< by the first row
    double none_due_before_sec_ = 0;    ///< so that many who ask in vain cost little
};

}  // namespace rei::scale
