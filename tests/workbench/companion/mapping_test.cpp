// From a felt state to frames and routines.
#include "rei/companion/mapping.hpp"

#include <algorithm>

#include "companion_data.hpp"
#include <gmock/gmock.h>

#include "rei/companion/felt.hpp"

namespace rei::companion {
namespace {

using namespace test;
using testing::Contains;
using testing::Not;
using testing::SizeIs;

const CompanionFile& file() {
    return project_companion().file();
}
std::string frame_for(const std::string& text) {
    const Reflection one = project_companion().reflect(text, log_at(100));
    return file().frames[one.frame.frame].id;
}
std::vector<std::string> routines_of(const Reflection& one) {
    std::vector<std::string> out;
    for (const RoutineScore& score : one.routines) out.push_back(file().routines[score.routine].id);
    return out;
}

TEST(Felt, IsTheRestWhereNothingIsKnown) {
    const AffectState state = felt_state({}, {0.1, 0.4}, log_at(100));
    EXPECT_DOUBLE_EQ(state.valence, 0.1);
    EXPECT_DOUBLE_EQ(state.arousal, 0.4);
}

TEST(Felt, FadesFromTheLastSampleByHalfInSixHours) {
    Log log = log_at(100);
    log.samples = {sample(100, 0.8, 0.7)};
    log.samples[0].at.ms -= 6 * kHourMs;
    const AffectState state = felt_state({}, {0, 0.3}, log);
    EXPECT_DOUBLE_EQ(state.valence, 0.4);
    EXPECT_DOUBLE_EQ(state.arousal, 0.5);
}

TEST(Felt, WhatIsSaidNowCountsMoreThanWhatWasFelt) {
    Log log = log_at(100);
    log.samples = {sample(100, 0.8, 0.3)};
    Hearing heard;
    heard.count = 1;
    heard.mean = {-0.5, 0.0};
    // (1 · −0.5 + ½ · 0.8) / 1.5
    EXPECT_NEAR(felt_state(heard, {0, 0.3}, log).valence, (-0.5 + 0.4) / 1.5, 1e-12);
    heard.degree = Degree::strong;
    EXPECT_NEAR(felt_state(heard, {0, 0.3}, log_at(100)).valence, -0.6, 1e-12);
    heard.degree = Degree::slight;
    EXPECT_NEAR(felt_state(heard, {0, 0.3}, log_at(100)).valence, -0.35, 1e-12);
}

TEST(Felt, StaysInRange) {
    Hearing heard;
    heard.count = 1;
    heard.mean = {-3, 3};
    const AffectState state = felt_state(heard, {0, 0.3}, log_at(100));
    EXPECT_EQ(state.valence, -1);
    EXPECT_EQ(state.arousal, 1);
}

TEST(Fit, IsOneInsideAndHalvesByAQuarterOutside) {
    const Box box{{-0.5, 0}, {0.2, 0.4}};
    EXPECT_EQ(fit({-0.5, 0.4, 0}, box), 1);
    EXPECT_NEAR(fit({0.25, 0.3, 0}, box), 0.5, 1e-12);
    EXPECT_NEAR(fit({0.15, 0.6, 0}, box), 0.5, 1e-12) << "a right angle: 0.15, 0.2";
}

TEST(Frames, FitWhatIsSaid) {
    EXPECT_EQ(frame_for("오늘 너무 무기력함"), "POS-FlowOnly");
    EXPECT_EQ(frame_for("오늘 너무 멍해"), "POS-FlowOnly");
    EXPECT_EQ(frame_for("콘텐츠 아이디어 정체"), "DIKI-Incomplete");
    EXPECT_EQ(frame_for("잠을 못 자서 피곤해"), "BODY-LowBattery");
    EXPECT_EQ(frame_for("할 일이 너무 많아서 불안해"), "LOAD-OneAtATime");
    EXPECT_EQ(frame_for("진짜 화나"), "HEAT-Unspoken");
    EXPECT_EQ(frame_for("슬퍼"), "WAVE-LetThrough");
    EXPECT_EQ(frame_for("외로워"), "TIE-OneThread");
    EXPECT_EQ(frame_for("또 망쳤어. 한심하다"), "MIRROR-Kinder");
    EXPECT_EQ(frame_for("점심으로 국수를 먹었다"), "SENSE-Unnamed");
    EXPECT_EQ(frame_for("calm and grateful"), "FLOW-Keep");
    EXPECT_EQ(frame_for("너무 설레!"), "SPARK-Catch");
}

TEST(Frames, EveryFeelingSaidAloneLeadsToTheFrameThatNamesIt) {
    for (Index k = 0; k < file().feelings.size(); ++k) {
        const Feeling& feeling = file().feelings[k];
        const Frame& frame = file().frames[find_by_id(file().frames, frame_for(feeling.keywords.korean[0]))];
        EXPECT_NE(std::find(frame.feelings.begin(), frame.feelings.end(), k), frame.feelings.end())
            << feeling.id << " leads to " << frame.id;
    }
}

TEST(Frames, CombineWithTheBestOfTheirOwn) {
    const Reflection one = project_companion().reflect("무기력하고 막막해", log_at(100));
    EXPECT_EQ(file().frames[one.frame.frame].id, "POS-FlowOnly");
    EXPECT_EQ(file().frames[one.beside].id, "DIKI-Incomplete");
    const std::vector<FrameScore> scores = {{0, 0, 0, 1}, {1, 0, 0, 0.5}};
    CompanionFile alone = file();
    alone.frames[0].with.clear();
    EXPECT_EQ(frame_beside(alone, 0, scores), kNone);
}

TEST(Routines, AreThreeOfDifferentKindsThatCanBeDoneNow) {
    for (const char* const text :
         {"오늘 너무 무기력함", "so anxious and overwhelmed", "진짜 화나", "excited!"}) {
        const Reflection one = project_companion().reflect(text, log_at(100));
        ASSERT_THAT(one.routines, SizeIs(3)) << text;
        std::vector<std::string> kinds;
        for (const RoutineScore& score : one.routines) {
            kinds.push_back(file().routines[score.routine].kind);
            EXPECT_GT(score.from, 0.5) << text << ": " << file().routines[score.routine].id;
            EXPECT_GT(score.energy, 0.5) << text << ": " << file().routines[score.routine].id;
        }
        std::sort(kinds.begin(), kinds.end());
        EXPECT_EQ(std::unique(kinds.begin(), kinds.end()), kinds.end()) << text;
    }
}

TEST(Routines, AFallingRhythmAsksForLessEnergy) {
    const AffectState state{-0.2, 0.4, 0.5};
    EXPECT_DOUBLE_EQ(energy_of(state, Trend::level), 0.4);
    EXPECT_DOUBLE_EQ(energy_of(state, Trend::falling), 0.3);
    EXPECT_DOUBLE_EQ(energy_of(state, Trend::rising), 0.5);
}

TEST(Routines, WhatWasJustDoneStepsBackForADay) {
    Log log = log_at(100);
    const auto first = routines_of(project_companion().reflect("오늘 너무 무기력함", log))[0];
    companion::Run run;
    run.at = noon(100);
    run.routine = first;
    log.runs = {run};
    const Reflection one = project_companion().reflect("오늘 너무 무기력함", log);
    EXPECT_NE(routines_of(one)[0], first);
}

TEST(Companion, TheSameLogGivesTheSameReflection) {
    Log log = log_at(100);
    log.samples = {sample(98, -0.4), sample(99, 0.1)};
    log.runs = {rated(99, "one-song", "WAVE-LetThrough", Rating::good)};
    const Reflection a = project_companion().reflect("조금 우울해", log);
    const Reflection b = Companion(project_file()).reflect("조금 우울해", log);
    EXPECT_EQ(routines_of(a), routines_of(b));
    EXPECT_EQ(a.state, b.state);
    EXPECT_EQ(a.declaration, b.declaration);
    for (std::size_t k = 0; k < a.routines.size(); ++k) EXPECT_EQ(a.routines[k].total, b.routines[k].total);
}

TEST(Companion, DeclarationsOfAFrameComeInTurn) {
    Log log = log_at(100);
    std::vector<std::string> said;
    for (int k = 0; k < 4; ++k) {
        said.push_back(project_companion().reflect("무기력", log).declaration);
        log.inputs.push_back({noon(99), "무기력", "lethargy", {"POS-FlowOnly"}, said.back(), {}, false});
    }
    EXPECT_NE(said[0], said[1]);
    EXPECT_NE(said[1], said[2]);
    EXPECT_EQ(said[3], said[0]);
}

TEST(Companion, AnswersInTheLanguageOfTheTextOrTheLastOne) {
    Log log = log_at(100);
    EXPECT_EQ(project_companion().reflect("피곤해 today", log).language, Language::korean);
    EXPECT_EQ(project_companion().reflect("tired", log).language, Language::english);
    EXPECT_EQ(project_companion().reflect("😭", log).language, Language::english);
    log.inputs.push_back({noon(99), "무기력", "", {}, "", Language::korean, false});
    EXPECT_EQ(project_companion().reflect("😭", log).language, Language::korean);
    EXPECT_EQ(project_companion().reflect("tired", log, Language::korean).language, Language::korean);
}

TEST(Companion, OffersNoRoutineToSeriousDistress) {
    const Reflection one = project_companion().reflect("너무 무기력하고 죽고 싶어", log_at(100));
    EXPECT_TRUE(one.is_distress);
    EXPECT_THAT(one.routines, SizeIs(0));
    EXPECT_EQ(one.declaration, "");
    const auto& answer = file().distress.answer;
    EXPECT_THAT(answer.korean, Contains(testing::HasSubstr("109")));
    EXPECT_THAT(answer.english, Contains(testing::HasSubstr("your local emergency number")));
}

TEST(Companion, AfterARoutineWordsOfNoChangeKeepWhatWasFelt) {
    const Sample before = sample(100, -0.6, 0.1, "lethargy");
    const Sample same = project_companion().felt_after("그대로", before, log_at(100));
    EXPECT_EQ(same.state, before.state);
    EXPECT_EQ(same.feeling, "lethargy");
    const Sample better = project_companion().felt_after("조금 나아짐", before, log_at(100));
    EXPECT_GT(better.state.valence, before.state.valence);
    EXPECT_EQ(better.feeling, "relief");
}

}  // namespace
}  // namespace rei::companion
