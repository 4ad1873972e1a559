// What a variant adds to the rows of a trace.
#include "rei/replay/own_columns.hpp"

#include <cmath>
#include <numeric>

#include "engine/random_cases.hpp"

#include "rei/replay/reason.hpp"
#include "rei/replay/replay.hpp"
#include "rei/replay/rows.hpp"
#include "rei/replay/viterbi.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei {
namespace {

Scenario scenario_from(const std::string& text) {
    const auto scenario = parse_scenario(text, "t.yaml");
    EXPECT_TRUE(scenario) << text_of(scenario.problems);
    return *scenario;
}

/// Calls `visit(row, values)` for every row, with samples.
template <class Visit>
void for_each_row(const Trace& trace, Visit&& visit) {
    RowReader rows(trace, RowSet::samples, 0.25);
    std::vector<OwnValue> values;
    const OwnValues own_values(trace);
    while (const auto row = rows.next()) {
        own_values.read(*row, values);
        EXPECT_EQ(values.size(), own_column_names(trace.variant, trace.moods).size());
        visit(*row, values);
    }
}

constexpr const char* kPraiseAndInsult =
    "{turns: [{at: 1.5, user: mina, text: 좋았어}, {at: 9, user: bob, text: 바보}], until: 60}";

TEST(OwnColumns, OfDiscreteCountTheTicks) {
    const Policy policy = test::shipped_policy("rei.json");
    const Trace trace = replay(scenario_from(kPraiseAndInsult), policy, Variant::discrete);
    for_each_row(trace, [&](const Row& row, const std::vector<OwnValue>& values) {
        EXPECT_EQ(std::get<double>(values[0]), std::floor(row.time_sec + 1e-9));
    });
}

TEST(OwnColumns, OfFsmNameTheRowThatTheLabelGoesBackTo) {
    const Policy policy = test::shipped_policy("rei.json");
    const Scenario scenario = scenario_from(kPraiseAndInsult);
    const Trace trace = replay(scenario, policy, Variant::fsm);
    std::string rules;
    std::string last = "-";
    for_each_row(trace, [&](const Row&, const std::vector<OwnValue>& values) {
        const auto& rule = std::get<std::string>(values[0]);
        if (rule != last) rules += "[" + rule + "]";
        last = rule;
    });
    EXPECT_EQ(rules, "[][praise][any->angry][][timeout]");
    std::string reasons;
    for (std::size_t k = 0; k < trace.marks.size(); ++k)
        reasons += reason_of(trace, k, scenario, policy).text() + "\n";
    EXPECT_NE(reasons.find("neutral → happy: row praise of the table; at this turn"), std::string::npos)
        << reasons;
    EXPECT_NE(reasons.find("angry → sad: row timeout of the table; its time was up"), std::string::npos)
        << reasons;
}

TEST(OwnColumns, OfHmmAreProbabilitiesWhoseExpectationIsTheState) {
    for (int seed = 0; seed < 20; ++seed) {
        test::Dice dice(static_cast<std::uint64_t>(seed));
        Policy policy = test::random_policy(dice);
        policy.engine.grid_sec = 0.1;
        const Trace trace = replay(test::random_scenario(dice, 20), policy, Variant::hmm);
        const std::vector<AffectState>& centroids = std::get<HmmColumns>(trace.own).evidence.centroids();
        for_each_row(trace, [&](const Row& row, const std::vector<OwnValue>& values) {
            double sum = 0, valence = 0;
            for (std::size_t m = 0; m < trace.moods.size(); ++m) {
                const double p = std::get<double>(values[m]);
                EXPECT_GE(p, 0);
                sum += p;
                valence += p * centroids[m].valence;
            }
            EXPECT_NEAR(sum, 1, 1e-12) << "seed " << seed;
            EXPECT_NEAR(valence, row.state.valence, 1e-9) << "seed " << seed << " at " << row.time_sec;
        });
    }
}

TEST(Viterbi, LooksBackOverTheWholeConversation) {
    Policy policy = test::shipped_policy("rei.json");
    policy.transitions.clear();
    policy.engine.hmm_mean_dwell_sec = 600;
    // "…" says nothing; before the sad words it is unclear where the silence belongs
    const Scenario scenario = scenario_from(
        "{turns: [{at: 5, text: 좋았어}, {at: 10, text: …}, {at: 15, text: 좋았어}, {at: 80, text: 우울 "
        "아파}]}");
    const Trace trace = replay(scenario, policy, Variant::hmm);
    std::vector<std::string> names;
    for (const Mood mood : likeliest_moods(trace)) names.push_back(trace.moods[mood]);
    EXPECT_EQ(names, (std::vector<std::string>{"happy", "happy", "happy", "sad"}));
    for_each_row(trace, [&](const Row& row, const std::vector<OwnValue>& values) {
        const auto* told = std::get_if<std::string>(&values.back());
        EXPECT_EQ(told == nullptr ? "" : *told, row.kind == RowKind::turn ? names[row.turn] : "");
    });
    EXPECT_TRUE(likeliest_moods(replay(scenario, policy, Variant::continuous)).empty());
}

}  // namespace
}  // namespace rei
