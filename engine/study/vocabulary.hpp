// What can be said in a conversation that is searched for: the policy's own words, the lines of a scenario,
// and filler that says nothing to the persona. What several of them say together is worked out without their
// text, which is written only for what is found.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rei/appraisal/appraiser.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei {

/// Sayings of one turn, filled from the front; kNothing: none.
inline constexpr std::size_t kSaidAtOnce = 3;
inline constexpr std::uint32_t kNothing = 0xffffffff;
using Said = std::array<std::uint32_t, kSaidAtOnce>;
[[nodiscard]] constexpr Said saying_nothing() {
    return {kNothing, kNothing, kNothing};
}

enum class Language : std::uint8_t { english, korean };
/// Korean where most of the policy's words have Hangul in them.
[[nodiscard]] Language language_of(const Policy& policy);

/// Memory for what is heard.
struct HeardMemory {
    std::vector<std::uint16_t> patterns, transitions;
    std::vector<HeardClass> classes;
};

class Vocabulary {
  public:
    struct Saying {
        std::string text;
        std::string reply, id;  ///< of a line
    };

    /// Every word of the policy is a saying, keywords by class and then trigger words by rule; each of
    /// `lines` follows. `matching` is how the engine looks for words.
    Vocabulary(const Policy& policy, Matching matching, const std::vector<Turn>& lines = {});

    [[nodiscard]] std::size_t size() const { return sayings_.size(); }
    /// How many sayings are words; the rest are lines, in their order.
    [[nodiscard]] std::size_t words() const { return words_; }
    [[nodiscard]] const Saying& operator[](std::size_t k) const { return sayings_[k]; }
    [[nodiscard]] Language language() const { return language_; }

    /// What these sayings say, said in one turn: every word of the policy in any of them, each once. Words
    /// that come about where two of them meet are not seen. Lives as long as `memory` is left alone.
    [[nodiscard]] Heard hear(const Said& said, HeardMemory& memory) const;
    /// A text that says them as a person would, and nothing else if that can be had; without any, filler
    /// number `k`.
    [[nodiscard]] std::string text_of(const Said& said, std::size_t k) const;

  private:
    /// A word of the policy under its class or rule; keywords by class come first, so that ascending numbers
    /// are in the order of an appraisal.
    struct Pattern {
        std::string word;
        bool is_trigger;
        std::uint16_t owner;
    };
    void add(Saying saying);
    [[nodiscard]] std::vector<std::uint16_t> patterns_in(const std::string& text) const;

    Appraiser appraiser_;
    Language language_;
    std::vector<Pattern> patterns_;
    std::vector<Saying> sayings_;
    std::vector<std::uint16_t> heard_;       ///< patterns of all sayings, one after the other
    std::vector<std::uint32_t> heard_ends_;  ///< by saying
    std::size_t words_ = 0;
    std::vector<std::string> fillers_;  ///< at least one; says nothing to the persona
};

}  // namespace rei
