// Whatever edits follow each other: the policy can be exported and read back, or the edit was refused in
// words and changed nothing; and undo leads all the way back.
#include "engine/test_data.hpp"

#include "rei/model/workbench.hpp"
#include "rei/policy/policy_file.hpp"

namespace rei::workbench {
namespace {

class RandomEdits {
  public:
    explicit RandomEdits(test::Dice& dice) : dice_(dice) {}

    PersonaEdit next(const Policy& policy) {
        switch (dice_.whole(0, 4)) {
            case 0:
                return of_words(policy);
            case 1:
                return of_triggers(policy);
            case 2:
                return of_regions(policy);
            case 3:
                return of_expression(policy);
            default:
                return of_moods(policy);
        }
    }

  private:
    /// Sometimes one past the end.
    std::size_t some(std::size_t size) {
        return static_cast<std::size_t>(dice_.whole(0, static_cast<int>(size)));
    }
    std::string name() {
        return dice_.pick(std::vector<std::string>{"", "a", " b ", "칭찬", "any", "a.b", "x->y", "\"quoted\\",
                                                   "neutral", "praise", "happy", "line\nbreak", "1"});
    }
    std::string mood(const Policy& policy) {
        return dice_.chance(0.9) ? dice_.pick(policy.emotions) : name();
    }
    std::vector<std::string> words() {
        std::vector<std::string> out;
        for (int k = dice_.whole(0, 3); k > 0; --k) out.push_back(name());
        return out;
    }
    Interval interval(double low, double high) {
        const double from = dice_.real(low, high);
        return {from, dice_.real(dice_.chance(0.9) ? from : low, high)};
    }

    PersonaEdit of_words(const Policy& policy) {
        const std::size_t index = some(policy.classes.size());
        switch (dice_.whole(0, 3)) {
            case 0:
                return AddClass{name()};
            case 1:
                return RenameClass{index, name()};
            case 2:
                return DeleteClass{index};
            default:
                return SetKeywords{index, words()};
        }
    }
    PersonaEdit of_triggers(const Policy& policy) {
        const std::size_t index = some(policy.transitions.size());
        const std::string source = dice_.chance(0.5) ? "any" : mood(policy);
        switch (dice_.whole(0, 4)) {
            case 0:
                return AddTrigger{source, mood(policy), words()};
            case 1:
                return DeleteTrigger{index};
            case 2:
                return MoveTrigger{index, some(policy.transitions.size())};
            case 3:
                return SetTriggerMoods{index, source, mood(policy)};
            default:
                return SetTriggerWords{index, words()};
        }
    }
    PersonaEdit of_regions(const Policy& policy) {
        const std::size_t index = some(policy.regions.size());
        SetRegionBounds bounds;
        bounds.index = index;
        if (dice_.chance(0.5)) bounds.valence = interval(-1.1, 1.1);
        if (dice_.chance(0.5)) bounds.arousal = interval(0, 1);
        if (dice_.chance(0.3)) bounds.intensity = interval(0, 1);
        if (dice_.chance(0.3)) bounds.affinity = interval(-100, 100);
        switch (dice_.whole(0, 5)) {
            case 0:
                return AddRegion{{mood(policy), interval(-1, 1), interval(0, 1), {}, {}}};
            case 1:
                return DeleteRegion{index};
            case 2:
                return MoveRegion{index, some(policy.regions.size())};
            case 3:
                return SetRegionMood{index, mood(policy)};
            case 4:
                return UnboundRegion{index, dice_.chance(0.5) ? Axis::intensity : Axis::affinity};
            default:
                return bounds;
        }
    }
    PersonaEdit of_expression(const Policy& policy) {
        const bool is_set = dice_.chance(0.7);
        switch (dice_.whole(0, 3)) {
            case 0:
                return SetVoice{
                    mood(policy),
                    is_set ? std::optional(Voice{name(), name(), dice_.real(-0.2, 2), 1.1}) : std::nullopt};
            case 1:
                return SetFaceChannel{mood(policy), name(),
                                      is_set ? std::optional(dice_.real(-1, 1)) : std::nullopt};
            case 2:
                return SetFace{mood(policy), is_set ? std::optional(Face{{"Blush", 0.5}}) : std::nullopt};
            default:
                return SetStyleHint{mood(policy), is_set ? std::optional(name()) : std::nullopt};
        }
    }
    PersonaEdit of_moods(const Policy& policy) {
        const std::size_t family = some(policy.families.size());
        switch (dice_.whole(0, 9)) {
            case 0:
                return AddMood{name()};
            case 1:
                return RenameMood{some(policy.emotions.size()), name()};
            case 2:
                return DeleteMood{some(policy.emotions.size())};
            case 3:
                return AddFamily{{mood(policy), mood(policy)}};
            case 4:
                return DeleteFamily{family};
            case 5:
                return AddToFamily{family, mood(policy)};
            case 6:
                return RemoveFromFamily{family, mood(policy)};
            case 7:
                return SetPersonaSummary{name()};
            case 8:
                return SetSpeechRegister{name()};
            default:
                return SetPersonaName{name()};
        }
    }

    test::Dice& dice_;
};

class RandomPolicyEditing : public testing::TestWithParam<int> {};

TEST_P(RandomPolicyEditing, EndsInAPolicyThatCanBeExportedAndUndone) {
    test::Dice dice(static_cast<std::uint64_t>(GetParam()));
    RandomEdits edits(dice);
    const char* path = GetParam() % 2 == 0 ? "policies/rei.json" : "policies/aria.json";
    Workbench bench(*load_policy(test::source_path(path)));
    const Session& session = bench.session;
    const Policy first = session.policy();
    int done = 0;
    for (int k = 0; k < 80; ++k) {
        const PersonaEdit edit = edits.next(session.policy());
        const Policy before = session.policy();
        const std::size_t notices = bench.notices.history().size();
        const Loaded<Policy> wanted = edited(before, edit);
        edit_policy(bench, edit);
        if (!wanted) {
            EXPECT_TRUE(session.policy() == before);
            EXPECT_EQ(bench.notices.history().size(), notices + 1);
            EXPECT_FALSE(bench.notices.history().back().detail.empty());
            continue;
        }
        EXPECT_TRUE(session.policy() == *wanted)
            << name_of(edit, before) << ": " << bench.notices.history().back().detail;
        done += session.policy() == before ? 0 : 1;
        const Loaded<Policy> again = parse_policy(session.exported_text(), "again.json");
        ASSERT_TRUE(again) << text_of(again.problems);
        EXPECT_TRUE(*again == session.policy());
    }
    EXPECT_GT(done, 20);
    EXPECT_EQ(session.history().depth(), static_cast<std::size_t>(done));
    while (session.history().can_undo()) bench.session.undo();
    EXPECT_TRUE(session.policy() == first);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomPolicyEditing, testing::Range(0, 10));

}  // namespace
}  // namespace rei::workbench
