// Whatever edits follow each other: the scenario can be saved and read back, or the edit was refused in words
// and changed nothing.
#include "engine/scenario/random_talk.hpp"

#include "rei/model/expectation_kind.hpp"
#include "rei/model/scenario_edit.hpp"
#include "rei/scenario/scenario_file.hpp"
#include "rei/scenario/scenario_writer.hpp"

namespace rei::workbench {
namespace {

class RandomEdits {
  public:
    explicit RandomEdits(test::Dice& dice) : dice_(dice) {}

    ScenarioEdit next(const Scenario& talk) {
        const double sec = dice_.real(-1, talk.until_sec + 2);
        Expectation expectation = random_expectation(talk);
        if (dice_.chance(0.3) || talk.turns.empty()) {
            Turn turn = test::random_turn(dice_);
            turn.at_sec = sec;
            return AddTurn{turn};
        }
        if (dice_.chance(0.2) || talk.expectations.empty()) return AddExpectation{std::move(expectation)};
        const std::size_t turn = some(talk.turns.size()), other = some(talk.expectations.size());
        const Dependents dependents = dice_.chance(0.5) ? Dependents::refuse : Dependents::keep_instants;
        switch (dice_.whole(0, 14)) {
            case 0:
            case 1:
            case 2:
                return MoveTurn{turn, sec};
            case 3:
                return DeleteTurn{turn, dependents};
            case 4:
                return SetTurnText{turn, dice_.pick(test::awkward_texts())};
            case 5:
                return SetTurnUser{turn, dice_.pick(test::awkward_texts())};
            case 6:
                return SetTurnId{
                    turn, dice_.pick(std::vector<std::string>{"", "a", "b", "칭찬", "1", "null", "a b"}),
                    dependents};
            case 7:
                return SetTurnSignal{turn, {dice_.real(-2, 2), static_cast<double>(dice_.whole(-9, 9))}};
            case 8:
                return SetAffinity{dice_.pick(test::awkward_texts()), dice_.whole(-120, 120)};
            case 9:
                return SetUntil{dice_.chance(0.3) ? std::nullopt : std::optional(Moment{"", sec})};
            case 10:
                return EditExpectation{other, std::move(expectation)};
            case 11:
                return DeleteExpectation{other};
            case 12:
                return SetDescription{dice_.pick(test::awkward_texts())};
            default:
                return StretchExpectation{
                    other, sec,
                    dice_.chance(0.5) ? std::optional(dice_.real(sec, talk.until_sec)) : std::nullopt};
        }
    }

  private:
    std::size_t some(std::size_t size) {
        return static_cast<std::size_t>(dice_.whole(0, static_cast<int>(size) - 1));
    }

    Expectation random_expectation(const Scenario& talk) {
        const double from = dice_.real(0, talk.until_sec);
        const auto kind = static_cast<ExpectationKind>(dice_.whole(0, 6));
        return new_expectation(kind, dice_.chance(0.9) ? "happy" : "grumpy", talk,
                               {from, dice_.real(from, talk.until_sec)});
    }

    test::Dice& dice_;
};

class RandomEditing : public testing::TestWithParam<int> {};

TEST_P(RandomEditing, EndsInAScenarioThatCanBeSavedOrInWords) {
    const Policy policy = test::shipped_policy("rei.json");
    test::Dice dice(static_cast<std::uint64_t>(GetParam()));
    RandomEdits edits(dice);
    int done = 0;
    for (int round = 0; round < 10; ++round) {
        const auto first = load_scenario_file(test::source_path("scenarios/praise-then-insult.yaml"));
        ASSERT_TRUE(first);
        Scenario talk = first->scenario;
        for (int k = 0; k < 30; ++k) {
            const ScenarioEdit edit = edits.next(talk);
            auto next = edited(talk, edit, policy);
            if (!next) {
                EXPECT_FALSE(next.problems.front().message.empty());
                continue;
            }
            ++done;
            talk = std::move(next->scenario);
            EXPECT_TRUE(!next->turn || *next->turn < talk.turns.size());
            EXPECT_TRUE(!next->expectation || *next->expectation < talk.expectations.size());
            EXPECT_TRUE(std::is_sorted(talk.turns.begin(), talk.turns.end(),
                                       [](const Turn& a, const Turn& b) { return a.at_sec < b.at_sec; }));
        }
        for (const char* path : {"praise-then-insult.yaml", "talk.json"}) {
            const auto again = parse_scenario(scenario_text(*first, talk, path), path);
            ASSERT_TRUE(again) << text_of(again.problems);
            EXPECT_TRUE(same_scenario(*again, talk));
        }
    }
    EXPECT_GT(done, 100);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomEditing, testing::Range(0, 10));

}  // namespace
}  // namespace rei::workbench
