#include "rei/study/laws.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "rei/affect/relaxation.hpp"
#include "rei/labelling/plane.hpp"

namespace rei {
namespace {

constexpr double kExtreme = 0.95;
constexpr double kWindowSec = 10;
constexpr double kFromPolicy = std::numeric_limits<double>::quiet_NaN();

constexpr Edge kStart{Edge::Of::start, 0}, kEnd{Edge::Of::end, 0};
constexpr Edge after_last(double sec) {
    return {Edge::Of::last_turn, sec};
}

/// When a deviation of valence is less than a millionth of what it was, or an hour where that takes longer.
double calm_after_sec(const Policy& policy) {
    constexpr double kHalfLives = 20, kLongestSec = 3600;
    return std::min(kLongestSec, std::ceil(kHalfLives * policy.engine.half_life_valence_sec));
}

Law pinned(double share, const Policy&) {
    Law law;
    for (const Axis axis : {Axis::valence, Axis::intensity}) {
        law.clauses.push_back(
            {SaturationAtMost{axis, kExtreme, share, {}}, kStart, after_last(kAfterLastTurnSec)});
    }
    return law;
}

Law oscillation(double flips, const Policy&) {
    Law law;
    law.clauses.push_back({FlipsAtMost{flips, kWindowSec, {}}, kStart, after_last(kAfterLastTurnSec)});
    return law;
}

Law rest(double within_sec, const Policy&) {
    Law law;
    law.tail_sec = within_sec;
    law.clauses.push_back({SettlesTo{"neutral", 0, within_sec}, after_last(0), after_last(within_sec)});
    return law;
}

Law bias(double shift, const Policy& policy) {
    const double calm_sec = calm_after_sec(policy), baseline = policy.engine.baseline_valence;
    const Interval range =
        std::isnan(shift) ? rest_range(policy) : Interval{baseline - shift, baseline + shift};
    Law law;
    law.tail_sec = calm_sec + 1;
    law.clauses.push_back(
        {RangeWithin{Axis::valence, range.low, range.high, {}}, after_last(calm_sec), kEnd});
    return law;
}

Law one_line(double extreme, const Policy&) {
    const Edge second{Edge::Of::second_turn, 0};
    Law law;
    law.clauses.push_back({RangeWithin{Axis::valence, -extreme, extreme, {}}, kStart, second});
    law.clauses.push_back({RangeWithin{Axis::intensity, std::nullopt, extreme, {}}, kStart, second});
    return law;
}

// where a law is added
constexpr LawInfo kLaws[] = {
    {"pinned",
     "share",
     {0, 1},
     0.25,
     "valence and intensity are at an extreme for at most {} of the time",
     "X − the share of the time with |v| > 0.95, and the same with i > 0.95",
     pinned},
    {"oscillation",
     "flips",
     {0, 1000},
     7,
     "the mood changes at most {} times in any 10 s",
     "X − the most changes of mood in a window of 10 s",
     oscillation},
    {"rest",
     "s",
     {0, 86400},
     50,
     "the mood settles to neutral within {} s after the last turn",
     "X − the seconds from the last turn until it is neutral and stays so; the conversation ends there",
     rest},
    {"bias",
     "",
     {0, 2},
     kFromPolicy,
     "nobody's affinity shifts valence at rest by more than {}",
     "the distance of valence, 20 half-lives after the last turn (at most an hour), from baseline ± X; "
     "without X "
     "from the nearest border at which a mood is left at rest",
     bias},
    {"one-line",
     "",
     {0, 1},
     0.95,
     "one line alone takes neither valence nor intensity past {}",
     "X − the most of |v| and of i before the second turn",
     one_line},
};

Phrase promise_of(const LawInfo& info, double value, const Law& law) {
    if (std::isnan(value)) {
        const auto& range = std::get<RangeWithin>(law.clauses.front().what);
        return phrase("nobody's affinity takes valence at rest out of [{:.4g}, {:.4g}], where moods are left",
                      *range.min, *range.max);
    }
    return Phrase(info.promise).with(value);
}

/// Edges of the expectations of one scenario.
class ScenarioEdges {
  public:
    explicit ScenarioEdges(const Scenario& scenario) : scenario_(scenario) {
        if (!scenario.turns.empty()) last_sec_ = scenario.turns.back().at_sec;
    }

    [[nodiscard]] bool is_whole(const Span& span) const {
        return span.from_sec <= 0 && span.to_sec >= scenario_.until_sec;
    }
    /// A time at or after the last turn.
    [[nodiscard]] std::optional<Edge> late(double sec) const {
        if (sec >= scenario_.until_sec) return kEnd;
        if (sec < last_sec_) return std::nullopt;
        return after_last(sec - last_sec_);
    }

  private:
    const Scenario& scenario_;
    double last_sec_ = 0;
};

/// The clause of an expectation, or nothing where it makes no sense for other conversations.
struct ClauseOf {
    const ScenarioEdges& edges;

    std::optional<Clause> operator()(const MoodIs&) const { return std::nullopt; }
    std::optional<Clause> operator()(const MoodBecomes&) const { return std::nullopt; }
    std::optional<Clause> operator()(const SettlesTo& what) const {
        const std::optional<Edge> deadline = edges.late(what.after_sec + what.within_sec);
        if (!deadline) return std::nullopt;
        const Edge otherwise = deadline->of == Edge::Of::end ? kStart : after_last(0);
        return Clause{what, edges.late(what.after_sec).value_or(otherwise), *deadline};
    }
    template <class Other>
    std::optional<Clause> operator()(const Other& what) const {
        if (!edges.is_whole(what.span)) return std::nullopt;
        return Clause{what, kStart, kEnd};
    }
};

/// A clause in words.
struct InWords {
    const Clause& clause;

