// The hmm variant at work: what is believed, when the moods are compared, and what the label makes of it.
#include <cmath>
#include <numeric>

#include "engine/persona/recorder.hpp"
#include "engine/random_cases.hpp"

#include "rei/labelling/centroids.hpp"

namespace rei {
namespace {

using test::Dice;
using test::Talk;

/// The documents' policy without triggers.
Policy persona() {
    Policy policy = test::shipped_policy("rei.json");
    policy.transitions.clear();
    return policy;
}

HmmOwn own_of(Talk& talk) {
    return std::get<HmmOwn>(talk.engine().own());
}

double lead_over(const MoodDistribution& p, Mood candidate, Mood mood) {
    return p[candidate] - p[mood];
}

/// What an evaluation of everything at every instant would say; no triggers, no cooldown.
struct Naive {
    explicit Naive(const Policy& policy)
        : policy_(policy),
          chain_(policy),
          evidence_(policy, mood_centroids(policy)),
          mood_(policy.neutral()) {
        posterior_.resize(policy.emotions.size());
        posterior_[mood_] = 1;
    }
    void look(double at_sec) {
        const MoodDistribution p = chain_.after(posterior_, at_sec - since_sec_);
        const auto best = static_cast<Mood>(std::max_element(p.begin(), p.end()) - p.begin());
        if (lead_over(p, best, mood_) <= policy_.engine.hmm_flip_margin) return;
        mood_ = best;
        char line[64];
        std::snprintf(line, sizeof line, "%s%.3f %s", flips_.empty() ? "" : ", ", at_sec,
                      policy_.emotions[best].c_str());
        flips_ += line;
    }
    void pass(double to_sec) {
        for (; (next_ + 1) * policy_.engine.grid_sec <= to_sec; next_ += 1)
            look((next_ + 1) * policy_.engine.grid_sec);
    }
    void say(double at_sec, const Stimulus& stimulus, double mood_delta) {
        pass(at_sec);
        posterior_ = chain_.after(posterior_, at_sec - since_sec_);
        since_sec_ = at_sec;
        if (const auto measured = evidence_.measure(stimulus, mood_delta))
            evidence_.weigh(*measured, posterior_);
        look(at_sec);
    }

