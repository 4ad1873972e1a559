// What a variant remembers of its own, in columns of a trace, and as columns of its rows.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "rei/labelling/label.hpp"
#include "rei/persona/own_state.hpp"
#include "rei/replay/kalman_columns.hpp"

namespace rei {

struct DiscreteColumns {
    double tick_sec = 1;
};

struct FsmColumns {
    std::vector<std::string> rows;         ///< what each row of the table waits for
    std::vector<std::string> transitions;  ///< keys of the triggers
};

/// What is believed at any time: the posterior of the last turn, moved on by the chain.
struct HmmColumns {
    MoodChain chain;
    MoodEvidence evidence;
    double grid_sec = 0.1;
    std::vector<double> since_sec;            ///< the start, then the turns
    std::vector<MoodDistribution> posterior;  ///< by these: just after
    std::vector<std::optional<MoodMeasurement>> measured;

    /// The distribution at `time_sec`; `entry` is the last of `since_sec` not after it.
    [[nodiscard]] MoodDistribution at(std::size_t entry, double time_sec) const {
        return chain.after(posterior[entry], time_sec - since_sec[entry]);
    }
};

/// std::monostate: nothing that a trace would show (continuous, heuristic).
using OwnColumns = std::variant<std::monostate, DiscreteColumns, KalmanColumns, FsmColumns, HmmColumns>;

/// Columns for an engine of this policy and variant, with nothing in them yet.
[[nodiscard]] OwnColumns own_columns(const Policy& policy, Variant variant);
/// Add what the variant remembers after the start or after a turn.
void append(OwnColumns& columns, const OwnState& own);

/// The names of the columns that rows of this variant have after those of every variant (DESIGN §6):
/// discrete: `tick`, the index of the tick whose state it is; fsm: `rule`, the row of the table that the
/// label's situation goes back to (a class of words, a trigger, timeout); hmm: `p_MOOD`, what is believed of
/// each mood where the moods were last compared; kalman: kalman_column_names.
[[nodiscard]] std::vector<std::string> own_column_names(Variant variant,
                                                        const std::vector<std::string>& moods);
/// Their values, row by row. The trace must outlive it.
class OwnValues {
  public:
    explicit OwnValues(const Trace& trace);
    /// The values in a row of the trace, written to `values`.
    void read(const Row& row, std::vector<OwnValue>& values) const;

  private:
    const Trace& trace_;
    std::vector<Mood> likeliest_;  ///< hmm: by turn, in hindsight
};

/// fsm: the row of the table, or the trigger, that the event goes back to; empty where it does to none.
[[nodiscard]] std::string rule_of(const FsmColumns& columns, const LabelEvent& event);

}  // namespace rei
