#include "rei/live/live_session.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "rei/affect/llm_limits.hpp"
#include "rei/live/clean_text.hpp"

namespace rei::live {
namespace {

constexpr double kTick = 0.001;

double whole_ms(double sec) {
    return std::isfinite(sec) ? std::round(std::max(0.0, sec) * 1000) / 1000 : 0;
}

double clamped(double value, double limit) {
    return std::isfinite(value) ? std::clamp(value, -limit, limit) : 0;
}

[[noreturn]] void refuse(const Phrase& what, const Problems& problems) {
    throw StoreError(StoreError::Kind::other, phrase("{}:\n{}", what, phrase_of(problems)));
}

SessionRecord record_of(const Store& store, const SessionSetup& setup) {
    SessionRecord out;
    out.id = new_uuid();
    out.name = clean_name(setup.name);
    out.persona = setup.policy.policy.name.empty() ? "persona" : clean_name(setup.policy.policy.name);
    out.policy_hash = policy_hash(setup.policy.policy);
    out.policy_file = setup.policy.path;
    out.policy_text = setup.policy.text;
    out.variant = rei::name_of(setup.variant);
    out.prompt_name = setup.prompt.name;
    out.prompt_text = setup.prompt.content;
    out.variables = setup.prompt.variables;
    out.created_ms = out.updated_ms = setup.wall_ms;
    out.start_affinities = store.affinities(out.persona);
    return out;
}

PolicyFile policy_of(const SessionRecord& record) {
    Loaded<Policy> policy = parse_policy(record.policy_text, record.policy_file);
    if (!policy) refuse(phrase("the policy of session {} can no longer be read", record.id), policy.problems);
    return {record.policy_file, record.policy_text, std::move(*policy)};
}

Variant variant_of(const SessionRecord& record) {
    const std::optional<Variant> variant = find_variant(record.variant);
    if (variant && is_available(*variant)) return *variant;
    throw StoreError(StoreError::Kind::other,
                     phrase("session {} was held with the engine '{}', which is not available", record.id,
                            record.variant));
}

Ending ending_of(Answer::End end) {
    return end == Answer::End::whole       ? Ending::whole
           : end == Answer::End::cancelled ? Ending::cancelled
                                           : Ending::cut;
}

std::vector<std::string> facts_of(const Answer& answer, const std::vector<std::string>& secrets) {
    std::vector<std::string> out;
    for (const std::string& note : answer.notes) {
        if (out.size() == kFactsATurn) break;
        std::string fact = clean_text(without_secrets(note, secrets), kLongestFact);
        std::replace(fact.begin(), fact.end(), '\n', ' ');
        if (fact.find_first_not_of(" \t") != std::string::npos) out.push_back(std::move(fact));
    }
    return out;
}

}  // namespace

LiveSession::LiveSession(Store& store, SessionRecord record, PolicyFile&& policy)
    : store_(&store), record_(std::move(record)), persona_(std::move(policy.policy), variant_of(record_)) {
    for (const auto& [user, affinity] : record_.start_affinities) persona_.remember(user, affinity);
}

LiveSession::LiveSession(Store& store, SessionSetup setup)
    : LiveSession(store, record_of(store, setup), std::move(setup.policy)) {
    static_cast<void>(system_text(""));  // a template that does not render is refused before anything is said
}

LiveSession::LiveSession(Store& store, const std::string& id)
    : LiveSession(store, store.session(id), policy_of(store.session(id))) {
    recall_turns();
}

void LiveSession::recall_turns() {
    const int first = std::max(0, record_.turns - static_cast<int>(kTurnsInRequest));
    const bool resumed = persona_.resume(record_.state, record_.id).empty();
    for (const TurnRecord& turn : store_->turns(record_.id, resumed ? first : 0)) {
        // a state that this version cannot take up is felt through again
        if (!resumed)
            persona_.step(turn.at_sec, turn.user, turn.text,
                          {turn.reply, turn.llm.mood_delta, turn.llm.affinity_delta});
        last_turn_sec_ = now_sec_ = turn.at_sec;
        if (turn.number < first || turn.ending != Ending::whole) continue;
        history_.push_back({ChatMessage::Role::user, turn.text});
        history_.push_back({ChatMessage::Role::assistant, turn.reply});
    }
}

std::string LiveSession::system_text(const std::string& user) const {
    Variables values = record_.variables;
    for (auto& [name, value] : variables_of(persona_.policy(), persona_.mood(), persona_.state(),
                                            clean_name(user), persona_.affinity(user)))
        values[name] = value;
    Loaded<std::string> text = render(record_.prompt_name, record_.prompt_text, values);
    if (!text) refuse(phrase("the prompt '{}' cannot be used", record_.prompt_name), text.problems);
    return std::move(*text);
}

void LiveSession::advance_to(double at_sec) {
    now_sec_ = std::max(now_sec_, whole_ms(at_sec));
    persona_.advance_to(now_sec_);
}

Request LiveSession::ask(double at_sec, const std::string& user, const std::string& text) {
    advance_to(at_sec);
    Request out;
    out.user = without_secrets(clean_name(user), secrets_);
    out.text = without_secrets(clean_text(text), secrets_);
    out.system = system_text(out.user);
    out.history.assign(history_.begin(), history_.end());
    out.turn = record_.turns;
    out.asked_sec = now_sec_;
    out.mood = persona_.mood();
    out.state = persona_.state();
    out.affinity = persona_.affinity(out.user);
    out.facts = store_->facts(record_.persona, out.user, kFactsInRequest);
    return out;
}

double LiveSession::turn_time(double at_sec) const {
    return std::max({whole_ms(at_sec), now_sec_, whole_ms(last_turn_sec_ + kTick)});
}

TurnRecord LiveSession::move(double at_sec, const Request& request, const Answer& answer) {
    TurnRecord turn;
    turn.number = record_.turns;
    turn.at_sec = turn_time(at_sec);
    turn.user = request.user;
    turn.text = request.text;
    turn.reply = without_secrets(clean_text(answer.reply), secrets_);
    turn.thinking = without_secrets(clean_text(answer.thinking), secrets_);
    turn.ending = ending_of(answer.end);
    if (turn.ending == Ending::whole) {
        turn.notes = facts_of(answer, secrets_);
        turn.reflection = answer.reflection;
        if (turn.reflection)
            turn.reflection->text = without_secrets(clean_text(turn.reflection->text), secrets_);
        turn.llm = {clamped(answer.llm.mood_delta, kMostMoodDelta),
                    clamped(answer.llm.affinity_delta, kMostAffinityDelta)};
    }
    turn.tokens_of_prompt = answer.tokens_of_prompt;
    turn.tokens_of_reply = answer.tokens_of_reply;
    turn.metadata = without_secrets(answer.metadata, secrets_);
    const PersonaStep step = persona_.step(turn.at_sec, turn.user, turn.text,
                                           {turn.reply, turn.llm.mood_delta, turn.llm.affinity_delta});
    turn.state = step.state;
    turn.mood = step.mood;
    turn.affinity = step.affinity;
    return turn;
}

TurnOutcome LiveSession::take(double at_sec, std::int64_t wall_ms, const Request& request,
                              const Answer& answer) {
    const std::string before = persona_.mood();
    const bool nothing = answer.reply.empty() && answer.end != Answer::End::whole;
    if (nothing || answer.end == Answer::End::failed) return {false, {}, before};

    const std::string state_before = persona_.save();
    SessionRecord after = record_;
    TurnRecord turn = move(at_sec, request, answer);
    turn.wall_ms = after.updated_ms = wall_ms;
    after.turns = turn.number + 1;
    after.state = persona_.save();
    try {
        store_->add_turn(after, turn);
    } catch (...) {
        static_cast<void>(persona_.resume(state_before, record_.id));  // its own state always fits
        throw;
    }
    record_ = std::move(after);
    now_sec_ = last_turn_sec_ = turn.at_sec;
    if (turn.ending == Ending::whole) {
        history_.push_back({ChatMessage::Role::user, turn.text});
        history_.push_back({ChatMessage::Role::assistant, turn.reply});
        while (history_.size() > 2 * kTurnsInRequest) history_.pop_front();
    }
    return {true, std::move(turn), before};
}

}  // namespace rei::live
