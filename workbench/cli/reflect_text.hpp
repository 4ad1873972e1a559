// What `rei reflect` says to people, in Korean or English.
#pragma once

#include <string>
#include <vector>

#include "output.hpp"

#include "rei/companion/companion.hpp"
#include "rei/companion/rhythm.hpp"

namespace rei::cli {

/// A reflection; `days` are those of the log with it.
[[nodiscard]] std::string reflection_text(const companion::Companion& companion,
                                          const companion::Reflection& reflection,
                                          const std::vector<companion::Day>& days, const Output& style);

/// What is said in place of everything else where words of serious distress were heard.
[[nodiscard]] std::string distress_text(const companion::Companion& companion, companion::Language language);

/// What a routine changed, and what its worth was before and is now.
[[nodiscard]] std::string run_text(const companion::Companion& companion, const companion::Run& run,
                                   double worth_before, double worth_now, companion::Language language,
                                   const Output& style);

[[nodiscard]] std::string rhythm_text(const companion::Companion& companion,
                                      const std::vector<companion::Day>& days, companion::Language language,
                                      const Output& style);

/// One of the two.
[[nodiscard]] constexpr const char* in(companion::Language language, const char* korean,
                                       const char* english) {
    return language == companion::Language::korean ? korean : english;
}

}  // namespace rei::cli
