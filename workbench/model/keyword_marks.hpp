// Which words of the policy a turn's text contains, and where they stand in the text as it is drawn.
#pragma once

#include <string>
#include <vector>

#include "rei/appraisal/appraiser.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei::workbench {

/// A keyword or trigger word heard in a turn.
struct HeardWord {
    std::string word;   ///< drawable
    std::string owner;  ///< the class's name, or the trigger's key
    bool is_trigger = false;
    std::size_t place = 0;  ///< of the class or trigger in the policy's list
};

/// A turn as it is drawn.
struct TurnText {
    std::string text;
    std::string reply;
    std::string user;
    std::vector<HeardWord> heard;
    /// Byte ranges of `text` in which heard words stand, ascending, without overlap; `heard` is the index of
    /// the first of them.
    struct Range {
        std::size_t begin, end, heard;
    };
    std::vector<Range> marked;
};

[[nodiscard]] std::vector<TurnText> turn_texts(const Scenario& scenario, const Policy& policy);

}  // namespace rei::workbench
