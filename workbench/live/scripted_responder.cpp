#include "rei/live/scripted_responder.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "rei/expression/expression.hpp"
#include "rei/live/clean_text.hpp"
#include "rei/live/script_lines.hpp"
#include "rei/text/normalise.hpp"
#include "rei/text/writing.hpp"

namespace rei::live {
namespace {

Tongue tongue_of(std::string_view text, const Policy& policy) {
    Writing writing = writing_of(text);
    if (writing == Writing::none) writing = writing_of(policy.summary + policy.speech_register);
    if (writing != Writing::hangul) return Tongue::english;
    return is_polite(policy.speech_register) ? Tongue::korean_polite : Tongue::korean;
}

Topic topic_of(const Stimulus& heard, std::string_view normalised) {
    constexpr double kThrill = 0.5;
    if (heard.valence > 0) return heard.arousal > kThrill ? Topic::thrilled : Topic::kind;
    if (heard.valence < 0) return heard.arousal > 0 ? Topic::hostile : Topic::sorrowful;
    if (is_greeting(normalised)) return Topic::greeting;
    return is_question(normalised) ? Topic::question : Topic::small_talk;
}

/// FNV-1a: which of the sentences, the same on every machine.
std::uint64_t hash_of(std::string_view text, int turn) {
    std::uint64_t hash = 14695981039346656037U + static_cast<std::uint64_t>(turn);
    for (const char byte : text) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 1099511628211U;
    }
    return hash ^ (hash >> 32U);
}

void in_manner(std::string& sentence, const Manner& manner) {
    if (sentence.empty() || sentence.back() != '.') return;
    if (!manner.slow && !manner.exclaims) return;
    sentence.pop_back();
    sentence += manner.slow ? "…" : "!";
}

std::string compose(const Request& request, const Policy& policy, const Stimulus& heard) {
    const std::string normalised = normalise(request.text);
    const Tongue tongue = tongue_of(request.text, policy);
    const bool english = tongue == Tongue::english;
    const Topic topic = topic_of(heard, normalised);
    const Manner manner = manner_of(express(policy, request.mood, request.state).style_hint);
    const std::uint64_t choice = hash_of(normalised, request.turn);
    const Lines& lines = lines_of(tongue, topic);

    std::string sentence(lines.say[choice % kLinesATopic]);
    in_manner(sentence, manner);
    const bool grave = topic == Topic::hostile || topic == Topic::sorrowful;
    const bool merry = request.mood == "happy" || request.mood == "excited";
    std::string out(grave && merry ? "" : opener_of(tongue, request.mood, choice >> 8U));
    if (out.empty() && manner.hesitates) out = english ? "Um… " : "저기… ";
    out += sentence;
    if (!manner.terse) out += " " + std::string(lines.go_on[(choice >> 4U) % kLinesATopic]);
    if (manner.emoticons && !grave) out += english ? " :)" : " ㅎㅎ";
    return clean_text(out, static_cast<std::size_t>(std::max(1.0, policy.max_reply_chars)));
}

LlmSignal deltas_of(const Stimulus& heard, bool is_distress) {
    const double delta = std::round(heard.valence);
    const bool sorrow = is_distress || (heard.valence < 0 && heard.arousal <= 0);
    return {delta + 0.0, sorrow ? 0.0 : delta + 0.0};  // + 0.0: no negative zero
}

std::string thinking_of(const Request& request, const Appraiser& appraiser, const Policy& policy,
                        const Stimulus& heard) {
    std::string words;
    for (const FoundWord& found : appraiser.find_words(request.text)) {
        if (found.is_trigger) continue;
        words +=
            fmt::format("{}{} ({})", words.empty() ? "" : ", ", found.word, policy.classes[found.owner].name);
    }
    return fmt::format("heard {}; φ = ({:+.2f}, {:+.2f}); mood before: {}", words.empty() ? "nothing" : words,
                       heard.valence, heard.arousal, request.mood);
}

/// Where the next piece of a reply ends: after a word.
std::size_t next_piece(std::string_view text) {
    const std::size_t blank = text.find(' ');
    return blank == std::string_view::npos ? text.size() : blank + 1;
}

}  // namespace

ScriptedResponder::ScriptedResponder(Policy policy, std::shared_ptr<const companion::Companion> companion)
    : policy_(std::move(policy)), appraiser_(policy_), companion_(std::move(companion)) {}

std::string ScriptedResponder::reply_to(const Request& request, const Stimulus& heard,
                                        bool is_distress) const {
    if (!is_distress) return compose(request, policy_, heard);
    const bool english = tongue_of(request.text, policy_) == Tongue::english;
    const auto& lines =
        companion_->file()
            .distress.answer[english ? companion::Language::english : companion::Language::korean];
    return fmt::format("{}", fmt::join(lines, "\n"));
}

Answer ScriptedResponder::answer(const Request& request, AnswerListener& listener,
                                 const std::stop_token& stop) {
    Appraisals appraisals;
    appraiser_.appraise(request.text, appraisals);
    const Stimulus heard = stimulus_of(appraisals[0], policy_);
    Answer out;
    out.metadata = R"({"responder":"scripted"})";
    out.thinking = thinking_of(request, appraiser_, policy_, heard);
    listener.on_thinking(out.thinking);
    const bool is_distress = companion_ != nullptr && companion_->is_distress(request.text);
    const std::string reply = reply_to(request, heard, is_distress);
    while (out.reply.size() < reply.size()) {
        if (stop.stop_requested()) {
            out.end = Answer::End::cancelled;
            return out;
        }
        const std::string_view rest = std::string_view(reply).substr(out.reply.size());
        const std::string_view piece = rest.substr(0, next_piece(rest));
        listener.on_text(piece);
        out.reply += piece;
    }
    out.llm = deltas_of(heard, is_distress);
    return out;
}

}  // namespace rei::live
