#include "rei/model/output.hpp"

#include "workbench/files.hpp"
#include <gtest/gtest.h>

#include "rei/model/variants.hpp"
#include "rei/persona/persona.hpp"

namespace rei::workbench {
namespace {

constexpr const char* kCrowd = R"(
scenario: crowd
turns:
  - {at: 0, text: "최고야"}
  - {at: 0, text: "대박"}
  - {at: 4, text: "안녕"}
  - {at: 4, text: "바보"}
  - {at: 9.37, text: "꺼져"}
  - {at: 30, text: ""}
)";

/// The prompts that a bot would send, turn by turn.
std::vector<std::string> prompts_of_a_persona(const Scenario& scenario, const Policy& policy,
                                              Variant variant) {
    Persona persona(policy, variant);
    std::vector<std::string> prompts;
    for (const Turn& turn : scenario.turns) {
        persona.advance_to(turn.at_sec);
        prompts.push_back(persona.prompt(turn.text));
        persona.step(turn.at_sec, turn.user, turn.text,
                     {turn.reply, turn.llm.mood_delta, turn.llm.affinity_delta});
    }
    return prompts;
}

TEST(Output, APromptIsTheOneThatABotWouldSend) {
    const test::TemporaryFolder folder;
    test::write_text(folder.file("crowd.yaml"), kCrowd);
    for (const std::string& file : {test::project_scenario(), folder.file("crowd.yaml")}) {
        Session session(test::project_policy());
        ASSERT_EQ(text_of(session.open_scenario(file)), "");
        for (const Variant variant : available_variants()) {
            session.set_variant(variant);
            const Scenario& scenario = session.scenario();
            const auto expected = prompts_of_a_persona(scenario, session.policy(), variant);
            for (std::size_t k = 0; k < expected.size(); ++k) {
                const double at_sec = scenario.turns[k].at_sec;
                if (k + 1 < expected.size() && scenario.turns[k + 1].at_sec == at_sec) continue;
                const std::optional<TurnPrompt> prompt = prompt_at(session, at_sec + 0.01);
                ASSERT_TRUE(prompt);
                EXPECT_EQ(prompt->turn, k);
                EXPECT_EQ(prompt->text, expected[k]) << name_of(variant);
                EXPECT_NE(prompt->text.find("Current mood: " + prompt->mood), std::string::npos);
            }
        }
    }
}

TEST(Output, ThereIsNoPromptBeforeTheFirstTurn) {
    Session session(test::project_policy());
    ASSERT_EQ(text_of(session.open_scenario(test::project_scenario())), "");
    EXPECT_FALSE(prompt_at(session, 0.49));
    EXPECT_TRUE(prompt_at(session, 0.5));
}

TEST(Output, ThePresetIsTheMoodsOwnAndArousalScalesTheVoiceAroundIt) {
    Session session(test::project_policy());
    ASSERT_EQ(text_of(session.open_scenario(test::project_scenario())), "");
    const OutputNow output = output_at(session.policy(), session.main_run().trace, 4.5);
    ASSERT_EQ(output.mood, "happy");
    EXPECT_EQ(output.preset.voice, *find_by_name(session.policy().voices, "happy"));
    EXPECT_EQ(output.preset.face, *find_by_name(session.policy().faces, "happy"));
    EXPECT_EQ(*find_by_name(output.neutral, "MouthSmile"), 0.4);
    EXPECT_LT(output.calmest.rate, output.preset.voice.rate);
    EXPECT_LT(output.preset.voice.rate, output.liveliest.rate);
    EXPECT_EQ(output.expression.face, express(session.policy(), "happy", output.state).face);
    EXPECT_EQ(output.state, session.main_run().trace.state_at(4.5));
}

}  // namespace
}  // namespace rei::workbench
