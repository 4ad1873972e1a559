// The responder that needs nothing installed: sentences from a table, chosen by what the text says to this
// persona, coloured by the mood, the style hint and the register of the policy. Pure: the same request gets
// the same answer.
//
// Language: Korean where the text has Hangul, English where it has Latin letters, else the persona's own.
// Topic: from φ of the text (DESIGN §3.2): kind (v > 0), thrilled (v > 0, a rises by more than ½), hostile
// (v < 0, a rises), sorrowful (v < 0); without φ a greeting, a question or small talk.
// Deltas: mood_delta is φᵥ rounded to a whole number. affinity_delta is the same, but 0 for sorrow: who
// confides is not disliked for it. Both are 0 where nothing was heard.
// Distress: words that the companion takes for serious distress get its answer, a pointer to people, whole
// and in no manner, and are held against nobody.
#pragma once

#include <memory>

#include "rei/appraisal/appraiser.hpp"
#include "rei/companion/companion.hpp"
#include "rei/live/responder.hpp"
#include "rei/policy/policy.hpp"

namespace rei::live {

class ScriptedResponder final : public Responder {
  public:
    /// Without a companion nothing is taken for distress.
    explicit ScriptedResponder(Policy policy,
                               std::shared_ptr<const companion::Companion> companion = nullptr);

    [[nodiscard]] std::string name() const override { return "scripted"; }
    Answer answer(const Request& request, AnswerListener& listener, const std::stop_token& stop) override;

  private:
    [[nodiscard]] std::string reply_to(const Request& request, const Stimulus& heard, bool is_distress) const;
    Policy policy_;
    Appraiser appraiser_;
    std::shared_ptr<const companion::Companion> companion_;
};

}  // namespace rei::live
