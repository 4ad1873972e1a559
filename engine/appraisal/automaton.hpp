// Finds every one of many words in a text in a single pass over its bytes (Aho & Corasick 1975).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rei {

/// An automaton over bytes. Words may overlap, nest and repeat; all of them are reported.
class Automaton {
  public:
    /// `words[k]` is reported as k. Words are byte strings and not empty. With `fold_ascii`, A–Z in the text
    /// count as a–z (the words must be lower case then).
    Automaton(const std::vector<std::string>& words, bool fold_ascii);

    /// Call `found(word)` at every place in `text` where a word ends, in the order of the ends.
    template <class Found>
    void scan(std::string_view text, Found&& found) const {
        std::uint32_t state = first_silent_;
        for (const char c : text) {
            state = next_[state + class_of_[static_cast<unsigned char>(c)]];
            if (state < first_silent_) report(state, found);
        }
    }

  private:
    template <class Found>
    void report(std::uint32_t state, Found& found) const {
        const std::uint32_t row = state / stride_;
        for (std::uint32_t k = first_[row]; k < first_[row + 1]; ++k) found(words_at_[k]);
    }

    // States are rows of next_, scaled by stride_. Those where a word ends come first; the start is the first
    // of the silent ones.
    std::array<std::uint8_t, 256> class_of_{};  ///< bytes that no word tells apart share a column
    std::uint32_t stride_ = 1;
    std::uint32_t first_silent_ = 0;
    std::vector<std::uint32_t> next_;
    std::vector<std::uint32_t> first_;  ///< per row: begin of its words in words_at_
    std::vector<std::uint32_t> words_at_;
};

}  // namespace rei
