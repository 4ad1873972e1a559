// What the tests of the live conversation share: a persona, a store, a responder that says what it is told.
#pragma once

#include <functional>
#include <string>

#include "workbench/files.hpp"

#include "rei/live/live_session.hpp"

namespace rei::live::test {

using workbench::test::project_policy;
using workbench::test::TemporaryFolder;
using workbench::test::text_in;
using workbench::test::write_text;

inline SessionSetup setup_of(Variant variant = Variant::continuous) {
    SessionSetup out;
    out.policy = project_policy();
    out.variant = variant;
    out.prompt = {kBuiltInPrompt, std::string(built_in_template()), {}, 0};
    out.wall_ms = 1'000;
    return out;
}

struct Deaf final : AnswerListener {
    void on_text(std::string_view) override {}
    void on_thinking(std::string_view) override {}
};

inline Answer whole(const std::string& reply, double mood_delta = 0, double affinity_delta = 0) {
    Answer out;
    out.reply = reply;
    out.llm = {mood_delta, affinity_delta};
    return out;
}

/// One turn at `at_sec`.
inline TurnOutcome say(LiveSession& session, double at_sec, const std::string& text, const Answer& answer,
                       const std::string& user = "mina") {
    return session.take(at_sec, 2'000 + static_cast<std::int64_t>(at_sec * 1000),
                        session.ask(at_sec, user, text), answer);
}

inline StoreError failure_of(const std::function<void()>& what) {
    try {
        what();
    } catch (const StoreError& error) {
        return error;
    }
    ADD_FAILURE() << "no StoreError";
    return {StoreError::Kind::other, {}};
}

inline StoreError::Kind kind_of_failure(const std::function<void()>& what) {
    return failure_of(what).kind;
}

}  // namespace rei::live::test
