// The conversation with the persona in the window: the store it is kept in, the session that is open, the
// answer that is coming. What is said takes its place in the scenario of the window too (talk_scenario.hpp).
//
// Nothing here shows threads or sessions: every pane includes this, and a library without std::jthread can.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "rei/live/records.hpp"
#include "rei/model/live_means.hpp"
#include "rei/model/session.hpp"

namespace rei::live {
class Responder;
}

namespace rei::workbench {

/// What a conversation is held with; whoever starts the window gives it.
struct TalkMeans {
    LiveMeans live;
    std::string prompt;  ///< name of the template that a session begins with; empty: the built-in one
    /// Who answers for a persona of this policy.
    std::function<std::shared_ptr<live::Responder>(const Policy&)> responder;
};

/// An answer on its way.
struct ComingAnswer {
    std::string user, said;  ///< what it answers
    std::string text;        ///< what has come of it
    bool is_thinking = false;
};

class Talk {
  public:
    Talk();
    ~Talk();
    Talk(const Talk&) = delete;
    Talk& operator=(const Talk&) = delete;

    void equip(TalkMeans means);
    /// Why nothing can be said, in the language of the interface; empty where it can.
    [[nodiscard]] std::string problem() const;

    // ---- sessions. What goes wrong is told, and nothing changes.
    /// Look what sessions there are, the first time it is called.
    Problems look();
    /// The latest ones; those used last come first.
    [[nodiscard]] const std::vector<live::SessionSummary>& sessions() const;
    /// A new one with the policy as tuned and the main variant; stored from its first turn on.
    Problems begin(const Session& session);
    /// Go on with a stored one, by the policy that it was begun with.
    Problems resume(const std::string& id);

    // ---- turns
    /// Say something; begins a session where none is open. Refused while an answer is coming.
    Problems say(const Session& session, const std::string& text);
    /// Ask the answer to stop; does not wait.
    void stop();
    /// Take in an answer that has come.
    Problems advance();

    [[nodiscard]] bool is_answering() const;
    /// Requires is_answering().
    [[nodiscard]] ComingAnswer coming() const;
    /// Why what was said last was not answered, or not wholly; else empty. Also without a session.
    [[nodiscard]] const Phrase& trouble() const;
    /// Who speaks to the persona here.
    [[nodiscard]] const std::string& user() const;
    /// What was said last, where nothing of it was stored; else empty.
    [[nodiscard]] const std::string& unanswered() const;
    /// Grows with each stored turn that logged a reflection of the companion.
    [[nodiscard]] int reflections_logged() const;

    // ---- the open session; the rest requires is_open()
    [[nodiscard]] bool is_open() const;
    [[nodiscard]] const live::SessionRecord& record() const;
    [[nodiscard]] const std::vector<live::TurnRecord>& turns() const;
    [[nodiscard]] std::string responder_name() const;
    /// Seconds since it began.
    [[nodiscard]] double now_sec() const;
    /// Whether the persona is the one of the window: its policy is tuned as it was when the session began.
    [[nodiscard]] bool is_of(const Session& session) const;
    /// The system text that the next turn would bring.
    [[nodiscard]] std::string prompt_text() const;
    /// Grows whenever another session is opened.
    [[nodiscard]] int generation() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace rei::workbench
