#include "rei/policy/parameters.hpp"

#include <cmath>
#include <set>

#include "sample_policies.hpp"
#include <gtest/gtest.h>

namespace rei {
namespace {

TEST(ParameterTable, EveryRowIsWholeAndConsistent) {
    std::set<std::string> paths;
    std::set<std::string> members;
    for (const ParameterInfo& row : parameter_table()) {
        SCOPED_TRACE(row.path);
        EXPECT_TRUE(paths.insert(row.path).second);
        EXPECT_LE(row.hard_min, row.recommended_min);
        EXPECT_LE(row.recommended_min, row.recommended_max);
        EXPECT_LE(row.recommended_max, row.hard_max);
        EXPECT_GE(row.initial, row.recommended_min) << "a default must not be linted";
        EXPECT_LE(row.initial, row.recommended_max);
        EXPECT_GT(row.step, 0);
        EXPECT_TRUE(row.scale == Scale::linear || row.hard_min > 0);
        for (const char* text : {row.group, row.meaning, row.too_low, row.too_high})
            EXPECT_NE(std::string(text), "");
        EXPECT_EQ(find_parameter(row.path), &row);
    }
    EXPECT_EQ(find_parameter("engine.version"), nullptr);
    EXPECT_EQ(find_parameter("engine"), nullptr);
}

TEST(ParameterTable, EveryNumberOfTheEngineHasOneRow) {
    EngineSettings settings;
    for (const ParameterInfo& row : parameter_table()) settings.*row.member += 1000;
    const auto* numbers = reinterpret_cast<const double*>(&settings);
    for (std::size_t k = 1; k < sizeof(settings) / sizeof(double); ++k) {  // 0 is the version
        EXPECT_GE(numbers[k], 1000) << k;
        EXPECT_LT(numbers[k], 2000) << k;
    }
    EXPECT_EQ(settings.version, 1);
}

TEST(ParameterTable, DefaultsAreThoseOfTheDesign) {
    const EngineSettings e = default_engine_settings();
    EXPECT_EQ(e.half_life_valence_sec, 10);
    EXPECT_EQ(e.baseline_arousal, 0.3);
    EXPECT_EQ(e.stimulus_gain_arousal, 0.25);
    EXPECT_EQ(e.max_stimulus, 2);
    EXPECT_EQ(e.mood_delta_gain, 0.1);
    EXPECT_EQ(e.intensity_gain, 0.4);
    EXPECT_EQ(e.affinity_bias, 0.002);
    EXPECT_EQ(e.cooldown_sec, 3);
    EXPECT_EQ(e.hysteresis_arousal, 0.03);
    EXPECT_EQ(e.discrete_tick_sec, 1);
    EXPECT_EQ(e.heuristic_decay_intensity, 0.08);
}

TEST(Parameters, EveryOneOfAPolicyCanBeReadAndSet) {
    Policy policy = policy_of(documents_text()).policy;
    policy.regions[0].affinity = Interval{-5, 50};
    const std::vector<Parameter> parameters = parameters_of(policy);
    EXPECT_EQ(parameters.size(), parameter_table().size() + 2 * 5 + 4 * 5 + 2);
    for (const Parameter& parameter : parameters) {
        SCOPED_TRACE(parameter.path);
        const double before = get_parameter(policy, parameter.path);
        EXPECT_TRUE(set_parameter(policy, parameter.path, before));
        EXPECT_FALSE(set_parameter(policy, parameter.path, parameter.hard.high + 1));
        EXPECT_FALSE(set_parameter(policy, parameter.path, parameter.hard.low - 1));
        EXPECT_FALSE(set_parameter(policy, parameter.path, std::nan("")));
        EXPECT_EQ(get_parameter(policy, parameter.path), before);
        EXPECT_FALSE(parameter.meaning.empty() || parameter.group.empty());
    }
    EXPECT_TRUE(set_parameter(policy, "sentiment_weights.praise.arousal", 0.5));
    EXPECT_EQ(policy.classes[0].arousal, 0.5);
    EXPECT_TRUE(set_parameter(policy, "regions[0].affinity[0]", -7));
    EXPECT_EQ(policy.regions[0].affinity->low, -7);
}

TEST(Parameters, SettingRefusesWhatNamesNothingOrTurnsBoundsOver) {
    Policy policy = policy_of(documents_text()).policy;
    const Policy before = policy;
    for (const char* path :
         {"", "engine.version", "engine.nothing", "regions[5].valence[0]", "regions[0].valence[2]",
          "regions[0].affinity[0]", "regions[].valence[0]", "regions[x].valence[0]",
          "regions[99999999999].valence[0]", "regions[0]valence[0]", "sentiment_weights.praise",
          "sentiment_weights.none.valence"}) {
        EXPECT_FALSE(set_parameter(policy, path, 0.5)) << path;
    }
    EXPECT_FALSE(set_parameter(policy, "engine.context_turns", 1.5));
    EXPECT_FALSE(set_parameter(policy, "regions[1].arousal[0]", 0.56));  // its upper bound is 0.55
    EXPECT_TRUE(set_parameter(policy, "regions[1].arousal[0]", 0.55));
    policy.regions[1].arousal.low = 0;
    EXPECT_EQ(policy, before);
}

TEST(Parameters, ABorderIsResetToTheDefaultRegionOfItsMood) {
    Policy policy = policy_of(documents_text()).policy;
    policy.regions[1].valence.low = 0.3;
    for (const Parameter& parameter : parameters_of(policy)) {
        const bool moved = parameter.path == "regions[1].valence[0]";
        EXPECT_TRUE(!moved || parameter.initial == 0.10);
    }
}

TEST(Parameters, HalfLivesAreKnown) {
    EXPECT_TRUE(is_half_life("engine.half_life_sec.valence"));
    EXPECT_FALSE(is_half_life("engine.baseline.valence"));
}

}  // namespace
}  // namespace rei
