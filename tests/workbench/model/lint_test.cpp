#include "rei/model/lint.hpp"

#include "workbench/files.hpp"

#include "rei/model/policy_edit.hpp"

namespace rei::workbench {
namespace {

class LintTest : public ::testing::Test {
  protected:
    LintTest() : session(test::project_policy()) { lint.update(session); }
    void change(const PersonaEdit& edit) {
        const Loaded<Policy> done = edited(session.policy(), edit);
        ASSERT_TRUE(done) << text_of(done.problems);
        EXPECT_EQ(text_of(session.change_policy("Change", *done)), "");
    }
    Session session;
    Lint lint;
};

TEST_F(LintTest, FollowsThePolicyButNotAnOpenEdit) {
    session.begin_edit("Type");
    change(SetVoice{"happy", std::nullopt});
    lint.update(session);
    EXPECT_TRUE(lint.lacking("voice_map", "happy").empty());
    session.commit_edit();
    lint.update(session);
    ASSERT_EQ(lint.lacking("voice_map", "happy").size(), 1U);
    EXPECT_EQ(lint.lacking("voice_map", "happy").front()->rule, "mood-without-voice");
    EXPECT_TRUE(lint.lacking("voice_map", "sad").empty());
    session.undo();
    lint.update(session);
    EXPECT_TRUE(lint.lacking("voice_map", "happy").empty());
}

TEST_F(LintTest, FindsWhatSpeaksOfAValueOrOfWhatIsInIt) {
    change(SetKeywords{0, {"최고", "최고다"}});
    lint.update(session);
    EXPECT_EQ(lint.at("sentiment_keywords.praise[1]").size(), 1U);
    EXPECT_TRUE(lint.at("sentiment_keywords.praise").empty());
    EXPECT_EQ(lint.under("sentiment_keywords.praise").size(), 1U);
    EXPECT_TRUE(lint.under("sentiment_keywords.prai").empty());
}

TEST_F(LintTest, CountsByWhereValuesAreEdited) {
    std::size_t sum = 0;
    for (int part = 0; part <= static_cast<int>(PolicyPart::numbers); ++part)
        sum += lint.count(static_cast<PolicyPart>(part));
    EXPECT_EQ(sum, lint.findings().size());
    EXPECT_EQ(part_of("regions[2].valence[0]"), PolicyPart::regions);
    EXPECT_EQ(part_of("sentiment_weights.praise.valence"), PolicyPart::numbers);
    EXPECT_EQ(part_of("transitions.any->sad[1]"), PolicyPart::triggers);
}

}  // namespace
}  // namespace rei::workbench
