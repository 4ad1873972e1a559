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
        {"sweep", "Metrics and expectations over ranges of parameters, and which parameters matter",
         declare_sweep},
        {"tune", "Search for the parameters under which every expectation holds, least change first",
         declare_tune},
        {"falsify", "Search for conversations that break a law or an expectation; exit 1 if one is found",
         declare_falsify},
        {"report", "Write one self-contained page with pictures of what a persona does in scenarios",
         declare_report},
        {"import", "Turn a chat log or a character card of another program into a scenario", declare_import},
        {"export", "Write EmotionML, chat messages, or a policy inside a character card", declare_export},
        {"chat", "Talk with the persona, and see what it feels", declare_chat},
        {"history", "What was said: list, show, search, export, delete, backup", declare_history},
        {"prompt", "Templates of what a model is told: add, edit, list, show, render, delete",
         declare_prompt},
        {"model", "Language models of an Ollama: list, pull", declare_model},
        {"config", "Settings of the conversation: get, set, unset, list", declare_config},
        {"reflect", "Tell how you feel; get a frame, three routines and a line to hold on to",
         declare_reflect},
        {"avatar", "The face in VTube Studio: status, test, mapping", declare_avatar},
        {"bench", "Measure how many parameter sets a study works out a second", declare_bench},
    };
    return kTable;
}

}  // namespace rei::cli
