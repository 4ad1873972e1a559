// What is said: a mark a turn with its push on valence, and the text where one points at it.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/model/strings.hpp"
#include "rei/report/canvas.hpp"
#include "rei/report/folded.hpp"

namespace rei::workbench {

namespace {

constexpr std::size_t kMostTextsTold = 3;  ///< turns of a group whose texts are told
constexpr std::size_t kTextCells = 90;
constexpr double kStemPx = 14;
constexpr double kTickPx = 2.5;
constexpr std::size_t kMostDots = 40;  ///< more marks are ticks

std::string signed_number(double value) {
    return fmt::format("{}{}", value < 0 ? "−" : "+", short_number(std::abs(value), 2));
}

std::string turn_text(const Chapter& chapter, std::size_t index, bool is_alone) {
    const Turn& turn = chapter.scenario.turns[index];
    const Trace& trace = chapter.now.trace;
    std::string text = fmt::format("{}  {}: {}", time_text(trace.turn_time(index)), turn.user,
                                   shortened(turn.text, kTextCells));
    if (!is_alone) return text;
    const double v = trace.turns.stimulus_valence[index];
    const double a = trace.turns.stimulus_arousal[index];
    if (v != 0 || a != 0) text += fmt::format("\nφ {}, {}", signed_number(v), signed_number(a));
    if (turn.llm.mood_delta != 0) text += fmt::format("\nmood_delta {}", signed_number(turn.llm.mood_delta));
    return text + "\n" + trace.moods[trace.turn_label(index).mood];
}

std::string group_text(const Chapter& chapter, const TurnGroup& group) {
    const std::size_t count = group.end - group.first;
    std::string text;
    for (std::size_t k = group.first; k < std::min(group.end, group.first + kMostTextsTold); ++k) {
        text += (text.empty() ? "" : "\n") + turn_text(chapter, k, count == 1);
    }
    if (count > kMostTextsTold)
        text += "\n" + fmt::format(fmt::runtime(tr("… and {} more")), count - kMostTextsTold);
    return text;
}

/// The strongest push of a group's turns, upwards and downwards.
Interval pushes_of(const Trace& trace, const TurnGroup& group) {
    Interval push;
    for (std::size_t k = group.first; k < group.end; ++k) {
        push.low = std::min(push.low, trace.turns.stimulus_valence[k]);
        push.high = std::max(push.high, trace.turns.stimulus_valence[k]);
    }
    return push;
}

double strongest_push(const Trace& trace) {
    double most = 1;  // a single plain word fills the stem only where nothing is stronger
    for (const double push : trace.turns.stimulus_valence) most = std::max(most, std::abs(push));
    return most;
}

/// A stem as long as the push, on a dot, or on a tick where dots would run into each other.
void draw_mark(Canvas& canvas, const TurnGroup& group, double most, bool is_dense) {
    const Lane& lane = canvas.layout.turns;
    const Trace& trace = canvas.chapter.now.trace;
    const std::string x = canvas.x((trace.turn_time(group.first) + trace.turn_time(group.end - 1)) / 2);
    const auto line = [&](const char* css_class, double top, double bottom) {
        canvas.plot.empty("line",
                          {{"class", css_class}, {"x1", x}, {"x2", x}, {"y1", px(top)}, {"y2", px(bottom)}});
    };
    line("reach", lane.top, lane.bottom());
    const Interval push = pushes_of(trace, group);
    const double up = kStemPx * push.high / most;
    const double down = -kStemPx * push.low / most;
    const double least = is_dense ? kTickPx : 0;
    if (up > 0 || down > 0 || is_dense)
        line("stem", lane.middle() - std::max(up, least), lane.middle() + std::max(down, least));
    if (!is_dense)
        canvas.plot.empty(
            "circle",
            {{"cx", x}, {"cy", px(lane.middle())}, {"r", group.end - group.first > 1 ? "3" : "2.2"}});
}

}  // namespace

void draw_turns(Canvas& canvas) {
    const Lane& lane = canvas.layout.turns;
    const Trace& trace = canvas.chapter.now.trace;
    canvas.name_lane(lane, tr("said"));
    const std::string middle = px(lane.middle());
    canvas.plot.empty("line",
                      {{"class", "zero"}, {"x1", "0"}, {"x2", "100%"}, {"y1", middle}, {"y2", middle}});
    const std::vector<TurnGroup> groups = turn_groups(trace, canvas.shortest_sec(kLeastTurn));
    const double most = strongest_push(trace);
    for (const TurnGroup& group : groups) {
        const auto mark = canvas.plot.open("g", {{"class", "turn"}});
        canvas.plot.leaf("title", {}, group_text(canvas.chapter, group));
        draw_mark(canvas, group, most, groups.size() > kMostDots);
    }
}

}  // namespace rei::workbench
