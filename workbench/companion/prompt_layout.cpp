#include "rei/companion/prompt_layout.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rei/companion/rhythm.hpp"

namespace rei::companion {
namespace {

constexpr int kDaysOfFlow = 7;
constexpr std::size_t kRunsTold = 3;

struct PromptLabels {
    const char *core_routines, *philosophy, *pattern, *last_routine, *change, *flow, *nothing_yet,
        *unfinished, *finished, *unchanged, *unnamed;
    const char* tasks[3];
};
constexpr InBoth<PromptLabels> kPromptLabels = {
    {"핵심 루틴",
     "철학",
     "감정 패턴",
     "지난 루틴",
     "감정 변화",
     "감정 흐름(7일)",
     "아직 없음",
     "실패",
     "해 봄",
     "그대로",
     "이름 없음",
     {"현재 감정 기반 루틴 제안 3가지", "감정 리듬에 맞는 프레임워크 조합", "오늘의 리듬 선언문 1줄 제안"}},
    {"core routines",
     "philosophy",
     "emotion pattern",
     "last routine",
     "change of feeling",
     "flow of feelings (7 days)",
     "nothing yet",
     "not finished",
     "done",
     "unchanged",
     "unnamed",
     {"suggest 3 routines based on the present feeling",
      "suggest a combination of frameworks that fits the emotional rhythm",
      "suggest a 1-line declaration for the rhythm of today"}}};

std::string on_one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool is_blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!is_blank) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string comma_separated(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

std::string profile_text(const CompanionFile& file, Language language) {
    const PromptLabels& say = kPromptLabels[language];
    std::vector<std::string> routines, feelings;
    for (const Index k : file.profile.core_routines) routines.push_back(file.routines[k].name[language]);
    for (const Index k : file.profile.emotion_pattern) feelings.push_back(file.feelings[k].name[language]);
    std::string out;
    if (!routines.empty()) out += fmt::format("    - {}: {}\n", say.core_routines, comma_separated(routines));
    out += fmt::format("    - {}: {}\n", say.philosophy, on_one_line(file.profile.philosophy[language]));
    if (!feelings.empty()) out += fmt::format("    - {}: {}\n", say.pattern, arrows_of(feelings));
    return out;
}

std::string run_text(const Companion& companion, const Run& run, Language language) {
    const PromptLabels& say = kPromptLabels[language];
    std::string how = run.finished ? say.finished : say.unfinished;
    if (run.rating) {
        const RatingName& rating = name_of(*run.rating);
        how += std::string(", ") + (language == Language::korean ? rating.korean : rating.english);
    }
    if (!run.note.empty() && !companion.is_distress(run.note))
        how += fmt::format(", \"{}\"", on_one_line(run.note));
    std::string out = fmt::format("    - {}: {}, {}\n", say.last_routine,
                                  companion.routine_name(run.routine, language), how);
    if (run.before && run.after)
        out += fmt::format("    - {}: {}\n", say.change, change_text(companion, run, language));
    return out;
}

std::string log_text(const Companion& companion, const Log& log, Language language) {
    std::string out;
    const std::size_t told = std::min(kRunsTold, log.runs.size());
    for (std::size_t k = 0; k < told; ++k)
        out += run_text(companion, log.runs[log.runs.size() - 1 - k], language);
    std::vector<std::string> flow;
    for (const Day& day : days_of(log, kDaysOfFlow)) {
        for (const std::string& id : day.feelings) {
            const std::string name = companion.feeling_name(id, language);
            if (flow.empty() || flow.back() != name) flow.push_back(name);
        }
    }
    const PromptLabels& say = kPromptLabels[language];
    if (!flow.empty()) out += fmt::format("    - {}: {}\n", say.flow, arrows_of(flow));
    return out.empty() ? fmt::format("    - {}\n", say.nothing_yet) : out;
}

}  // namespace

std::string arrows_of(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : " → ") + name;
    return out;
}

std::string change_text(const Companion& companion, const Run& run, Language language) {
    const PromptLabels& say = kPromptLabels[language];
    const auto name = [&](const std::string& id) {
        return id.empty() ? std::string(say.unnamed) : companion.feeling_name(id, language);
    };
    const bool is_same = run.before->feeling == run.after->feeling;
    return arrows_of({name(run.before->feeling), is_same ? say.unchanged : name(run.after->feeling)});
}

std::string prompt_of(const Companion& companion, std::string_view text, const Log& log, Language language) {
    std::string out = fmt::format("input: {}\ncontext:\n  user_metaos_profile:\n{}  recent_log:\n{}task:\n",
                                  on_one_line(text), profile_text(companion.file(), language),
                                  log_text(companion, log, language));
    for (const char* const task : kPromptLabels[language].tasks) out += fmt::format("  - {}\n", task);
    return out;
}

}  // namespace rei::companion
