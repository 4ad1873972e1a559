// The chain against the general matrix exponential of a library, and the filter against enumeration.
#include "rei/dynamics/mood_chain.hpp"

#include <cmath>
#include <numeric>

#include "engine/test_data.hpp"
#include <unsupported/Eigen/MatrixFunctions>

#include "rei/dynamics/mood_evidence.hpp"
#include "rei/dynamics/mood_path.hpp"

namespace rei {
namespace {

using test::Dice;

/// A policy with so many moods, neutral at a random place, and random numbers of the chain.
Policy random_chain_policy(Dice& dice, int moods) {
    Policy out;
    for (int k = 0; k < moods; ++k) out.emotions.push_back("mood" + std::to_string(k));
    out.emotions[static_cast<std::size_t>(dice.whole(0, moods - 1))] = "neutral";
    out.engine = test::shipped_policy("rei.json").engine;
    out.engine.hmm_mean_dwell_sec = std::exp(dice.real(std::log(0.1), std::log(86400)));
    out.engine.hmm_neutral_dwell_sec = std::exp(dice.real(std::log(0.1), std::log(86400)));
    out.engine.hmm_return_share = dice.real(0.01, 0.99);
    return out;
}

MoodDistribution random_distribution(Dice& dice, std::size_t moods) {
    MoodDistribution out(moods);
    for (double& p : out) p = dice.chance(0.3) ? 0 : dice.real(0, 1);
    out[0] += 0.01;
    const double sum = std::accumulate(out.begin(), out.end(), 0.0);
    for (double& p : out) p /= sum;
    return out;
}

Eigen::MatrixXd generator_of(const MoodChain& chain) {
    const auto n = static_cast<Eigen::Index>(chain.size());
    Eigen::MatrixXd q(n, n);
    for (Eigen::Index from = 0; from < n; ++from) {
        for (Eigen::Index to = 0; to < n; ++to)
            q(from, to) = chain.rate(static_cast<Mood>(from), static_cast<Mood>(to));
    }
    return q;
}

void expect_near(const MoodDistribution& a, const MoodDistribution& b, double tolerance) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t k = 0; k < a.size(); ++k) EXPECT_NEAR(a[k], b[k], tolerance);
}

TEST(MoodChain, RatesAreThoseOfTheDwellTimesAndTheReturnShare) {
    const Policy policy = test::policy_from(R"({"emotions": ["happy", "neutral", "sad", "angry"],
      "engine": {"hmm": {"mean_dwell_sec": 20, "neutral_dwell_sec": 90, "return_share": 0.8}}})");
    const MoodChain chain(policy);
    EXPECT_DOUBLE_EQ(chain.rate(0, 0), -1.0 / 20);
    EXPECT_DOUBLE_EQ(chain.rate(0, 1), 0.8 / 20);
    EXPECT_DOUBLE_EQ(chain.rate(0, 2), 0.1 / 20);
    EXPECT_DOUBLE_EQ(chain.rate(1, 1), -1.0 / 90);
    EXPECT_DOUBLE_EQ(chain.rate(1, 3), 1.0 / 270);
}

TEST(MoodChain, RowsOfTheGeneratorAddUpToNought) {
    Dice dice(1);
    for (int moods = 1; moods <= 9; ++moods) {
        const Eigen::MatrixXd q = generator_of(MoodChain(random_chain_policy(dice, moods)));
        EXPECT_LT(q.rowwise().sum().cwiseAbs().maxCoeff(), 1e-15 * q.cwiseAbs().maxCoeff() + 1e-300);
    }
}

