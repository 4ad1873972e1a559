// Runs the built `rei` as a process, in a folder of its own.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace rei::test {

struct Ran {
    int exit_code = -1;
    std::string out, err;
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
    /// The same, with Ctrl-C as soon as something is on the screen or `patience` is over.
    [[nodiscard]] Ran rei_interrupted(const std::vector<std::string>& arguments,
                                      std::chrono::milliseconds patience) const;

  private:
    [[nodiscard]] int start(const std::vector<std::string>& arguments) const;
    [[nodiscard]] Ran wait_for(int process) const;
    std::filesystem::path path_;
};

/// A file of the project by its path from the root.
[[nodiscard]] std::string project_file(const std::string& path);

}  // namespace rei::test
