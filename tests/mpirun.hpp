// mpirun for tests, where there is one: on this machine, whoever runs it and however few cores there are,
// without asking for a network.
#pragma once

#include <cstdlib>
#include <string>
#include <vector>

namespace rei::test {

inline bool has_mpirun() {
    return std::system("command -v mpirun >/dev/null 2>&1") == 0;  // NOLINT: a word of our own
}

/// The words before the program's own; the first names what to start.
inline std::vector<std::string> mpirun_words(int ranks) {
    return {"/usr/bin/env",
            "OMPI_ALLOW_RUN_AS_ROOT=1",
            "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1",
            "OMPI_MCA_plm=isolated",
            "OMPI_MCA_btl=self,vader",
            "OMPI_MCA_btl_vader_single_copy_mechanism=none",
            "ASAN_OPTIONS=detect_leaks=0",  // what leaks, and what races, is MPI's
            "TSAN_OPTIONS=report_bugs=0",
            "timeout",
            "--foreground",  // else it tells mpirun of a signal twice, which then kills what wants to stop
            "60",
            "mpirun",
            "--oversubscribe",
            "--bind-to",
            "none",
            "-n",
            std::to_string(ranks)};
}

}  // namespace rei::test
