// What a kalman trace tells beyond the mean: covariances, measurements, the smoothed path.
#include <cmath>

#include "engine/random_cases.hpp"

#include "rei/replay/replay.hpp"
#include "rei/replay/rows.hpp"
#include "rei/replay/smoothing.hpp"

namespace rei {
namespace {

Scenario talk() {
    Scenario out;
    out.name = "talk";
    const auto say = [&](double at_sec, const std::string& text) {
        Turn turn;
        turn.at_sec = at_sec;
        turn.user = "mina";
        turn.text = text;
        out.turns.push_back(turn);
    };
    say(1, "고마워");
    say(4, "…");
    say(6, "좋았어 바보");
    say(9, "별로");
    out.until_sec = 30;
    return out;
}

/// The rows of a trace with the variant's own values.
struct OwnRow {
    Row row;
    std::vector<OwnValue> values;
};
std::vector<OwnRow> own_rows(const Trace& trace) {
    std::vector<OwnRow> out;
    RowReader rows(trace, RowSet::samples, 0.5);
    const OwnValues own_values(trace);
    while (const auto row = rows.next()) {
        out.push_back({*row, {}});
        own_values.read(*row, out.back().values);
    }
    return out;
}

TEST(KalmanTrace, EveryRowHasTheCovarianceAndTurnsWithEvidenceTheInnovation) {
    const Policy policy = test::shipped_policy("rei.json");
    const Trace trace = replay(talk(), policy, Variant::kalman);
    const std::size_t columns = own_column_names(Variant::kalman, trace.moods).size();
    for (const OwnRow& own : own_rows(trace)) {
        ASSERT_EQ(own.values.size(), columns);
        const Belief belief = belief_at(trace, own.row.time_sec);
        if (own.row.kind != RowKind::event) {  // an event due at a turn's instant is before the turn
            EXPECT_EQ(std::get<double>(own.values[0]), belief.covariance.valence);
            EXPECT_EQ(std::get<double>(own.values[2]), belief.covariance.arousal);
        }
        const bool measured = own.row.kind == RowKind::turn && own.row.turn != 1;
        for (std::size_t k = 3; k < columns; ++k) {
            EXPECT_EQ(std::holds_alternative<double>(own.values[k]), measured) << own.row.time_sec;
        }
    }
}

TEST(KalmanTrace, TheBeliefIsSurestJustAfterAMeasurement) {
    const Trace trace = replay(talk(), test::shipped_policy("rei.json"), Variant::kalman);
    const double at_rest = belief_at(trace, 0).covariance.valence;
    const double before = belief_at(trace, 5.999).covariance.valence;
    const double after = belief_at(trace, 6).covariance.valence;
    EXPECT_LT(after, before);
    EXPECT_LT(before, at_rest);
    EXPECT_NEAR(belief_at(trace, 30).covariance.valence, at_rest, 0.1 * at_rest);
}

TEST(KalmanTrace, TheSmoothedPathKnowsTheInsultComing) {
    const Trace trace = replay(talk(), test::shipped_policy("rei.json"), Variant::kalman);
    const Smoother smoother = smoother_of(trace);
    EXPECT_LT(smoother.at(8.9).valence, trace.state_at(8.9).valence - 0.05);
    EXPECT_NEAR(smoother.at(20).valence, trace.state_at(20).valence, 1e-15);
}

TEST(KalmanTrace, TheSmootherIsNeverLessSureThanTheFilterWhateverIsSaid) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        test::Dice dice(seed);
        const Policy policy = test::random_policy(dice);
        const Trace trace = replay(test::random_scenario(dice, 30), policy, Variant::kalman);
        const Smoother smoother = smoother_of(trace);
        for (double t = 0; t <= trace.until_sec; t += trace.until_sec / 100) {
            const Belief smoothed = smoother.at(t), filtered = belief_at(trace, t);
            EXPECT_TRUE(smoothed.valence >= -1 && smoothed.valence <= 1) << "seed " << seed;
            EXPECT_TRUE(smoothed.arousal >= 0 && smoothed.arousal <= 1) << "seed " << seed;
            EXPECT_LE(smoothed.covariance.valence, filtered.covariance.valence * (1 + 1e-9))
                << "seed " << seed;
            EXPECT_LE(smoothed.covariance.arousal, filtered.covariance.arousal * (1 + 1e-9))
                << "seed " << seed;
            EXPECT_LE(std::pow(smoothed.covariance.cross, 2),
                      smoothed.covariance.valence * smoothed.covariance.arousal * (1 + 1e-9))
                << "seed " << seed;
        }
    }
}

}  // namespace
}  // namespace rei
