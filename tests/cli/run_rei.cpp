#include "run_rei.hpp"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "mpirun.hpp"
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace rei::test {
namespace fs = std::filesystem;
namespace {

std::string slurp(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// Where a process' output is caught: beside the scratch folder, so that it is not among its files.
fs::path beside(const fs::path& folder, const char* ending) {
    return folder.string() + ending;
}

constexpr int kStopped = 130;  ///< by Ctrl-C, as shells have it

void wait_until(const std::function<bool()>& is_time) {
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!is_time() && std::chrono::steady_clock::now() < give_up) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

}  // namespace

Scratch::Scratch() {
    std::string pattern = (fs::temp_directory_path() / "rei-cli-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no scratch folder");
    path_ = pattern;
}

Scratch::~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
    for (const char* ending : {".out", ".err", ".in"}) fs::remove(beside(path_, ending), ignored);
}

std::string Scratch::write(const std::string& name, const std::string& content) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << content;
    return name;
}

std::string Scratch::read(const std::string& name) const {
    return slurp(path_ / name);
}

std::vector<std::string> Scratch::files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(path_)) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
}

int Scratch::start(const std::vector<std::string>& arguments, const std::string& input_file,
                   std::vector<std::string> words) const {
    words.push_back(std::string(REI_BINARY_DIR) + "/rei");
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);

    const fs::path out = beside(path_, ".out");
    const fs::path err = beside(path_, ".err");
    constexpr int kCreate = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input_file.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), kCreate, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), kCreate, 0600);
    posix_spawn_file_actions_addchdir_np(&actions, path_.c_str());
    // what runs the tests may ignore Ctrl-C, as a shell's background job does; a person's terminal doesn't
    sigset_t heard;
    sigemptyset(&heard);
    sigaddset(&heard, SIGINT);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &heard);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    pid_t process = 0;
    const int failed = posix_spawn(&process, argv[0], &actions, &attributes, argv.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) throw std::runtime_error("cannot start " + words[0]);
    return process;
}

Ran Scratch::wait_for(int process) const {
    int status = 0;
    struct rusage usage = {};
    wait4(process, &status, 0, &usage);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), slurp(beside(path_, ".out")),
            slurp(beside(path_, ".err")), usage.ru_maxrss};
}

Ran Scratch::rei(const std::vector<std::string>& arguments) const {
    return wait_for(start(arguments));
}

Ran Scratch::mpirun(int ranks, const std::vector<std::string>& arguments) const {
    return wait_for(start(arguments, "/dev/null", mpirun_words(ranks)));
}

std::string Scratch::input_file(const std::string& input) const {
    const fs::path file = beside(path_, ".in");
    std::ofstream(file, std::ios::binary) << input;
    return file;
}

Ran Scratch::rei_told(const std::vector<std::string>& arguments, const std::string& input) const {
    return wait_for(start(arguments, input_file(input)));
}

std::string Scratch::output() const {
    return slurp(beside(path_, ".out"));
}

Ran Scratch::rei_killed(const std::vector<std::string>& arguments, const std::string& input,
                        const std::function<bool()>& is_time, std::chrono::microseconds after) const {
    const int process = start(arguments, input_file(input));
    if (is_time) wait_until(is_time);
    std::this_thread::sleep_for(after);
    kill(process, SIGKILL);
    return wait_for(process);
}

Ran Scratch::rei_interrupted(const std::vector<std::string>& arguments,
                             const std::function<bool()>& is_time) const {
    const int process = start(arguments);
    wait_until(is_time);
    kill(process, SIGINT);
    return wait_for(process);
}

Ran Scratch::rei_meanwhile(const std::vector<std::string>& arguments, const std::function<bool()>& is_time,
                           const std::function<void()>& what) const {
    const int process = start(arguments);
    wait_until(is_time);
    what();
    return wait_for(process);
}

Ran Scratch::rei_stopped(const std::vector<std::string>& arguments) const {
    static const std::regex amid("stopped(;| after) [1-9]");
    for (std::chrono::milliseconds after(100);; after += after / 2) {
        const int process = start(arguments);
        std::this_thread::sleep_for(after);
        kill(process, SIGINT);
        Ran ran = wait_for(process);
        const bool was_stopped = ran.exit_code == kStopped || ran.exit_code == -SIGINT;
        if (!was_stopped || std::regex_search(ran.err, amid)) return ran;
    }
}

std::string project_file(const std::string& path) {
    return std::string(REI_SOURCE_DIR) + "/" + path;
}

}  // namespace rei::test
