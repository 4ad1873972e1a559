#include "rei/scale/launch.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include <dlfcn.h>
#include <sched.h>

namespace rei::scale {
namespace {

/// The first of these that the environment has, as a number.
int number_of(std::initializer_list<const char*> names, int otherwise) {
    for (const char* name : names) {
        if (const char* text = std::getenv(name)) return std::atoi(text);  // NOLINT: the launcher's own
    }
    return otherwise;
}

int cores_allowed() {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
    return static_cast<int>(std::thread::hardware_concurrency());
}

}  // namespace

Launch launch() {
    Launch out;
    out.rank = number_of({"OMPI_COMM_WORLD_RANK", "PMIX_RANK", "PMI_RANK"}, -1);
    if (out.rank < 0) return {};
    out.ranks =
        std::max(out.rank + 1, number_of({"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "SLURM_STEP_NUM_TASKS"}, 1));
    out.ranks_here = std::max(1, number_of({"OMPI_COMM_WORLD_LOCAL_SIZE", "MPI_LOCALNRANKS"}, 1));
    return out;
}

unsigned threads_for(const Launch& launch) {
    const auto cores = static_cast<int>(std::thread::hardware_concurrency());
    return static_cast<unsigned>(std::max(1, std::min(cores_allowed(), cores / launch.ranks_here)));
}

Loaded<OpenMail> load_mpi() {
#ifdef REI_MPI_MODULE
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    const std::string module = program.parent_path() / REI_MPI_MODULE;
    // what MPI loads itself looks for MPI among what is global
    void* library = ::dlopen(module.c_str(), RTLD_NOW | RTLD_GLOBAL);
    void* open = library == nullptr ? nullptr : ::dlsym(library, "rei_open_mail");
    if (open == nullptr) return Problems{{module, {}, "", phrase("cannot be loaded: {}", ::dlerror())}};
    return OpenMail([open] { return std::unique_ptr<Mail>(reinterpret_cast<Mail* (*)()>(open)()); });
#else
    return Problems{{"",
                     {},
                     "",
                     phrase("this program was built without MPI, so ranks would all do the same work; "
                            "build it where libopenmpi-dev is installed")}};
#endif
}

}  // namespace rei::scale
