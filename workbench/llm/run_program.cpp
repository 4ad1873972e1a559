#include "rei/llm/run_program.hpp"

#include <array>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace rei::llm {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kMostOutput = std::size_t{64} << 10U;
constexpr int kLookMs = 20;

/// A file in memory with this text, to be read from its beginning; -1 where there is none to be had.
int file_with(const std::string& text) {
    const int file = memfd_create("input", MFD_CLOEXEC);
    if (file < 0) return -1;
    const bool written = write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    if (written && lseek(file, 0, SEEK_SET) == 0) return file;
    close(file);
    return -1;
}

std::vector<char*> environment_without_ours() {
    std::vector<char*> out;
    for (char** one = environ; *one != nullptr; ++one) {
        if (std::strncmp(*one, "REI_", 4) != 0) out.push_back(*one);
    }
    out.push_back(nullptr);
    return out;
}

/// The process, or -1.
pid_t start(const std::vector<std::string>& command, int input, int output) {
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    std::vector<char*> environment = environment_without_ours();
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);  // a group of its own, to be killed as one
    pid_t process = -1;
    if (posix_spawnp(&process, words[0], &files, &attributes, words.data(), environment.data()) != 0)
        process = -1;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return process;
}

/// Why reading stopped; empty at the end of the output.
std::string read_output(int from, std::string& output, Clock::time_point end, const std::stop_token& stop) {
    std::array<char, 4096> buffer{};
    for (;;) {
        if (stop.stop_requested()) return "it was stopped";
        if (Clock::now() >= end) return "it took too long";
        pollfd look{from, POLLIN, 0};
        if (poll(&look, 1, kLookMs) <= 0) continue;
        const ssize_t got = read(from, buffer.data(), buffer.size());
        if (got <= 0) return {};
        output.append(buffer.data(), static_cast<std::size_t>(got));
        if (output.size() > kMostOutput) return "it said too much";
    }
}

/// Its status, once it has ended; killed where that takes too long.
int wait_for(pid_t process, bool kill_now, Clock::time_point end, const std::stop_token& stop) {
    int status = 0;
    while (!kill_now && waitpid(process, &status, WNOHANG) == 0) {
        kill_now = stop.stop_requested() || Clock::now() >= end;
        usleep(1'000);
    }
    if (!kill_now) return status;
    kill(-process, SIGKILL);
    waitpid(process, &status, 0);
    return status;
}

}  // namespace

ProgramRun run_program(const std::vector<std::string>& command, const std::string& input,
                       std::chrono::milliseconds limit, const std::stop_token& stop) {
    const Clock::time_point end = Clock::now() + limit;
    const int in = file_with(input);
    std::array<int, 2> out{-1, -1};
    if (in < 0 || pipe2(out.data(), O_CLOEXEC) != 0) {
        if (in >= 0) close(in);
        return {"", "it cannot be started now"};
    }
    const pid_t process = start(command, in, out[1]);
    close(in);
    close(out[1]);
    ProgramRun run;
    if (process < 0) {
        run.problem = "it cannot be started";
    } else {
        run.problem = read_output(out[0], run.output, end, stop);
        const int status = wait_for(process, !run.problem.empty(), end, stop);
        if (run.problem.empty() && status != 0) run.problem = "it failed";
    }
    close(out[0]);
    return run;
}

}  // namespace rei::llm
