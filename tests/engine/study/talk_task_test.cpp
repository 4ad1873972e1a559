#include "rei/study/talk_task.hpp"

#include <algorithm>

#include "engine/study/talks.hpp"

#include "rei/replay/replay.hpp"
#include "rei/scenario/said.hpp"
#include "rei/scenario/scenario_file.hpp"
#include "rei/study/proof.hpp"
#include "rei/study/thread_crew.hpp"

namespace rei {
namespace {

/// Laws of every kind that a scenario can have, beside the built-in ones.
std::vector<Law> laws_for(const Policy& policy) {
    std::vector<Law> out = test::all_laws(policy);
    auto scenario = parse_scenario(R"(scenario: s
turns: [{id: a, at: 1}]
until: 21
expect:
  - mood: {never: happy}
  - mood: {never: angry}
  - settles: {to: happy, after: a + 1, within: 5}
  - settles: {to: neutral}
  - flips: {at_most: 3}
  - saturation: {of: arousal, above: 0.5, at_most: 0.1}
  - saturation: {of: valence, above: -0.5, at_most: 0.1}
  - range: {of: arousal, min: 0.2}
)",
                                   "laws.yaml");
    EXPECT_TRUE(scenario);
    for (Law& law : laws_of(*scenario).laws) out.push_back(std::move(law));
    return out;
}

/// The robustness of a law by the plain engine, from the text.
double judged(const Talk& talk, const TalkSpace& space, const Law& law, const Policy& policy,
              Variant variant) {
    Scenario said = scenario_of(talk, space, law);
    said.name = "talk";
    const Loaded<Scenario> scenario = resolved(said);
    if (!scenario) {
        ADD_FAILURE() << text_of(scenario.problems);
        return 0;
    }
    double out = std::numeric_limits<double>::infinity();
    for (const Verdict& verdict : judge(replay(*scenario, policy, variant), *scenario, policy))
        out = std::min(out, verdict.robustness);
    return out;
}

class TalkTaskOf : public testing::TestWithParam<Variant> {};

TEST_P(TalkTaskOf, RowsSayWhatTheJudgeSaysOfTheText) {
    const Variant variant = GetParam();
    const Policy policy = test::shipped_policy("rei-tuned.json");
    const TalkSpace space = any_talk(policy, variant, {5, 1.5, 20});
    const TalkTask task(policy, variant, space, laws_for(policy));
    const Rows in = test::rows_of_talks(space, 60, 11);
    Rows out(task.outputs());
    ThreadCrew(task, 1).work(in, out);
    Talk talk;
    std::size_t broken = 0;
    for (std::size_t k = 0; k < in.size(); ++k) {
        decode(in[k], talk);
        for (std::size_t law = 0; law < task.laws().size(); ++law) {
            EXPECT_NEAR(out[k][law], judged(talk, space, task.laws()[law], policy, variant), 1e-9)
                << task.laws()[law].name << " in row " << k;
            broken += out[k][law] < 0 ? 1 : 0;
        }
    }
    EXPECT_GT(broken, 50U);
    EXPECT_LT(broken, in.size() * task.laws().size() / 2);
}

INSTANTIATE_TEST_SUITE_P(Variants, TalkTaskOf,
                         testing::Values(Variant::heuristic, Variant::continuous, Variant::discrete,
                                         Variant::kalman, Variant::fsm, Variant::hmm),
                         [](const auto& one) { return name_of(one.param); });

TEST(TalkTask, HoweverManyWorkRowsAreTheSame) {
    const Policy policy = test::shipped_policy("aria.json");
    const TalkSpace space = any_talk(policy, Variant::continuous, {});
    const TalkTask task(policy, Variant::continuous, space, laws_for(policy));
    const Rows in = test::rows_of_talks(space, 300, 2);
    Rows alone(task.outputs()), together(task.outputs()), backwards(task.outputs(), in.size());
    ThreadCrew(task, 1).work(in, alone);
    ThreadCrew(task, 3).work(in, together);
    const auto worker = task.make_worker();
    for (std::size_t k = in.size(); k-- > 0;) worker->work(in, k, k + 1, backwards);
    EXPECT_TRUE(alone == together);
    EXPECT_TRUE(alone == backwards);
}

TEST(Talk, ComesBackFromARowAndPlacesWithoutATurnAreNone) {
    const Policy policy = test::shipped_policy("rei-tuned.json");
    const TalkSpace space = any_talk(policy, Variant::continuous, {});
    TalkMoves moves(space, 3);
    std::vector<double> row(row_width(space));
    Talk again;
    for (int k = 0; k < 100; ++k) {
        const Talk talk = moves.draw();
        encode(talk, row);
        decode(row, again);
        EXPECT_EQ(talk, again);
    }
    encode({}, row);
    decode(row, again);
    EXPECT_TRUE(again.empty());
}

TEST(TalkMoves, KeepToTheSpace) {
    const Policy policy = test::shipped_policy("rei-tuned.json");
    const TalkSpace space = any_talk(policy, Variant::continuous, {7, 0.5, 10});
    TalkMoves moves(space, 3);
    Talk talk = moves.draw();
    const auto fits = [&](std::size_t most) {
        return talk.size() <= most && std::all_of(talk.begin(), talk.end(), [&](const TalkTurn& turn) {
                   return turn.gap_sec >= 0.5 && turn.gap_sec <= 30 && turn.user < space.users.size() &&
                          std::abs(turn.mood_delta) <= 2 && std::abs(turn.affinity_delta) <= 10;
               });
    };
    for (int k = 0; k < 3000; ++k) {
        if (k % 50 == 0) talk = moves.cross(talk, moves.draw());
        moves.change(talk);
        ASSERT_TRUE(fits(7)) << k;
    }
    moves.limit_turns(2);
    moves.change(talk);
    EXPECT_TRUE(fits(2));
}

TEST(Talk, NobodyBecomesMoreOfAFriendThanMayBe) {
    int affinity = 4;
    EXPECT_EQ(limited_delta(affinity, 3.9, 10), 3);
    EXPECT_EQ(limited_delta(affinity, 9, 10), 3);
    EXPECT_EQ(affinity, 10);
    EXPECT_EQ(limited_delta(affinity, -40, 10), -20);
    int old_friend = 50;
    EXPECT_EQ(limited_delta(old_friend, 5, 10), 0);
    EXPECT_EQ(old_friend, 50);
}

}  // namespace
}  // namespace rei
