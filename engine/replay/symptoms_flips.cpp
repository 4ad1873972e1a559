// What changes of mood, made and refused, tell: oscillation, lost triggers, moods that never come.
#include <algorithm>
#include <map>
#include <optional>

#include "rei/replay/pieces.hpp"
#include "rei/replay/stretches.hpp"
#include "rei/replay/symptoms.hpp"

namespace rei {
namespace {

/// A mood that comes back sooner than this was hardly left; more changes than kManyFlips within it are
/// unrest.
constexpr double kReturnSec = 10;
constexpr std::size_t kManyFlips = 4;

/// A run of restless flips: each comes back to a mood just left, or is one too many.
struct Unrest {
    std::size_t first, last;  ///< indices into the flips; the first is the one that left
    std::size_t restless = 0;
    std::map<std::string, std::size_t> pairs;  ///< how often each
};

class Flips {
  public:
    explicit Flips(const Trace& trace) : trace_(trace), marks_(trace.flips()) {}

    [[nodiscard]] std::vector<Unrest> unrest() const {
        std::vector<Unrest> out;
        std::size_t previous = 0;
        for (std::size_t k = 1; k < marks_.size(); ++k) {
            const std::optional<std::size_t> begin = unrest_begins(k);
            if (!begin) continue;
            const bool joins = !out.empty() && time(k) - time(previous) <= kReturnSec + kTimeSlackSec;
            if (!joins) out.push_back({*begin, k, 0, {}});
            out.back().last = k;
            ++out.back().restless;
            ++out.back().pairs[pair_name(name(event(k).before), name(event(k).mood))];
            previous = k;
        }
        return out;
    }
    [[nodiscard]] Span span(const Unrest& unrest) const { return {time(unrest.first), time(unrest.last)}; }
    void add_marks(const Unrest& unrest, std::vector<std::uint32_t>& marks) const {
        for (std::size_t k = unrest.first; k <= unrest.last; ++k) marks.push_back(marks_[k]);
    }

  private:
    [[nodiscard]] double time(std::size_t flip) const { return trace_.marks[marks_[flip]].time_sec; }
    [[nodiscard]] const LabelEvent& event(std::size_t flip) const { return trace_.marks[marks_[flip]].event; }
    [[nodiscard]] const std::string& name(Mood mood) const { return trace_.moods[mood]; }

    /// The flip with which the unrest begins that flip k is part of, if it is.
    [[nodiscard]] std::optional<std::size_t> unrest_begins(std::size_t k) const {
        const bool busy = k >= kManyFlips && time(k) - time(k - kManyFlips) < kReturnSec - kTimeSlackSec;
        if (busy) return k - kManyFlips;
        for (std::size_t j = k; j-- > 0 && time(k) - time(j) <= kReturnSec + kTimeSlackSec;) {
            if (event(j).before == event(k).mood) return j;
        }
        return std::nullopt;
    }

