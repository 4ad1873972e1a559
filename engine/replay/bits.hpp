// Sets of numbers as bits in words: bit k % 64 of word k / 64 stands for k.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace rei {

inline constexpr std::size_t kBitsAWord = 64;

/// How many words hold so many bits.
[[nodiscard]] constexpr std::size_t words_of(std::size_t bits) {
    return (bits + kBitsAWord - 1) / kBitsAWord;
}
[[nodiscard]] constexpr bool has_bit(std::uint64_t word, std::size_t k) {
    return (word >> k & 1U) != 0;
}
[[nodiscard]] inline bool has_bit(std::span<const std::uint64_t> words, std::size_t k) {
    return has_bit(words[k / kBitsAWord], k % kBitsAWord);
}
inline void set_bit(std::span<std::uint64_t> words, std::size_t k) {
    words[k / kBitsAWord] |= std::uint64_t{1} << k % kBitsAWord;
}
/// How many from k on are in the set one after the other, up to the end of k's word.
[[nodiscard]] inline std::size_t bits_in_a_row(std::span<const std::uint64_t> words, std::size_t k) {
    return static_cast<std::size_t>(std::countr_one(words[k / kBitsAWord] >> k % kBitsAWord));
}
/// Calls `visit(k)` for each that is in the set, in order.
template <class Visit>
void for_each_bit(std::uint64_t word, Visit&& visit) {
    for (; word != 0; word &= word - 1) visit(static_cast<std::size_t>(std::countr_zero(word)));
}
template <class Visit>
void for_each_bit(std::span<const std::uint64_t> words, Visit&& visit) {
    for (std::size_t k = 0; k < words.size(); ++k) {
        for_each_bit(words[k], [&](std::size_t bit) { visit(k * kBitsAWord + bit); });
    }
}

}  // namespace rei
