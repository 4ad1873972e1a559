// A conversation as it happens: a scenario being written. Each turn goes through the same persona as a
// replay, and is stored with what it did, so that the stored session replayed gives the moods that were
// shown.
//
// A turn takes effect when its answer is complete: what was shown until then was the mood before it. Times
// are the caller's, in seconds since the session began; they count in whole milliseconds, and a turn comes at
// least one after the turn before it.
//
// ask() and take() are quick and belong to one thread; the answer between them may be waited for in another.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "rei/live/prompt_template.hpp"
#include "rei/live/records.hpp"
#include "rei/live/responder.hpp"
#include "rei/live/store.hpp"
#include "rei/persona/persona.hpp"
#include "rei/policy/policy_file.hpp"

namespace rei::live {

/// How many turns before this one a request brings along, at most.
inline constexpr std::size_t kTurnsInRequest = 200;
/// How much is remembered of a user in a request, at most; and how much a turn can add.
inline constexpr int kFactsInRequest = 50;
inline constexpr std::size_t kFactsATurn = 5;
inline constexpr std::size_t kLongestFact = 300;

/// What a new session is begun with.
struct SessionSetup {
    PolicyFile policy;
    Variant variant = Variant::continuous;
    PromptRecord prompt;  ///< its content renders with its variables and those of every template
    std::string name;     ///< may be empty
    std::int64_t wall_ms = 0;
};

/// What a turn came to.
struct TurnOutcome {
    bool stored = false;  ///< false: nothing came back, and the turn did not happen
    TurnRecord turn;
    std::string mood_before;
};

class LiveSession {
  public:
    /// A new session, of which nothing is stored before its first turn. What the persona feels for users it
    /// knows is taken from the store. Throws StoreError, also where the template does not render.
    LiveSession(Store& store, SessionSetup setup);
    /// Go on with a stored one, by its own policy and variant. Throws StoreError.
    LiveSession(Store& store, const std::string& id);

    /// Secrets that must not come into a message, whoever writes them there.
    void hide(std::vector<std::string> secrets) { secrets_ = std::move(secrets); }

    /// What to ask a responder when `user` says `text` at `at_sec`.
    [[nodiscard]] Request ask(double at_sec, const std::string& user, const std::string& text);
    /// Take the turn in that the answer completes at `at_sec`, and store it. Clamps the deltas to ±2 and ±10;
    /// an answer that is not whole brings none. Throws StoreError, and then nothing has happened.
    TurnOutcome take(double at_sec, std::int64_t wall_ms, const Request& request, const Answer& answer);
    /// Let time pass; never back.
    void advance_to(double at_sec);

    [[nodiscard]] const SessionRecord& record() const { return record_; }
    [[nodiscard]] const Persona& persona() const { return persona_; }
    [[nodiscard]] bool is_stored() const { return record_.turns > 0; }
    [[nodiscard]] double now_sec() const { return now_sec_; }
    /// The system text that a turn by this user would bring now.
    [[nodiscard]] std::string system_text(const std::string& user) const;

  private:
    LiveSession(Store& store, SessionRecord record, PolicyFile&& policy);
    void recall_turns();
    /// The next instant at which a turn may come, from `at_sec` on.
    [[nodiscard]] double turn_time(double at_sec) const;
    TurnRecord move(double at_sec, const Request& request, const Answer& answer);

    Store* store_;
    SessionRecord record_;
    Persona persona_;
    std::deque<ChatMessage> history_;
    std::vector<std::string> secrets_;
    double now_sec_ = 0;
    double last_turn_sec_ = -1;
};

}  // namespace rei::live
