#include <algorithm>

#include "rei/panels/timeline_parts.hpp"

namespace rei::workbench {

namespace {

constexpr float kGutter = 92;
constexpr float kRuler = 24;
constexpr float kGap = 8;
constexpr float kCrampedGap = 4;
constexpr float kCrampedHeight = 470;  ///< a pane lower than this is cramped
constexpr float kMainMoodLane = 36;
constexpr float kOtherMoodLane = 24;

/// Takes lanes from the top down.
struct Stack {
    float left, right, y, gap;

    Box take(float height) {
        const Box lane{{left, y}, {right, y + height}};
        y += height + gap;
        return lane;
    }
};

float mood_lane_height(const Theme& theme, std::size_t run, bool is_cramped) {
    return theme.px(run == 0 && !is_cramped ? kMainMoodLane : kOtherMoodLane);
}

}  // namespace

TimelineGeometry timeline_geometry(const Workbench& bench, const Theme& theme, const Box& pane) {
    TimelineGeometry g;
    const bool is_cramped = pane.height() < theme.px(kCrampedHeight);
    g.gutter_left = pane.min.x + theme.px(12);
    const float left = pane.min.x + theme.px(kGutter);
    const float right = pane.max.x - theme.px(kTimelineRightMargin);
    g.x = {bench.view.time_range, left, right};
    g.ruler = {{left, pane.min.y}, {right, pane.min.y + theme.px(kRuler)}};
    Stack stack{left, right, g.ruler.max.y + 2, theme.px(is_cramped ? kCrampedGap : kGap)};
    const float top = stack.y;
    const float bottom = pane.max.y - theme.px(8);

    // the lanes of a fixed height first, then expectations with up to a quarter of what is left
    const std::size_t runs = bench.session.runs().size();
    float room = bottom - top;
    for (std::size_t k = 0; k < runs; ++k) room -= mood_lane_height(theme, k, is_cramped) + stack.gap;
    const auto expectations = static_cast<float>(bench.session.scenario().expectations.size());
    const float expectation_lane = std::min(theme.px(14) * expectations, room * 0.25F);
    if (expectations > 0) {
        g.expectation_height = expectation_lane / expectations;
        room -= expectation_lane + stack.gap;
    }
    room -= 4 * stack.gap;
    g.state[0] = stack.take(room * 0.36F);
    g.state[1] = stack.take(room * 0.28F);
    g.state[2] = stack.take(room * 0.20F);
    g.stimulus = stack.take(room * 0.16F);
    for (std::size_t k = 0; k < runs; ++k)
        g.moods.push_back(stack.take(mood_lane_height(theme, k, is_cramped)));
    g.expectations = stack.take(expectation_lane);
    g.plot = {{left, top}, {right, bottom}};
    return g;
}

}  // namespace rei::workbench
