#include "rei/report/folded.hpp"

#include <cmath>

#include "workbench/files.hpp"
#include <gtest/gtest.h>

#include "rei/replay/replay.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei::workbench {
namespace {

/// A trace whose mood alternates between two, `step_sec` apart.
Trace restless(std::size_t changes, double step_sec) {
    Trace trace;
    trace.moods = {"neutral", "happy", "angry"};
    trace.until_sec = step_sec * static_cast<double>(changes + 1);
    for (std::size_t k = 0; k <= changes; ++k) {
        Mark mark;
        mark.time_sec = step_sec * static_cast<double>(k);
        mark.event.mood = static_cast<Mood>(1 + k % 2);
        trace.marks.push_back(mark);
    }
    return trace;
}

void expect_no_gaps(const std::vector<MoodSpan>& spans, const Trace& trace) {
    ASSERT_FALSE(spans.empty());
    EXPECT_EQ(spans.front().span.from_sec, 0);
    EXPECT_EQ(spans.back().span.to_sec, trace.until_sec);
    for (std::size_t k = 0; k + 1 < spans.size(); ++k) {
        EXPECT_EQ(spans[k].span.to_sec, spans[k + 1].span.from_sec);
        EXPECT_NE(spans[k].mood, spans[k + 1].mood);
    }
}

TEST(MoodSpans, AreThoseOfTheTraceWhereTheyLast) {
    const auto scenario = load_scenario(test::project_scenario());
    const Trace trace = replay(*scenario, test::project_policy().policy, Variant::continuous);
    const std::vector<MoodSpan> spans = mood_spans(trace, 0.1);
    expect_no_gaps(spans, trace);
    EXPECT_EQ(spans.size(), trace.flips().size() + 1);
    for (const MoodSpan& span : spans) {
        EXPECT_EQ(trace.mood_at(span.span.from_sec), span.mood);
        ASSERT_NE(span.mark, kNoMark);
        EXPECT_EQ(trace.marks[span.mark].time_sec, span.span.from_sec);
    }
}

TEST(MoodSpans, AreFewHoweverOftenTheMoodChanges) {
    const Trace trace = restless(100000, 0.1);
    const std::vector<MoodSpan> spans = mood_spans(trace, trace.until_sec / 400);
    EXPECT_LE(spans.size(), 801U);
    expect_no_gaps(spans, trace);
}

TEST(MoodSpans, OfShortOnesTellTheMoodThatMostOfTheTimeItIs) {
    Trace trace = restless(9, 1);
    for (Mark& mark : trace.marks) {
        if (mark.event.mood == 2) mark.time_sec += 0.6;  // angry comes late, happy stays on
    }
    const std::vector<MoodSpan> spans = mood_spans(trace, 20);
    ASSERT_EQ(spans.size(), 1U);
    EXPECT_EQ(spans[0].mood, 1);
    EXPECT_EQ(spans[0].mark, kNoMark);
}

TEST(HeldBack, IsWhatAGateHolds) {
    Trace trace = restless(9, 1);
    for (const std::size_t k : {3U, 4U, 7U}) {
        trace.marks[k].event.gate = Gate::cooldown;
        trace.marks[k].event.candidate = 0;
    }
    const std::vector<HeldBack> held = held_back(trace, 0.01);
    ASSERT_EQ(held.size(), 2U);  // one reason that goes on is one
    EXPECT_EQ(held[0].span.from_sec, 3);
    EXPECT_EQ(held[0].span.to_sec, 5);
    EXPECT_EQ(held[1].span.from_sec, 7);
    EXPECT_EQ(held_back(trace, 10).size(), 1U);
    EXPECT_EQ(held_back(trace, 10)[0].count, 2U);
}

TEST(TurnGroups, TakeTurnsTogetherThatStandClose) {
    Trace trace;
    trace.turns.time_sec = {0, 1, 1.5, 1.9, 2, 9};
    trace.turns.mark.resize(6);
    const std::vector<TurnGroup> groups = turn_groups(trace, 1);
    ASSERT_EQ(groups.size(), 4U);
    EXPECT_EQ(groups[1].first, 1U);
    EXPECT_EQ(groups[1].end, 4U);
    EXPECT_EQ(groups[3].end, 6U);
    EXPECT_EQ(turn_groups(trace, 0).size(), 6U);
}

TEST(FoldedPlaces, AreOneWhereNobodyCouldTellThemApart) {
    const std::vector<Span> folded = folded_places({{0, 1}, {1.5, 2}, {10, 11}}, 1);
    ASSERT_EQ(folded.size(), 2U);
    EXPECT_EQ(folded[0].to_sec, 2);
}

}  // namespace
}  // namespace rei::workbench
