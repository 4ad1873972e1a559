#include "rei/avatar/vts_protocol.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "rei/live/clean_text.hpp"

namespace rei::avatar {
namespace {

constexpr int kMostInARow = 3;
/// Between two injections that go unanswered.
constexpr double kInjectionSlackSec = 0.002;

}  // namespace

VtsProtocol::VtsProtocol(const Mapping& rows, std::string token) : feed_(rows), token_(std::move(token)) {}

void VtsProtocol::connected(double now_sec) {
    disconnected();
    garbage_ = thrown_out_ = unexplained_ = 0;
    answered_at_ = now_sec;
    introduce(now_sec);
}

void VtsProtocol::disconnected() {
    pending_.clear();
    outgoing_.clear();
    close_reason_ = {};
    token_is_fresh_ = false;
    if (phase_ != Phase::denied) phase_ = Phase::offline;
}

std::string VtsProtocol::ask(Asked what, double now_sec, std::size_t input) {
    const std::string id = fmt::format("rei{}", next_id_++);
    pending_[id] = {what, now_sec, input};
    return id;
}

void VtsProtocol::introduce(double now_sec) {
    if (phase_ == Phase::denied) return;
    pending_.clear();  // what was asked before is of no interest
    if (token_.empty()) {
        ask_for_token(now_sec);
    } else {
        authenticate(now_sec);
    }
}

void VtsProtocol::ask_for_token(double now_sec) {
    phase_ = Phase::asking;
    outgoing_.push_back(token_request(ask(Asked::token, now_sec)));
}

void VtsProtocol::authenticate(double now_sec) {
    phase_ = Phase::authenticating;
    outgoing_.push_back(authentication_request(ask(Asked::authentication, now_sec), token_));
}

void VtsProtocol::wait(double now_sec, Phrase why) {
    phase_ = Phase::waiting;
    why_ = std::move(why);
    go_on_at_ = now_sec + kRequestRetrySec;
    pending_.clear();
}

void VtsProtocol::deny(Phrase why) {
    phase_ = Phase::denied;
    why_ = std::move(why);
    pending_.clear();
}

void VtsProtocol::set_rows(const Mapping& rows, double now_sec) {
    if (feed_.replace(rows)) return;
    feed_ = InputFeed(rows);
    if (phase_ != Phase::preparing && phase_ != Phase::moving) return;
    pending_.clear();  // it speaks of the inputs as they were
    list_inputs(now_sec);
}

void VtsProtocol::list_inputs(double now_sec) {
    phase_ = Phase::preparing;
    outgoing_.push_back(input_list_request(ask(Asked::list, now_sec)));
}

void VtsProtocol::make_inputs(const std::vector<ListedInput>& listed, double now_sec) {
    for (const std::size_t input : feed_.begin(listed))
        outgoing_.push_back(
            creation_request(ask(Asked::creation, now_sec, input), feed_.inputs()[input].row));
    move_when_made();
}

/// One at a time, so that a range that is dragged asks no more often than it is answered.
void VtsProtocol::make_again(double now_sec) {
    if (count(Asked::creation) > 0) return;
    if (const auto input = feed_.due_for_making())
        outgoing_.push_back(
            creation_request(ask(Asked::creation, now_sec, *input), feed_.inputs()[*input].row));
}

void VtsProtocol::move_when_made() {
    if (phase_ == Phase::preparing && count(Asked::creation) == 0) phase_ = Phase::moving;
}

void VtsProtocol::inject(double now_sec, const Face& face) {
    const bool is_answered = count(Asked::injection) == 0;
    if (is_searching() || (!is_answered && now_sec - injected_at_ < kPatienceSec - kInjectionSlackSec))
        return;
    if (const auto values = feed_.due(now_sec, face)) {
        outgoing_.push_back(injection_request(ask(Asked::injection, now_sec), *values));
        injected_at_ = now_sec;
    }
}

void VtsProtocol::probe(std::size_t input, double now_sec) {
    const InputState& state = feed_.inputs()[input];
    outgoing_.push_back(
        injection_request(ask(Asked::probe, now_sec, input), {{state.row.input, state.value}}));
}

void VtsProtocol::check_patience(double now_sec) {
    for (const auto& [id, pending] : pending_) {
        if (pending.what == Asked::token) continue;
        if (now_sec - std::max(pending.since_sec, answered_at_) > kGiveUpSec)
            close_reason_ = phrase("VTube Studio does not answer");
    }
}

void VtsProtocol::tick(double now_sec, const Face& face) {
    if (!close_reason_.empty()) return;
    if (phase_ == Phase::waiting && now_sec >= go_on_at_) introduce(now_sec);
    if (phase_ == Phase::moving) {
        inject(now_sec, face);
        if (const auto input = feed_.due_for_retry(now_sec)) probe(*input, now_sec);
        make_again(now_sec);
    }
    check_patience(now_sec);
}

void VtsProtocol::received(std::string_view frame, double now_sec) {
    const std::optional<Reply> reply = read_reply(frame);
    if (!reply) {
        if (++garbage_ >= kMostGarbage) close_reason_ = phrase("what answers is no VTube Studio");
        return;
    }
    garbage_ = 0;
    const auto found = pending_.find(reply->id);
    if (found == pending_.end()) return;  // an event, or the answer to what is of no interest any more
    const Pending asked = found->second;
    pending_.erase(found);
    if (asked.what == Asked::injection) forget_injections_before(asked.since_sec);
    answered_at_ = now_sec;
    if (reply->kind == Reply::Kind::error) {
        take_error(*reply, asked, now_sec);
    } else {
        take_answer(*reply, asked, now_sec);
    }
}

/// Answers come in the order of the questions: those that are missing got lost, and are not waited for.
void VtsProtocol::forget_injections_before(double time_sec) {
    std::erase_if(pending_, [&](const auto& one) {
        return one.second.what == Asked::injection && one.second.since_sec < time_sec;
    });
}

void VtsProtocol::take_answer(const Reply& reply, const Pending& asked, double now_sec) {
    using Kind = Reply::Kind;
    if (asked.what == Asked::token && reply.kind == Kind::token) {
        token_ = reply.token;
        new_token_ = token_;
        token_is_fresh_ = true;
        authenticate(now_sec);
    } else if (asked.what == Asked::authentication && reply.kind == Kind::authentication) {
        take_authentication(reply.authenticated, now_sec);
    } else if (asked.what == Asked::list && reply.kind == Kind::input_list) {
        make_inputs(reply.inputs, now_sec);
    } else if (asked.what == Asked::creation && reply.kind == Kind::created) {
        feed_.made(asked.input);
        move_when_made();
    } else if (asked.what == Asked::injection && reply.kind == Kind::injected) {
        ++accepted_;
        thrown_out_ = unexplained_ = 0;
    } else if (asked.what == Asked::probe && reply.kind == Kind::injected) {
        feed_.clear_trouble(asked.input);
    } else {
        close_reason_ = phrase("VTube Studio answers something else than was asked");
    }
}

void VtsProtocol::take_authentication(bool accepted, double now_sec) {
    if (accepted) {
        list_inputs(now_sec);
    } else if (token_is_fresh_) {
        wait(now_sec, phrase("VTube Studio refuses the permission that it has just given"));
    } else {
        token_.clear();
        new_token_ = "";
        ask_for_token(now_sec);
    }
}

void VtsProtocol::take_error(const Reply& error, const Pending& asked, double now_sec) {
    if (error.error == kDenied) {
        if (asked.what != Asked::token) {
            token_.clear();
            new_token_ = "";
        }
        deny(asked.what == Asked::token ? phrase("access was denied in VTube Studio")
                                        : phrase("VTube Studio took access back"));
    } else if (error.error == kAlreadyAsking) {
        wait(now_sec, phrase("VTube Studio is already asking something in a pop-up; answer it there"));
    } else if (error.error == kApiIsOff) {
        wait(now_sec, phrase("plugins are turned off in VTube Studio (Settings → VTube Studio Plugins)"));
    } else if (error.error == kNotAuthenticated && ++thrown_out_ < kMostInARow) {
        introduce(now_sec);
    } else if (asked.what == Asked::creation && error.error != kNotAuthenticated) {
        // what is there already, or another plugin has made, can still be moved
        if (error.error != kMadeByAnotherPlugin && !feed_.inputs()[asked.input].is_listed)
            feed_.set_trouble(asked.input, InputTrouble::not_made, words_of(error), now_sec);
        move_when_made();
    } else if (error.error == kUnknownInput || error.error == kOwnedByAnotherPlugin) {
        take_injection_error(error, asked, now_sec);
    } else {
        wait(now_sec, phrase("VTube Studio refuses: {}", words_of(error)));
    }
}

void VtsProtocol::take_injection_error(const Reply& error, const Pending& asked, double now_sec) {
    const InputTrouble trouble = error.error == kUnknownInput ? InputTrouble::unknown : InputTrouble::owned;
    if (asked.what == Asked::probe) {
        feed_.set_trouble(asked.input, trouble, words_of(error), now_sec);
    } else if (const auto culprit = feed_.named_in(error.message)) {
        feed_.set_trouble(*culprit, trouble, words_of(error), now_sec);
    } else {
        search_culprit(error, now_sec);
    }
}

void VtsProtocol::search_culprit(const Reply& error, double now_sec) {
    if (++unexplained_ >= kMostInARow) {
        unexplained_ = 0;
        wait(now_sec, phrase("VTube Studio refuses: {}", words_of(error)));
    } else if (!is_searching()) {
        for (const std::size_t input : feed_.usable()) probe(input, now_sec);
    }
}

std::size_t VtsProtocol::count(Asked what) const {
    return static_cast<std::size_t>(std::count_if(pending_.begin(), pending_.end(),
                                                  [&](const auto& one) { return one.second.what == what; }));
}

/// An input that can be moved is tried alone only to find out which one makes injections fail.
bool VtsProtocol::is_searching() const {
    return std::any_of(pending_.begin(), pending_.end(), [&](const auto& one) {
        return one.second.what == Asked::probe &&
               feed_.inputs()[one.second.input].trouble == InputTrouble::none;
    });
}

Phrase VtsProtocol::words_of(const Reply& error) const {
    const std::string words = live::without_secrets(error.message, {token_});
    return words.empty() ? phrase("error {}", error.error) : phrase("{} (error {})", words, error.error);
}

std::vector<std::string> VtsProtocol::take_outgoing() {
    return std::exchange(outgoing_, {});
}

std::optional<std::string> VtsProtocol::take_new_token() {
    return std::exchange(new_token_, std::nullopt);
}

Phrase VtsProtocol::status() const {
    switch (phase_) {
        case Phase::offline:
            return phrase("not connected");
        case Phase::asking:
            return phrase("VTube Studio asks whether to allow \"{}\"; click Allow there", kPluginName);
        case Phase::authenticating:
            return phrase("VTube Studio checks the permission");
        case Phase::preparing:
            return phrase("VTube Studio's inputs are being read");
        case Phase::moving:
            return feed_.status();
        case Phase::waiting:
            return phrase("{}; trying again every {:.0f} s", why_, kRequestRetrySec);
        case Phase::denied:
            return phrase("{}; turn the avatar off and on to ask again", why_);
    }
    return {};
}

}  // namespace rei::avatar
