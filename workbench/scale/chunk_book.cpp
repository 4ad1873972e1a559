#include "rei/scale/chunk_book.hpp"

#include <algorithm>
#include <limits>

namespace rei::scale {

std::optional<Chunk> ChunkBook::hand_out(int holder, std::size_t most, double due_sec) {
    if (rows_left() == 0) return std::nullopt;
    const Chunk chunk{next_, std::min(rows_, next_ + std::max<std::size_t>(most, 1))};
    next_ = chunk.to;
    open_.emplace(chunk.from, Open{chunk.to, due_sec, {holder}});
    none_due_before_sec_ = std::min(none_due_before_sec_, due_sec);
    return chunk;
}

std::optional<Chunk> ChunkBook::hand_out_again(int holder, double now_sec, double due_again_sec) {
    if (now_sec < none_due_before_sec_) return std::nullopt;
    none_due_before_sec_ = std::numeric_limits<double>::infinity();
    auto best = open_.end();
    for (auto at = open_.begin(); at != open_.end(); ++at) {
        const Open& open = at->second;
        none_due_before_sec_ = std::min(none_due_before_sec_, open.due_sec);
        if (open.due_sec > now_sec || std::count(open.holders.begin(), open.holders.end(), holder) > 0)
            continue;
        if (best == open_.end() || open.holders.size() < best->second.holders.size()) best = at;
    }
    if (best == open_.end()) return std::nullopt;
    best->second.holders.push_back(holder);
    best->second.due_sec = due_again_sec;
    return Chunk{best->first, best->second.to};
}

std::optional<Chunk> ChunkBook::take_in(std::size_t from) {
    const auto at = open_.find(from);
    if (at == open_.end()) return std::nullopt;
    const Chunk chunk{from, at->second.to};
    open_.erase(at);
    return chunk;
}

}  // namespace rei::scale