TEST(MoodChain, TransitionsAreTheMatrixExponentialOfTheGenerator) {
    Dice dice(2);
    for (int round = 0; round < 300; ++round) {
        const Policy policy = random_chain_policy(dice, dice.whole(1, 9));
        const MoodChain chain(policy);
        const double elapsed_sec = std::exp(dice.real(std::log(1e-6), std::log(1e4)));
        const Eigen::MatrixXd expected = (generator_of(chain) * elapsed_sec).exp();
        const MoodChain::Transition step = chain.transition(elapsed_sec);
        for (std::size_t from = 0; from < chain.size(); ++from) {
            double row = 0;
            for (std::size_t to = 0; to < chain.size(); ++to) {
                const double p = chain.probability(step, static_cast<Mood>(from), static_cast<Mood>(to));
                EXPECT_GE(p, 0);
                EXPECT_NEAR(p, expected(static_cast<Eigen::Index>(from), static_cast<Eigen::Index>(to)),
                            1e-11)
                    << "round " << round;
                row += p;
            }
            EXPECT_NEAR(row, 1, 1e-15 * 9) << "round " << round;
        }
    }
}

TEST(MoodChain, WaitingInPartsIsWaitingInOne) {
    Dice dice(3);
    for (int round = 0; round < 300; ++round) {
        const Policy policy = random_chain_policy(dice, dice.whole(1, 9));
        const MoodChain chain(policy);
        const MoodDistribution from = random_distribution(dice, chain.size());
        const double whole_sec = std::exp(dice.real(std::log(1e-3), std::log(1e5)));
        MoodDistribution in_parts = from;
        for (int part = 0; part < 64; ++part) in_parts = chain.after(in_parts, whole_sec / 64);
        expect_near(in_parts, chain.after(from, whole_sec), 1e-12);
    }
}

TEST(MoodChain, RelaxesToTheStationaryDistribution) {
    Dice dice(4);
    for (int moods = 1; moods <= 9; ++moods) {
        const MoodChain chain(random_chain_policy(dice, moods));
        const MoodDistribution rest = chain.after(random_distribution(dice, chain.size()), 1e9);
        Eigen::RowVectorXd pi(moods);
        for (int k = 0; k < moods; ++k) pi(k) = rest[static_cast<std::size_t>(k)];
        EXPECT_NEAR(pi.sum(), 1, 1e-14);
        const Eigen::MatrixXd q = generator_of(chain);
        EXPECT_LT((pi * q).cwiseAbs().maxCoeff(), 1e-14 * q.cwiseAbs().maxCoeff() + 1e-300);
    }
}

TEST(MoodChain, ACertainMoodStaysCertainForNoTime) {
    Dice dice(5);
    const MoodChain chain(random_chain_policy(dice, 7));
    MoodDistribution certain(7, 0.0);
    certain[3] = 1;
    EXPECT_EQ(chain.after(certain, 0), certain);
}

TEST(MoodCourse, TellsMeansWithoutTheDistribution) {
    Dice dice(6);
    const MoodChain chain(random_chain_policy(dice, 7));
    const MoodDistribution from = random_distribution(dice, 7);
    std::vector<double> values(7);
    for (double& x : values) x = dice.real(-1, 1);
    const MoodCourse course(chain, from);
    const MoodCourse::Weights weights = course.weights(values);
    for (const double elapsed_sec : {0.0, 0.1, 3.0, 1e3, 1e8}) {
        const MoodDistribution there = chain.after(from, elapsed_sec);
        EXPECT_NEAR(MoodCourse::mean(course.at(elapsed_sec), weights),
                    std::inner_product(there.begin(), there.end(), values.begin(), 0.0), 1e-14);
    }
}

// -- evidence, forward filter, path

std::vector<AffectState> random_centroids(Dice& dice, std::size_t moods) {
    std::vector<AffectState> out(moods);
    for (AffectState& one : out) one = {dice.real(-1, 1), dice.real(0, 1), dice.real(0, 1)};
    return out;
}

MoodEvidence evidence_with(const std::string& engine) {
    const Policy policy =
        test::policy_from(R"({"emotions": ["neutral", "happy"], "engine": )" + engine + "}");
    return {policy, {{0, 0.3, 0}, {0.5, 0.3, 0.5}}};
}

