#include "rei/companion/daily_note.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rei/companion/prompt_layout.hpp"
#include "rei/companion/rhythm.hpp"

namespace rei::companion {
namespace {

constexpr int kWeek = 7;

struct NoteLabels {
    const char *title, *rhythm;
};
constexpr InBoth<NoteLabels> kNoteLabels = {{"오늘의 리듬", "최근 7일의 기분"},
                                            {"Rhythm of the day", "mood of the last 7 days"}};

std::string input_line(const Companion& companion, const Input& input, Language language,
                       const Clock& clock) {
    std::string out = fmt::format("- {} “{}”", clock(input.at.ms), markdown_of(input.text));
    if (!input.feeling.empty()) out += " · " + companion.feeling_name(input.feeling, language);
    std::string frames;
    for (const std::string& frame : input.frames) frames += (frames.empty() ? "" : " + ") + frame;
    if (!frames.empty()) out += " · " + frames;
    return out + "\n";
}

std::string run_line(const Companion& companion, const Run& run, Language language, const Clock& clock) {
    std::string out = fmt::format("- [{}] {} {}", run.finished ? "x" : " ", clock(run.at.ms),
                                  companion.routine_name(run.routine, language));
    if (run.before && run.after) out += " · " + change_text(companion, run, language);
    if (run.rating) {
        const RatingName& rating = name_of(*run.rating);
        out += std::string(" · ") + (language == Language::korean ? rating.korean : rating.english);
    }
    for (const std::string& said : {run.after_text, run.note}) {
        if (!said.empty() && !companion.is_distress(said)) out += fmt::format(" · “{}”", markdown_of(said));
    }
    return out + "\n";
}

/// Lines with their times, to be put into one order.
using Timed = std::vector<std::pair<std::int64_t, std::string>>;

Timed lines_of(const Companion& companion, const Log& log, int day, Language language, const Clock& clock) {
    Timed out;
    for (const Input& one : log.inputs) {
        if (one.at.day == day && !one.is_distress)
            out.emplace_back(one.at.ms, input_line(companion, one, language, clock));
    }
    for (const Run& one : log.runs) {
        if (one.at.day == day) out.emplace_back(one.at.ms, run_line(companion, one, language, clock));
    }
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return out;
}

std::string last_declaration(const Log& log, int day) {
    std::string out;
    for (const Input& one : log.inputs) {
        if (one.at.day == day && !one.declaration.empty()) out = one.declaration;
    }
    return out;
}

std::string week_up_to(const Log& log, int day) {
    Log until = log;
    until.now.day = day;
    std::vector<std::optional<double>> valence;
    for (const Day& one : days_of(until, kWeek)) valence.push_back(one.valence);
    return sparkline(valence, {-1, 1});
}

std::size_t count_of(const std::string& text, std::string_view what) {
    std::size_t out = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += what.size()) ++out;
    return out;
}

std::string with_line_ends_of(const std::string& note, const std::string& section) {
    if (note.find("\r\n") == std::string::npos) return section;
    std::string out;
    for (const char c : section) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

}  // namespace

std::string markdown_of(std::string_view text) {
    constexpr std::string_view kSigns = "\\`*_{}[]<>#|~$%^=&";
    std::string out;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < ' ') {
            if (!out.empty() && out.back() != ' ') out += ' ';
            continue;
        }
        if (kSigns.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::string note_section(const Companion& companion, const Log& log, int day, Language language,
                         const Clock& clock) {
    const Timed lines = lines_of(companion, log, day, language, clock);
    if (lines.empty()) return "";
    const NoteLabels& say = kNoteLabels[language];
    std::string out = fmt::format("{}\n## {}\n\n", kSectionBegin, say.title);
    if (const std::string line = last_declaration(log, day); !line.empty())
        out += fmt::format("> {}\n\n", markdown_of(line));
    for (const auto& [ms, line] : lines) out += line;
    return out + fmt::format("\n{} {}\n{}\n", week_up_to(log, day), say.rhythm, kSectionEnd);
}

Loaded<std::string> with_section(const std::string& note, const std::string& section,
                                 const std::string& file) {
    const std::string own = with_line_ends_of(note, section);
    const std::size_t begin = note.find(kSectionBegin);
    const std::size_t end = note.find(kSectionEnd);
    const std::size_t begins = count_of(note, kSectionBegin), ends = count_of(note, kSectionEnd);
    if (begins == 0 && ends == 0) {
        if (note.empty()) return own;
        const std::string line_end = note.find("\r\n") == std::string::npos ? "\n" : "\r\n";
        return note + (note.back() == '\n' ? "" : line_end) + line_end + own;
    }
    if (begins != 1 || ends != 1 || end < begin) {
        const std::size_t at = std::min(begin, end);
        const auto line = static_cast<int>(
            1 + std::count(note.begin(), note.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        return Problems{{file,
                         {line, 1},
                         {},
                         phrase("found {} x {} and {} x {}, expected one of each, in this order; the note is "
                                "left as it is",
                                begins, kSectionBegin, ends, kSectionEnd)}};
    }
    // what follows the end mark on its line is somebody else's
    std::string_view middle = own;
    middle = middle.substr(0, middle.rfind(kSectionEnd) + std::string_view(kSectionEnd).size());
    return note.substr(0, begin) + std::string(middle) +
           note.substr(end + std::string_view(kSectionEnd).size());
}

}  // namespace rei::companion
