#include "rei/model/policy_edit.hpp"

#include "engine/test_data.hpp"
#include <gmock/gmock.h>

#include "rei/model/workbench.hpp"
#include "rei/policy/policy_file.hpp"

namespace rei::workbench {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class PolicyEdits : public testing::Test {
  protected:
    /// Does the edit; what it makes of the policy is written and read back.
    void edit(const PersonaEdit& what) {
        const Loaded<Policy> done = edited(policy, what);
        ASSERT_TRUE(done) << text_of(done.problems);
        policy = *done;
        const Loaded<Policy> again = parse_policy(export_text(file, policy), "again.json");
        ASSERT_TRUE(again) << text_of(again.problems);
        EXPECT_TRUE(*again == policy);
    }
    /// Why the edit is refused.
    std::string refusal(const PersonaEdit& what) {
        const Loaded<Policy> done = edited(policy, what);
        EXPECT_FALSE(done);
        return text_of(done.problems);
    }
    std::vector<std::string> triggers() {
        std::vector<std::string> keys;
        for (const TriggerRule& rule : policy.transitions) keys.push_back(rule.key);
        return keys;
    }
    std::vector<std::string> region_moods() {
        std::vector<std::string> moods;
        for (const Region& region : policy.regions) moods.push_back(region.mood);
        return moods;
    }
    std::size_t mood(const char* name) { return policy.mood(name); }

