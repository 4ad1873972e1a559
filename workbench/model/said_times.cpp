#include "rei/model/said_times.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include <fmt/format.h>

#include "rei/model/expectation_kind.hpp"
#include "rei/model/strings.hpp"

namespace rei::workbench {
namespace {

/// When the turn called `id` is; nothing where there is none.
std::optional<double> time_of(const Scenario& scenario, const std::string& id) {
    for (const Turn& turn : scenario.turns) {
        if (turn.id == id) return turn.at_sec;
    }
    return std::nullopt;
}

/// The same, left out where it is `usual`.
std::optional<Moment> dragged(const Scenario& scenario, const std::optional<Moment>& before, double sec,
                              double usual) {
    sec = std::clamp(tidy(sec), 0.0, scenario.until_sec);
    if (std::abs(sec - usual) <= kTimeSlackSec) return std::nullopt;
    return retimed(scenario, before, sec);
}

}  // namespace

double tidy(double sec) {
    return std::round(sec * 1e6) / 1e6;
}

Moment retimed(const Scenario& scenario, const std::optional<Moment>& before, double sec) {
    const std::optional<double> base = before ? time_of(scenario, before->turn) : std::nullopt;
    if (!base || before->turn.empty()) return {"", tidy(sec)};
    return {before->turn, tidy(sec - *base)};
}

std::size_t put_in_order(Scenario& said, std::size_t turn) {
    std::unordered_map<std::string, double> times;
    for (Turn& one : said.turns) {
        const auto base = times.find(one.said_at->turn);
        one.at_sec = one.said_at->offset_sec + (base == times.end() ? 0 : base->second);
        if (!one.id.empty()) times.emplace(one.id, one.at_sec);
    }
    std::vector<std::size_t> order(said.turns.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return said.turns[a].at_sec < said.turns[b].at_sec;
    });
    std::vector<Turn> turns;
    turns.reserve(order.size());
    for (const std::size_t k : order) turns.push_back(std::move(said.turns[k]));
    said.turns = std::move(turns);
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), turn) - order.begin());
}

std::size_t put_behind_bases(Scenario& said, std::size_t turn) {
    std::unordered_map<std::string, std::size_t> by_id;
    for (std::size_t k = 0; k < said.turns.size(); ++k) {
        if (!said.turns[k].id.empty()) by_id.emplace(said.turns[k].id, k);
    }
    std::vector<std::size_t> order;
    std::vector<bool> is_placed(said.turns.size(), false);
    for (std::size_t k = 0; k < said.turns.size(); ++k) {
        std::vector<std::size_t> chain;  // from a turn back to one that is placed, or counts from none
        for (auto at = std::optional(k); at && !is_placed[*at];) {
            chain.push_back(*at);
            is_placed[*at] = true;
            const auto base = by_id.find(said.turns[*at].said_at->turn);
            at = base == by_id.end() ? std::nullopt : std::optional(base->second);
        }
        order.insert(order.end(), chain.rbegin(), chain.rend());
    }
    std::vector<Turn> turns;
    turns.reserve(order.size());
    for (const std::size_t k : order) turns.push_back(std::move(said.turns[k]));
    said.turns = std::move(turns);
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), turn) - order.begin());
}

std::vector<Dependent> dependents_of(Scenario& said, const std::string& id) {
    std::vector<Dependent> out;
    const auto look_at = [&](std::optional<Moment>& moment, const std::string& who) {
        if (moment && !id.empty() && moment->turn == id) out.push_back({who, *moment});
    };
    for (std::size_t k = 0; k < said.turns.size(); ++k) {
        look_at(said.turns[k].said_at, fmt::format(fmt::runtime(tr("turn {}")), k + 1));
    }
    for (std::size_t k = 0; k < said.expectations.size(); ++k) {
        look_at(said.expectations[k].said.from, fmt::format(fmt::runtime(tr("expectation {}")), k + 1));
        look_at(said.expectations[k].said.to, fmt::format(fmt::runtime(tr("expectation {}")), k + 1));
    }
    for (std::size_t k = 0; k < said.truth.size(); ++k) {
        look_at(said.truth[k].said_at, fmt::format(fmt::runtime(tr("truth {}")), k + 1));
    }
    look_at(said.said_until, tr("the end"));
    return out;
}

void stretch(const Scenario& scenario, Expectation& expectation, std::optional<double> from_sec,
             std::optional<double> to_sec) {
    SaidTimes& said = expectation.said;
    const Span span = span_of(expectation);
    const bool has_deadline = kind_of(expectation) == ExpectationKind::settles ||
                              (kind_of(expectation) == ExpectationKind::becomes && !said.to);
    if (from_sec) said.from = dragged(scenario, said.from, *from_sec, 0);
    if (!has_deadline) {
        if (to_sec) said.to = dragged(scenario, said.to, *to_sec, scenario.until_sec);
        return;
    }
    // a deadline counts from the begin, but stays where it is when the begin alone is dragged
    if (!to_sec && !said.within_sec) return;
    const double from = std::clamp(tidy(from_sec.value_or(span.from_sec)), 0.0, scenario.until_sec);
    const double to = std::clamp(tidy(to_sec.value_or(span.to_sec)), 0.0, scenario.until_sec);
    said.within_sec = tidy(to - from);
    if (to >= scenario.until_sec - kTimeSlackSec) said.within_sec.reset();
}

}  // namespace rei::workbench
