// Runs the built `rei` as a process, in a folder of its own.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace rei::test {

struct Ran {
    int exit_code = -1;
    std::string out, err;
    long peak_kib = 0;  ///< most memory it had
};

/// A folder that is gone with the test.
class Scratch {
  public:
    Scratch();
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    /// Write a file; gives its name, which is good for `rei` run here.
    std::string write(const std::string& name, const std::string& content) const;
    [[nodiscard]] std::string read(const std::string& name) const;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Names of all files, by name.
    [[nodiscard]] std::vector<std::string> files() const;
    /// Run `rei` with these arguments in this folder.
    [[nodiscard]] Ran rei(const std::vector<std::string>& arguments) const;
    /// The same by so many ranks of mpirun.
    [[nodiscard]] Ran mpirun(int ranks, const std::vector<std::string>& arguments) const;
    /// The same, with this to read on its standard input.
    [[nodiscard]] Ran rei_told(const std::vector<std::string>& arguments, const std::string& input) const;
    /// The same, killed on the spot a while after it `is_time`; none: after it began.
    [[nodiscard]] Ran rei_killed(const std::vector<std::string>& arguments, const std::string& input,
                                 const std::function<bool()>& is_time, std::chrono::microseconds after) const;
    /// The same, with Ctrl-C as soon as `is_time`.
    [[nodiscard]] Ran rei_interrupted(const std::vector<std::string>& arguments,
                                      const std::function<bool()>& is_time) const;
    /// The same, with something done in the midst of it, as soon as `is_time`.
    [[nodiscard]] Ran rei_meanwhile(const std::vector<std::string>& arguments,
                                    const std::function<bool()>& is_time,
                                    const std::function<void()>& what) const;
    /// The same again and again, with Ctrl-C later and later, until it says that something was done by then
    /// or ends by itself: however slow the machine, some try comes between the first result and the end.
    [[nodiscard]] Ran rei_stopped(const std::vector<std::string>& arguments) const;
    /// What is on the screen by now.
    [[nodiscard]] std::string output() const;

  private:
    [[nodiscard]] int start(const std::vector<std::string>& arguments,
                            const std::string& input_file = "/dev/null",
                            std::vector<std::string> words_before = {}) const;
    [[nodiscard]] std::string input_file(const std::string& input) const;
    [[nodiscard]] Ran wait_for(int process) const;
    std::filesystem::path path_;
};

/// A file of the project by its path from the root.
[[nodiscard]] std::string project_file(const std::string& path);

}  // namespace rei::test
