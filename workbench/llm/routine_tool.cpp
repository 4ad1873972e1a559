#include "rei/llm/routine_tool.hpp"

#include <fmt/format.h>

#include "rei/companion/companion.hpp"
#include "rei/live/clean_text.hpp"
#include "rei/live/companion_book.hpp"
#include "rei/live/store.hpp"
#include "rei/live/wall_clock.hpp"

namespace rei::llm {
namespace {

using companion::Companion;
using companion::Reflection;

std::string lines_of(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out;
}

std::string text_of(const Companion& companion, const Reflection& one) {
    const companion::CompanionFile& file = companion.file();
    const companion::Frame& frame = file.frames[one.frame.frame];
    const char* const minutes = one.language == companion::Language::korean ? "분" : " min";
    std::string out = fmt::format("{}: {}\n", frame.name[one.language], frame.meaning[one.language]);
    for (const companion::RoutineScore& score : one.routines) {
        const companion::Routine& routine = file.routines[score.routine];
        out += fmt::format("- {} ({:g}{})\n", routine.name[one.language], routine.minutes, minutes);
        for (const std::string& step : routine.steps[one.language]) out += fmt::format("  {}\n", step);
    }
    return out + one.declaration + "\n";
}

}  // namespace

ToolResult suggest_routines(const std::string& feeling, const live::Request& request,
                            const ToolSurroundings& surroundings) {
    if (surroundings.companion_file.empty()) return refused("there is no companion");
    Loaded<companion::CompanionFile> file = companion::load_companion(surroundings.companion_file);
    if (!file) return refused("the companion cannot be read");
    const Companion companion(std::move(*file));
    live::Store store(surroundings.store_file);
    const companion::Log log = live::CompanionBook(store, request.user, live::local_day)
                                   .read(surroundings.wall_ms(), live::kDaysRemembered);
    const std::string text = live::clean_text(feeling);
    const Reflection one = companion.reflect(text, log);
    const std::string said =
        one.is_distress ? lines_of(companion.file().distress.answer[one.language]) : text_of(companion, one);
    return {said, false, {}, live::record_of(text, one, companion.file())};
}

}  // namespace rei::llm
