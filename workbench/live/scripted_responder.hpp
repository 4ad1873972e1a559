// The responder that needs nothing installed: sentences from a table, chosen by what the text says to this
// persona, coloured by the mood, the style hint and the register of the policy. Pure: the same request gets
// the same answer.
//
// Language: Korean where the text has Hangul, English where it has Latin letters, else the persona's own.
// Topic: from φ of the text (DESIGN §3.2): kind (v > 0), thrilled (v > 0, a rises by more than ½), hostile
// (v < 0, a rises), sorrowful (v < 0); without φ a greeting, a question or small talk.
// Deltas: mood_delta is φᵥ rounded to a whole number. affinity_delta is the same, but 0 for sorrow: who
// confides is not disliked for it. Both are 0 where nothing was heard.
#pragma once

#include "rei/appraisal/appraiser.hpp"
#include "rei/live/responder.hpp"
#include "rei/policy/policy.hpp"

namespace rei::live {

class ScriptedResponder final : public Responder {
  public:
    explicit ScriptedResponder(Policy policy);

    [[nodiscard]] std::string name() const override { return "scripted"; }
    Answer answer(const Request& request, AnswerListener& listener, const std::stop_token& stop) override;

  private:
    Policy policy_;
    Appraiser appraiser_;
};

}  // namespace rei::live
