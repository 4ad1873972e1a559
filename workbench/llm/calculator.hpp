// A calculator for expressions: numbers, + - * / % ^, parentheses, sqrt abs floor ceil round ln exp sin cos
// tan of a number, pi and e. Nothing else, so that what a model writes can be worked out without trust.
#pragma once

#include <string>
#include <string_view>

namespace rei::llm {

struct Calculated {
    bool is_fine = false;
    double value = 0;     ///< finite where it is fine
    std::string problem;  ///< what was found and what was expected
};

/// ^ binds from the right and before a sign: -2^2 is -4. At most 200 characters, 32 levels deep.
[[nodiscard]] Calculated calculate(std::string_view expression);

}  // namespace rei::llm
