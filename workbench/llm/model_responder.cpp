#include "rei/llm/model_responder.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "rei/live/clean_text.hpp"
#include "rei/llm/context.hpp"
#include "rei/llm/json_parts.hpp"
#include "rei/llm/model_json.hpp"
#include "rei/llm/reply_reader.hpp"

namespace rei::llm {
namespace {

using End = live::Answer::End;
using Json = nlohmann::json;
constexpr std::chrono::milliseconds kPauses[] = {std::chrono::milliseconds(200),
                                                 std::chrono::milliseconds(600)};

constexpr int kShareOfTools = 4;  // what tools are and what they give takes a quarter of the context
constexpr int kLeastResult = 32;  // tokens of a result, however little room is left

/// Wait; false where a stop is asked for.
bool pause(std::chrono::milliseconds time, const std::stop_token& stop) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any never;
    never.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

/// Takes the reply out of the JSON of a round, and passes it on. Text that is no JSON is passed on as it is
/// where `shows_plain`, else held back.
class RoundEar final : public live::AnswerListener {
  public:
    RoundEar(live::AnswerListener& listener, live::Answer& answer, bool shows_plain)
        : listener_(listener), answer_(answer), shows_plain_(shows_plain) {}

    void on_text(std::string_view more) override {
        say(reader_.take(more));
        held_ += more;
        if (shows_plain_ && reader_.form() == ReplyReader::Form::plain) say(std::exchange(held_, {}));
    }
    void on_thinking(std::string_view more) override {
        answer_.thinking += more;
        listener_.on_thinking(more);
    }
    void say(std::string_view piece) {
        if (piece.empty()) return;
        if (!std::exchange(has_said_, true) && !answer_.reply.empty()) pass_on("\n");  // said before a call
        pass_on(piece);
    }
    [[nodiscard]] bool has_said() const { return has_said_; }

  private:
    void pass_on(std::string_view piece) {
        answer_.reply += piece;
        listener_.on_text(piece);
    }

    live::AnswerListener& listener_;
    live::Answer& answer_;
    bool shows_plain_;
    bool has_said_ = false;
    std::string held_;
    ReplyReader reader_;
};

class Turn {
  public:
    Turn(ChatModel& model, Tools* tools, Digest& digest, const live::Request& request,
         live::AnswerListener& listener, const std::stop_token& stop)
        : model_(model), tools_(tools), request_(request), listener_(listener), stop_(stop) {
        const ModelSettings& settings = model.settings();
        if (tools_ != nullptr && settings.traits.can_call_tools) specs_ = tools_->specs();
        const int room_of_tools = specs_.empty() ? 0 : settings.num_ctx / kShareOfTools;
        tool_tokens_left_ = room_of_tools - estimated_tokens(specs_);
        const Fit fit = fit_history(request, settings.num_ctx - room_of_tools, settings.num_predict);
        messages_ = fitted_messages(request, fit, summarise(digest, fit));
    }

    live::Answer run() {
        while (!ask_round()) {
        }
        add_metadata();
        if (answer_.end != End::whole) {
            answer_.notes.clear();
            answer_.reflection.reset();
        }
        return std::move(answer_);
    }

  private:
    std::string summarise(Digest& digest, const Fit& fit) {
        Digest::Summary out =
            digest.of(std::span(request_.history).first(fit.first), fit.summary_room, model_, stop_);
        if (out.asked) {
            ++rounds_;
            add_tokens(*out.asked);
        }
        return std::move(out.text);
    }

    /// One round; true where it was the last.
    bool ask_round() {
        const bool with_tools = !specs_.empty() && !tools_are_over_;
        ++rounds_;
        RoundEar ear(listener_, answer_, !with_tools);
        RoundResult result =
            ask({messages_, with_tools ? specs_ : std::vector<ToolSpec>{}, !with_tools}, ear);
        add_tokens(result);
        if (result.tool_call_broken && with_tools && !ear.has_said()) {
            tools_are_over_ = std::exchange(had_broken_call_, true);
            return false;
        }
        if (result.end != End::whole) return break_off(result);
        if (with_tools && !result.calls.empty()) {
            carry_out(result);
            return false;
        }
        return with_tools ? take_loosely(result, ear) : take_formatted(result, ear);
    }

    RoundResult ask(const Round& round, RoundEar& ear) {
        RoundResult result = model_.ask(round, ear, stop_);
        for (const auto time : kPauses) {
            if (!result.may_ask_again) break;
            if (!pause(time, stop_)) {
                result.end = End::cancelled;
                break;
            }
            result = model_.ask(round, ear, stop_);
        }
        return result;
    }

    bool break_off(const RoundResult& result) {
        const bool is_cancelled = result.end == End::cancelled;
        answer_.end = is_cancelled ? End::cancelled : answer_.reply.empty() ? End::failed : End::cut;
        answer_.problem = result.problem;
        return true;
    }

