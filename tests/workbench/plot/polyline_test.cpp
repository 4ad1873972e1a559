#include "rei/plot/polyline.hpp"

#include <algorithm>

#include "workbench/files.hpp"
#include <gtest/gtest.h>

#include "rei/replay/replay.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei::workbench {
namespace {

Trace project_trace(Variant variant) {
    const auto scenario = load_scenario(test::project_scenario());
    return replay(*scenario, test::project_policy().policy, variant);
}

class PolylineTest : public ::testing::TestWithParam<Variant> {};

TEST_P(PolylineTest, GoesFromLeftToRightThroughTheTrace) {
    const Trace trace = project_trace(GetParam());
    const StateLines lines = state_lines(trace, {0, trace.until_sec}, 500);
    for (const Polyline& line : lines) {
        EXPECT_TRUE(std::is_sorted(line.time_sec.begin(), line.time_sec.end()));
        EXPECT_EQ(line.time_sec.front(), 0);
        EXPECT_EQ(line.time_sec.back(), trace.until_sec);
    }
    for (std::size_t k = 0; k + 1 < lines[0].size(); ++k) {
        if (lines[0].time_sec[k] == lines[0].time_sec[k + 1]) continue;  // before a jump
        EXPECT_NEAR(lines[0].value[k], trace.state_at(lines[0].time_sec[k]).valence, 1e-9)
            << lines[0].time_sec[k];
    }
}

TEST_P(PolylineTest, ShowsTheExactJumpAtATurn) {
    const Trace trace = project_trace(GetParam());
    const StateLines lines = state_lines(trace, {0, trace.until_sec}, 500);
    const double at = trace.turn_time(1);
    const auto first =
        std::find(lines[0].time_sec.begin(), lines[0].time_sec.end(), at) - lines[0].time_sec.begin();
    EXPECT_EQ(lines[0].time_sec[static_cast<std::size_t>(first) + 1], at);
    EXPECT_NEAR(lines[0].value[static_cast<std::size_t>(first) + 1], trace.turn_state(1).valence, 1e-12);
}

TEST_P(PolylineTest, KeepsExtremesWhenManyTurnsShareAColumn) {
    const Trace trace = project_trace(GetParam());
    const StateLines lines = state_lines(trace, {0, trace.until_sec}, 2);
    double greatest = -1;
    for (std::size_t turn = 0; turn < trace.turns.size(); ++turn)
        greatest = std::max(greatest, trace.turn_state(turn).valence);
    EXPECT_DOUBLE_EQ(*std::max_element(lines[0].value.begin(), lines[0].value.end()), greatest);
}

INSTANTIATE_TEST_SUITE_P(Variants, PolylineTest, ::testing::Values(Variant::continuous, Variant::heuristic),
                         [](const auto& instance) { return std::string(name_of(instance.param)); });

TEST(Polyline, NothingIsDrawnOutsideTheConversation) {
    const Trace trace = project_trace(Variant::continuous);
    EXPECT_EQ(state_lines(trace, {trace.until_sec + 1, trace.until_sec + 5}, 100)[0].size(), 0U);
    EXPECT_EQ(state_lines(trace, {-10, trace.until_sec + 10}, 100)[0].time_sec.front(), 0);
}

}  // namespace
}  // namespace rei::workbench
