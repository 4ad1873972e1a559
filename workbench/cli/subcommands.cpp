#include "subcommands.hpp"

namespace rei::cli {

std::span<const Subcommand> subcommands() {
    static constexpr Subcommand kTable[] = {
        {"replay", "Replay scenarios and show what the persona feels, turn by turn", declare_replay},
        {"check", "Judge the expectations of scenarios; exit 1 if one does not hold", declare_check},
        {"lint", "Say what is legal in a policy but wrong; exit 1 if anything is", declare_lint},
        {"diagnose", "Say what goes wrong in scenarios, why, and the smallest change that cures it",
         declare_diagnose},
        {"diff", "Name the parameters in which two policies differ, and what that moves", declare_diff},
        {"compare", "Hold the engine's variants against each other by metrics, without and with noise",
         declare_compare},
    };
    return kTable;
}

}  // namespace rei::cli
