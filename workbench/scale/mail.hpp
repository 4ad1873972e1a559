// Messages between numbered processes that work on one study. MPI is one such mail; tests have another.
#pragma once

#include <optional>
#include <vector>

namespace rei::scale {

using Bytes = std::vector<char>;

struct Letter {
    int rank = 0;  ///< whom it is from
    Bytes content;
};

/// Used by one thread at a time. Nothing here waits but `finish`. A short letter may overtake a long one; one
/// to a rank that is gone may be lost without a word.
class Mail {
  public:
    virtual ~Mail() = default;
    [[nodiscard]] virtual int rank() const = 0;  ///< from 0
    [[nodiscard]] virtual int ranks() const = 0;
    virtual void send(int to, Bytes content) = 0;
    /// The next letter that has arrived.
    [[nodiscard]] virtual std::optional<Letter> receive() = 0;
    /// The orderly end, which waits for the other ranks to come to theirs. No letters after it.
    virtual void finish() = 0;
};

}  // namespace rei::scale