TEST(MoodEvidence, MeasuresWhatWordsAndModelSayTogether) {
    const MoodEvidence evidence = evidence_with(
        R"({"baseline": {"valence": 0.1, "arousal": 0.2}, "stimulus_gain": {"valence": 0.25},
            "mood_delta_gain": 0.1, "hmm": {"measurement_gain": {"valence": 0.5, "arousal": 0.4}}})");
    EXPECT_EQ(evidence.measure({0, 0, 0}, 0), std::nullopt);
    const auto words = evidence.measure({0.6, 0.5, 0.75}, 0);
    EXPECT_DOUBLE_EQ(words->valence, 0.1 + 0.5 * 0.6);
    EXPECT_DOUBLE_EQ(words->arousal, 0.2 + 0.4 * 0.5);
    EXPECT_EQ(words->confidence, 0.75);
    const auto both = evidence.measure({0.6, 0.5, 0.75}, -1);
    EXPECT_DOUBLE_EQ(both->valence, 0.1 + 0.5 * (0.6 - 0.4));
    EXPECT_EQ(both->confidence, 0.75);
    const auto model = evidence.measure({0, 0, 0}, 1);
    EXPECT_DOUBLE_EQ(model->valence, 0.1 + 0.5 * 0.4);
    EXPECT_EQ(model->confidence, 0.5);
    EXPECT_EQ(evidence.measure({2, 2, 0.9}, 1e9)->valence, 1);
}

TEST(MoodEvidence, WithoutAGainOfValenceTheModelIsNotHeard) {
    const MoodEvidence evidence = evidence_with(R"({"stimulus_gain": {"valence": 0}})");
    EXPECT_EQ(evidence.measure({0, 0, 0}, 2), std::nullopt);
}

TEST(MoodEvidence, IsTheDensityOfANormalDistributionUpToAFactor) {
    const MoodEvidence evidence =
        evidence_with(R"({"hmm": {"emission_sd": {"valence": 0.2, "arousal": 0.4}}})");
    const MoodMeasurement z{0.3, 0.5, 0.5};
    const auto density = [](double x, double mean, double sd) {
        return std::exp(-(x - mean) * (x - mean) / (2 * sd * sd)) / (sd * std::sqrt(2 * M_PI));
    };
    const double wider = 1 / std::sqrt(0.5);
    const double happy = density(0.3, 0.5, 0.2 * wider) * density(0.5, 0.3, 0.4 * wider);
    const double neutral = density(0.3, 0, 0.2 * wider) * density(0.5, 0.3, 0.4 * wider);
    EXPECT_NEAR(evidence.log_likelihood(z, 1) - evidence.log_likelihood(z, 0), std::log(happy / neutral),
                1e-12);
}

TEST(MoodEvidence, AllMoodsButTheNearestMayVanishWithoutHarm) {
    const MoodEvidence evidence =
        evidence_with(R"({"hmm": {"emission_sd": {"valence": 0.01, "arousal": 0.01}}})");
    MoodDistribution p = {1.0, 1e-300};
    evidence.weigh({1, 1, 1}, p);
    EXPECT_EQ(p, (MoodDistribution{0, 1}));
    p = {1, 0};
    evidence.weigh({1, 1, 1}, p);
    EXPECT_EQ(p, (MoodDistribution{1, 0})) << "what is impossible stays so";
}

/// A short conversation: a chain of a few moods, evidence, and what was measured when.
struct ShortCase {
    explicit ShortCase(int seed)
        : dice(static_cast<std::uint64_t>(seed)),
          policy(random_chain_policy(dice, dice.whole(1, 4))),
          chain(policy),
          evidence(policy, random_centroids(dice, chain.size())),
          start(random_distribution(dice, chain.size())) {
        for (int k = dice.whole(1, 5); k > 0; --k) {
            MoodObservation seen;
            seen.elapsed_sec = dice.chance(0.2) ? 0 : dice.real(0, 60);
            if (dice.chance(0.8))
                seen.measured = MoodMeasurement{dice.real(-1, 1), dice.real(0, 1), dice.real(0.1, 1)};
            observations.push_back(seen);
        }
    }

