#include "rei/plot/slider_scale.hpp"

#include "workbench/files.hpp"
#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

TEST(SliderScale, EveryParameterGoesToTheTrackAndBackWithinAStep) {
    const Policy policy = test::project_policy().policy;
    for (const Parameter& parameter : parameters_of(policy)) {
        const SliderScale scale(parameter);
        const double value = get_parameter(policy, parameter.path);
        const double slack = parameter.whole ? 0.5 : std::max(parameter.step, value * 0.01);
        EXPECT_NEAR(scale.value(scale.share(value)), value, slack) << parameter.path;
        EXPECT_DOUBLE_EQ(scale.value(0), parameter.hard.low) << parameter.path;
        EXPECT_DOUBLE_EQ(scale.value(1), parameter.hard.high) << parameter.path;
    }
}

TEST(SliderScale, ValuesHaveNoRoundingTails) {
    Parameter parameter;
    parameter.hard = {0, 60};
    parameter.recommended = {2, 5};
    parameter.step = 0.1;
    const SliderScale scale(parameter);
    for (int k = 0; k <= 1000; ++k) {
        const double value = scale.value(k / 1000.0);
        EXPECT_EQ(value, std::stod(std::to_string(value))) << value;
    }
}

TEST(SliderScale, TheRecommendedRangeIsWideEnoughToAimIn) {
    const Policy policy = test::project_policy().policy;
    for (const Parameter& parameter : parameters_of(policy)) {
        const SliderScale scale(parameter);
        EXPECT_GT(scale.share(parameter.recommended.high) - scale.share(parameter.recommended.low), 0.04)
            << parameter.path;
    }
}

}  // namespace
}  // namespace rei::workbench
