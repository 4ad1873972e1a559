// A conversation that has outgrown the context: what the model is asked to write down, and what becomes of
// it.
#include "llm_test_data.hpp"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace rei::llm::test {
namespace {

using Json = nlohmann::json;
using live::Answer;
using live::ChatMessage;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

class LongTalk : public testing::TestWithParam<Protocol> {
  protected:
    LongTalk() {
        ModelSettings settings = settings_for(fake, GetParam());
        settings.num_ctx = 2048;
        settings.num_predict = 512;
        responder = std::make_unique<ModelResponder>(model_of(settings));
        request.system = "You are Rei.";
        request.user = "mina";
        talk(60);
    }
    /// So many turns more.
    void talk(int turns) {
        for (int k = 0; k < turns; ++k) {
            const std::string number = std::to_string(request.history.size() / 2);
            request.history.push_back(
                {ChatMessage::Role::user, "I saw the cat number " + number + ". And more."});
            request.history.push_back({ChatMessage::Role::assistant, "Nice. " + std::string(200, 'x')});
        }
    }
    Answer say(const std::string& text) {
        request.text = text;
        return responder->answer(request, ear, stop.get_token());
    }
    static FakeTurn writing(const std::string& notes) {
        return {FakeMode::normal, notes, "", {}, "stop", {}};
    }
    [[nodiscard]] Json messages(std::size_t body) const {
        return Json::parse(fake.bodies()[body])["messages"];
    }

    FakeLlm fake;
    std::unique_ptr<ModelResponder> responder;
    live::Request request;
    std::stop_source stop;
    Ear ear;
};

TEST_P(LongTalk, TheModelWritesDownWhatNoLongerFits) {
    fake.then(writing("- likes cats\n\n- went to the sea"));
    fake.then({});
    const Answer answer = say("hello");
    EXPECT_EQ(answer.end, Answer::End::whole);
    EXPECT_EQ(ear.text(), answer.reply) << "nothing of the notes is shown";
    ASSERT_THAT(fake.bodies(), SizeIs(2));
    const Json asked = messages(0);
    ASSERT_THAT(asked, SizeIs(2));
    EXPECT_THAT(asked[0]["content"].get<std::string>(), StartsWith("You keep the notes of a conversation."));
    EXPECT_THAT(asked[1]["content"].get<std::string>(), HasSubstr("user: I saw the cat number 3"));
    EXPECT_FALSE(Json::parse(fake.bodies()[0]).contains("format"));
    const Json told = messages(1);
    EXPECT_EQ(told[0]["content"], "You are Rei.") << "notes never come into the system text";
    EXPECT_EQ(told[1]["role"], "user");
    EXPECT_THAT(told[1]["content"].get<std::string>(),
                HasSubstr("Said earlier:\n- likes cats\n- went to the sea\n"));
}

TEST_P(LongTalk, IsAskedAgainOnlyWhenAsMuchHasComeSince) {
    for (const FakeTurn& turn :
         {writing("- likes cats"), FakeTurn{}, FakeTurn{}, writing("- likes cats very much"), FakeTurn{}})
        fake.then(turn);
    say("hello");
    talk(2);
    say("again");
    ASSERT_THAT(fake.bodies(), SizeIs(3)) << "two turns are not worth a round";
    EXPECT_THAT(messages(2)[1]["content"].get<std::string>(),
                HasSubstr("- likes cats\n- I saw the cat number"));
    talk(30);
    say("and again");
    ASSERT_THAT(fake.bodies(), SizeIs(5));
    EXPECT_THAT(messages(3)[1]["content"].get<std::string>(),
                StartsWith("Notes so far:\n- likes cats\nConversation:\nuser: "));
    EXPECT_THAT(messages(4)[1]["content"].get<std::string>(),
                HasSubstr("Said earlier:\n- likes cats very much\n"));
}

TEST_P(LongTalk, WhereItFailsSentencesOfTheTalkAreTaken) {
    fake.then({FakeMode::drop, "- half of", "", {}, "stop", {}});
    fake.then({});
    EXPECT_EQ(say("hello").end, Answer::End::whole);
    const std::string note = messages(fake.bodies().size() - 1)[1]["content"];
    EXPECT_THAT(note, HasSubstr("- I saw the cat number"));
    EXPECT_THAT(note, Not(HasSubstr("half")));
    const std::size_t rounds = fake.bodies().size();
    say("again");
    EXPECT_THAT(fake.bodies(), SizeIs(rounds + 1)) << "it is not asked for the same again";
}

TEST_P(LongTalk, NotesThatAreTooLongAreCutBetweenLines) {
    std::string notes;
    for (int k = 0; k < 400; ++k) notes += "- line " + std::to_string(k) + " of far too many\n";
    fake.then(writing(notes));
    fake.then({});
    say("hello");
    const std::string note = messages(1)[1]["content"];
    EXPECT_THAT(note, HasSubstr("- line 0 of far too many\n"));
    EXPECT_THAT(note, testing::EndsWith(" of far too many\n"));
    EXPECT_LT(note.size(), 2000U);
}

TEST_P(LongTalk, AnotherTalkHasNotesOfItsOwn) {
    fake.then(writing("- likes cats"));
    fake.then({});
    say("hello");
    request.history.clear();
    say("I am somebody else");
    EXPECT_THAT(fake.bodies().back(), Not(HasSubstr("likes cats")));
}

INSTANTIATE_TEST_SUITE_P(BothProtocols, LongTalk, testing::Values(Protocol::ollama, Protocol::openai),
                         [](const auto& protocol) { return name_of(protocol.param); });

}  // namespace
}  // namespace rei::llm::test
