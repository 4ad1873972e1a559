// What affinity does to a persona, found by a replay in which nobody has any.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

#include "rei/replay/paths.hpp"
#include "rei/replay/pieces.hpp"
#include "rei/replay/stretches.hpp"
#include "rei/replay/symptoms.hpp"

namespace rei {
namespace {

/// A mood that differs for less than this in all is a matter of taste.
constexpr double kShortestSec = 5;

double integral_of_valence(const Trace& trace, const Stretches& over) {
    double out = 0;
    for (const Span& span : over) {
        for_each_motion(trace, span, [&](const Motion& from, double begin_sec, double end_sec) {
            out +=
                integrate(valence_path(trace.law, from), {begin_sec - from.time_sec, end_sec - from.time_sec},
                          [](double valence) { return valence; });
        });
    }
    return out;
}

/// The affinities of a user as they are in force: "10", "2 to 5".
Phrase affinity_text(const Trace& trace, User user) {
    int least = 100, most = -100;
    for (std::size_t turn = 0; turn < trace.turns.size(); ++turn) {
        if (trace.turns.user[turn] != user) continue;
        const int affinity = trace.anchors.affinity[trace.turns.anchor[turn]];
        least = std::min(least, affinity);
        most = std::max(most, affinity);
    }
    return least == most ? phrase("{}", most) : phrase("{} to {}", least, most);
}

/// The user's turns after which, until the next turn, one of the places lies.
std::vector<std::uint32_t> turns_of(const Trace& trace, User user, const Stretches& places) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t turn = 0; turn < trace.turns.size(); ++turn) {
        if (trace.turns.user[turn] != user) continue;
        const bool last = turn + 1 == trace.turns.size();
        const double end_sec = last ? trace.until_sec : trace.turn_time(turn + 1);
        if (!inside(places, {trace.turn_time(turn), end_sec}).empty()) out.push_back(turn);
    }
    return out;
}

/// The most frequent "happy instead of neutral" inside the stretches.
Phrase exchange(const Trace& with, const Trace& without, const Stretches& differing) {
    std::map<std::pair<std::string, std::string>, double> seconds;
    for (const Span& span : differing) {
        std::set<double> cuts{span.from_sec};
        for (const Trace* trace : {&with, &without}) {
            for (std::size_t k = trace->mark_at(span.from_sec) + 1;
                 k < trace->marks.size() && trace->marks[k].time_sec < span.to_sec; ++k) {
                cuts.insert(trace->marks[k].time_sec);
            }
        }
        for (auto cut = cuts.begin(); cut != cuts.end(); ++cut) {
            const double end_sec = std::next(cut) == cuts.end() ? span.to_sec : *std::next(cut);
            seconds[{with.moods[with.mood_at(*cut)], without.moods[without.mood_at(*cut)]}] += end_sec - *cut;
        }
    }
    const auto shorter = [](const auto& a, const auto& b) { return a.second < b.second; };
    const auto most = std::max_element(seconds.begin(), seconds.end(), shorter);
    return phrase("mostly {} instead of {} ({:.1f} s)", most->first.first, most->first.second, most->second);
}

}  // namespace

Stretches word_of(const Trace& trace, User user) {
    Stretches out;
    for (std::size_t turn = 0; turn < trace.turns.size(); ++turn) {
        if (trace.turns.user[turn] != user) continue;
        const bool last = turn + 1 == trace.turns.size();
        append(out, {trace.turn_time(turn), last ? trace.until_sec : trace.turn_time(turn + 1)});
    }
    return out;
}

Indifferent indifferent_to(const Scenario& scenario, const AppraisedScenario& heard,
                           std::optional<User> user) {
    Indifferent out;
    const auto concerns = [&](std::size_t number) { return !user || *user == number; };
    out.scenario.start = scenario.start;
    out.scenario.until_sec = scenario.until_sec;
    for (std::size_t k = 0; k < scenario.turns.size(); ++k) {
        const Turn& turn = scenario.turns[k];
        out.scenario.turns.emplace_back();
        out.scenario.turns.back().at_sec = turn.at_sec;
        out.scenario.turns.back().llm = turn.llm;
        if (!concerns(heard.speakers[k]) || std::trunc(turn.llm.affinity_delta) == 0) continue;
        out.scenario.turns.back().llm.affinity_delta = 0;
        out.differs = true;
    }
    out.heard = heard;
    for (std::size_t number = 0; number < heard.affinities.size(); ++number) {
        if (!concerns(number) || heard.affinities[number] == 0) continue;
        out.heard.affinities[number] = 0;
        out.differs = true;
    }
    return out.differs ? out : Indifferent{};
}

std::optional<Finding> find_bias_of(const Case& of, User user, const Stretches& by_all) {
    const Trace& trace = of.trace;
    const Stretches word = word_of(trace, user);
    const Stretches suspected = both_of(by_all, word);
    if (length_of(suspected) < kShortestSec) return std::nullopt;
    const Indifferent to_user = indifferent_to(of.scenario, of.heard, user);
    if (!to_user.differs) return std::nullopt;
    const Trace without = replay(to_user.scenario, to_user.heard, of.policy, trace.variant);
    const Stretches places = both_of(suspected, where_moods_differ(trace, without));
    const double differs_sec = length_of(places), word_sec = length_of(word);
    if (differs_sec < kShortestSec) return std::nullopt;

    const double shift = (integral_of_valence(trace, word) - integral_of_valence(without, word)) / word_sec;
    Finding out;
    out.kind = FindingKind::user_bias;
    out.subject = phrase("{}", trace.users[user]);
    out.span = reach_of(places);
    out.places = places;
    out.turns = turns_of(trace, user, places);
    out.severity = differs_sec / word_sec;
    out.what = phrase("affinity {} makes it another mood for {:.1f} of the {:.1f} s in which {} has the word",
                      affinity_text(trace, user), differs_sec, word_sec, out.subject);
    out.why.push_back(phrase("{}; valence is {:+.3f} on average", exchange(trace, without, places), shift));
    return out;
}

Stretches where_affinity_matters(const Case& of) {
    const Indifferent& nobody = of.indifferent;
    if (!nobody.differs) return {};
    return where_moods_differ(of.trace, replay(nobody.scenario, nobody.heard, of.policy, of.trace.variant));
}

std::vector<Finding> find_user_bias(const Case& of) {
    std::vector<Finding> out;
    const Stretches by_all = where_affinity_matters(of);
    for (User user = 0; user < of.trace.users.size(); ++user) {
        if (std::optional<Finding> finding = find_bias_of(of, user, by_all)) {
            out.push_back(*std::move(finding));
        }
    }
    return out;
}

}  // namespace rei
