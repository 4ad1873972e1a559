#include "rei/study/proof.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rei/replay/replay.hpp"
#include "rei/scenario/said.hpp"

namespace rei {
namespace {

/// Ids that are not taken yet.
std::string id_for(const Scenario& scenario, const std::string& wanted) {
    const auto taken = [&](const std::string& id) {
        return std::any_of(scenario.turns.begin(), scenario.turns.end(),
                           [&](const Turn& turn) { return turn.id == id; });
    };
    if (!wanted.empty() && !taken(wanted)) return wanted;
    std::string id = fmt::format("t{}", scenario.turns.size() + 1);
    while (taken(id)) id += "_";
    return id;
}

void write_turns(const Talk& talk, const TalkSpace& space, Scenario& out) {
    const Vocabulary& vocabulary = space.vocabulary;
    std::vector<int> affinities;
    for (const KnownUser& user : space.users) affinities.push_back(user.affinity);
    double at_sec = 0;
    for (const TalkTurn& one : talk) {
        const bool line = one.said[0] != kNothing && one.said[0] >= vocabulary.words();
        at_sec = time_after(at_sec, one.gap_sec);
        Turn turn;
        turn.id = id_for(out, line ? vocabulary[one.said[0]].id : "");
        turn.said_at = Moment{"", at_sec};
        turn.user = space.users[one.user].name;
        turn.text = vocabulary.text_of(one.said, out.turns.size());
        if (line) turn.reply = vocabulary[one.said[0]].reply;
        turn.llm.mood_delta = one.mood_delta;
        turn.llm.affinity_delta =
            limited_delta(affinities[one.user], one.affinity_delta, space.most_affinity);
        out.turns.push_back(std::move(turn));
    }
}

/// How an edge of a scenario's expectation is said; unset where it need not be.
class Edges {
  public:
    Edges(const Scenario& scenario, double tail_sec) : turns_(scenario.turns), tail_sec_(tail_sec) {}

    [[nodiscard]] std::optional<Moment> said(const Edge& edge) const {
        switch (edge.of) {
            case Edge::Of::second_turn:
                if (turns_.size() < 2) return std::nullopt;
                return Moment{turns_[1].id, edge.offset_sec};
            case Edge::Of::last_turn:
                if (edge.offset_sec >= tail_sec_) return std::nullopt;  // the end
                return after_last(edge.offset_sec);
            case Edge::Of::start:
            case Edge::Of::end:
                break;
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<Moment> until() const {
        return tail_sec_ == kAfterLastTurnSec ? std::nullopt : after_last(tail_sec_);
    }

  private:
    [[nodiscard]] std::optional<Moment> after_last(double sec) const {
        if (!turns_.empty()) return Moment{turns_.back().id, sec};
        return sec > 0 ? std::optional(Moment{"", sec}) : std::nullopt;
    }

    const std::vector<Turn>& turns_;
    double tail_sec_;
};

Expectation expectation_of(const Clause& clause, const Edges& edges) {
    Expectation out;
    out.what = clause.what;
    out.said.from = edges.said(clause.from);
    if (!std::holds_alternative<SettlesTo>(clause.what)) {
        out.said.to = edges.said(clause.to);
    } else if (clause.to.of == Edge::Of::last_turn) {
        out.said.within_sec = clause.to.offset_sec - clause.from.offset_sec;
    }
    return out;
}

}  // namespace

Scenario scenario_of(const Talk& talk, const TalkSpace& space, const Law& law) {
    Scenario out;
    out.start = space.start;
    for (User user = 0; user < space.users.size(); ++user) {
        const bool speaks =
            std::any_of(talk.begin(), talk.end(), [&](const TalkTurn& turn) { return turn.user == user; });
        if (speaks && space.users[user].affinity != 0) out.users.push_back(space.users[user]);
    }
    write_turns(talk, space, out);
    const Edges edges(out, law.tail_sec);
    out.said_until = edges.until();
    for (const Clause& clause : law.clauses) out.expectations.push_back(expectation_of(clause, edges));
    return out;
}

std::size_t Proof::worst() const {
    const auto least =
        std::min_element(verdicts.begin(), verdicts.end(),
                         [](const Verdict& a, const Verdict& b) { return a.robustness < b.robustness; });
    return static_cast<std::size_t>(least - verdicts.begin());
}

std::optional<Proof> prove(const Talk& talk, const TalkSpace& space, const Law& law, const Policy& policy,
                           Variant variant) {
    Scenario said = scenario_of(talk, space, law);
    said.name = law.name;
    Loaded<Scenario> scenario = resolved(said);
    if (!scenario) return std::nullopt;
    const std::vector<Verdict> verdicts = judge(replay(*scenario, policy, variant), *scenario, policy);
    Proof out;
    for (std::size_t k = 0; k < verdicts.size(); ++k) {
        if (verdicts[k].holds) continue;
        out.scenario.expectations.push_back(scenario->expectations[k]);
        out.verdicts.push_back(verdicts[k]);
    }
    if (out.verdicts.empty()) return std::nullopt;
    std::swap(scenario->expectations, out.scenario.expectations);
    out.scenario = std::move(*scenario);
    return out;
}

}  // namespace rei
