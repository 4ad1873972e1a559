// Properties over random policies and conversations: asking leaves no trace, saving leaves no seam, nothing
// leaves its bounds, every change has its reason.
#include <cmath>

#include "engine/persona/recorder.hpp"
#include "engine/random_cases.hpp"

#include "rei/replay/replay.hpp"

namespace rei {
namespace {

using test::Dice;
using test::random_policy;
using test::random_scenario;
using test::Recorder;

constexpr int kCases = 150;
constexpr int kTurns = 40;

/// Replays, calling `between(engine, recorder, next_sec)` before every turn and before the end.
template <class Between>
Recorder run(Engine& engine, const Scenario& scenario, const Appraisals& heard, Between&& between) {
    Recorder recorder(engine);
    engine.start(scenario.start.state, find_mood(engine.moods(), "neutral"),
                 {scenario.users[0].affinity, scenario.users[1].affinity}, recorder);
    for (std::size_t k = 0; k < scenario.turns.size(); ++k) {
        const Turn& turn = scenario.turns[k];
        const User user = turn.user == "mina" ? 0 : turn.user == "bob" ? 1 : 2;
        between(engine, recorder, turn.at_sec);
        engine.turn({turn.at_sec, user, heard[k], turn.llm, {}}, recorder);
    }
    between(engine, recorder, scenario.until_sec);
    engine.advance_to(scenario.until_sec, recorder);
    return recorder;
}

void expect_same(const Recorder& a, const Recorder& b, int seed) {
    ASSERT_EQ(a.events.size(), b.events.size()) << "seed " << seed;
    for (std::size_t k = 0; k < a.events.size(); ++k) {
        EXPECT_EQ(a.events[k].label.mood, b.events[k].label.mood) << "seed " << seed;
        EXPECT_EQ(a.events[k].label.gate, b.events[k].label.gate) << "seed " << seed;
        EXPECT_NEAR(a.events[k].time_sec, b.events[k].time_sec, 1e-9) << "seed " << seed;
    }
}

class EveryVariant : public testing::TestWithParam<Variant> {};
INSTANTIATE_TEST_SUITE_P(Engines, EveryVariant,
                         testing::Values(Variant::heuristic, Variant::discrete, Variant::continuous,
                                         Variant::kalman, Variant::fsm, Variant::hmm),
                         [](const auto& one) { return std::string(name_of(one.param)); });

const Appraisals& heard_by(const AppraisedScenario& heard, Variant variant) {
    return matching_of(variant) == Matching::verbatim ? heard.verbatim : heard.normalised;
}

TEST_P(EveryVariant, AskingBetweenTurnsLeavesNoTrace) {
    for (int seed = 0; seed < kCases; ++seed) {
        Dice dice(static_cast<std::uint64_t>(seed));
        const Policy policy = random_policy(dice);
        const Scenario scenario = random_scenario(dice, kTurns);
        const AppraisedScenario heard = appraise(scenario, policy);
        const auto quiet = make_engine(policy, GetParam()), asked = make_engine(policy, GetParam());
        const Recorder a =
            run(*quiet, scenario, heard_by(heard, GetParam()), [](Engine&, Recorder&, double) {});
        const Recorder b =
            run(*asked, scenario, heard_by(heard, GetParam()), [&](Engine& e, Recorder& r, double next) {
                for (int k = dice.whole(0, 5); k > 0; --k) e.advance_to(dice.real(e.now_sec(), next), r);
            });
        expect_same(a, b, seed);
        EXPECT_EQ(quiet->state(), asked->state()) << "seed " << seed;
        EXPECT_EQ(quiet->triggers_lost(), asked->triggers_lost()) << "seed " << seed;
    }
}

/// Times in tenths of a second, so that turns, ticks, time-outs, ends of gates and askings meet.
double in_tenths(double sec) {
    return std::round(sec * 10) * 0.1;
}

TEST_P(EveryVariant, AskingLeavesNoTraceWhereEverythingFallsTogether) {
    for (int seed = 0; seed < 2 * kCases; ++seed) {
        Dice dice(static_cast<std::uint64_t>(seed + 6000));
        Policy policy = random_policy(dice);
        EngineSettings& e = policy.engine;
        e.cooldown_sec = in_tenths(dice.real(0, 4));
        e.trigger_hold_sec = dice.chance(0.3) ? e.cooldown_sec : in_tenths(dice.real(0, 4));
        e.discrete_tick_sec = dice.pick(std::vector<double>{0.1, 0.3, 0.5, 1.0});
        e.grid_sec = dice.pick(std::vector<double>{0.1, 0.3, 0.5, 1.0});
        if (policy.fsm_rules) {
            for (FsmRule& rule : *policy.fsm_rules) rule.after_sec = in_tenths(rule.after_sec) + 0.1;
        }
        Scenario scenario = random_scenario(dice, kTurns);
        for (Turn& turn : scenario.turns) turn.at_sec = in_tenths(turn.at_sec);
        scenario.until_sec = in_tenths(scenario.until_sec) + 1;
        const AppraisedScenario heard = appraise(scenario, policy);
        const auto quiet = make_engine(policy, GetParam()), asked = make_engine(policy, GetParam());
        const Recorder a =
            run(*quiet, scenario, heard_by(heard, GetParam()), [](Engine&, Recorder&, double) {});
        const Recorder b =
            run(*asked, scenario, heard_by(heard, GetParam()), [&](Engine& engine, Recorder& r, double next) {
                for (int k = dice.whole(0, 5); k > 0; --k) {
                    const double at_sec = in_tenths(dice.real(engine.now_sec(), next));
                    if (at_sec >= engine.now_sec() && at_sec <= next) engine.advance_to(at_sec, r);
                }
            });
        expect_same(a, b, seed);
        EXPECT_EQ(quiet->state(), asked->state()) << "seed " << seed;
        EXPECT_EQ(quiet->triggers_lost(), asked->triggers_lost()) << "seed " << seed;
    }
}

TEST_P(EveryVariant, SavingAndResumingAtAnyInstantLeavesNoSeam) {
    for (int seed = 0; seed < kCases; ++seed) {
        Dice dice(static_cast<std::uint64_t>(seed + 1000));
        const Policy policy = random_policy(dice);
        const Scenario scenario = random_scenario(dice, kTurns);
        const AppraisedScenario heard = appraise(scenario, policy);
        const auto whole = make_engine(policy, GetParam()), cut = make_engine(policy, GetParam());
        const Recorder a =
            run(*whole, scenario, heard_by(heard, GetParam()), [](Engine&, Recorder&, double) {});
        const Recorder b =
            run(*cut, scenario, heard_by(heard, GetParam()), [&](Engine& e, Recorder& r, double next) {
                if (dice.chance(0.5)) e.advance_to(dice.real(e.now_sec(), next), r);
                const auto state = parse_engine_state(to_json(e.save(), e.moods()), e.moods(), "state.json");
                ASSERT_TRUE(state) << text_of(state.problems);
                e.resume(*state);
            });
        expect_same(a, b, seed);
        EXPECT_EQ(whole->state(), cut->state()) << "seed " << seed;
        EXPECT_EQ(to_json(whole->save(), whole->moods()), to_json(cut->save(), cut->moods()))
            << "seed " << seed;
    }
}

TEST_P(EveryVariant, StaysInBoundsWithoutNaNForEveryParameterInsideTheHardRanges) {
    for (int seed = 0; seed < kCases; ++seed) {
        Dice dice(static_cast<std::uint64_t>(seed + 2000));
        const Policy policy = random_policy(dice);
        const Scenario scenario = random_scenario(dice, kTurns);
        const Trace trace = replay(scenario, policy, GetParam());
        for (double t = 0; t <= scenario.until_sec; t += scenario.until_sec / 200) {
            const AffectState s = trace.state_at(t);
            EXPECT_TRUE(s.valence >= -1 && s.valence <= 1) << "seed " << seed;
            EXPECT_TRUE(s.arousal >= 0 && s.arousal <= 1) << "seed " << seed;
            EXPECT_TRUE(s.intensity >= 0 && s.intensity <= 1) << "seed " << seed;
        }
    }
}

TEST_P(EveryVariant, EqualInputGivesAnEqualTraceBitForBit) {
    for (int seed = 0; seed < 20; ++seed) {
        Dice dice(static_cast<std::uint64_t>(seed + 3000));
        const Policy policy = random_policy(dice);
        const Scenario scenario = random_scenario(dice, kTurns);
        EXPECT_EQ(trace_hash(replay(scenario, policy, GetParam())),
                  trace_hash(replay(scenario, policy, GetParam())));
    }
}

TEST(Continuous, NeverViolatesTheCooldownAndEveryFlipHasAReason) {
    for (int seed = 0; seed < kCases; ++seed) {
        Dice dice(static_cast<std::uint64_t>(seed + 4000));
        const Policy policy = random_policy(dice);
        const Trace trace = replay(random_scenario(dice, kTurns), policy, Variant::continuous);
        const auto family = [&](Mood a, Mood b) {
            return std::any_of(policy.families.begin(), policy.families.end(), [&](const auto& one) {
                const auto has = [&](Mood m) {
                    return std::find(one.begin(), one.end(), policy.emotions[m]) != one.end();
                };
                return has(a) && has(b);
            });
        };
        double last_change_sec = -1e9;
        for (const std::uint32_t k : trace.flips()) {
            const Mark& mark = trace.marks[k];
            const LabelEvent& e = mark.event;
            EXPECT_EQ(e.gate, Gate::none);
            EXPECT_EQ(e.candidate, e.mood);
            EXPECT_TRUE(e.cause == Cause::trigger ? e.rule >= 0
                                                  : e.region >= 0 || e.mood == policy.neutral());
            if (!family(e.before, e.mood)) {
                EXPECT_GE(mark.time_sec - last_change_sec, policy.engine.cooldown_sec - 2 * kTimeSlackSec)
                    << seed;
            }
            last_change_sec = mark.time_sec;
        }
    }
}

TEST(Continuous, HonoursTheExitBorder) {
    // a mood that a region gave is left, between turns, only where the state is outside all its grown regions
    for (int seed = 0; seed < kCases; ++seed) {
        Dice dice(static_cast<std::uint64_t>(seed + 5000));
        const Policy policy = random_policy(dice);
        const Trace trace = replay(random_scenario(dice, kTurns), policy, Variant::continuous);
        const EngineSettings& e = policy.engine;
        for (const std::uint32_t k : trace.flips()) {
            const Mark& mark = trace.marks[k];
            const bool by_region =
                mark.event.cause == Cause::region && mark.event.occasion == Occasion::border;
            if (!by_region) continue;
            const AffectState s = trace.state_at(mark.time_sec);
            for (std::size_t r = 0; r < policy.regions.size(); ++r) {
                const Region& region = policy.regions[r];
                if (policy.mood(region.mood) != mark.event.before || region.intensity || region.affinity ||
                    r > 0)
                    continue;
                constexpr double kDeep = 1e-6;
                const bool deep_inside = s.valence > region.valence.low - e.hysteresis_valence + kDeep &&
                                         s.valence < region.valence.high + e.hysteresis_valence - kDeep &&
                                         s.arousal > region.arousal.low - e.hysteresis_arousal + kDeep &&
                                         s.arousal < region.arousal.high + e.hysteresis_arousal - kDeep;
                EXPECT_FALSE(deep_inside) << "seed " << seed << " at " << mark.time_sec;
            }
        }
    }
}

}  // namespace
}  // namespace rei
