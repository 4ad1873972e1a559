// The transition table of the fsm variant (DESIGN §3.3), as the policy gives it or derived from the policy.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rei/affect/state.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

/// The table of a policy that gives none, from its triggers, weights and regions:
/// - every trigger as it stands;
/// - for each mood and each class of words with a direction: where one such word takes a state that stands at
///   the mood's centroid, to the mood there. A word that leaves the mood as it is and pushes away from rest
///   has a row too, which leads to the mood itself and so starts its time anew;
/// - for each mood that does not last by itself: the time after which a state left at its centroid is in
///   another mood, by the half-lives, regions and hysteresis, for a stranger. Moods passed on the way for
///   less than the cooldown are passed over. A mood that its own regions do not hold at its centroid (shy,
///   say) lasts as long as a trigger holds.
[[nodiscard]] std::vector<FsmRule> derive_fsm_rules(const Policy& policy);

/// The table as the engine asks it. Rows keep their numbers.
class FsmTable {
  public:
    explicit FsmTable(const Policy& policy);

    static constexpr int kNoRow = -1;

    /// The class of words that a push speaks of: the one whose direction makes the smallest angle with it (of
    /// several with one direction the nearest), at most 60°, where along that direction the push reaches at
    /// least half of what one word of it gives; −1: none. Exact for a single word, whatever else the policy
    /// knows.
    [[nodiscard]] int sentiment_of(const Stimulus& stimulus) const;
    /// The row that answers to a turn: the first one for a trigger among `transitions`, else the first one
    /// for the class. `mood` is that before the turn.
    [[nodiscard]] int row_for_turn(Mood mood, std::span<const std::uint16_t> transitions,
                                   int sentiment_class) const;
    /// The rows that time brings about in `mood`, the soonest first.
    [[nodiscard]] const std::vector<int>& timeouts_of(Mood mood) const { return timeouts_[mood]; }
    [[nodiscard]] double after_sec(int row) const { return at(row).after_sec; }

    /// Index into Policy::transitions for the row of a trigger, else −1.
    [[nodiscard]] int transition_of(int row) const { return at(row).transition; }
    /// Whether the row leaves something to chance.
    [[nodiscard]] bool is_chance(int row) const { return at(row).chance; }
    /// Where the row leads for a throw in [0, 1); kNoMood where its chances leave everything as it is.
    [[nodiscard]] Mood answer(int row, double thrown) const;

    /// "praise", "any->happy", "timeout": what the row waits for.
    [[nodiscard]] const std::string& name_of(int row) const { return at(row).name; }
    [[nodiscard]] std::size_t size() const { return rows_.size(); }

  private:
    struct Target {
        Mood mood;
        double up_to;  ///< of the throw
    };
    struct Row {
        FsmRule::On on;
        Mood from;  ///< kNoMood: any
        int transition = -1, sentiment_class = -1;
        double after_sec = 0;
        std::vector<Target> to;
        bool chance = false;
        std::string name;

        [[nodiscard]] bool leaves(Mood mood) const { return from == kNoMood || from == mood; }
    };
    struct Direction {
        int sentiment_class;
        double valence, arousal;  ///< of one word, capped
    };
    [[nodiscard]] const Row& at(int row) const { return rows_[static_cast<std::size_t>(row)]; }
    void add(const FsmRule& rule, const Policy& policy);
    void sort_timeouts(std::size_t moods);

    std::vector<Row> rows_;
    std::vector<std::vector<int>> timeouts_;  ///< by mood
    std::vector<Direction> directions_;
    double turns_of_a_push_;  ///< context_turns: a word's push comes in so many parts
};

/// The throw number `count` of a seed, in [0, 1): a function of the two, so that neither asking nor saving
/// changes what comes.
[[nodiscard]] double thrown(double seed, double count);

}  // namespace rei
