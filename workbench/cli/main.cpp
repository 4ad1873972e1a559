// The command `rei`: reads the command line, runs one subcommand, turns refusals into messages and exit
// codes.
#include <chrono>
#include <exception>
#include <thread>
#include <utility>
#include <vector>

#include "inputs.hpp"
#include "interrupt.hpp"
#include "subcommands.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/scale/launch.hpp"

namespace rei::cli {
namespace {

constexpr const char* kWhereHelpIs = "'rei --help' and 'rei COMMAND --help' say what there is";

std::string names_of_all() {
    std::string names;
    for (const Subcommand& subcommand : subcommands())
        names += (names.empty() ? "" : ", ") + std::string(subcommand.name);
    return names;
}

/// How long the first rank may take to say something and to end, and mpirun to end the others, on a busy
/// machine.
constexpr std::chrono::seconds kFirstRankSpeaksWithin{10};

/// All ranks that mpirun started find what is wrong with a command line or a file. The first one says it, and
/// its end ends the others; what only another one finds that one says, after giving it the time.
std::string speaker() {
    const int rank = scale::launch().rank;
    if (rank == 0) return "rei";
    std::this_thread::sleep_for(kFirstRankSpeaksWithin);
    return fmt::format("rei (rank {})", rank);
}

int complain(const std::string& lines) {
    const std::string who = speaker();
    std::size_t begin = 0;
    while (begin < lines.size()) {
        const std::size_t end = std::min(lines.find('\n', begin), lines.size());
        if (end > begin) fmt::print(stderr, "{}: {}\n", who, lines.substr(begin, end - begin));
        begin = end + 1;
    }
    return kBadInput;
}

int parse_and_run(CLI::App& app, int argc, char** argv) {
    app.set_version_flag("--version", "rei " REI_VERSION);
    app.failure_message([](const CLI::App*, const CLI::Error&) { return std::string(); });
    std::vector<std::pair<CLI::App*, Run>> runs;
    for (const Subcommand& subcommand : subcommands()) {
        CLI::App* arguments = app.add_subcommand(subcommand.name, subcommand.help);
        runs.emplace_back(arguments, subcommand.declare(*arguments));
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
        return complain(
            fmt::format("{}\n'rei --help' and 'rei COMMAND --help' say what there is", error.what()));
    }
    for (const auto& [arguments, run] : runs) {
        if (arguments->parsed()) return run();
    }
    return complain(
        fmt::format("a command is missing; expected one of {}\n{}", names_of_all(), kWhereHelpIs));
}

}  // namespace
}  // namespace rei::cli

int main(int argc, char** argv) {
    using namespace rei::cli;
    try {
        catch_interrupts();
        CLI::App app("Replay conversations through the emotion engine of a persona, and judge what it does.",
                     "rei");
        return parse_and_run(app, argc, argv);
    } catch (const BadInput& bad) {
        return complain(rei::text_of(bad.problems));
    } catch (const std::bad_alloc&) {
        return complain("there is not enough memory for this");
    } catch (const std::exception& error) {
        return complain(error.what());
    }
}
