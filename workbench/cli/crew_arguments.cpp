#include "crew_arguments.hpp"

#include <utility>

#include "inputs.hpp"
#include "option_checks.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace rei::cli {

void add_crew_arguments(CLI::App& arguments, CrewArguments& into) {
    arguments
        .add_option(
            "--threads", into.threads,
            "How many threads work, on each rank of mpirun (default: as many as there are cores for it)")
        ->type_name("N")
        ->check(CLI::Range(1U, 4096U));
    arguments
        .add_option("--checkpoint", into.checkpoint,
                    "Write down what is worked out in this file, and go on from there where it exists")
        ->type_name("FILE")
        ->check(file_name());
}

CommandCrews::CommandCrews(const CrewArguments& arguments, const scale::Fingerprint& study) {
    scale::CrewOptions options;
    options.threads = arguments.threads;
    options.checkpoint = arguments.checkpoint;
    options.is_stopped = interrupted;
    auto opened = scale::StudyCrews::open(options, study);
    if (!opened) throw BadInput{opened.problems};
    crews_ = std::move(*opened);
    if (const auto rows = crews_->rows_found())
        fmt::print(stderr, "rei: {}: taken up after {} rows\n", arguments.checkpoint, rows);
    if (const auto bytes = crews_->bytes_cut())
        fmt::print(stderr, "rei: {}: its last {} bytes were not whole and are gone\n", arguments.checkpoint,
                   bytes);
}

CommandCrews::~CommandCrews() {
    if (const int lost = crews_->close())
        fmt::print(stderr, "rei: {} of {} ranks were lost; the others did their rows\n", lost,
                   crews_->ranks());
}

}  // namespace rei::cli
