// One call of a crew, as rank 0 sees it.
#pragma once

#include <cstdint>
#include <exception>
#include <span>
#include <utility>

#include "rei/scale/chunk_book.hpp"
#include "rei/scale/foreman.hpp"
#include "rei/scale/pace.hpp"

namespace rei::scale {

struct Foreman::Job {
    std::uint64_t number;
    std::uint32_t task;
    Pace& pace;
    const Rows& in;
    Rows& out;
    ChunkBook book;
    Chunk proof{};  ///< the first rows, which this rank works out
    bool is_proof_done = false;
    std::exception_ptr failure{};

    [[nodiscard]] bool is_over() const { return failure || book.is_done(); }
    [[nodiscard]] std::span<double> outs(Chunk chunk) {
        return out.values().subspan(chunk.from * out.width(), chunk.size() * out.width());
    }
    [[nodiscard]] std::span<const double> ins(Chunk chunk) const {
        return in.values().subspan(chunk.from * in.width(), chunk.size() * in.width());
    }
};

/// A thread of this rank at work on a job: rows that keep their memory from chunk to chunk.
struct Foreman::Desk {
    Desk(RowWorker& one, const Rows& all_in, const Rows& all_out)
        : worker(one), in(all_in.width()), out(all_out.width()) {}
    RowWorker& worker;
    Rows in, out;
};

}  // namespace rei::scale
