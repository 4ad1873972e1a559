#include "rei/replay/reason.hpp"

#include <fmt/format.h>

namespace rei {
namespace {

std::string occasion_text(const LabelEvent& event) {
    switch (event.occasion) {
        case Occasion::start:
            return "at the start";
        case Occasion::turn:
            return "at this turn";
        case Occasion::border:
            return "a border was passed";
        case Occasion::cooldown_end:
            return "the cooldown ended";
        case Occasion::hold_end:
            return "the trigger's hold ended";
        case Occasion::step:
            return "as time went by";
        case Occasion::timeout:
            return "its time was up";
    }
    return {};
}

bool by_probability(Variant variant) {
    return variant == Variant::kalman || variant == Variant::hmm;
}

std::string candidate_text(const Trace& trace, const LabelEvent& event, const Policy& policy) {
    const auto rule = static_cast<std::size_t>(event.rule);
    if (event.candidate_cause == Cause::trigger && event.rule >= 0 && rule < policy.transitions.size()) {
        return fmt::format("trigger {}", policy.transitions[rule].key);
    }
    if (by_probability(trace.variant)) return "the most probable mood";
    if (const auto* fsm = std::get_if<FsmColumns>(&trace.own)) {
        const std::string row = rule_of(*fsm, event);
        return row.empty() ? "no row of the table says otherwise" : fmt::format("row {} of the table", row);
    }
    const auto region = static_cast<std::size_t>(event.region);
    if (trace.variant != Variant::heuristic && event.region >= 0 && region < policy.regions.size()) {
        return fmt::format("region {} of {}", region, policy.regions[region].mood);
    }
    return trace.variant == Variant::heuristic ? "thresholds" : "no region holds the state";
}

std::string gate_text(const Trace& trace, const LabelEvent& event) {
    if (event.gate == Gate::hysteresis && by_probability(trace.variant)) {
        return fmt::format("held: {:.3f} of probability is lacking", event.margin);
    }
    if (event.gate == Gate::hysteresis) {
        return fmt::format("held by hysteresis: {} is {:.3f} inside the exit border", name_of(event.axis),
                           event.margin);
    }
    if (event.gate == Gate::cooldown)
        return fmt::format("held by the cooldown for {:.2f} s more", event.margin);
    return event.flips() && event.margin > 0 ? fmt::format("{:.2f} s past the cooldown", event.margin) : "";
}

std::string push_text(const Mark& mark, const Scenario& scenario) {
    if (mark.pushed_by >= scenario.turns.size()) return {};
    const Turn& turn = scenario.turns[mark.pushed_by];
    return fmt::format("last pushed by turn {} ({}: {})", mark.pushed_by, turn.user,
                       turn.text.empty() ? "silence" : turn.text);
}

}  // namespace

std::string reason_of(const Trace& trace, std::size_t index, const Scenario& scenario, const Policy& policy) {
    const Mark& mark = trace.marks[index];
    const LabelEvent& event = mark.event;
    std::string out;
    if (event.flips()) {
        out = fmt::format("{} → {}", trace.moods[event.before], trace.moods[event.mood]);
    } else if (event.refuses()) {
        out = fmt::format("{} stays, {} refused", trace.moods[event.mood], trace.moods[event.candidate]);
    } else {
        out = fmt::format("{} stays", trace.moods[event.mood]);
    }
    out += fmt::format(": {}; {}", candidate_text(trace, event, policy), occasion_text(event));
    for (const std::string& more : {gate_text(trace, event), push_text(mark, scenario)}) {
        if (!more.empty()) out += "; " + more;
    }
    return out;
}

}  // namespace rei