    const PolicyFile file = *load_policy(test::source_path("policies/rei.json"));
    Policy policy = file.policy;
};

TEST_F(PolicyEdits, ClassesAreAddedRenamedAndDeleted) {
    edit(AddClass{" teasing "});
    EXPECT_EQ(policy.classes.back().name, "teasing");
    edit(SetKeywords{5, {"메롱", "약오르지"}});
    edit(RenameClass{5, "mockery"});
    EXPECT_THAT(policy.classes.back().keywords, ElementsAre("메롱", "약오르지"));
    EXPECT_THAT(refusal(RenameClass{5, "praise"}), HasSubstr("there is a class praise already"));
    EXPECT_THAT(refusal(AddClass{"  "}), HasSubstr("needs a name"));
    edit(DeleteClass{0});
    EXPECT_EQ(policy.classes.front().name, "insult");
    EXPECT_THAT(refusal(DeleteClass{9}), HasSubstr("no longer there"));
}

TEST_F(PolicyEdits, AKeywordIsThereOnceHoweverItIsSpelt) {
    edit(SetKeywords{0, {"최고", "Best"}});
    EXPECT_THAT(refusal(SetKeywords{0, {"최고", "Best", "BEST"}}),
                HasSubstr("\"Best\" is in praise already"));
    EXPECT_THAT(refusal(SetKeywords{0, {""}}), HasSubstr("at least one letter"));
}

TEST_F(PolicyEdits, AWordThatIsThereTwiceAlreadyDoesNotStandInTheWay) {
    policy.classes[0].keywords = {"a", "a", "b"};
    edit(SetKeywords{0, {"a", "a"}});
    EXPECT_THAT(refusal(SetKeywords{0, {"a", "a", "a"}}), HasSubstr("already"));
}

TEST_F(PolicyEdits, TriggersChangeTheirPlaceTheirMoodsAndTheirWords) {
    edit(MoveTrigger{3, 0});
    EXPECT_THAT(triggers(), ElementsAre("any->excited", "any->angry", "any->happy", "any->sad"));
    edit(SetTriggerMoods{3, "happy", "sad"});
    edit(SetTriggerWords{3, {"슬프"}});
    EXPECT_EQ(policy.transitions[3].key, "happy->sad");
    edit(AddTrigger{"any", "tired", {"졸려"}});
    EXPECT_THAT(refusal(AddTrigger{"any", "tired", {}}), HasSubstr("there is a trigger any->tired already"));
    EXPECT_THAT(refusal(SetTriggerMoods{0, "any", "grumpy"}), HasSubstr("\"grumpy\" is no mood"));
    edit(DeleteTrigger{0});
    EXPECT_THAT(triggers(), ElementsAre("any->angry", "any->happy", "happy->sad", "any->tired"));
}

TEST_F(PolicyEdits, RegionsChangeTheirPlaceTheirMoodAndTheirBounds) {
    EXPECT_THAT(region_moods(), ElementsAre("excited", "happy", "angry", "sad", "tired"));
    edit(MoveRegion{0, 2});
    EXPECT_THAT(region_moods(), ElementsAre("happy", "angry", "excited", "sad", "tired"));
    edit(SetRegionMood{4, "shy"});
    SetRegionBounds bounds{1, Interval{-0.9, -0.2}, Interval{0.6, 0.8}, Interval{0.4, 1}, {}};
    edit(bounds);
    EXPECT_EQ(policy.regions[1].valence, (Interval{-0.9, -0.2}));
    EXPECT_EQ(policy.regions[1].intensity, (Interval{0.4, 1}));
    edit(UnboundRegion{1, Axis::intensity});
    EXPECT_FALSE(policy.regions[1].intensity);
    bounds.arousal = Interval{0.8, 0.6};
    EXPECT_THAT(refusal(bounds), HasSubstr("arousal can't go from 0.8 to 0.6"));
    bounds = {1, {}, {}, {}, Interval{-200, 3}};
    EXPECT_THAT(refusal(bounds), HasSubstr("affinity can't go from -200"));
    edit(AddRegion{{"shy", {0, 0.1}, {0.2, 0.3}, {}, Interval{20, 100}}});
    edit(DeleteRegion{0});
    EXPECT_THAT(region_moods(), ElementsAre("angry", "excited", "sad", "shy", "shy"));
}

TEST_F(PolicyEdits, FamiliesGainAndLoseMoods) {
    ASSERT_EQ(policy.families.size(), 2U);
    edit(AddFamily{{"shy", "happy"}});
    edit(AddToFamily{0, "shy"});
    EXPECT_THAT(refusal(AddToFamily{0, "shy"}), HasSubstr("in this family already"));
    edit(RemoveFromFamily{0, "happy"});
    EXPECT_THAT(policy.families[0], ElementsAre("excited", "shy"));
    edit(DeleteFamily{1});
    EXPECT_THAT(policy.families[1], ElementsAre("shy", "happy"));
}

TEST_F(PolicyEdits, VoicesFacesAndHintsAreSetAndLeftToNeutral) {
    edit(SetVoice{"happy", Voice{"LOCAL", "a", 1.25, 0.9}});
    EXPECT_EQ(find_by_name(policy.voices, "happy")->pitch, 0.9);
    EXPECT_THAT(refusal(SetVoice{"happy", Voice{"", "", 0, 1}}), HasSubstr("above 0"));
    edit(SetVoice{"happy", std::nullopt});
    EXPECT_EQ(find_by_name(policy.voices, "happy"), nullptr);
    edit(SetFaceChannel{"happy", "EyeWide", 0.25});
    edit(SetFaceChannel{"happy", "MouthSmile", std::nullopt});
    EXPECT_EQ(*find_by_name(*find_by_name(policy.faces, "happy"), "EyeWide"), 0.25);
    EXPECT_EQ(find_by_name(*find_by_name(policy.faces, "happy"), "MouthSmile"), nullptr);
    edit(SetFace{"happy", std::nullopt});
    edit(SetFaceChannel{"happy", "Blush", 1});
    EXPECT_EQ(find_by_name(policy.faces, "happy")->size(), 1U);
    edit(SetStyleHint{"happy", "느낌표를 하나씩"});
    edit(SetStyleHint{"sad", std::nullopt});
    EXPECT_EQ(find_by_name(policy.style_hints, "sad"), nullptr);
}

TEST_F(PolicyEdits, EverythingThatSpeaksOfAMoodFollowsItsNewName) {
    edit(AddToFamily{0, "shy"});
    edit(AddTrigger{"shy", "sad", {"흑"}});
    edit(RenameMood{mood("shy"), "bashful"});
    EXPECT_NE(policy.mood("bashful"), kNoMood);
    EXPECT_THAT(policy.families[0], ElementsAre("happy", "excited", "bashful"));
    EXPECT_EQ(triggers().back(), "bashful->sad");
    EXPECT_NE(find_by_name(policy.voices, "bashful"), nullptr);
    EXPECT_NE(find_by_name(policy.faces, "bashful"), nullptr);
    EXPECT_NE(find_by_name(policy.style_hints, "bashful"), nullptr);
    EXPECT_EQ(export_text(file, policy).find("shy"), std::string::npos);
    EXPECT_THAT(refusal(RenameMood{mood("sad"), "bashful"}), HasSubstr("there is a mood bashful already"));
    EXPECT_THAT(refusal(RenameMood{mood("sad"), "a->b"}), HasSubstr("arrow"));
    EXPECT_THAT(refusal(AddMood{"any"}), HasSubstr("called any"));
}

TEST_F(PolicyEdits, NeutralHasToStay) {
    EXPECT_THAT(refusal(DeleteMood{mood("neutral")}), HasSubstr("neutral has to stay"));
    EXPECT_THAT(refusal(RenameMood{mood("neutral"), "calm"}), HasSubstr("neutral has to stay"));
}

TEST_F(PolicyEdits, EverythingThatSpeaksOfAMoodGoesWithIt) {
    FsmRule by_word{"happy", FsmRule::On::sentiment, "insult", 0, {{"sad", 0.5}, {"angry", 0.5}}};
    FsmRule by_trigger{"any", FsmRule::On::trigger, "any->sad", 0, {{"sad", 1}}};
    policy.fsm_rules = {by_word, by_trigger};
    edit(DeleteMood{mood("sad")});
    EXPECT_THAT(triggers(), ElementsAre("any->angry", "any->happy", "any->excited"));
    EXPECT_THAT(region_moods(), ElementsAre("excited", "happy", "angry", "tired"));
    ASSERT_EQ(policy.families.size(), 1U) << "tired alone is no family";
    EXPECT_EQ(find_by_name(policy.voices, "sad"), nullptr);
    ASSERT_EQ(policy.fsm_rules->size(), 1U);
    EXPECT_EQ(policy.fsm_rules->front().to.size(), 1U);
}

TEST_F(PolicyEdits, RowsOfTheTableFollowClassesAndTriggers) {
    policy.fsm_rules = {{"any", FsmRule::On::sentiment, "praise", 0, {{"happy", 1}}},
                        {"any", FsmRule::On::trigger, "any->sad", 0, {{"sad", 1}}}};
    edit(RenameClass{0, "kudos"});
    edit(SetTriggerMoods{2, "happy", "sad"});
    EXPECT_EQ((*policy.fsm_rules)[0].event, "kudos");
    EXPECT_EQ((*policy.fsm_rules)[1].event, "happy->sad");
    edit(DeleteClass{0});
    edit(DeleteTrigger{2});
    EXPECT_THAT(*policy.fsm_rules, IsEmpty());
}

TEST_F(PolicyEdits, UndoCallsThemByName) {
    EXPECT_EQ(name_of(SetKeywords{0, {}}, policy), "Change the keywords of praise");
    EXPECT_EQ(name_of(SetTriggerMoods{0, "sad", "angry"}, policy), "Change trigger any->angry to sad->angry");
    EXPECT_EQ(name_of(DeleteRegion{2}, policy), "Delete region angry");
    EXPECT_EQ(name_of(RenameMood{1, "glad"}, policy), "Rename mood happy to glad");
    EXPECT_EQ(name_of(DeleteMood{99}, policy), "Delete mood ?");
}

TEST(TypedWords, LieBetweenCommasAndLineBreaks) {
    EXPECT_THAT(typed_words(" 최고,  very good ,,\n멋져"), ElementsAre("최고", "very good", "멋져"));
    EXPECT_THAT(typed_words(" , "), IsEmpty());
}

TEST(EditPolicyCommand, StartsFromWhatThereWasWhenTheEditWasOpened) {
    Workbench bench(*load_policy(test::source_path("policies/rei.json")));
    bench.session.begin_edit("Type");
    edit_policy(bench, SetStyleHint{"happy", "a"});
    edit_policy(bench, SetStyleHint{"sad", "b"});
    bench.session.commit_edit();
    EXPECT_NE(*find_by_name(bench.session.policy().style_hints, "happy"), "a");
    EXPECT_EQ(*find_by_name(bench.session.policy().style_hints, "sad"), "b");
    EXPECT_EQ(bench.session.history().depth(), 1U);
}

TEST(EditPolicyCommand, SaysWhatIsRefusedAndChangesNothing) {
    Workbench bench(*load_policy(test::source_path("policies/rei.json")));
    edit_policy(bench, DeleteMood{0});
    EXPECT_FALSE(bench.session.is_tuned());
    ASSERT_FALSE(bench.notices.history().empty());
    EXPECT_EQ(bench.notices.history().back().title, "Delete mood neutral: not possible");
}

}  // namespace
}  // namespace rei::workbench
