// How this process was started: alone, or by mpirun (or srun) as one of several.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "rei/document/problem.hpp"
#include "rei/scale/mail.hpp"

namespace rei::scale {

struct Launch {
    int rank = 0;
    int ranks = 1;
    int ranks_here = 1;  ///< on this machine

    [[nodiscard]] bool is_first() const { return rank == 0; }
};

/// By the environment that Open MPI, MPICH and Slurm give to what they start.
[[nodiscard]] Launch launch();

/// How many threads this rank should have: its part of the cores that it may run on, at least 1.
[[nodiscard]] unsigned threads_for(const Launch& launch);

/// Opens the mail between the ranks; takes half a second, and waits until all ranks do so.
using OpenMail = std::function<std::unique_ptr<Mail>()>;
/// Loads the module beside the program that knows MPI. A problem where it was built without MPI, or where
/// the module is missing.
[[nodiscard]] Loaded<OpenMail> load_mpi();

}  // namespace rei::scale
