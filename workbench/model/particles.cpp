#include "rei/model/particles.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace rei::workbench {

namespace {

/// What a syllable ends with: ㄹ is a consonant to every particle but "로".
enum class Ending : std::uint8_t { vowel, rieul, consonant };

struct Particle {
    std::string_view written, after_consonant, after_vowel;
    bool takes_rieul_as_vowel = false;
};
constexpr std::array kParticles{
    Particle{"(으)로", "으로", "로", true}, Particle{"은(는)", "은", "는"},   Particle{"이(가)", "이", "가"},
    Particle{"을(를)", "을", "를"},         Particle{"(이)라", "이라", "라"},
};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool ends_in(std::string_view word, std::string_view ending) {
    return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
}

/// 영, 일, 이, 삼, …
Ending ending_of_digit(char digit) {
    constexpr std::array kEndings{Ending::consonant, Ending::rieul, Ending::vowel,     Ending::consonant,
                                  Ending::vowel,     Ending::vowel, Ending::consonant, Ending::rieul,
                                  Ending::rieul,     Ending::vowel};
    return kEndings[static_cast<std::size_t>(digit - '0')];
}

/// A stop after one short vowel stays with its syllable (틱, 챗); after two, or a consonant, it gets one of
/// its own (그레이트, 디스거스트).
bool ends_in_short_syllable(std::string_view word) {
    const auto letter = [&](std::size_t from_end) {
        return from_end <= word.size() ? word[word.size() - from_end] : ' ';
    };
    const auto is_one_of = [](std::string_view letters, char c) {
        return letters.find(c) != std::string_view::npos;
    };
    constexpr std::string_view kVowels = "aeiou";
    return is_one_of("ckpt", letter(1)) && is_one_of(kVowels, letter(2)) && !is_one_of(kVowels, letter(3));
}

Ending ending_of_word(const std::string& word) {
    if (ends_in(word, "l") || ends_in(word, "le") || word == "r") return Ending::rieul;
    for (const std::string_view ending : {"m", "n", "ng", "me", "ne"}) {
        if (ends_in(word, ending)) return Ending::consonant;
    }
    return ends_in_short_syllable(word) ? Ending::consonant : Ending::vowel;
}

/// The Latin word that the text ends with, in small letters.
std::string last_word(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    std::string word(text.substr(begin));
    for (char& c : word) c = static_cast<char>(c | 0x20);
    return word;
}

/// Of the last three bytes; none where they are no Hangul syllable.
std::optional<Ending> ending_of_syllable(std::string_view text) {
    if (text.size() < 3) return std::nullopt;
    const auto byte = [&](std::size_t from_end) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[text.size() - from_end]));
    };
    if ((byte(3) & 0xf0U) != 0xe0U) return std::nullopt;
    const std::uint32_t code_point =
        ((byte(3) & 0x0fU) << 12U) | ((byte(2) & 0x3fU) << 6U) | (byte(1) & 0x3fU);
    constexpr std::uint32_t kFirst = 0xac00, kLast = 0xd7a3, kFinals = 28, kRieul = 8;
    if (code_point < kFirst || code_point > kLast) return std::nullopt;
    const std::uint32_t final = (code_point - kFirst) % kFinals;
    return final == 0 ? Ending::vowel : final == kRieul ? Ending::rieul : Ending::consonant;
}

std::optional<Ending> sound_at_end(std::string_view text) {
    while (!text.empty() && std::string_view("\"'`)]").find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
    if (text.empty()) return std::nullopt;
    const char last = text.back();
    if (last >= '0' && last <= '9') return ending_of_digit(last);
    if (last == '%') return Ending::vowel;  // 퍼센트
    return is_letter(last) ? ending_of_word(last_word(text)) : ending_of_syllable(text);
}

}  // namespace

std::string with_particles(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto particle =
            std::find_if(kParticles.begin(), kParticles.end(), [&](const Particle& candidate) {
                return text.substr(0, candidate.written.size()) == candidate.written;
            });
        const std::optional<Ending> ending = particle == kParticles.end() ? std::nullopt : sound_at_end(out);
        if (!ending) {
            out += text.front();
            text.remove_prefix(1);
            continue;
        }
        const bool is_vowel =
            *ending == Ending::vowel || (*ending == Ending::rieul && particle->takes_rieul_as_vowel);
        out += is_vowel ? particle->after_vowel : particle->after_consonant;
        text.remove_prefix(particle->written.size());
    }
    return out;
}

}  // namespace rei::workbench