    const Trace& trace_;
    std::vector<std::uint32_t> marks_;
};

/// The pair that returns most; of equals the first by alphabet.
const std::string& most_frequent(const Unrest& unrest) {
    const auto fewer = [](const auto& a, const auto& b) { return a.second < b.second; };
    return std::max_element(unrest.pairs.begin(), unrest.pairs.end(), fewer)->first;
}

/// A trigger that came and took no effect.
struct Loss {
    std::uint16_t rule;
    std::vector<std::uint32_t> marks;  ///< where it was refused, and where it ended
    std::uint32_t turn;
    Span span;
};

/// Where the gates hold triggers: one that waits for the cooldown and is followed by no trigger is lost.
std::vector<Loss> losses_by_gate(const Trace& trace) {
    std::vector<Loss> out;
    std::optional<std::uint32_t> waiting;
    for (std::uint32_t k = 0; k < trace.marks.size(); ++k) {
        const Mark& mark = trace.marks[k];
        const bool triggered = mark.event.candidate_cause == Cause::trigger;
        if (waiting && !triggered) {
            const Mark& refused = trace.marks[*waiting];
            out.push_back({static_cast<std::uint16_t>(refused.event.rule),
                           {*waiting, k},
                           refused.pushed_by,
                           {refused.time_sec, mark.time_sec}});
        }
        const bool waits = triggered && mark.event.rule >= 0 && mark.event.gate == Gate::cooldown;
        waiting = waits ? std::optional<std::uint32_t>(k) : std::nullopt;
    }
    return out;
}

/// The heuristic variant knows no hold: a trigger refused at its turn is gone.
std::vector<Loss> losses_at_once(const Case& of) {
    std::vector<Loss> out;
    for (std::uint32_t turn = 0; turn < of.trace.turns.size(); ++turn) {
        const Heard heard = of.heard.verbatim[turn];
        const LabelEvent& label = of.trace.turn_label(turn);
        if (heard.transitions.empty() || label.gate != Gate::cooldown) continue;
        const double time_sec = of.trace.turn_time(turn);
        out.push_back({heard.transitions.front(), {of.trace.turns.mark[turn]}, turn, {time_sec, time_sec}});
    }
    return out;
}

/// Neutral is what remains where nothing else is called for.
bool is_called_for(const LabelEvent& event, Mood neutral) {
    return event.candidate != neutral || event.candidate_cause == Cause::trigger || event.region >= 0;
}

bool never_comes(const std::vector<MoodRun>& runs, Mood mood) {
    return std::none_of(runs.begin(), runs.end(), [&](const MoodRun& run) { return run.mood == mood; });
}

/// "3 times".
Phrase times_text(double count) {
    return count == 1 ? phrase("once") : phrase("{} times", count);
}

}  // namespace

std::vector<Finding> find_oscillation(const Case& of) {
    std::vector<Finding> out;
    const Flips flips(of.trace);
    for (const Unrest& unrest : flips.unrest()) {
        Finding& finding = of_subject(out, FindingKind::oscillation, phrase("{}", most_frequent(unrest)));
        const auto returns = static_cast<double>(unrest.restless);
        const double limit = info_of(FindingKind::oscillation).limit;
        if (finding.severity <= limit &&
            returns > finding.severity) {  // what is within the limit is no place
            finding.places.clear();
            finding.marks.clear();
        } else if (returns <= limit) {
            continue;
        }
        finding.places.push_back(flips.span(unrest));
        flips.add_marks(unrest, finding.marks);
        if (returns <= finding.severity) continue;
        finding.severity = returns;
        finding.span = finding.places.back();
    }
    for (Finding& finding : out) {
        finding.turns = pushers(of.trace, finding.marks);
        finding.what = phrase("the mood goes back and forth for {:.1f} s", length_of(finding.span));
        if (finding.places.size() > 1)
            finding.what = phrase("{}, in {} places", finding.what, finding.places.size());
    }
    return out;
}

std::vector<Finding> find_lost_triggers(const Case& of) {
    std::vector<Finding> out;
    const bool at_once = of.trace.variant == Variant::heuristic;
    for (const Loss& loss : at_once ? losses_at_once(of) : losses_by_gate(of.trace)) {
        const std::string& key = of.policy.transitions[loss.rule].key;
        Finding& finding = of_subject(out, FindingKind::lost_trigger, phrase("{}", key));
        if (finding.places.empty()) finding.span = loss.span;
        finding.places.push_back(loss.span);
        finding.span.to_sec = loss.span.to_sec;
        finding.turns.push_back(loss.turn);
        finding.marks.insert(finding.marks.end(), loss.marks.begin(), loss.marks.end());
        ++finding.severity;
    }
    for (Finding& finding : out) {
        finding.marks.erase(std::unique(finding.marks.begin(), finding.marks.end()), finding.marks.end());
        const Phrase how =
            at_once ? phrase("the cooldown refuses it at its turn")
                    : phrase("the cooldown outlasts its hold of {} s", of.policy.engine.trigger_hold_sec);
        finding.what =
            phrase("the trigger is heard and has no effect, {}: {}", times_text(finding.severity), how);
    }
    return out;
}

std::vector<Finding> find_unreachable_moods(const Case& of) {
    std::vector<Finding> out;
    const Trace& trace = of.trace;
    const std::vector<MoodRun> runs = mood_runs(trace);
    for (std::uint32_t k = 0; k < trace.marks.size(); ++k) {
        const LabelEvent& event = trace.marks[k].event;
        if (!event.refuses() || !is_called_for(event, of.policy.neutral())) continue;
        if (!never_comes(runs, event.candidate)) continue;
        const std::string& mood = trace.moods[event.candidate];
        Finding& finding = of_subject(out, FindingKind::unreachable_mood, phrase("{}", mood));
        const double end_sec = k + 1 < trace.marks.size() ? trace.marks[k + 1].time_sec : trace.until_sec;
        const bool goes_on = k > 0 && trace.marks[k - 1].event.candidate == event.candidate;
        if (finding.places.empty()) finding.span.from_sec = trace.marks[k].time_sec;
        finding.span.to_sec = end_sec;
        if (goes_on) {
            finding.places.back().to_sec = end_sec;
        } else {
            finding.places.push_back({trace.marks[k].time_sec, end_sec});
            ++finding.severity;
        }
        finding.marks.push_back(k);
    }
    for (Finding& finding : out) {
        finding.turns = pushers(trace, finding.marks);
        finding.what = phrase("{} is called for {}, {:.1f} s in all, and never comes", finding.subject,
                              times_text(finding.severity), length_of(finding.places));
    }
    return out;
}

}  // namespace rei