    /// Calls `visit(moods, weight)` for every sequence of moods: at the start, then at each observation. The
    /// transitions are the general matrix exponential's.
    template <class Visit>
    void enumerate(Visit&& visit) const {
        const std::size_t n = chain.size(), steps = observations.size();
        std::vector<Eigen::MatrixXd> transitions;
        for (const MoodObservation& seen : observations)
            transitions.emplace_back((generator_of(chain) * seen.elapsed_sec).exp());
        std::vector<Mood> moods(steps + 1, 0);
        for (;;) {
            double weight = start[moods[0]];
            for (std::size_t k = 0; k < steps; ++k) {
                weight *= transitions[k](moods[k], moods[k + 1]);
                const auto& measured = observations[k].measured;
                if (measured) weight *= std::exp(evidence.log_likelihood(*measured, moods[k + 1]));
            }
            visit(moods, weight);
            std::size_t k = 0;
            while (k <= steps && ++moods[k] == n) moods[k++] = 0;
            if (k > steps) return;
        }
    }

    Dice dice;
    Policy policy;
    MoodChain chain;
    MoodEvidence evidence;
    MoodDistribution start;
    std::vector<MoodObservation> observations;
};

TEST(MoodFilter, EqualsTheEnumerationOfAllSequences) {
    for (int seed = 0; seed < 200; ++seed) {
        const ShortCase test_case(seed);
        MoodDistribution filtered = test_case.start;
        for (const MoodObservation& seen : test_case.observations) {
            filtered = test_case.chain.after(filtered, seen.elapsed_sec);
            if (seen.measured) test_case.evidence.weigh(*seen.measured, filtered);
        }
        MoodDistribution expected(test_case.chain.size(), 0.0);
        double sum = 0;
        test_case.enumerate([&](const std::vector<Mood>& moods, double weight) {
            expected[moods.back()] += weight;
            sum += weight;
        });
        for (double& p : expected) p /= sum;
        expect_near(filtered, expected, 1e-12);
    }
}

TEST(MoodPath, IsTheLikeliestOfAllSequences) {
    for (int seed = 0; seed < 200; ++seed) {
        const ShortCase test_case(seed);
        double best = -1;
        std::vector<Mood> expected;
        test_case.enumerate([&](const std::vector<Mood>& moods, double weight) {
            if (weight <= best * (1 + 1e-12)) return;
            best = weight;
            expected.assign(moods.begin() + 1, moods.end());
        });
        EXPECT_EQ(
            likeliest_moods(test_case.chain, test_case.evidence, test_case.start, test_case.observations),
            expected)
            << "seed " << seed;
    }
}

TEST(MoodPath, SeesLaterTurnsWhereTheFilterCannot) {
    const Policy policy = test::policy_from(R"({"emotions": ["neutral", "happy", "sad"],
      "engine": {"hmm": {"mean_dwell_sec": 600, "emission_sd": {"valence": 0.3, "arousal": 0.3}}}})");
    const MoodChain chain(policy);
    const MoodEvidence evidence(policy, {{0, 0.3, 0}, {0.5, 0.3, 0.5}, {-0.5, 0.3, 0.5}});
    const MoodMeasurement torn{0.02, 0.3, 0.9}, clear{-0.9, 0.3, 0.9};
    MoodDistribution filtered = chain.after({0, 0.5, 0.5}, 1);
    evidence.weigh(torn, filtered);
    EXPECT_GT(filtered[1], filtered[2]);
    const std::vector<Mood> path = likeliest_moods(chain, evidence, {0, 0.5, 0.5}, {{1, torn}, {1, clear}});
    EXPECT_EQ(path, (std::vector<Mood>{2, 2}));
}

}  // namespace
}  // namespace rei
