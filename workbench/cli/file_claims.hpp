// Which files a command reads and which it writes: none is both, and none is written twice. Said before any
// work:
//
//     FileClaims files;
//     files.reads(policy_file);
//     files.reads(paths);
//     files.writes(arguments.output);
//     files.writes("--junit", arguments.junit);
#pragma once

#include <string>
#include <vector>

#include "output.hpp"

namespace rei::cli {

class FileClaims {
  public:
    /// Empty: none.
    void reads(const std::string& path);
    void reads(const std::vector<std::string>& paths);

    /// A result goes to this file, by this option; `-` is the screen, empty: none. Refuses what is claimed
    /// already, and a scenario or a policy that is there, which is a slip of the hand: `--out *.yaml`.
    void writes(const char* option, const std::string& path);
    /// --out.
    void writes(const OutputArguments& output);
    /// A scenario, a policy or a checkpoint goes to this file, maybe in place of one. Refuses what is claimed
    /// already, unless it is `own`, which this is a new version of.
    void saves(const char* option, const std::string& path, const std::string& own = {});

    [[nodiscard]] bool are_read(const std::string& path) const;

  private:
    struct Claim {
        const char* option;  ///< that names a file to be written; null: it is read
        std::string path;
    };
    std::vector<Claim> claims_;
};

}  // namespace rei::cli
