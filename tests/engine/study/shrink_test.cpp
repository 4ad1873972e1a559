#include "rei/study/shrink.hpp"

#include "engine/study/talks.hpp"

#include "rei/policy/parameters.hpp"

namespace rei {
namespace {

class Shrink : public testing::Test {
  protected:
    /// The policy with one number changed.
    void set(const char* path, double value) { ASSERT_TRUE(set_parameter(policy_, path, value)) << path; }

    /// A random conversation that breaks the law, shrunk.
    Talk shrunk(const char* name) {
        law_ = test::law_called(name, policy_);
        TalkMoves moves(space_, 1);
        for (;;) {
            Talk talk = moves.draw();
            std::optional<Proof> proof = breaks(talk);
            if (talk.size() < 8 || !proof) continue;
            Shrinker shrinker(space_, law_, policy_, Variant::continuous, std::move(talk), std::move(*proof));
            while (shrinker.advance()) {
            }
            proof_ = shrinker.proof();
            return shrinker.talk();
        }
    }
    [[nodiscard]] std::optional<Proof> breaks(const Talk& talk) const {
        return prove(talk, space_, law_, policy_, Variant::continuous);
    }

    Policy policy_ = test::shipped_policy("rei-tuned.json");
    TalkSpace space_ = any_talk(policy_, Variant::continuous, {});
    Law law_;
    Proof proof_;
};

TEST_F(Shrink, ATriggerThatHoldsTooLongIsOneTurnWithOneWord) {
    set("engine.trigger_hold_sec", 60);
    const Talk talk = shrunk("rest");
    ASSERT_EQ(talk.size(), 1U);
    EXPECT_EQ(talk[0].said[1], kNothing);
    EXPECT_NE(talk[0].said[0], kNothing);
    EXPECT_EQ(talk[0].user, 0U);
    EXPECT_EQ(talk[0].mood_delta, 0);
    EXPECT_EQ(talk[0].affinity_delta, 0);
    EXPECT_EQ(talk[0].gap_sec, 2) << "the shortest that people like";
    ASSERT_EQ(proof_.scenario.turns.size(), 1U);
    EXPECT_EQ(proof_.scenario.turns[0].user, "user");
}

TEST_F(Shrink, ARestInsideAMoodTakesNoTurnAtAll) {
    set("engine.baseline.valence", 0.3);
    EXPECT_TRUE(shrunk("bias").empty());
    EXPECT_TRUE(proof_.scenario.turns.empty());
}

TEST_F(Shrink, NothingThatIsLeftCanBeLeftOut) {
    set("engine.cooldown_sec", 0);
    set("engine.hysteresis.valence", 0);
    law_ = test::law_called("oscillation", policy_);
    std::get<FlipsAtMost>(law_.clauses.front().what).at_most = 3;
    TalkMoves moves(space_, 4);
    Talk talk;
    std::optional<Proof> proof;
    for (; !proof; proof = breaks(talk)) talk = moves.draw();
    Shrinker shrinker(space_, law_, policy_, Variant::continuous, talk, *proof);
    while (shrinker.advance()) {
    }
    const Talk least = shrinker.talk();
    ASSERT_TRUE(breaks(least));
    for (std::size_t k = 0; k < least.size(); ++k) {
        Talk without = least;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(k));
        EXPECT_FALSE(breaks(without)) << "turn " << k;
        for (std::size_t n = 0; n < kSaidAtOnce && least[k].said[n] != kNothing; ++n) {
            Talk fewer_words = least;
            Said& said = fewer_words[k].said;
            std::move(said.begin() + static_cast<std::ptrdiff_t>(n) + 1, said.end(),
                      said.begin() + static_cast<std::ptrdiff_t>(n));
            said.back() = kNothing;
            EXPECT_FALSE(breaks(fewer_words)) << "turn " << k << ", saying " << n;
        }
    }
}

}  // namespace
}  // namespace rei
