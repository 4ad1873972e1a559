// What one turn's text says to a persona: which words were heard. Numbers come later, from the policy.
#pragma once

#include <cstdint>
#include <span>

namespace rei {

/// How many distinct keywords of a class were found.
struct HeardClass {
    std::uint16_t sentiment_class = 0;  ///< index into Policy::classes
    std::uint16_t keywords = 0;         ///< at least 1
    friend bool operator==(const HeardClass&, const HeardClass&) = default;
};

/// What one text says. Views into whoever holds the appraisals.
struct Heard {
    std::span<const HeardClass> classes;         ///< by class, ascending
    std::span<const std::uint16_t> transitions;  ///< rules with a word in the text, in file order
};

}  // namespace rei
