// Metrics that are exact, held against dense samples of random conversations.
#include <algorithm>
#include <cmath>

#include "engine/random_cases.hpp"
#include "engine/replay/measuring.hpp"

#include "rei/replay/mood_map.hpp"

namespace rei {
namespace {

constexpr int kSamples = 20000;

/// The mean of f over the instants in the middle of equal stretches of the conversation.
template <class F>
double mean_over(const Trace& trace, double from_sec, F&& f) {
    double sum = 0;
    for (int k = 0; k < kSamples; ++k) {
        sum += f(from_sec + (trace.until_sec - from_sec) * (k + 0.5) / kSamples);
    }
    return sum / kSamples;
}

/// Whether more than one mood is within `distance` of the state on both axes: asked at the corners of what
/// the regions cut the square around it into.
bool touches_two_moods(const Policy& policy, const AffectState& s, int affinity, double distance) {
    std::vector<const Region*> active;
    for (const Region& region : policy.regions) {
        const Interval i = region.intensity.value_or(Interval{0, 1});
        const Interval f = region.affinity.value_or(Interval{-100, 100});
        const bool on =
            s.intensity >= i.low && s.intensity <= i.high && affinity >= f.low && affinity <= f.high;
        if (on) active.push_back(&region);
    }
    const auto cuts = [&](double x, double low, double high, Interval Region::*axis) {
        std::vector<double> out{std::max(x - distance, low), std::min(x + distance, high)};
        for (const Region* region : active) {
            for (const double bound : {(region->*axis).low, (region->*axis).high}) {
                for (const double beside : {bound - 1e-9, bound + 1e-9}) {
                    if (beside > out[0] && beside < out[1]) out.push_back(beside);
                }
            }
        }
        return out;
    };
    std::string first;
    for (const double v : cuts(s.valence, -1, 1, &Region::valence)) {
        for (const double a : cuts(s.arousal, 0, 1, &Region::arousal)) {
            std::string mood = "neutral";
            for (const Region* region : active) {
                const bool in = v >= region->valence.low && v <= region->valence.high &&
                                a >= region->arousal.low && a <= region->arousal.high;
                if (!in) continue;
                mood = region->mood;
                break;
            }
            if (first.empty()) first = mood;
            if (mood != first) return true;
        }
    }
    return false;
}

class ExactMetrics : public testing::TestWithParam<int> {
  protected:
    void SetUp() override {
        test::Dice dice(static_cast<std::uint64_t>(GetParam()));
        policy_ = test::random_policy(dice);
        scenario_ = test::random_scenario(dice, 12);
        for (double at_sec = dice.real(0, 5); at_sec < scenario_.until_sec; at_sec += dice.real(1, 40)) {
            scenario_.truth.push_back({at_sec, dice.real(-1, 1), dice.real(0, 1)});
        }
        variant_ = dice.chance(0.3) ? Variant::heuristic : Variant::continuous;
        trace_ = replay(scenario_, policy_, variant_);
    }
    double measure(const std::string& name) { return test::metric(name, scenario_, policy_, variant_); }
    /// A stretch of time may begin and end between two samples, at every turn and change once.
    [[nodiscard]] double tolerance() const {
        return static_cast<double>(trace_.anchors.size() + trace_.marks.size()) * 4 / kSamples;
    }

    Policy policy_;
    Scenario scenario_;
    Variant variant_ = Variant::continuous;
    Trace trace_;
};

TEST_P(ExactMetrics, AgreeWithDenseSamples) {
    const auto share = [&](auto&& holds) {
        return mean_over(trace_, 0, [&](double t) { return holds(trace_.state_at(t)) ? 1.0 : 0.0; });
    };
    EXPECT_NEAR(measure("saturation.valence"),
                share([](const AffectState& s) { return std::abs(s.valence) > 0.95; }), tolerance());
    EXPECT_NEAR(measure("saturation.arousal"),
                share([](const AffectState& s) { return s.arousal < 0.05 || s.arousal > 0.95; }),
                tolerance());
    EXPECT_NEAR(measure("saturation.intensity"),
                share([](const AffectState& s) { return s.intensity > 0.95; }), tolerance());
    const auto share_near = [&](double distance) {
        return mean_over(trace_, 0, [&](double t) {
            const int affinity = trace_.anchors[trace_.anchor_at(t)].affinity;
            return touches_two_moods(policy_, trace_.state_at(t), affinity, distance) ? 1.0 : 0.0;
        });
    };
    // a state may stand at that very distance
    EXPECT_GE(measure("near_border_share"), share_near(0.05 - 1e-6) - tolerance());
    EXPECT_LE(measure("near_border_share"), share_near(0.05 + 1e-6) + tolerance());
    const double begin_sec = scenario_.truth.front().at_sec;
    const double mean_square = mean_over(trace_, begin_sec, [&](double t) {
        const auto next = std::find_if(scenario_.truth.begin(), scenario_.truth.end(),
                                       [&](const TruthPoint& point) { return point.at_sec > t; });
        const double apart = trace_.state_at(t).valence - std::prev(next)->valence;
        return apart * apart;
    });
    EXPECT_NEAR(std::pow(measure("truth.rmse_valence"), 2), mean_square, 4 * tolerance());
    double all = 0;
    for (const std::string& mood : trace_.moods) all += measure("share." + mood);
    EXPECT_NEAR(all, 1, 1e-9);
}

TEST_P(ExactMetrics, AreNumbersOfTheirRangeOrUndefinedForEveryVariant) {
    const AppraisedScenario heard = appraise(scenario_, policy_);
    for (int k = 0; k < 6; ++k) {
        const auto variant = static_cast<Variant>(k);
        if (!is_available(variant)) continue;
        const Trace trace = replay(scenario_, heard, policy_, variant);
        for (const Metric& one : metrics_of(trace.moods)) {
            const double value = one.measure({trace, scenario_, heard, policy_, &trace, &trace});
            if (std::isnan(value)) continue;
            const bool is_correlation = one.name == "inertia" || one.name == "truth.agreement";
            const bool is_share =
                one.name.find("share") != std::string::npos || one.name.rfind("saturation", 0) == 0;
            EXPECT_GE(value, is_correlation ? -1 : 0) << one.name;
            EXPECT_LE(value, is_share || is_correlation ? 1 + 1e-9 : 1e9) << one.name;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ExactMetrics, testing::Range(0, 40));

TEST(MoodBorders, AreBetweenDifferentMoodsAlone) {
    const Policy policy = test::policy_from(
        R"({"emotions": ["neutral", "happy", "tired"], "regions": [
            {"mood": "happy", "valence": [0.2, 0.6], "arousal": [0, 1]},
            {"mood": "happy", "valence": [0.6, 1], "arousal": [0, 1]},
            {"mood": "tired", "valence": [-1, 1], "arousal": [0, 0.25]}]})");
    const std::vector<BorderPiece> borders = mood_borders(policy, 0b111);
    // happy's left side from top to bottom, and the top of tired where happy does not hide it
    ASSERT_EQ(borders.size(), 2U);
    EXPECT_EQ(borders[0].valence, (Interval{0.2, 0.2}));
    EXPECT_EQ(borders[0].arousal, (Interval{0, 1}));
    EXPECT_EQ(borders[1].valence, (Interval{-1, 0.2}));
    EXPECT_EQ(borders[1].arousal, (Interval{0.25, 0.25}));
    EXPECT_EQ(mood_borders(policy, 0b100).size(), 1U);
    EXPECT_TRUE(mood_borders(policy, 0).empty());
}

}  // namespace
}  // namespace rei
