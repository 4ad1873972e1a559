#include "rei/llm/round_reader.hpp"

#include <utility>

#include <nlohmann/json.hpp>

#include "rei/live/clean_text.hpp"

namespace rei::llm {
namespace {

using End = live::Answer::End;

std::string one_line(std::string_view text, const std::vector<std::string>& secrets) {
    constexpr std::size_t kMostCharacters = 300;
    std::string out =
        live::clean_text(live::without_secrets(live::clean_text(text), secrets), kMostCharacters);
    for (char& byte : out) {
        if (byte == '\n' || byte == '\t') byte = ' ';
    }
    return out;
}

double seconds(std::chrono::milliseconds time) {
    return static_cast<double>(time.count()) / 1000;
}

Phrase nobody_there(const ModelSettings& settings) {
    if (settings.protocol != Protocol::ollama)
        return phrase("no model server at {}; is it running?", settings.server.text());
    return phrase(
        "no Ollama at {}; start it with `ollama serve`, or leave out --model for the scripted responder",
        settings.server.text());
}

Phrase status_text(const HttpOutcome& outcome, const ModelSettings& settings) {
    const std::string said = refusal_text(outcome.refusal, settings.secrets);
    const std::string where = settings.server.text();
    switch (outcome.status) {
        case 401:
            return phrase("{} wants a key, or another one (REI_API_KEY){}{}", where, said.empty() ? "" : ": ",
                          said);
        case 403:
            return phrase("{} refuses requests from here{}{}", where, said.empty() ? "" : ": ", said);
        case 404:
            return phrase("no model '{}' at {}{}{}", settings.model, where, said.empty() ? "" : ": ", said);
        case 503:
            return phrase("{} is busy{}{}", where, said.empty() ? "" : ": ", said);
        default:
            return phrase("{} answered with status {}{}{}", where, outcome.status, said.empty() ? "" : ": ",
                          said);
    }
}

/// Of an end marker: empty where it is a whole answer's.
Phrase problem_of_reason(const std::string& reason, const ModelSettings& settings) {
    if (reason == "length")
        return phrase("the answer reached its limit of {} tokens (num_predict), or the context is full",
                      settings.num_predict);
    if (reason == "content_filter") return phrase("the server held the rest back (content_filter)");
    return {};
}

}  // namespace

std::string refusal_text(const std::string& body, const std::vector<std::string>& secrets) {
    const auto json = nlohmann::json::parse(body, nullptr, false);
    if (!json.is_object()) return one_line(body, secrets);
    const auto error = json.find("error");
    if (error == json.end()) return one_line(body, secrets);
    if (error->is_string()) return one_line(error->get<std::string>(), secrets);
    if (error->is_object() && error->contains("message") && (*error)["message"].is_string())
        return one_line((*error)["message"].get<std::string>(), secrets);
    return one_line(body, secrets);
}

Phrase problem_of(const HttpOutcome& outcome, const ModelSettings& settings) {
    const Limits& limits = settings.limits;
    switch (outcome.broke) {
        case Broke::refused:
            return nobody_there(settings);
        case Broke::unreachable:
            return phrase("{} cannot be reached within {} s", settings.server.text(),
                          seconds(limits.connect));
        case Broke::untrusted:
            return phrase("the certificate of {} cannot be verified", settings.server.text());
        case Broke::dropped:
            return phrase("the connection broke off");
        case Broke::silent:
            return outcome.status == 0
                       ? phrase("nothing came within {} s (load_timeout)", seconds(limits.first_byte))
                       : phrase("nothing more came for {} s (stall_timeout)", seconds(limits.stall));
        case Broke::late:
            return phrase("it took more than {} s (answer_timeout)", seconds(limits.total));
        case Broke::too_long:
            return phrase("the answer had more than {} bytes", limits.bytes);
        case Broke::cancelled:
        case Broke::enough:
        case Broke::no:
            break;
    }
    if (outcome.status != 0 && outcome.status / 100 != 2) return status_text(outcome, settings);
    return {};
}

bool RoundReader::break_off(Phrase problem) {
    problem_ = std::move(problem);
    return false;
}

bool RoundReader::take_content(std::string_view more) {
    if (more.empty()) return true;
    result_.content += more;
    listener_.on_text(more);
    return content_guard_.take(more) ? break_off(phrase("the model said the same again and again")) : true;
}

bool RoundReader::take_thinking(std::string_view more) {
    if (more.empty()) return true;
    result_.thinking += more;
    listener_.on_thinking(more);
    return thinking_guard_.take(more) ? break_off(phrase("the model thought the same again and again"))
                                      : true;
}

bool RoundReader::take_error(std::string_view message) {
    return break_off(phrase("the server broke off: {}", message));
}

bool RoundReader::take_malformed(std::string_view line) {
    return break_off(phrase("the server sent what is no JSON: {}", line));
}

bool RoundReader::take_call(ToolCall call) {
    constexpr std::size_t kMostCalls = 32;
    if (result_.calls.size() == kMostCalls)
        return break_off(phrase("the model called too many tools at once"));
    result_.calls.push_back(std::move(call));
    return true;
}

bool RoundReader::take_end(std::string_view reason) {
    ended_ = true;
    reason_ = reason;
    return true;
}

void RoundReader::take_tokens(std::optional<int> prompt, std::optional<int> reply) {
    if (prompt) result_.tokens_of_prompt = prompt;
    if (reply) result_.tokens_of_reply = reply;
}

RoundResult RoundReader::result(const HttpOutcome& outcome, const ModelSettings& settings) && {
    RoundResult out = std::move(result_);
    const bool nothing = out.content.empty() && out.thinking.empty() && out.calls.empty();
    out.status = outcome.status;
    if (outcome.broke == Broke::cancelled) {
        out.end = End::cancelled;
    } else {
        out.problem = !problem_.empty() ? problem_
                      : ended_          ? problem_of_reason(reason_, settings)
                                        : problem_of(outcome, settings);
        if (out.problem.empty() && !ended_) out.problem = phrase("the answer stopped without its end marker");
        out.end = out.problem.empty() ? End::whole : nothing ? End::failed : End::cut;
    }
    out.problem = live::without_secrets(out.problem, settings.secrets);
    out.may_ask_again = nothing && (outcome.broke == Broke::refused || outcome.status == 503);
    out.tool_call_broken = out.problem.text().find("error parsing tool call") != std::string::npos;
    if (out.end != End::whole) out.calls.clear();
    return out;
}

}  // namespace rei::llm
