// Runs rei-sample-study as a process, alone or by mpirun.
#pragma once

#include <cstdlib>
#include <string>

#include "mpirun.hpp"
#include "workbench/files.hpp"
#include <sys/wait.h>

namespace rei::scale::test {

struct Ran {
    int exit_code = -1;  ///< minus the signal that ended it
    std::string out, err;
};

/// `before` comes before the program: variables, mpirun.
inline Ran run_sample(const workbench::test::TemporaryFolder& folder, const std::string& arguments,
                      const std::string& before = "") {
    const std::string out = folder.file("stdout"), err = folder.file("stderr");
    const std::string command = "exec " + before + " '" REI_BINARY_DIR "/rei-sample-study' " + arguments +
                                " >'" + out + "' 2>'" + err + "'";
    const int status = std::system(command.c_str());  // NOLINT: the arguments are the tests' own
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), workbench::test::text_in(out),
            workbench::test::text_in(err)};
}

/// To come before the program; `more` are mpirun's.
inline std::string mpirun(int ranks, const std::string& more = "") {
    std::string out;
    for (const std::string& word : rei::test::mpirun_words(ranks)) out += word + " ";
    return out + more;
}

}  // namespace rei::scale::test
