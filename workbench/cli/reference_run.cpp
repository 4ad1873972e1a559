#include "reference_run.hpp"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "inputs.hpp"
#include "interrupt.hpp"
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

namespace rei::cli {
namespace {

/// Reads [folder, policy, turns, until, seconds] and prints the seconds of the best run.
constexpr const char* kScript = R"python(
import json, sys, time
with open(sys.argv[1], encoding="utf-8") as file:
    folder, policy, turns, until, seconds = json.load(file)
sys.path.insert(0, folder)
from persona import emotion_engine
with open(policy, encoding="utf-8") as file:
    config = json.load(file)
clock = [0.0]
timer = time.perf_counter
emotion_engine.time.time = lambda: clock[0]
ticks = int(until * 10)
best, spent = float("inf"), 0.0
while spent < seconds:
    engine = emotion_engine.EmotionEngine(config)
    began, k = timer(), 0
    for tick in range(ticks + 1):
        now = tick / 10
        while k < len(turns) and turns[k][0] <= now:
            clock[0] = turns[k][0]
            engine.update(turns[k][1], {"mood_delta": turns[k][2]}, 0)
            k += 1
        clock[0] = now
        engine.update("", {}, 0)
    took = timer() - began
    best, spent = min(best, took), spent + took
print(best)
)python";

/// A folder that is gone when it is left.
class ScratchFolder {
  public:
    ScratchFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "rei-bench-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) refuse("cannot make a temporary folder");
        path_ = name;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] std::string write(const char* name, const std::string& text) const {
        const std::filesystem::path file = path_ / name;
        std::ofstream(file, std::ios::binary) << text;
        return file.string();
    }

  private:
    std::filesystem::path path_;
};

/// What a program prints. Its arguments are passed on as they are; no shell reads them.
std::string output_of(const std::vector<std::string>& command, int& exit_code) {
    int ends[2];
    if (pipe(ends) != 0) refuse("cannot make a pipe");
    const pid_t child = fork();
    if (child < 0) refuse("cannot start another program");
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        std::vector<char*> words;
        for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
        words.push_back(nullptr);
        execvp(words[0], words.data());
        _exit(127);
    }
    close(ends[1]);
    std::string out;
    std::array<char, 4096> some{};
    for (ssize_t n; (n = read(ends[0], some.data(), some.size())) > 0;) {
        out.append(some.data(), static_cast<std::size_t>(n));
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    return out;
}

}  // namespace

std::optional<double> reference_seconds(const std::string& folder, const std::string& policy_file,
                                        const Scenario& scenario, double seconds) {
    nlohmann::json turns = nlohmann::json::array();
    for (const Turn& turn : scenario.turns) turns.push_back({turn.at_sec, turn.text, turn.llm.mood_delta});
    const nlohmann::json asked = {std::filesystem::absolute(folder).string(),
                                  std::filesystem::absolute(policy_file).string(), turns, scenario.until_sec,
                                  seconds};
    const ScratchFolder scratch;
    const std::string script = scratch.write("reference.py", kScript);
    const std::string input =
        scratch.write("input.json", asked.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    int exit_code = 0;
    const std::string printed = output_of({"python3", script, input}, exit_code);
    if (interrupted()) return std::nullopt;
    if (exit_code == 127) refuse("--reference: python3 was not found");
    if (exit_code != 0) refuse(fmt::format("--reference: the package in '{}' does not run", folder));
    return std::stod(printed);
}

}  // namespace rei::cli
