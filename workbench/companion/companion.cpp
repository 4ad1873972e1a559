#include "rei/companion/companion.hpp"

#include <algorithm>
#include <utility>

#include "rei/companion/felt.hpp"
#include "rei/text/writing.hpp"

namespace rei::companion {
namespace {

constexpr int kDaysOfRhythm = 7;

/// The frame's lines in turn, one a time.
std::string next_declaration(const Frame& frame, Language language, const Log& log) {
    const std::vector<std::string>& lines = frame.declarations[language];
    const auto times = std::count_if(log.inputs.begin(), log.inputs.end(), [&](const Input& input) {
        return !input.frames.empty() && input.frames[0] == frame.id;
    });
    return lines[static_cast<std::size_t>(times) % lines.size()];
}

}  // namespace

Language language_of(std::string_view text, const Log& log) {
    switch (writing_of(text)) {
        case Writing::hangul:
            return Language::korean;
        case Writing::latin:
            return Language::english;
        case Writing::none:
            break;
    }
    return log.inputs.empty() ? Language::english : log.inputs.back().language;
}

Companion::Companion(CompanionFile file) : file_(std::move(file)), listener_(file_) {}

Reflection Companion::reflect(std::string_view text, const Log& log, std::optional<Language> language) const {
    Reflection out;
    out.language = language.value_or(language_of(text, log));
    out.heard = listener_.hear(text);
    out.state = felt_state(out.heard, file_.rest, log);
    out.feeling = out.heard.main();
    out.is_distress = out.heard.is_distress;
    if (out.is_distress) return out;
    // the rhythm is that of the days with this one
    Log with_now = log;
    with_now.samples.push_back({log.now, out.state, ""});
    out.trend = trend_of(days_of(with_now, kDaysOfRhythm));
    const std::vector<FrameScore> frames = score_frames(file_, out.state, out.heard);
    out.frame = frames.front();
    out.beside = frame_beside(file_, out.frame.frame, frames);
    out.routines =
        choose_three(file_, score_routines(file_, out.state, out.frame.frame, out.beside, out.trend, log));
    out.declaration = next_declaration(file_.frames[out.frame.frame], out.language, log);
    return out;
}

Sample Companion::felt_after(std::string_view text, const std::optional<Sample>& before,
                             const Log& log) const {
    const Hearing heard = listener_.hear(text);
    Log until = log;
    if (before) until.samples.push_back(*before);
    const bool is_same = heard.is_same && heard.count == 0 && before;
    const Index feeling = heard.main();
    Sample out{log.now, felt_state(heard, file_.rest, until), ""};
    if (is_same) {
        out.feeling = before->feeling;
    } else if (feeling != kNone) {
        out.feeling = file_.feelings[feeling].id;
    }
    return out;
}

bool Companion::is_distress(std::string_view text) const {
    return listener_.hear(text).is_distress;
}

std::string Companion::feeling_name(const std::string& id, Language language) const {
    const Index k = find_by_id(file_.feelings, id);
    return k == kNone ? id : file_.feelings[k].name[language];
}

std::string Companion::routine_name(const std::string& id, Language language) const {
    const Index k = find_by_id(file_.routines, id);
    return k == kNone ? id : file_.routines[k].name[language];
}

}  // namespace rei::companion