    /// The answer of a round that was not held to a form: is it in the form nevertheless?
    bool take_loosely(const RoundResult& result, RoundEar& ear) {
        const std::optional<ModelAnswer> formed = parse_answer(result.content);
        tools_are_over_ = true;
        if (!formed || formed->reply.empty()) return ear.has_said();
        if (!ear.has_said()) ear.say(formed->reply);
        answer_.llm = formed->deltas;
        return true;
    }

    bool take_formatted(const RoundResult& result, RoundEar& ear) {
        std::optional<ModelAnswer> formed = parse_answer(result.content);
        const bool is_blank = result.content.find_first_not_of(" \t\r\n") == std::string::npos;
        if (!formed && is_blank) formed = answer_in_thoughts(result.thinking);  // some put all of it there
        if (formed) answer_.llm = formed->deltas;
        if (!ear.has_said()) ear.say(formed ? formed->reply : is_blank ? "" : result.content);
        if (!ear.has_said()) {
            answer_.end = End::failed;
            answer_.problem = phrase("the model answered nothing");
        }
        return true;
    }

    void carry_out(const RoundResult& result) {
        messages_.push_back({Message::Role::assistant, result.content, result.calls, {}});
        for (const ToolCall& call : result.calls) {
            messages_.push_back({Message::Role::tool, result_of(call), {}, call});
        }
        if (++tool_rounds_ >= kMostToolRounds) tools_are_over_ = true;
    }

    std::string result_of(const ToolCall& call) {
        same_calls_ =
            call.name == last_call_.name && call.arguments == last_call_.arguments ? same_calls_ + 1 : 1;
        last_call_ = call;
        ToolResult result;
        if (same_calls_ >= kMostSameCalls) {
            tools_are_over_ = true;
            result = {"refused: the same call was made before; answer with what you know", true};
        } else if (calls_made_.size() >= std::size_t{4} * kMostToolRounds) {
            result = {"refused: too many calls in a turn", true};
        } else {
            result = tools_->call(call, request_, stop_);
        }
        result.content = fitted_result(std::move(result.content));
        if (result.note) answer_.notes.push_back(*result.note);
        const bool is_distressed = answer_.reflection && answer_.reflection->is_distress;
        if (result.reflection && !is_distressed) answer_.reflection = std::move(result.reflection);
        calls_made_.push_back({{"name", live::clean_name(call.name)},
                               {"arguments", live::clean_text(call.arguments, kMostToolResult)},
                               {"result", result.content},
                               {"refused", result.refused}});
        return result.content;
    }

    /// What of a result the model may read: no secrets, and what is left of the room for tools.
    std::string fitted_result(std::string content) {
        content = live::without_secrets(std::move(content), model_.settings().secrets);
        const int left = std::max(tool_tokens_left_, kLeastResult);
        if (estimated_tokens(content) > left)
            content = live::clean_text(content, static_cast<std::size_t>(left)) + " (cut: no room for more)";
        tool_tokens_left_ -= estimated_tokens(content);
        return content;
    }

    void add_tokens(const RoundResult& result) {
        const auto add = [](std::optional<int>& sum, std::optional<int> more) {
            if (more) sum = sum.value_or(0) + *more;
        };
        add(answer_.tokens_of_prompt, result.tokens_of_prompt);
        add(answer_.tokens_of_reply, result.tokens_of_reply);
    }

    void add_metadata() {
        const ModelSettings& settings = model_.settings();
        Json metadata = {
            {"responder", name_of(settings.protocol)}, {"model", settings.model}, {"rounds", rounds_}};
        if (!calls_made_.empty()) metadata["tools"] = calls_made_;
        if (!answer_.problem.empty()) metadata["problem"] = answer_.problem.text();
        answer_.metadata = text_of_json(metadata);
    }

    ChatModel& model_;
    Tools* tools_;
    const live::Request& request_;
    live::AnswerListener& listener_;
    const std::stop_token& stop_;
    live::Answer answer_;
    std::vector<Message> messages_;
    std::vector<ToolSpec> specs_;
    std::vector<Json> calls_made_;
    ToolCall last_call_;
    int tool_tokens_left_ = 0;
    int same_calls_ = 0;
    int rounds_ = 0;
    int tool_rounds_ = 0;
    bool tools_are_over_ = false;
    bool had_broken_call_ = false;
};

}  // namespace

ModelResponder::ModelResponder(std::unique_ptr<ChatModel> model, std::unique_ptr<Tools> tools)
    : model_(std::move(model)), tools_(std::move(tools)) {}

std::string ModelResponder::name() const {
    const ModelSettings& settings = model_->settings();
    return fmt::format("{} ({} at {})", settings.model, name_of(settings.protocol), settings.server.text());
}

live::Answer ModelResponder::answer(const live::Request& request, live::AnswerListener& listener,
                                    const std::stop_token& stop) {
    return Turn(*model_, tools_.get(), digest_, request, listener, stop).run();
}

}  // namespace rei::llm
