#include "rei/appraisal/automaton.hpp"

#include <algorithm>
#include <cassert>
#include <deque>

namespace rei {
namespace {

constexpr std::uint32_t kNone = 0xffffffff;

/// The trie of the words with failure links resolved into a full transition table.
struct Trie {
    std::uint32_t columns;
    std::vector<std::uint32_t> next;                ///< node * columns + column
    std::vector<std::vector<std::uint32_t>> words;  ///< that end in a node

    explicit Trie(std::uint32_t columns_) : columns(columns_) { add_node(); }

    std::uint32_t add_node() {
        next.insert(next.end(), columns, kNone);
        words.emplace_back();
        return static_cast<std::uint32_t>(words.size() - 1);
    }

    void insert(std::string_view word, std::uint32_t id, const std::array<std::uint8_t, 256>& column_of) {
        std::uint32_t node = 0;
        for (const char c : word) {
            const std::size_t slot = node * columns + column_of[static_cast<unsigned char>(c)];
            if (next[slot] == kNone) {
                const std::uint32_t child = add_node();
                next[slot] = child;
            }
            node = next[slot];
        }
        words[node].push_back(id);
    }

    /// Breadth first: what a node lacks, it takes from the longest proper suffix that is a node.
    void close() {
        std::vector<std::uint32_t> suffix(words.size(), 0);
        std::deque<std::uint32_t> queue{0};
        while (!queue.empty()) {
            const std::uint32_t node = queue.front();
            queue.pop_front();
            for (std::uint32_t column = 0; column < columns; ++column) {
                std::uint32_t& child = next[node * columns + column];
                const std::uint32_t fallback = node == 0 ? 0 : next[suffix[node] * columns + column];
                if (child == kNone) {
                    child = fallback;
                    continue;
                }
                suffix[child] = fallback;
                const auto& inherited = words[fallback];
                words[child].insert(words[child].end(), inherited.begin(), inherited.end());
                queue.push_back(child);
            }
        }
    }
};

}  // namespace

Automaton::Automaton(const std::vector<std::string>& words, bool fold_ascii) {
    std::uint8_t columns = 1;  // column 0: bytes in no word
    for (const std::string& word : words) {
        assert(!word.empty());
        for (const char c : word) {
            auto& column = class_of_[static_cast<unsigned char>(c)];
            if (column == 0) column = columns++;  // UTF-8 has fewer than 255 different bytes
        }
    }
    Trie trie(columns);
    for (std::uint32_t k = 0; k < words.size(); ++k) trie.insert(words[k], k, class_of_);
    trie.close();
    if (fold_ascii) {
        for (unsigned c = 'A'; c <= 'Z'; ++c) class_of_[c] = class_of_[c - 'A' + 'a'];
    }

    const auto nodes = static_cast<std::uint32_t>(trie.words.size());
    std::vector<std::uint32_t> order(nodes);
    for (std::uint32_t k = 0; k < nodes; ++k) order[k] = k;
    std::stable_partition(order.begin(), order.end(),
                          [&](std::uint32_t n) { return !trie.words[n].empty(); });
    std::vector<std::uint32_t> row_of(nodes);
    for (std::uint32_t row = 0; row < nodes; ++row) row_of[order[row]] = row;

    stride_ = columns;
    first_silent_ = row_of[0] * stride_;
    next_.reserve(trie.next.size());
    first_.push_back(0);
    for (const std::uint32_t node : order) {
        for (std::uint32_t column = 0; column < columns; ++column) {
            next_.push_back(row_of[trie.next[node * columns + column]] * stride_);
        }
        words_at_.insert(words_at_.end(), trie.words[node].begin(), trie.words[node].end());
        first_.push_back(static_cast<std::uint32_t>(words_at_.size()));
    }
}

}  // namespace rei
