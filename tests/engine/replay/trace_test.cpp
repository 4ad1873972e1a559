#include "rei/replay/trace.hpp"

#include "engine/random_cases.hpp"

#include "rei/replay/reason.hpp"
#include "rei/replay/replay.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei {
namespace {

const std::vector<Variant> kVariants = {Variant::heuristic, Variant::discrete, Variant::continuous,
                                        Variant::fsm, Variant::hmm};

TEST(Sample, AgreesWithTheClosedFormEverywhere) {
    for (int seed = 0; seed < 40; ++seed) {
        test::Dice dice(static_cast<std::uint64_t>(seed));
        const Policy policy = test::random_policy(dice);
        const Scenario scenario = test::random_scenario(dice, 30);
        const Trace trace = replay(scenario, policy, dice.pick(kVariants));
        const std::size_t n = 5000;
        const double step_sec = scenario.until_sec / static_cast<double>(n);
        std::vector<double> v(n), a(n), i(n);
        sample(trace, 0, step_sec, n, v.data(), a.data(), i.data());
        for (std::size_t k = 0; k < n; ++k) {
            const AffectState s = trace.state_at(static_cast<double>(k) * step_sec);
            ASSERT_NEAR(v[k], s.valence, 1e-11) << "seed " << seed << " sample " << k;
            ASSERT_NEAR(a[k], s.arousal, 1e-11);
            ASSERT_NEAR(i[k], s.intensity, 1e-11);
        }
    }
}

TEST(Trace, IsRightContinuousAtTurnsAndMarks) {
    const Policy policy = test::shipped_policy("rei-tuned.json");
    const auto scenario = load_scenario(test::source_path("scenarios/one-hour-stream.yaml"));
    ASSERT_TRUE(scenario);
    for (const Variant variant : kVariants) {
        const Trace trace = replay(*scenario, policy, variant);
        for (std::size_t k = 0; k < trace.turns.size(); ++k) {
            const bool last_of_instant =
                k + 1 == trace.turns.size() || trace.turn_time(k + 1) > trace.turn_time(k);
            if (last_of_instant) {
                EXPECT_EQ(trace.state_at(trace.turn_time(k)), trace.turn_state(k)) << name_of(variant);
            }
        }
        for (std::size_t k = 0; k < trace.marks.size(); ++k) {
            const bool last_of_instant =
                k + 1 == trace.marks.size() || trace.marks[k + 1].time_sec > trace.marks[k].time_sec;
            if (last_of_instant) {
                EXPECT_EQ(trace.mark_at(trace.marks[k].time_sec), k) << name_of(variant);
            }
        }
    }
}

TEST(Reason, NamesWhatPushedWhichGateAndByWhatMargin) {
    const Policy policy = test::shipped_policy("rei.json");
    const auto scenario = parse_scenario(
        "{turns: [{at: 1, user: mina, text: 최고}, {at: 2, user: bob, text: 바보}]}", "t.yaml");
    ASSERT_TRUE(scenario);
    const Trace trace = replay(*scenario, policy, Variant::continuous);
    std::string all;
    for (std::size_t k = 0; k < trace.marks.size(); ++k)
        all += reason_of(trace, k, *scenario, policy).text() + "\n";
    EXPECT_NE(
        all.find("neutral → happy: trigger any->happy; at this turn; last pushed by turn 1 (mina: 최고)"),
        std::string::npos)
        << all;
    EXPECT_NE(all.find("happy stays, angry refused: trigger any->angry; at this turn; held by the cooldown "
                       "for 2.00 s more"),
              std::string::npos)
        << all;
    EXPECT_NE(all.find("happy → angry: trigger any->angry; the cooldown ended"), std::string::npos) << all;
}

}  // namespace
}  // namespace rei
