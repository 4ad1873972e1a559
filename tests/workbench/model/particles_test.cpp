#include "rei/model/particles.hpp"

#include "workbench/korean.hpp"
#include <gtest/gtest.h>

#include "rei/model/say.hpp"

namespace rei::workbench {
namespace {

TEST(Particles, FollowTheSoundOfASyllable) {
    EXPECT_EQ(with_particles("사과을(를) 감을(를)"), "사과를 감을");
    EXPECT_EQ(with_particles("기쁨(으)로 기대(으)로 물(으)로"), "기쁨으로 기대로 물로");
    EXPECT_EQ(with_particles("물은(는) 물이(가)"), "물은 물이");
    EXPECT_EQ(with_particles("'평온'(이)라는"), "'평온'이라는");
}

TEST(Particles, FollowHowALatinWordIsRead) {
    EXPECT_EQ(with_particles("happy(으)로, neutral(으)로, calm(으)로"), "happy로, neutral로, calm으로");
    EXPECT_EQ(with_particles("kalman을(를) heuristic을(를) discrete을(를)"),
              "kalman을 heuristic을 discrete를");
    EXPECT_EQ(with_particles("disgust이(가) chat이(가)"), "disgust가 chat이");
    EXPECT_EQ(with_particles("talk.yaml(으)로 rei.json(으)로"), "talk.yaml로 rei.json으로");
}

TEST(Particles, FollowHowADigitIsRead) {
    EXPECT_EQ(with_particles("400(으)로 1(으)로 2(으)로 0.3(으)로"), "400으로 1로 2로 0.3으로");
    EXPECT_EQ(with_particles("7은(는) 9은(는)"), "7은 9는");
}

TEST(Particles, LookThroughQuotesAndBrackets) {
    EXPECT_EQ(with_particles("\"바보\"은(는) [4, 5]을(를)"), "\"바보\"는 [4, 5]를");
}

TEST(Particles, KeepBothFormsWhereTheSoundIsNotKnown) {
    EXPECT_EQ(with_particles("(으)로"), "(으)로");
    EXPECT_EQ(with_particles("◇은(는)"), "◇은(는)");
    EXPECT_EQ(with_particles("(이) 그대로"), "(이) 그대로");
}

TEST(Say, FitsTheParticlesOfKorean) {
    EXPECT_EQ(say("Rename mood {} to {}", "happy", "calm"), "Rename mood happy to calm");
    const test::InKorean korean;
    EXPECT_EQ(say("Rename mood {} to {}", "happy", "calm"), "happy 감정을 calm으로 이름 변경");
    EXPECT_EQ(say(phrase("mood becomes {} in {}", "happy", phrase("[{}, {}] s", 4, 5))),
              "happy로 바뀜 · [4, 5]초");
}

}  // namespace
}  // namespace rei::workbench
