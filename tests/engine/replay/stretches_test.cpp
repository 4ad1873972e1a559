#include "rei/replay/stretches.hpp"

#include "engine/random_cases.hpp"

#include "rei/replay/mood_grid.hpp"
#include "rei/replay/replay.hpp"

namespace rei {
namespace {

bool holds_at(const Stretches& stretches, double time_sec) {
    return std::any_of(stretches.begin(), stretches.end(),
                       [&](const Span& one) { return one.from_sec <= time_sec && time_sec < one.to_sec; });
}

Stretches random_stretches(test::Dice& dice) {
    Stretches out;
    double at_sec = 0;
    for (int k = dice.whole(0, 8); k > 0; --k) {
        const double from_sec = at_sec + dice.real(0.1, 10);
        at_sec = from_sec + dice.real(0.1, 10);
        out.push_back({from_sec, at_sec});
    }
    return out;
}

TEST(Stretches, ThatTouchAreOneAndWhatLastsNoTimeIsNone) {
    Stretches out;
    append(out, {1, 2});
    append(out, {2, 3});
    append(out, {5, 5});
    append(out, {6, 7});
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[0].to_sec, 3);
    EXPECT_EQ(length_of(out), 3);
}

TEST(Stretches, CombineAsTheirMomentsDo) {
    test::Dice dice(1);
    for (int round = 0; round < 200; ++round) {
        const Stretches a = random_stretches(dice), b = random_stretches(dice);
        const Stretches both = both_of(a, b), either = either_of(a, b);
        for (int k = 0; k < 50; ++k) {
            const double time_sec = dice.real(0, 100);
            EXPECT_EQ(holds_at(both, time_sec), holds_at(a, time_sec) && holds_at(b, time_sec));
            EXPECT_EQ(holds_at(either, time_sec), holds_at(a, time_sec) || holds_at(b, time_sec));
        }
    }
}

TEST(DensestWindow, IsAsFullAsAnyOther) {
    test::Dice dice(2);
    for (int round = 0; round < 200; ++round) {
        const Stretches stretches = random_stretches(dice);
        const double until_sec = stretches.empty() ? 50 : stretches.back().to_sec + dice.real(0, 20);
        const double window_sec = dice.real(1, 60);
        const Dense dense = densest_window(stretches, window_sec, until_sec);
        EXPECT_NEAR(length_of(inside(stretches, dense.window)), dense.filled_sec, 1e-9);
        EXPECT_GE(dense.window.from_sec, 0);
        EXPECT_LE(dense.window.to_sec, until_sec + 1e-9);
        EXPECT_NEAR(length_of(dense.window), std::min(window_sec, until_sec), 1e-9);
        for (double from_sec = 0; from_sec + window_sec <= until_sec; from_sec += 0.37) {
            const double filled = length_of(inside(stretches, {from_sec, from_sec + window_sec}));
            EXPECT_LE(filled, dense.filled_sec + 1e-9);
        }
    }
}

/// Visits times that are no borders: in the middle between all that the stretches and the anchors have.
template <class Visit>
void between(const Stretches& stretches, const Trace& trace, Visit&& visit) {
    std::vector<double> times{0, trace.until_sec};
    for (const Span& one : stretches) times.insert(times.end(), {one.from_sec, one.to_sec});
    for (const double time_sec : trace.anchors.time_sec) times.push_back(time_sec);
    std::sort(times.begin(), times.end());
    for (std::size_t k = 0; k + 1 < times.size(); ++k) {
        if (times[k + 1] - times[k] > 1e-6) visit((times[k] + times[k + 1]) / 2);
    }
}

TEST(WhereInside, IsExactlyWhereTheStateIsInsideTheBounds) {
    test::Dice dice(3);
    for (int round = 0; round < 150; ++round) {
        const Policy policy = test::random_policy(dice);
        const Trace trace = replay(test::random_scenario(dice, 20), policy,
                                   dice.chance(0.5) ? Variant::continuous : Variant::heuristic);
        const double a = dice.real(-1, 1), b = dice.real(-1, 1);
        const Interval bounds{std::min(a, b), std::max(a, b)};
        const Stretches stretches = where_inside(trace, Axis::valence, bounds);
        between(stretches, trace, [&](double time_sec) {
            const double valence = trace.state_at(time_sec).valence;
            EXPECT_EQ(holds_at(stretches, time_sec), bounds.low <= valence && valence <= bounds.high);
        });
    }
}

TEST(WhereMoodsDiffer, IsExactlyWhereTheyDo) {
    test::Dice dice(4);
    for (int round = 0; round < 100; ++round) {
        const Scenario scenario = test::random_scenario(dice, 30);
        const Policy policy = test::random_policy(dice);
        Policy other = policy;
        set_parameter(other, "engine.cooldown_sec", dice.real(0, 10));
        const Trace a = replay(scenario, policy, Variant::continuous);
        const Trace b = replay(scenario, other, Variant::continuous);
        const Stretches differing = where_moods_differ(a, b);
        between(differing, a, [&](double time_sec) {
            EXPECT_EQ(holds_at(differing, time_sec), a.mood_at(time_sec) != b.mood_at(time_sec));
        });
    }
}

TEST(MoodGrid, AreNearWhereTheirMoodIsWithinTheDistance) {
    constexpr double kDistance = 0.05, kSpacing = 0.005;
    test::Dice dice(5);
    for (int round = 0; round < 60; ++round) {
        Policy policy = test::random_policy(dice);
        for (const Parameter& border : parameters_of(policy)) {  // on a coarse grid: no slivers
            if (border.path.rfind("regions", 0) != 0 || border.hard.high > 1) continue;
            const double value = get_parameter(policy, border.path);
            set_parameter(policy, border.path, std::round(value * 20) / 20);
        }
        std::erase_if(policy.regions, [](const Region& region) {  // mere lines
            return region.valence.low == region.valence.high || region.arousal.low == region.arousal.high;
        });
        const Trace trace = replay(test::random_scenario(dice, 10), policy, Variant::continuous);
        MoodGrid cells(policy.regions, policy.emotions, policy.neutral());
        std::vector<NearMood> near;
        for (int k = 0; k < 20; ++k) {
            const double time_sec = dice.real(0, trace.until_sec);
            const Motion from = trace.anchors[trace.anchor_at(time_sec)];
            const AffectState state = trace.state_at(time_sec);
            cells.near(trace.law, from, {time_sec, time_sec + 1e-6}, kDistance, near);
            std::vector<bool> told(policy.emotions.size()), seen(told), around(told);
            for (const NearMood& one : near) told[one.mood] = true;
            const auto mood_at = [&](double valence, double arousal) {
                for (const Region& region : policy.regions) {
                    const Interval i = region.intensity.value_or(Interval{0, 1});
                    const Interval f = region.affinity.value_or(Interval{-100, 100});
                    const auto in = [](const Interval& x, double v) { return x.low <= v && v <= x.high; };
                    if (in(region.valence, valence) && in(region.arousal, arousal) &&
                        in(i, state.intensity) && in(f, from.affinity)) {
                        return policy.mood(region.mood);
                    }
                }
                return policy.neutral();
            };
            for (int x = -12; x <= 12; ++x) {
                for (int y = -12; y <= 12; ++y) {
                    const double valence = state.valence + x * kSpacing,
                                 arousal = state.arousal + y * kSpacing;
                    if (std::abs(valence) > 1 || arousal < 0 || arousal > 1) continue;
                    const bool well_within = std::abs(x) <= 9 && std::abs(y) <= 9;
                    around[mood_at(valence, arousal)] = true;
                    if (well_within) seen[mood_at(valence, arousal)] = true;
                }
            }
            for (std::size_t mood = 0; mood < told.size(); ++mood) {
                EXPECT_TRUE(told[mood] || !seen[mood]) << policy.emotions[mood];
                EXPECT_TRUE(around[mood] || !told[mood]) << policy.emotions[mood];
            }
        }
    }
}

}  // namespace
}  // namespace rei
