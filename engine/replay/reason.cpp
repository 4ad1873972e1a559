#include "rei/replay/reason.hpp"

namespace rei {
namespace {

Phrase occasion_text(const LabelEvent& event) {
    switch (event.occasion) {
        case Occasion::start:
            return phrase("at the start");
        case Occasion::turn:
            return phrase("at this turn");
        case Occasion::border:
            return phrase("a border was passed");
        case Occasion::cooldown_end:
            return phrase("the cooldown ended");
        case Occasion::hold_end:
            return phrase("the trigger's hold ended");
        case Occasion::step:
            return phrase("as time went by");
        case Occasion::timeout:
            return phrase("its time was up");
    }
    return {};
}

bool by_probability(Variant variant) {
    return variant == Variant::kalman || variant == Variant::hmm;
}

Phrase candidate_text(const Trace& trace, const LabelEvent& event, const Policy& policy) {
    const auto rule = static_cast<std::size_t>(event.rule);
    if (event.candidate_cause == Cause::trigger && event.rule >= 0 && rule < policy.transitions.size()) {
        return phrase("trigger {}", policy.transitions[rule].key);
    }
    if (by_probability(trace.variant)) return phrase("the most probable mood");
    if (const auto* fsm = std::get_if<FsmColumns>(&trace.own)) {
        const std::string row = rule_of(*fsm, event);
        return row.empty() ? phrase("no row of the table says otherwise")
                           : phrase("row {} of the table", row);
    }
    const auto region = static_cast<std::size_t>(event.region);
    if (trace.variant != Variant::heuristic && event.region >= 0 && region < policy.regions.size()) {
        return phrase("region {} of {}", region, policy.regions[region].mood);
    }
    return trace.variant == Variant::heuristic ? phrase("thresholds") : phrase("no region holds the state");
}

Phrase gate_text(const Trace& trace, const LabelEvent& event) {
    if (event.gate == Gate::hysteresis && by_probability(trace.variant)) {
        return phrase("held: {:.3f} of probability is lacking", event.margin);
    }
    if (event.gate == Gate::hysteresis) {
        return phrase("held by hysteresis: {} is {:.3f} inside the exit border", term(name_of(event.axis)),
                      event.margin);
    }
    if (event.gate == Gate::cooldown) return phrase("held by the cooldown for {:.2f} s more", event.margin);
    return event.flips() && event.margin > 0 ? phrase("{:.2f} s past the cooldown", event.margin) : Phrase();
}

Phrase push_text(const Mark& mark, const Scenario& scenario) {
    if (mark.pushed_by >= scenario.turns.size()) return {};
    const Turn& turn = scenario.turns[mark.pushed_by];
    return phrase("last pushed by turn {} ({}: {})", mark.pushed_by + 1, turn.user,
                  turn.text.empty() ? phrase("silence") : phrase("{}", turn.text));
}

}  // namespace

Phrase reason_of(const Trace& trace, std::size_t index, const Scenario& scenario, const Policy& policy) {
    const Mark& mark = trace.marks[index];
    const LabelEvent& event = mark.event;
    Phrase out;
    if (event.flips()) {
        out = phrase("{} → {}", trace.moods[event.before], trace.moods[event.mood]);
    } else if (event.refuses()) {
        out = phrase("{} stays, {} refused", trace.moods[event.mood], trace.moods[event.candidate]);
    } else {
        out = phrase("{} stays", trace.moods[event.mood]);
    }
    out = phrase("{}: {}; {}", out, candidate_text(trace, event, policy), occasion_text(event));
    for (const Phrase& more : {gate_text(trace, event), push_text(mark, scenario)}) {
        if (!more.empty()) out = phrase("{}; {}", out, more);
    }
    return out;
}

}  // namespace rei
