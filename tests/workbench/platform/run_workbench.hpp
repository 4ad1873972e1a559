// The built program, end to end, without a display, from the project's folder.
#pragma once

#include <cstdlib>
#include <string>

#include "workbench/files.hpp"
#include <sys/wait.h>

namespace rei::workbench::test {

struct Outcome {
    int exit_code = -1;
    std::string message;  ///< what it wrote to stderr
};

inline Outcome run_workbench(const std::string& arguments, const TemporaryFolder& folder) {
    const std::string errors = folder.file("stderr.txt");
    const std::string command = "cd '" REI_SOURCE_DIR "' && '" REI_BINARY_DIR "/rei-workbench' " + arguments +
                                " >/dev/null 2>'" + errors + "'";
    const int status = std::system(command.c_str());  // NOLINT: the arguments are the tests' own
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_in(errors)};
}

}  // namespace rei::workbench::test