    Phrase operator()(const MoodNever& what) const { return phrase("the mood is never {}", what.mood); }
    Phrase operator()(const FlipsAtMost& what) const {
        if (!what.window_sec) return phrase("the mood changes at most {} times", what.at_most);
        return phrase("the mood changes at most {} times in any {} s", what.at_most, *what.window_sec);
    }
    Phrase operator()(const SaturationAtMost& what) const {
        const Phrase of = what.of == Axis::valence ? phrase("|valence|") : term(name_of(what.of));
        return phrase("{} is above {} for at most {} of the time", of, what.above, what.at_most);
    }
    Phrase operator()(const SettlesTo& what) const {
        if (clause.to.of == Edge::Of::end) return phrase("the mood ends {}", what.mood);
        return phrase("the mood settles to {} within {} s after the last turn", what.mood,
                      clause.to.offset_sec);
    }
    Phrase operator()(const RangeWithin& what) const {
        const Phrase of = term(name_of(what.of));
        if (!what.max) return phrase("{} ≥ {}", of, *what.min);
        return what.min ? phrase("{} ≥ {} and ≤ {}", of, *what.min, *what.max)
                        : phrase("{} ≤ {}", of, *what.max);
    }
    Phrase operator()(const MoodIs& what) const { return phrase("the mood is {}", what.mood); }
    Phrase operator()(const MoodBecomes& what) const { return phrase("the mood becomes {}", what.mood); }
};

/// Whether a region can hold a persona at rest, whatever its valence and affinity.
bool holds_at_rest(const Policy& policy, const Region& region) {
    const EngineSettings& e = policy.engine;
    const Interval arousal = grown(region.arousal, e.hysteresis_arousal, 0, 1);
    const bool calm = !region.intensity || region.intensity->low <= 0;
    return region.mood != "neutral" && calm && arousal.low <= e.baseline_arousal &&
           e.baseline_arousal <= arousal.high;
}

}  // namespace

double time_of(const Edge& edge, const TalkTimes& times) {
    switch (edge.of) {
        case Edge::Of::start:
            return edge.offset_sec;
        case Edge::Of::second_turn:
            return times.second_sec + edge.offset_sec;
        case Edge::Of::last_turn:
            return std::min(times.last_sec + edge.offset_sec, times.end_sec);
        case Edge::Of::end:
            break;
    }
    return times.end_sec;
}

std::span<const LawInfo> law_table() {
    return kLaws;
}

const LawInfo* find_law(std::string_view name) {
    const auto at = std::find_if(std::begin(kLaws), std::end(kLaws),
                                 [&](const LawInfo& info) { return info.name == name; });
    return at == std::end(kLaws) ? nullptr : at;
}

Law make_law(const LawInfo& info, const Policy& policy, std::optional<double> value) {
    const double number = value.value_or(info.standard);
    Law law = info.make(number, policy);
    law.name = info.name;
    law.promise = promise_of(info, number, law);
    return law;
}

Interval rest_range(const Policy& policy) {
    constexpr double kUsual = 0.1, kDigits = 1e6;
    std::vector<Interval> held;
    for (const Region& region : policy.regions) {
        if (holds_at_rest(policy, region))
            held.push_back(grown(region.valence, policy.engine.hysteresis_valence, -1, 1));
    }
    std::sort(held.begin(), held.end(), [](const Interval& a, const Interval& b) { return a.low < b.low; });
    const double baseline = policy.engine.baseline_valence;
    Interval nearest{baseline - kUsual, baseline + kUsual};
    double least = std::numeric_limits<double>::infinity();
    const auto consider = [&](double low, double high) {  // a gap between regions
        const double distance = std::max({0.0, low - baseline, baseline - high});
        if (high <= low || distance >= least) return;
        least = distance;
        nearest = {low, high};
    };
    double free_from = -1;
    for (const Interval& one : held) {
        consider(free_from, one.low);
        free_from = std::max(free_from, one.high);
    }
    consider(free_from, 1);
    return {std::round(nearest.low * kDigits) / kDigits, std::round(nearest.high * kDigits) / kDigits};
}

ScenarioLaws laws_of(const Scenario& scenario) {
    const ScenarioEdges edges(scenario);
    const double last_sec = scenario.turns.empty() ? 0 : scenario.turns.back().at_sec;
    ScenarioLaws out;
    int line = 0, in_line = 0;
    for (const Expectation& one : scenario.expectations) {
        std::optional<Clause> clause = std::visit(ClauseOf{edges}, one.what);
        if (!clause) {
            out.not_taken.push_back(one.in_words);
            continue;
        }
        in_line = one.place.line == line ? in_line + 1 : 1;
        line = one.place.line;
        Law law;
        law.name = in_line > 1 ? fmt::format("line {}.{}", line, in_line) : fmt::format("line {}", line);
        law.promise = std::visit(InWords{*clause}, clause->what);
        law.tail_sec = scenario.until_sec - last_sec;
        law.clauses.push_back(std::move(*clause));
        out.laws.push_back(std::move(law));
    }
    return out;
}

}  // namespace rei
