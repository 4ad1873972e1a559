// One persona turn, end to end: the documents' PersonaManager.step with the model's answer given, and the
// affinity memory behind it (DESIGN §3). What a bot links to run an exported policy.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "rei/expression/expression.hpp"
#include "rei/persona/engine.hpp"

namespace rei {

/// What a language model answered. Live: clamped to mood_delta ±2 and affinity_delta ±10 where it enters.
struct LlmAnswer {
    std::string reply;
    double mood_delta = 0;
    double affinity_delta = 0;
};

struct PersonaStep {
    std::string reply;
    std::string mood;
    AffectState state;
    int affinity = 0;  ///< the speaker's, after the turn
    Expression expression;
    LabelEvent label;  ///< the turn's decision, with the reason
};

class Persona {
  public:
    /// The variant must be available (is_available).
    Persona(Policy policy, Variant variant);

    /// What to ask the model, from the mood before the turn.
    [[nodiscard]] std::string prompt(std::string_view user_text) const;
    /// Take one turn in at `at_sec` seconds since the conversation began; throws TimeError where time goes
    /// backwards.
    PersonaStep step(double at_sec, const std::string& user, std::string_view text, const LlmAnswer& answer);
    /// Let time pass; the mood may change.
    void advance_to(double at_sec);

    [[nodiscard]] std::string mood() const { return engine_->moods()[engine_->label().mood]; }
    [[nodiscard]] AffectState state() const { return engine_->state(); }
    [[nodiscard]] Expression expression() const { return express(policy_, mood(), state()); }
    [[nodiscard]] int affinity(const std::string& user) const;
    /// Set what is remembered of a user; only before the first turn. ±100.
    void remember(const std::string& user, int affinity);
    [[nodiscard]] const Policy& policy() const { return policy_; }

    /// The whole persona as JSON: the engine's state and the users by name.
    [[nodiscard]] std::string save() const;
    /// Take up a saved persona of the same policy; on problems nothing changes.
    [[nodiscard]] Problems resume(const std::string& json, const std::string& file);

  private:
    User user_of(const std::string& name);

    Policy policy_;
    Appraiser appraiser_;
    std::unique_ptr<Engine> engine_;
    std::map<std::string, User> users_;
};

}  // namespace rei
