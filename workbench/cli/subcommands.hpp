// The subcommands of `rei`, in one table that feeds --help and the dispatch. To add one: a file of its own
// with a declare function, a line below, a line in the table.
#pragma once

#include <functional>
#include <span>

namespace CLI {
class App;
}

namespace rei::cli {

/// Does the work once the command line has been read; gives the exit code.
using Run = std::function<int()>;

struct Subcommand {
    const char* name;
    const char* help;  ///< one line
    Run (*declare)(
        CLI::App& arguments);  ///< names the arguments; what it returns runs when they have been read
};
[[nodiscard]] std::span<const Subcommand> subcommands();

// exit codes of every subcommand
inline constexpr int kFine = 0;
inline constexpr int kRuleFailed = 1;  ///< an expectation or a lint rule
inline constexpr int kBadInput = 2;    ///< or bad usage
inline constexpr int kInterrupted = 130;

Run declare_replay(CLI::App& arguments);
Run declare_check(CLI::App& arguments);
Run declare_lint(CLI::App& arguments);
Run declare_diff(CLI::App& arguments);
Run declare_compare(CLI::App& arguments);
Run declare_diagnose(CLI::App& arguments);
Run declare_sweep(CLI::App& arguments);
Run declare_tune(CLI::App& arguments);
Run declare_falsify(CLI::App& arguments);
Run declare_report(CLI::App& arguments);
Run declare_import(CLI::App& arguments);
Run declare_export(CLI::App& arguments);
Run declare_chat(CLI::App& arguments);
Run declare_history(CLI::App& arguments);
Run declare_prompt(CLI::App& arguments);
Run declare_model(CLI::App& arguments);
Run declare_config(CLI::App& arguments);
Run declare_reflect(CLI::App& arguments);
Run declare_avatar(CLI::App& arguments);
Run declare_bench(CLI::App& arguments);

}  // namespace rei::cli
