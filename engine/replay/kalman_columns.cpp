#include "rei/replay/kalman_columns.hpp"

#include "rei/replay/rows.hpp"

namespace rei {
namespace {

Covariance covariance_of(const KalmanColumns& columns, const Trace& trace, std::size_t anchor,
                         double time_sec) {
    return covariance_at(columns.diffusion, columns.steps[anchor].covariance,
                         time_sec - trace.anchors.time_sec[anchor]);
}

}  // namespace

Belief belief_at(const Trace& trace, double time_sec) {
    const std::size_t anchor = trace.anchor_at(time_sec);
    const AffectState mean = state_at(trace.law, trace.anchors[anchor], time_sec);
    return {mean.valence, mean.arousal,
            covariance_of(std::get<KalmanColumns>(trace.own), trace, anchor, time_sec)};
}

std::vector<std::string> kalman_column_names() {
    return {"var_valence",        "cov_valence_arousal", "var_arousal",
            "innovation_valence", "innovation_arousal",  "nis"};
}

void kalman_values(const KalmanColumns& columns, const Trace& trace, const Row& row,
                   std::vector<OwnValue>& values) {
    const Covariance spread = covariance_of(columns, trace, row.anchor, row.time_sec);
    values = {spread.valence, spread.cross, spread.arousal, {}, {}, {}};
    if (row.kind != RowKind::turn) return;
    const Measurement& said = columns.steps[row.turn + 1].measurement;
    if (!said.taken) return;
    values[3] = said.innovation_valence;
    values[4] = said.innovation_arousal;
    values[5] = said.nis;
}

}  // namespace rei
