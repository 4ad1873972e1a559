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
};

/// A turn as it is drawn.
struct TurnText {
    std::string text;
    std::string reply;
    std::string user;
    std::vector<HeardWord> heard;
    /// Byte ranges of `text` in which a heard word stands, ascending, without overlap.
    struct Range {
        std::size_t begin, end;
    };
    std::vector<Range> marked;
};

[[nodiscard]] std::vector<TurnText> turn_texts(const Scenario& scenario, const Policy& policy);

}  // namespace rei::workbench