    Policy policy_;
    MoodChain chain_;
    MoodEvidence evidence_;
    MoodDistribution posterior_;
    double since_sec_ = 0, next_ = 0;
    Mood mood_;
    std::string flips_;
};

TEST(Hmm, EqualsAnEvaluationOfEverythingAtEveryInstant) {
    const std::vector<std::string> words{"좋았", "애매하다", "토닥", "쩐다", "아파", "ㅋㅋ"};
    for (int seed = 0; seed < 60; ++seed) {
        Dice dice(static_cast<std::uint64_t>(seed));
        Policy policy = persona();
        policy.engine.cooldown_sec = 0;
        policy.engine.grid_sec = dice.pick(std::vector<double>{0.05, 0.1, 0.7});
        policy.engine.hmm_mean_dwell_sec = dice.real(2, 60);
        policy.engine.hmm_neutral_dwell_sec = dice.real(2, 60);
        policy.engine.hmm_return_share = dice.real(0.05, 0.95);
        policy.engine.hmm_flip_margin = dice.real(0, 0.3);
        Talk talk(policy, Variant::hmm);
        Naive naive(policy);
        double at_sec = 0;
        for (int k = 0; k < 30; ++k) {
            at_sec += dice.real(0, 8);
            const double hint = dice.chance(0.3) ? dice.real(-2, 2) : 0;
            talk.say(at_sec, dice.pick(words) + dice.pick(words), 0, {hint, 0});
            naive.say(at_sec, talk.engine().stimulus(), hint);
            const MoodDistribution posterior = own_of(talk).posterior;
            for (std::size_t m = 0; m < posterior.size(); ++m)
                EXPECT_NEAR(posterior[m], naive.posterior_[m], 1e-12);
        }
        talk.wait_until(at_sec + 100);
        naive.pass(at_sec + 100);
        EXPECT_EQ(talk.flips(), naive.flips_) << "seed " << seed;
        EXPECT_FALSE(talk.flips().empty()) << "seed " << seed;
    }
}

TEST(Hmm, WhatIsBelievedDoesNotDependOnAsking) {
    for (int seed = 0; seed < 60; ++seed) {
        Dice dice(static_cast<std::uint64_t>(seed));
        const Policy policy = test::random_policy(dice);
        Talk quiet(policy, Variant::hmm), asked(policy, Variant::hmm);
        double at_sec = 0;
        for (int k = 0; k < 20; ++k) {
            const double next_sec = at_sec + dice.real(0, 10);
            for (int ask = dice.whole(0, 4); ask > 0; --ask)
                asked.wait_until(dice.real(asked.engine().now_sec(), next_sec));
            at_sec = next_sec;
            for (Talk* talk : {&quiet, &asked}) talk->say(at_sec, k % 3 == 0 ? "좋았" : "아파 쩐다");
        }
        for (const double later : {0.01, 1.0, 500.0}) {
            quiet.wait_until(at_sec + later);
            asked.wait_until(at_sec + later);
            EXPECT_EQ(own_of(quiet).posterior, own_of(asked).posterior) << "seed " << seed;
            EXPECT_EQ(quiet.engine().state(), asked.engine().state()) << "seed " << seed;
        }
    }
}

TEST(Hmm, OnePlainWordMovesTheMoodAndTimeBringsItHome) {
    Talk talk(persona(), Variant::hmm);
    talk.say(3, "좋았어");
    EXPECT_EQ(talk.mood(), "happy");
    talk.wait_until(60);
    EXPECT_EQ(talk.mood(), "neutral");
    ASSERT_EQ(talk.heard().flips.size(), 2U);
    const double back = talk.heard().flips[1].time_sec / 0.1;
    EXPECT_NEAR(back, std::round(back), 1e-9) << "between turns the moods are compared on the grid";
}

TEST(Hmm, TheStartIsCertainAndFeelsLikeItsMood) {
    const Policy policy = persona();
    Talk talk(policy, Variant::hmm, {0.9, 0.9, 0.9}, "sad");
    EXPECT_EQ(own_of(talk).posterior[policy.mood("sad")], 1);
    EXPECT_EQ(talk.engine().state(), mood_centroids(policy)[policy.mood("sad")]);
    EXPECT_EQ(talk.mood(), "sad");
}

TEST(Hmm, TheStateIsWhatTheMoodsFeelLikeOnAverage) {
    const Policy policy = persona();
    const auto centroids = mood_centroids(policy);
    Talk talk(policy, Variant::hmm);
    talk.say(3.03, "좋았어");
    talk.wait_until(5.27);
    const HmmOwn own = own_of(talk);
    const MoodDistribution p = MoodChain(policy).after(own.posterior, 5.2 - 3.03);
    AffectState mean{0, 0, 0};
    for (std::size_t m = 0; m < p.size(); ++m) {
        mean.valence += p[m] * centroids[m].valence;
        mean.arousal += p[m] * centroids[m].arousal;
        mean.intensity += p[m] * centroids[m].intensity;
    }
    EXPECT_NEAR(talk.engine().state().valence, mean.valence, 1e-12) << "as of the last instant of the grid";
    EXPECT_NEAR(talk.engine().state().arousal, mean.arousal, 1e-12);
    EXPECT_NEAR(talk.engine().state().intensity, mean.intensity, 1e-12);
}

TEST(Hmm, ALeadWithinTheMarginIsHeldAndSaysWhatIsLacking) {
    Policy policy = persona();
    policy.engine.hmm_flip_margin = 0.9;
    Talk talk(policy, Variant::hmm);
    talk.say(3, "좋았어");
    const LabelEvent& label = talk.label();
    EXPECT_EQ(talk.mood(), "neutral");
    EXPECT_EQ(label.candidate, policy.mood("happy"));
    EXPECT_EQ(label.gate, Gate::hysteresis);
    const MoodDistribution p = own_of(talk).posterior;
    EXPECT_NEAR(label.margin, 0.9 - lead_over(p, policy.mood("happy"), policy.neutral()), 1e-12);
}

TEST(Hmm, ATriggerForcesTheLabelButNotTheBelief) {
    Policy policy = test::shipped_policy("rei.json");
    policy.classes.clear();
    Talk talk(policy, Variant::hmm);
    talk.say(3, "바보");
    EXPECT_EQ(talk.mood(), "angry");
    EXPECT_GT(own_of(talk).posterior[policy.neutral()], 0.85);
    talk.wait_until(30);
    EXPECT_EQ(talk.flips(), "3.000 angry, 6.000 neutral");
}

TEST(Hmm, TheCooldownHoldsAndEndsAtItsInstant) {
    Policy policy = persona();
    policy.engine.cooldown_sec = 2.55;
    Talk talk(policy, Variant::hmm);
    talk.say(3, "좋았어");
    talk.say(4, "슬프 우울 아파");
    EXPECT_EQ(talk.label().gate, Gate::cooldown);
    talk.wait_until(6);
    EXPECT_EQ(talk.flips(), "3.000 happy, 5.550 sad");
    EXPECT_EQ(talk.label().occasion, Occasion::cooldown_end);
}

TEST(Hmm, ALongSilenceEndsAtTheStationaryDistribution) {
    const Policy policy = persona();
    Talk at_once(policy, Variant::hmm), in_steps(policy, Variant::hmm);
    for (Talk* talk : {&at_once, &in_steps}) talk->say(1, "좋았어");
    for (double t = 1000; t < 1e8; t *= 3.7) in_steps.wait_until(t);
    for (Talk* talk : {&at_once, &in_steps}) {
        talk->wait_until(1e8 + 0.05);
        talk->say(1e8 + 0.07, "좋았어");
        talk->wait_until(1e8 + 30);
    }
    EXPECT_EQ(at_once.flips(), in_steps.flips());
    EXPECT_EQ(at_once.engine().state(), in_steps.engine().state());
    EXPECT_EQ(at_once.heard().flips.size(), 4U);
}

}  // namespace
}  // namespace rei
