#include <algorithm>

#include "rei/panels/timeline_parts.hpp"
#include "rei/plot/mood_shares.hpp"

namespace rei::workbench {

namespace {

constexpr float kGutter = 92;
constexpr float kRuler = 24;
constexpr float kGap = 8;
constexpr float kMoodGap = 5;
constexpr float kCrampedHeight = 470;  ///< a pane lower than this is cramped: gaps and lanes shrink
constexpr float kMainMoodLane = 36;
constexpr float kOtherMoodLane = 24;
constexpr float kLeastMoodLane = 13;
constexpr float kMostMoods = 0.36F;  ///< of the pane; mood lanes shrink before they take more
constexpr float kFindingRow = 8;
constexpr float kLeastFindingRow = 5;
constexpr float kMostFindings = 60;      ///< less where it is cramped
constexpr float kRoomForAffinity = 340;  ///< beside lanes of beliefs; where there is less it is left out
constexpr float kLeastStimulus = 20;     ///< a lower lane is left out

/// Heights of the lanes that do not share what is left; 0: not shown.
struct FixedLanes {
    std::vector<float> moods;
    float affinity = 0, innovation = 0, posterior = 0, findings = 0;
    float finding_row = 0;
};

FixedLanes fixed_lanes(const Workbench& bench, const Theme& theme, float height, bool is_cramped) {
    FixedLanes lanes;
    const Variant main = bench.session.main_run().variant;
    if (bench.view.shows_innovation && main == Variant::kalman)
        lanes.innovation = theme.px(is_cramped ? 44 : 64);
    if (bench.view.shows_posterior && has_mood_shares(main)) lanes.posterior = theme.px(is_cramped ? 24 : 40);
    const bool has_room = height - lanes.innovation - lanes.posterior >= theme.px(kRoomForAffinity);
    if (has_room && has_affinity_lane(bench)) lanes.affinity = theme.px(is_cramped ? 22 : 40);
    const auto findings = static_cast<float>(findings_in_lane(bench));
    if (findings > 0) {
        const float most = theme.px(is_cramped ? kMostFindings / 2 : kMostFindings);
        lanes.finding_row = std::clamp(most / findings, theme.px(kLeastFindingRow), theme.px(kFindingRow));
        lanes.findings = std::min(lanes.finding_row * findings, most);
    }

    const auto others = static_cast<float>(bench.session.runs().size()) - 1;
    const float wanted = theme.px(kMainMoodLane) + others * theme.px(kOtherMoodLane);
    const float most = kMostMoods * height - others * theme.px(kMoodGap);
    const float shrunk = std::min(1.0F, most / wanted);
    const auto lane = [&](float wish) { return std::max(theme.px(kLeastMoodLane), theme.px(wish) * shrunk); };
    lanes.moods.assign(bench.session.runs().size(), lane(kOtherMoodLane));
    lanes.moods.front() = lane(kMainMoodLane);
    return lanes;
}

/// Takes lanes from the top down.
struct Stack {
    float left, right, y, gap;

    Box take(float height) { return take(height, gap); }
    Box take(float height, float gap_below) {
        const Box lane{{left, y}, {right, y + height}};
        if (height > 0) y += height + gap_below;
        return lane;
    }
};

}  // namespace

std::vector<const Box*> shown_lanes(const TimelineGeometry& g) {
    std::vector<const Box*> lanes{&g.state[0], &g.state[1],   &g.state[2], &g.stimulus,
                                  &g.affinity, &g.innovation, &g.posterior};
    for (const Box& lane : g.moods) lanes.push_back(&lane);
    lanes.push_back(&g.findings);
    lanes.push_back(&g.expectations);
    lanes.erase(
        std::remove_if(lanes.begin(), lanes.end(), [](const Box* lane) { return lane->height() <= 0; }),
        lanes.end());
    return lanes;
}

TimelineGeometry timeline_geometry(const Workbench& bench, const Theme& theme, const Box& pane) {
    TimelineGeometry g;
    const bool is_cramped = pane.height() < theme.px(kCrampedHeight);
    g.gutter_left = pane.min.x + theme.px(12);
    const float left = pane.min.x + theme.px(kGutter);
    const float right = pane.max.x - theme.px(kTimelineRightMargin);
    g.x = {bench.view.time_range, left, right};
    g.ruler = {{left, pane.min.y}, {right, pane.min.y + theme.px(kRuler)}};
    Stack stack{left, right, g.ruler.max.y + 2, theme.px(is_cramped ? kGap / 2 : kGap)};
    const float top = stack.y;
    const float bottom = pane.max.y - theme.px(8);
    const FixedLanes fixed = fixed_lanes(bench, theme, bottom - top, is_cramped);

    float room = bottom - top;
    for (const float height : fixed.moods) room -= height + theme.px(kMoodGap);
    for (const float height : {fixed.affinity, fixed.innovation, fixed.posterior, fixed.findings}) {
        if (height > 0) room -= height + stack.gap;
    }
    // expectations get up to a part of what is left, the state shares the rest; a row is there for the first
    // one
    const auto expectations =
        static_cast<float>(std::max<std::size_t>(1, bench.session.scenario().expectations.size()));
    const float most_expectations = room * (is_cramped ? 0.16F : 0.25F);
    const float expectation_lane = std::min(theme.px(14) * expectations, most_expectations);
    g.expectation_height = expectation_lane / expectations;
    room -= expectation_lane + stack.gap;
    room -= 4 * stack.gap;
    const bool has_stimulus = room * 0.16F >= theme.px(kLeastStimulus);
    const float state = has_stimulus ? room : (room + stack.gap) / 0.84F;
    g.state[0] = stack.take(state * 0.36F);
    g.state[1] = stack.take(state * 0.28F);
    g.state[2] = stack.take(state * 0.20F);
    g.stimulus = stack.take(has_stimulus ? state * 0.16F : 0);
    g.affinity = stack.take(fixed.affinity);
    g.innovation = stack.take(fixed.innovation);
    g.posterior = stack.take(fixed.posterior);
    for (const float height : fixed.moods) g.moods.push_back(stack.take(height, theme.px(kMoodGap)));
    g.findings = stack.take(fixed.findings);
    g.finding_height = fixed.finding_row;
    g.expectations = stack.take(expectation_lane);
    g.plot = {{left, top}, {right, bottom}};
    return g;
}

}  // namespace rei::workbench
