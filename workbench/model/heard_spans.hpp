// Which stretches of a text, as it is being typed, the persona's words are heard in.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rei/appraisal/appraiser.hpp"

namespace rei::workbench {

/// Bytes of the text that an appraiser hears a word in: whole characters as people see them, so that a
/// syllable typed as loose letters is marked as one.
struct HeardSpan {
    std::size_t begin = 0, end = 0;
    bool is_trigger = false;
    std::uint16_t owner = 0;  ///< class or transition of the policy
    std::string_view word;    ///< as the policy writes it; lives as long as the appraiser
};

/// All of them, by begin, then by end; words that overlap or nest are all there, each as often as it stands
/// in the text. `appraiser` matches as the engine does by default (Matching::normalised). No number of the
/// policy matters.
[[nodiscard]] std::vector<HeardSpan> heard_spans(std::string_view text, const Appraiser& appraiser);

}  // namespace rei::workbench
