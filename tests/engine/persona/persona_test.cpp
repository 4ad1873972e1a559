#include "rei/persona/persona.hpp"

#include "engine/test_data.hpp"
#include <gmock/gmock.h>

namespace rei {
namespace {

TEST(Persona, StepsLikeTheDocumentsManager) {
    Persona rei(test::shipped_policy("rei.json"), Variant::heuristic);
    const PersonaStep step = rei.step(1, "mina", "오늘 방송 최고였어!", {"고마워 ㅎㅎ", 1, 2});
    EXPECT_EQ(step.reply, "고마워 ㅎㅎ");
    EXPECT_EQ(step.affinity, 2);
    EXPECT_NEAR(step.state.valence, 0.25 + 0.10 + 0.002 * 2, 1e-12);
    EXPECT_EQ(step.mood,
              "neutral");  // the first update counts as 0 s after the last: the cooldown swallows it
}

TEST(Persona, ClampsWhatAModelAnswers) {
    Persona rei(test::shipped_policy("rei.json"), Variant::continuous);
    const PersonaStep step = rei.step(1, "mina", "", {"", 1e9, -1e9});
    EXPECT_DOUBLE_EQ(step.state.valence, 0.10 * 2);
    EXPECT_EQ(step.affinity, -10);
    EXPECT_DOUBLE_EQ(rei.step(1, "bob", "", {"", std::nan(""), 0}).state.valence, 0.2);
}

TEST(Persona, BuildsThePromptFromTheMoodBeforeTheTurn) {
    Persona rei(test::shipped_policy("rei.json"), Variant::continuous);
    const std::string before = rei.prompt("바보");
    EXPECT_NE(before.find("Current mood: neutral (intensity 0.30)"), std::string::npos) << before;
    EXPECT_NE(before.find("친근하고 담백"), std::string::npos);
    EXPECT_NE(before.find("Reply under 500 chars."), std::string::npos);
    EXPECT_NE(before.find("USER: 바보"), std::string::npos);
    rei.step(1, "mina", "바보", {});
    EXPECT_NE(rei.prompt("").find("Current mood: angry"), std::string::npos);
}

TEST(Persona, RemembersUsersAcrossSaveAndResume) {
    const Policy policy = test::shipped_policy("rei-tuned.json");
    Persona first(policy, Variant::continuous);
    first.remember("mina", 40);
    first.step(1, "bob", "바보", {"", 0, -3});
    first.step(2, "mina", "최고", {"", 0, 1});
    Persona second(policy, Variant::continuous);
    ASSERT_TRUE(second.resume(first.save(), "saved.json").empty());
    EXPECT_EQ(second.affinity("mina"), 41);
    EXPECT_EQ(second.affinity("bob"), -3);
    EXPECT_EQ(second.mood(), first.mood());
    for (Persona* one : {&first, &second}) one->step(30, "mina", "레전드", {});
    EXPECT_EQ(first.save(), second.save());
}

TEST(Persona, ADamagedSaveIsExplainedAndChangesNothing) {
    Persona rei(test::shipped_policy("rei.json"), Variant::continuous);
    rei.step(1, "mina", "최고", {});
    const std::string saved = rei.save();
    for (std::size_t cut = 0; cut + 1 < saved.size(); cut += 7) {
        EXPECT_FALSE(rei.resume(saved.substr(0, cut), "saved.json").empty()) << cut;
    }
    EXPECT_FALSE(rei.resume(R"({"users": [], "engine": {"mood": "smug"}})", "saved.json").empty());
    rei.step(2, "jun", "최고", {});
    const std::string of_two = rei.save();
    std::string twice = of_two;
    twice.replace(twice.find("\"jun\""), 5, "\"mina\"");
    EXPECT_THAT(text_of(rei.resume(twice, "saved.json")), testing::HasSubstr("a name of its own"));
    EXPECT_EQ(rei.save(), of_two);
    ASSERT_TRUE(rei.resume(saved, "saved.json").empty());
    EXPECT_EQ(rei.save(), saved);
}

}  // namespace
}  // namespace rei
