#include "rei/replay/response.hpp"

#include <algorithm>
#include <limits>

#include "rei/replay/mood_map.hpp"

namespace rei {
namespace {

/// The first mark of a turn, or the one in force at it where the turn changes nothing.
std::size_t first_mark(const Trace& trace, std::uint32_t turn) {
    std::size_t mark = trace.turns.mark[turn];
    while (mark > 0 && trace.marks[mark - 1].turn == turn) --mark;  // that one is then the turn's, too
    return mark;
}

Mood mood_before(const Trace& trace, std::uint32_t turn) {
    const Mark& mark = trace.marks[first_mark(trace, turn)];
    return mark.turn == turn ? mark.event.before : mark.event.mood;
}

/// What a turn calls for, given the mood before it; neutral for nothing.
Mood called_by(std::span<const std::uint16_t> transitions, const CallWords& words, Mood by_words,
               Mood before) {
    for (const std::uint16_t index : transitions) {
        const CallWords::Rule& rule = words.rules[index];
        if (rule.target != kNoMood && (rule.source == kNoMood || rule.source == before)) return rule.target;
    }
    return by_words;
}

/// When `mood` is first in force from a turn on; past the end where never.
double first_time(const Trace& trace, std::uint32_t turn, Mood mood) {
    for (std::size_t k = first_mark(trace, turn); k < trace.marks.size(); ++k) {
        if (trace.marks[k].event.mood == mood) {
            return std::max(trace.marks[k].time_sec, trace.turn_time(turn));
        }
    }
    return trace.until_sec + 1;
}

}  // namespace

std::vector<CallWords::Rule> call_rules(const Policy& policy) {
    std::vector<CallWords::Rule> out;
    for (const TriggerRule& rule : policy.transitions) {
        const bool from_any = rule.source == "any";
        const Mood source = from_any ? kNoMood : policy.mood(rule.source);
        const bool acts = from_any || source != kNoMood;
        out.push_back({source, acts ? policy.mood(rule.target) : kNoMood});
    }
    return out;
}

Mood called_by_words(std::span<const HeardClass> words, const Policy& policy) {
    if (words.empty()) return policy.neutral();
    const Stimulus push = stimulus_of({words, {}}, policy);
    return called_by_push({push.valence, push.arousal}, policy);
}

Mood called_by_push(const Push& push, const Policy& policy) {
    return plain_mood(policy, std::clamp(policy.engine.baseline_valence + push.valence, -1.0, 1.0),
                      std::clamp(policy.engine.baseline_arousal + push.arousal, 0.0, 1.0));
}

CallWords call_words(const AppraisedScenario& heard, const Policy& policy) {
    CallWords out{call_rules(policy), {}, policy.neutral()};
    for (std::uint32_t k = 0; k < heard.normalised.size(); ++k) {
        const Heard words = heard.normalised[k];
        const Mood called = called_by_words(words.classes, policy);
        if (called != out.neutral || !words.transitions.empty()) out.calling.push_back({k, called});
    }
    return out;
}

std::vector<Call> calls(const Trace& trace, const AppraisedScenario& heard, const CallWords& words) {
    std::vector<Call> out;
    out.reserve(words.calling.size());
    double answered_sec = -1;  // the last call
    for (const auto& [turn, by_words] : words.calling) {
        const double now_sec = trace.turn_time(turn);
        const Mood before = mood_before(trace, turn);
        const Mood called = called_by(heard.normalised[turn].transitions, words, by_words, before);
        if (called == words.neutral) continue;
        const bool waiting = answered_sec >= now_sec && before != out.back().mood;
        if (waiting && called == out.back().mood) continue;
        if (waiting) {
            out.back().answered = false;
            out.back().waited_sec = now_sec - trace.turn_time(out.back().turn);
            answered_sec = -1;
        }
        if (called == before) continue;
        answered_sec = first_time(trace, turn, called);
        out.push_back({turn, called, std::min(answered_sec, trace.until_sec) - now_sec,
                       answered_sec <= trace.until_sec});
    }
    return out;
}

std::vector<double> push_times_sec(const Scenario& scenario, const AppraisedScenario& heard) {
    std::vector<double> out;
    for (std::size_t k = 0; k < scenario.turns.size(); ++k) {
        const Heard words = heard.normalised[k];
        const Turn& turn = scenario.turns[k];
        const bool pushes = !words.classes.empty() || !words.transitions.empty() || turn.llm.mood_delta != 0;
        if (pushes) out.push_back(turn.at_sec);
    }
    return out;
}

double mean_recovery_sec(const std::vector<MoodRun>& runs, const std::vector<double>& push_times_sec,
                         Mood neutral) {
    double waited_sec = 0, returns = 0;
    double pushed_sec = 0;  // the last push so far; the start counts as one
    auto next = push_times_sec.begin();
    for (const MoodRun& run : runs) {
        const double returned_sec = run.begin_sec;
        if (run.mood != neutral || !(returned_sec > 0)) continue;
        while (next != push_times_sec.end() && *next <= returned_sec + kTimeSlackSec) pushed_sec = *next++;
        if (returned_sec - pushed_sec <= kTimeSlackSec) continue;
        waited_sec += returned_sec - pushed_sec;
        ++returns;
    }
    return returns > 0 ? waited_sec / returns : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace rei
