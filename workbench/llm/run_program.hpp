// A program run for its output: no shell, none of this program's secrets, an end in time.
#pragma once

#include <chrono>
#include <stop_token>
#include <string>
#include <vector>

namespace rei::llm {

struct ProgramRun {
    std::string output;
    std::string problem;  ///< empty where it ended by itself, with 0
};

/// `input` is its standard input; what it complains of is thrown away. At the limit, at more than 64 KiB of
/// output and within 0.1 s of a stop it is killed, with what it has started in its process group. Variables
/// REI_* are not passed on.
[[nodiscard]] ProgramRun run_program(const std::vector<std::string>& command, const std::string& input,
                                     std::chrono::milliseconds limit, const std::stop_token& stop);

}  // namespace rei::llm
