// Feelings heard in what people write.
#include "rei/companion/listener.hpp"

#include "companion_data.hpp"
#include <gmock/gmock.h>

namespace rei::companion {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

Hearing hear(const std::string& text) {
    static const CompanionFile kFile = project_file();
    static const Listener kListener(kFile);
    return kListener.hear(text);
}
/// Ids of the feelings said; "!id" where one is only denied.
std::vector<std::string> feelings_in(const std::string& text) {
    static const CompanionFile kFile = project_file();
    std::vector<std::string> out;
    for (const HeardFeeling& one : hear(text).feelings)
        out.push_back((one.said == 0 ? "!" : "") + kFile.feelings[one.feeling].id);
    return out;
}

TEST(Listener, HearsFeelingsInKoreanAndEnglish) {
    EXPECT_THAT(feelings_in("오늘 너무 무기력함"), ElementsAre("lethargy"));
    EXPECT_THAT(feelings_in("오늘 너무 멍해"), ElementsAre("foggy"));
    EXPECT_THAT(feelings_in("콘텐츠 아이디어 정체"), ElementsAre("stuck"));
    EXPECT_THAT(feelings_in("회의 전이라 긴장되고 불안해"), ElementsAre("tension", "anxiety"));
    EXPECT_THAT(feelings_in("I'm exhausted and a bit lonely"), ElementsAre("tired", "loneliness"));
    EXPECT_THAT(feelings_in("So EXCITED!!"), ElementsAre("excitement"));
    EXPECT_THAT(feelings_in("ㅠㅠ"), ElementsAre("sadness"));
    EXPECT_THAT(feelings_in("\xE1\x84\x86\xE1\x85\xAE기력"), ElementsAre("lethargy")) << "decomposed";
    EXPECT_THAT(feelings_in("점심으로 국수를 먹었다"), IsEmpty());
    EXPECT_THAT(feelings_in(""), IsEmpty());
}

TEST(Listener, TakesLatinKeywordsForWholeWords) {
    EXPECT_THAT(feelings_in("I made a nomad numbered saddle"), IsEmpty()) << "mad, numb, sad";
    EXPECT_THAT(feelings_in("exhausting"), ElementsAre("tired")) << "exhaust*";
    EXPECT_THAT(feelings_in("(tired)"), ElementsAre("tired"));
    EXPECT_THAT(feelings_in("친구에게 전화나 할까"), IsEmpty()) << "^화나";
    EXPECT_THAT(feelings_in("나 화났어"), ElementsAre("anger"));
}

TEST(Listener, HearsALongKeywordAndNotTheOneInsideIt) {
    EXPECT_THAT(feelings_in("집중이 안 돼"), ElementsAre("scattered"));
    EXPECT_THAT(feelings_in("집중 잘 된다"), ElementsAre("focus"));
    EXPECT_THAT(feelings_in("I'm not okay"), ElementsAre("low"));
    EXPECT_EQ(hear("할 일이 너무 많아").count, 1);
}

TEST(Listener, ADeniedFeelingIsHeardAsDenied) {
    EXPECT_THAT(feelings_in("I'm not tired"), ElementsAre("!tired"));
    EXPECT_THAT(feelings_in("I'm not so very tired"), ElementsAre("!tired"));
    EXPECT_THAT(feelings_in("not tired, bored"), ElementsAre("!tired", "boredom"));
    EXPECT_THAT(feelings_in("I don't know why I'm sad"), ElementsAre("sadness"));
    EXPECT_THAT(feelings_in("no longer anxious"), ElementsAre("!anxiety"));
    EXPECT_THAT(feelings_in("피곤하지 않아"), ElementsAre("!tired"));
    EXPECT_THAT(feelings_in("피곤하지않아"), ElementsAre("!tired"));
    EXPECT_THAT(feelings_in("안 슬퍼"), ElementsAre("!sadness"));
    EXPECT_THAT(feelings_in("우울한 건 아니야"), ElementsAre("!sadness"));
    EXPECT_THAT(feelings_in("걱정 없어"), ElementsAre("!anxiety"));
    EXPECT_THAT(feelings_in("아니, 너무 피곤해"), ElementsAre("tired"));
    EXPECT_THAT(feelings_in("잠을 못 자서 피곤해"), ElementsAre("tired"));
    EXPECT_THAT(feelings_in("의욕이 없어"), ElementsAre("lethargy")) << "a keyword with its negation in it";
}

TEST(Listener, ADeniedFeelingPushesHalfAsFarTheOtherWay) {
    const Push tired = hear("tired").mean, not_tired = hear("not tired").mean;
    EXPECT_DOUBLE_EQ(not_tired.valence, -tired.valence / 2);
    EXPECT_DOUBLE_EQ(not_tired.arousal, -tired.arousal / 2);
}

TEST(Listener, HearsHowMuch) {
    EXPECT_EQ(hear("너무 피곤해").degree, Degree::strong);
    EXPECT_EQ(hear("조금 피곤해").degree, Degree::slight);
    EXPECT_EQ(hear("피곤해").degree, Degree::plain);
    EXPECT_EQ(hear("a bit tired").degree, Degree::slight);
    EXPECT_TRUE(hear("그대로").is_same);
    EXPECT_GT(hear("tired, sleepy, worn out").confidence, hear("tired").confidence);
    EXPECT_LT(hear("happy and sad").confidence, hear("happy").confidence);
}

TEST(Listener, HearsSeriousDistressAndNotFiguresOfSpeech) {
    for (const char* const text : {"죽고 싶어", "요즘 자해 생각이 나", "그냥 사라지고 싶다", "살기 싫어",
                                   "I want to die", "thinking about suicide", "I want to hurt myself",
                                   "I don't want to live anymore", "I Don’t Want To Be Alive", "suicidal"})
        EXPECT_TRUE(hear(text).is_distress) << text;
    for (const char* const text : {"배고파 죽겠다", "웃겨 죽는 줄", "피곤해 죽겠어", "dying of laughter",
                                   "I could kill for a coffee", "deadline"})
        EXPECT_FALSE(hear(text).is_distress) << text;
}

}  // namespace
}  // namespace rei::companion
