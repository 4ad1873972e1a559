// Moods as the hidden states of a continuous-time Markov chain (DESIGN §3.3, hmm), solved exactly in time.
//
// A mood lasts 1/q on average, neutral 1/q₀. Of the moods that end a share r ends in neutral, the rest in the
// other moods alike; neutral ends in all of them alike. With n moods besides neutral the generator Q is
//   Q(neutral, m) = q₀/n    Q(m, neutral) = r·q    Q(m, m') = (1 − r)·q/(n − 1)
// All moods but neutral are interchangeable, so Q has three eigenvalues only: 0, −(q₀ + r·q) for what flows
// between neutral and the rest, and −q·(1 + (1 − r)/(n − 1)) for the differences among the rest. exp(QΔt) is
// therefore two exponentials, for any Δt, and what it does to a distribution costs O(n).
#pragma once

#include <cstddef>
#include <vector>

#include "rei/affect/state.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

/// A distribution over the moods, by Mood; not negative, adds up to 1.
using MoodDistribution = std::vector<double>;

class MoodChain {
  public:
    explicit MoodChain(const Policy& policy);

    /// exp(QΔt), told by its distinct entries.
    struct Transition {
        double left = 0;      ///< 1 − P(neutral → neutral)
        double returned = 0;  ///< P(m → neutral)
        double spread = 0;    ///< P(m → m'), m' another mood than m and neutral
        double kept = 1;      ///< P(m → m) − spread
    };
    /// `elapsed_sec` ≥ 0. Entries keep their relative accuracy however short the time is.
    [[nodiscard]] Transition transition(double elapsed_sec) const;
    /// P(from → to).
    [[nodiscard]] double probability(const Transition& step, Mood from, Mood to) const;
    /// The distribution that `from` has become.
    [[nodiscard]] MoodDistribution after(const MoodDistribution& from, double elapsed_sec) const;

    /// Whether after so long a time no distribution moves any more, not even in its last digits.
    [[nodiscard]] bool is_at_rest(double elapsed_sec) const;

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] Mood neutral() const { return neutral_; }
    /// The entry of Q: the rate, in 1/s, at which `from` turns into `to`; rows add up to 0.
    [[nodiscard]] double rate(Mood from, Mood to) const;

  private:
    std::size_t size_;
    Mood neutral_;
    double others_;                                ///< n
    double leave_, leave_neutral_, return_share_;  ///< q, q₀, r
    double flow_rate_;                             ///< q₀ + r·q
    double levelling_rate_;                        ///< q·(1 + (1 − r)/(n − 1))
    double neutral_at_rest_;                       ///< π(neutral) of the stationary distribution
};

/// How a distribution goes on by itself, for asking at many times: three numbers tell that of any mood.
class MoodCourse {
  public:
    MoodCourse(const MoodChain& chain, MoodDistribution from);

    struct Moment {
        double neutral = 0;  ///< the probability of neutral
        double base = 0;     ///< of a mood that began with none
        double kept = 1;     ///< how much of its own a mood has kept
    };
    [[nodiscard]] Moment at(double elapsed_sec) const;
    [[nodiscard]] double probability(const Moment& moment, Mood mood) const {
        return mood == neutral_ ? moment.neutral : moment.base + moment.kept * from_[mood];
    }
    /// Σ p(m)·x(m), told by Σ over the moods but neutral of x(m) and of p(m)·x(m) at the beginning.
    struct Weights {
        double neutral = 0, sum = 0, weighted_sum = 0;
    };
    [[nodiscard]] Weights weights(const std::vector<double>& values) const;
    [[nodiscard]] static double mean(const Moment& moment, const Weights& weights) {
        return moment.neutral * weights.neutral + moment.base * weights.sum +
               moment.kept * weights.weighted_sum;
    }

    [[nodiscard]] const MoodDistribution& from() const { return from_; }

  private:
    const MoodChain* chain_;
    Mood neutral_;
    MoodDistribution from_;
    double elsewhere_ = 0;  ///< the probability of all moods but neutral at the beginning
};

}  // namespace rei
