#include "rei/llm/tool_table.hpp"

#include <ctime>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "rei/live/clean_text.hpp"
#include "rei/live/store.hpp"
#include "rei/llm/allowed_folder.hpp"
#include "rei/llm/calculator.hpp"
#include "rei/llm/routine_tool.hpp"
#include "rei/text/normalise.hpp"

namespace rei::llm {
namespace {

constexpr int kMostFound = 8;
constexpr std::size_t kLongestLine = 300;

std::string argument(const ToolArguments& arguments, const char* name) {
    const auto found = arguments.find(name);
    return found == arguments.end() ? std::string() : found->second;
}

ToolResult time(const ToolArguments&, const live::Request&, const ToolSurroundings& surroundings) {
    const auto now = static_cast<std::time_t>(surroundings.wall_ms() / 1000);
    return {fmt::format("{:%A %Y-%m-%d %H:%M %z}", fmt::localtime(now))};
}

ToolResult calculator(const ToolArguments& arguments, const live::Request&, const ToolSurroundings&) {
    const Calculated result = calculate(argument(arguments, "expression"));
    if (!result.is_fine) return refused(result.problem);
    return {fmt::format("{}", result.value)};
}

ToolResult note(const ToolArguments& arguments, const live::Request& request, const ToolSurroundings&) {
    std::string fact = live::clean_text(argument(arguments, "fact"), kLongestLine);
    if (fact.find_first_not_of(" \n\t") == std::string::npos) return refused("the fact is empty");
    return {fmt::format("noted of {}", request.user), false, std::move(fact)};
}

ToolResult recall(const ToolArguments& arguments, const live::Request& request, const ToolSurroundings&) {
    const std::string about = normalise(argument(arguments, "about"));
    std::string out;
    for (const std::string& fact : request.facts) {
        if (normalise(fact).find(about) != std::string::npos) out += "- " + fact + "\n";
    }
    return {out.empty() ? "nothing is remembered" : out};
}

/// What others said is theirs: only what the same user said is found.
ToolResult search_history(const ToolArguments& arguments, const live::Request& request,
                          const ToolSurroundings& surroundings) {
    std::string out;
    const live::Store store(surroundings.store_file);
    for (const live::FoundMessage& one :
         store.search(argument(arguments, "words"), {"", "user", request.user}, kMostFound)) {
        const auto then = static_cast<std::time_t>(one.wall_ms / 1000);
        out += fmt::format("- {:%Y-%m-%d}: {}\n", fmt::localtime(then),
                           live::clean_text(one.content, kLongestLine));
    }
    return {out.empty() ? "nothing was found" : out};
}

ToolResult mood(const ToolArguments&, const live::Request& request, const ToolSurroundings&) {
    return {fmt::format("{}; valence {:+.2f} of ±1, arousal {:.2f} of 1, intensity {:.2f} of 1", request.mood,
                        request.state.valence, request.state.arousal, request.state.intensity),
            false,
            {}};
}

ToolResult affinity(const ToolArguments&, const live::Request& request, const ToolSurroundings&) {
    return {fmt::format("{:+d} of ±100 for {}", request.affinity, request.user)};
}

ToolResult read_file(const ToolArguments& arguments, const live::Request&,
                     const ToolSurroundings& surroundings) {
    if (surroundings.folder.empty()) return refused("no folder may be read");
    std::string problem;
    const auto text =
        read_in_folder(surroundings.folder, argument(arguments, "path"), 4 * kMostToolResult, problem);
    if (!text) return refused(problem);
    return {*text};
}

ToolResult routine(const ToolArguments& arguments, const live::Request& request,
                   const ToolSurroundings& surroundings) {
    return suggest_routines(argument(arguments, "feeling"), request, surroundings);
}

constexpr ToolRow kTable[] = {
    {"time", "The day and the time of day where the user is.", {}, time},
    {"calculator",
     "Work out an expression.",
     {"expression", "Numbers, + - * / % ^ ( ), sqrt, abs, round, ln, exp, sin, cos, tan, pi."},
     calculator},
    {"note", "Remember a fact about the user for later talks.", {"fact", "One short sentence."}, note},
    {"recall",
     "What is remembered about the user.",
     {"about", "A word that it must contain; without it everything.", false},
     recall},
    {"search_history",
     "Search what the user said in earlier talks.",
     {"words", "Words that a message must contain, all of them."},
     search_history},
    {"mood", "Your own mood, in numbers.", {}, mood},
    {"affinity", "What you feel for the user, as a number.", {}, affinity},
    {"routine",
     "Three small routines that fit what the user feels now, to be offered, not imposed.",
     {"feeling", "What the user feels, in the user's own words."},
     routine},
    {"read_file", "Read a text file of the user's folder.", {"path", "Path within the folder."}, read_file},
};

}  // namespace

std::span<const ToolRow> tool_table() {
    return kTable;
}

}  // namespace rei::llm
