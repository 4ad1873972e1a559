// companion.json: what is wrong is named with its place, all of it; the project's own is whole.
#include "companion_data.hpp"
#include <gmock/gmock.h>

namespace rei::companion {
namespace {

using namespace test;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string problems_of(const std::string& text) {
    const Loaded<CompanionFile> loaded = parse_companion(text, "c.json");
    return loaded ? "" : text_of(loaded.problems);
}
std::string problems_with(const std::string& what, const std::string& by) {
    return problems_of(replaced(project_text(), what, by));
}

TEST(CompanionFile, TheProjectsOwnIsWholeInBothLanguages) {
    const CompanionFile file = project_file();
    EXPECT_NE(find_by_id(file.frames, "DIKI-Incomplete"), kNone);
    EXPECT_NE(find_by_id(file.frames, "POS-FlowOnly"), kNone);
    for (const Language language : {Language::korean, Language::english}) {
        for (const Routine& one : file.routines) EXPECT_EQ(one.steps[language].size(), 3U) << one.id;
        for (const Frame& one : file.frames) EXPECT_GE(one.declarations[language].size(), 3U) << one.id;
        for (const Feeling& one : file.feelings) EXPECT_GE(one.keywords[language].size(), 3U) << one.id;
    }
    for (const Frame& one : file.frames) {
        EXPECT_GE(one.routines.size(), 3U) << one.id;
        EXPECT_GE(one.with.size(), 2U) << one.id;
    }
}

TEST(CompanionFile, EveryRoutineBelongsToAFrameAndEveryFeelingToOne) {
    const CompanionFile file = project_file();
    for (Index k = 0; k < file.routines.size(); ++k) {
        EXPECT_TRUE(std::any_of(file.frames.begin(), file.frames.end(), [&](const Frame& one) {
            return std::count(one.routines.begin(), one.routines.end(), k) != 0;
        })) << file.routines[k].id;
    }
    for (Index k = 0; k < file.feelings.size(); ++k) {
        int frames = 0;
        for (const Frame& one : file.frames)
            frames += static_cast<int>(std::count(one.feelings.begin(), one.feelings.end(), k));
        EXPECT_EQ(frames, 1) << file.feelings[k].id;
    }
}

TEST(CompanionFile, WhatIsWrongIsNamedWithItsPlace) {
    EXPECT_THAT(problems_with(R"("valence": -0.55)", R"("valence": -5.5)"),
                AllOf(HasSubstr("c.json:"), HasSubstr("feelings[0].place.valence: found -5.5")));
    EXPECT_THAT(problems_with(R"("id": "POS-FlowOnly")", R"("id": "POS FlowOnly")"),
                AllOf(HasSubstr("frames[0].id: found \"POS FlowOnly\""), HasSubstr("a name of letters")));
    EXPECT_THAT(problems_with(R"("lethargy", "foggy")", R"("lethargy", "fogy")"),
                HasSubstr("frames[0].feelings[1]: found \"fogy\", expected the id of a feeling"));
    EXPECT_THAT(problems_with(R"("minutes": 4)", R"("minutes": "four")"),
                HasSubstr("routines[0].minutes: found \"four\", expected minutes in [0.5, 240]"));
    EXPECT_THAT(problems_with(R"("version": 1)", R"("version": 2)"), HasSubstr("version: expected 1"));
    EXPECT_THAT(problems_with(R"("philosophy": {"ko")", R"("philosophy": {"kr")"),
                AllOf(HasSubstr("profile.philosophy.kr: found \"kr\", expected one of ko, en"),
                      HasSubstr("profile.philosophy.ko: found nothing")));
    EXPECT_THAT(problems_with(R"("멍해")", R"("무기력")"),
                HasSubstr("feelings[1].keywords.ko[0]: found \"무기력\" a second time"));
    EXPECT_THAT(problems_with(R"("numb")", R"("*")"), HasSubstr("a keyword with letters or signs"));
}

TEST(CompanionFile, AllProblemsComeAtOnceInTheOrderOfTheFile) {
    std::string text = replaced(project_text(), R"("energy": 0.15)", R"("energy": 15)");
    text = replaced(text, R"("arousal": 0.12)", R"("arousal": true)");
    const std::string problems = problems_of(text);
    EXPECT_LT(problems.find("feelings[0].place.arousal"), problems.find("routines[0].energy"));
    EXPECT_THAT(problems, HasSubstr("routines[0].energy: found 15"));
}

TEST(CompanionFile, WhatIsNotThereIsMissed) {
    const std::string problems = problems_of(R"({"version": 1})");
    for (const char* const one : {"feelings", "frames", "routines", "distress", "profile"})
        EXPECT_THAT(problems, HasSubstr(std::string(one) + ": found nothing"));
    EXPECT_THAT(problems_of("[]"), HasSubstr("an object"));
    EXPECT_THAT(problems_of("{"), Not(IsEmpty()));
    EXPECT_THAT(text_of(load_companion("/no/such/file.json").problems), HasSubstr("/no/such/file.json"));
}

}  // namespace
}  // namespace rei::companion
