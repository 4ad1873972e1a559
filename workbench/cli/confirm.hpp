// A question to the user in the middle of an answer.
#pragma once

#include <stop_token>
#include <string>

namespace rei::cli {

/// Shows a call that a model wants to make, and asks whether it may: by a line with y or yes, typed after the
/// question. No where the input is no terminal, and where a stop is asked for.
[[nodiscard]] bool confirm_call(const std::string& name, const std::string& arguments,
                                const std::stop_token& stop);

}  // namespace rei::cli
