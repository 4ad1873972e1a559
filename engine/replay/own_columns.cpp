#include "rei/replay/own_columns.hpp"

#include <algorithm>

#include "rei/affect/steps.hpp"
#include "rei/labelling/centroids.hpp"
#include "rei/persona/fsm_table.hpp"
#include "rei/replay/rows.hpp"
#include "rei/replay/viterbi.hpp"

namespace rei {
namespace {

FsmColumns fsm_columns(const Policy& policy) {
    const FsmTable table(policy);
    FsmColumns out;
    for (std::size_t k = 0; k < table.size(); ++k) out.rows.push_back(table.name_of(static_cast<int>(k)));
    for (const TriggerRule& rule : policy.transitions) out.transitions.push_back(rule.key);
    return out;
}

void append_to(std::monostate&, const OwnState&) {}
void append_to(DiscreteColumns&, const OwnState&) {}
void append_to(KalmanColumns& columns, const OwnState& own) {
    columns.steps.push_back(std::get<KalmanOwn>(own));
}
void append_to(FsmColumns&, const OwnState&) {}
void append_to(HmmColumns& columns, const OwnState& own) {
    const auto& hmm = std::get<HmmOwn>(own);
    columns.since_sec.push_back(hmm.since_sec);
    columns.posterior.push_back(hmm.posterior);
    columns.measured.push_back(hmm.measured);
}

void values_of(const std::monostate&, const Trace&, const Row&, std::vector<OwnValue>&) {}

void values_of(const DiscreteColumns& columns, const Trace&, const Row& row, std::vector<OwnValue>& values) {
    values.emplace_back(last_step_until(row.time_sec + kTimeSlackSec, columns.tick_sec));
}

void values_of(const KalmanColumns& columns, const Trace& trace, const Row& row,
               std::vector<OwnValue>& values) {
    kalman_values(columns, trace, row, values);
}

void values_of(const FsmColumns& columns, const Trace& trace, const Row& row, std::vector<OwnValue>& values) {
    values.emplace_back(rule_of(columns, row.label(trace)));
}

/// The last turn that a row knows of, counted from 1; 0: none.
std::size_t turns_behind(const Trace& trace, const Row& row) {
    if (row.kind == RowKind::turn) return std::size_t{row.turn} + 1;
    if (row.kind == RowKind::sample) return trace.turns_until(row.time_sec);
    const std::uint32_t turn = trace.marks[row.mark].pushed_by;
    return turn == kNoTurn ? 0 : std::size_t{turn} + 1;
}

void values_of(const HmmColumns& columns, const Trace& trace, const Row& row, std::vector<OwnValue>& values) {
    const std::size_t entry = turns_behind(trace, row);
    const double grid_sec =
        last_step_until(row.time_sec + kTimeSlackSec, columns.grid_sec) * columns.grid_sec;
    const double looked_sec = std::max(columns.since_sec[entry], grid_sec);
    for (const double p : columns.at(entry, looked_sec)) values.emplace_back(p);
}

}  // namespace

OwnColumns own_columns(const Policy& policy, Variant variant) {
    switch (variant) {
        case Variant::discrete:
            return DiscreteColumns{policy.engine.discrete_tick_sec};
        case Variant::kalman:
            return KalmanColumns{KalmanDynamics(policy).diffusion(), {}};
        case Variant::fsm:
            return fsm_columns(policy);
        case Variant::hmm:
            return HmmColumns{MoodChain(policy),
                              MoodEvidence(policy, mood_centroids(policy)),
                              policy.engine.grid_sec,
                              {},
                              {},
                              {}};
        default:
            return std::monostate{};
    }
}

void append(OwnColumns& columns, const OwnState& own) {
    std::visit([&](auto& mine) { append_to(mine, own); }, columns);
}

std::vector<std::string> own_column_names(Variant variant, const std::vector<std::string>& moods) {
    if (variant == Variant::discrete) return {"tick"};
    if (variant == Variant::kalman) return kalman_column_names();
    if (variant == Variant::fsm) return {"rule"};
    std::vector<std::string> names;
    if (variant == Variant::hmm) {
        for (const std::string& mood : moods) names.push_back("p_" + mood);
        names.emplace_back("likeliest");
    }
    return names;
}

OwnValues::OwnValues(const Trace& trace) : trace_(trace), likeliest_(likeliest_moods(trace)) {}

void OwnValues::read(const Row& row, std::vector<OwnValue>& values) const {
    values.clear();
    std::visit([&](const auto& mine) { values_of(mine, trace_, row, values); }, trace_.own);
    if (trace_.variant != Variant::hmm) return;
    if (row.kind == RowKind::turn) {
        values.emplace_back(trace_.moods[likeliest_[row.turn]]);
    } else {
        values.emplace_back();
    }
}

std::string rule_of(const FsmColumns& columns, const LabelEvent& event) {
    const bool trigger = event.candidate_cause == Cause::trigger;
    const std::vector<std::string>& names = trigger ? columns.transitions : columns.rows;
    const int index = trigger ? event.rule : event.region;
    return index >= 0 && index < static_cast<int>(names.size()) ? names[static_cast<std::size_t>(index)] : "";
}

}  // namespace rei
