// A trace as rows, the way tables, files and reports show it (DESIGN §6): a row a turn, a row a change of
// mood between turns at its exact time, and samples where nothing else is.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "rei/replay/trace.hpp"

namespace rei {

/// Which rows: turns alone; with changes of mood between them; with samples as well.
enum class RowSet : std::uint8_t { turns, events, samples };
enum class RowKind : std::uint8_t { turn, event, sample };

struct Row {
    RowKind kind = RowKind::turn;
    double time_sec = 0;
    std::uint32_t turn = kNoTurn;  ///< only where kind is turn
    AffectState state;       ///< at the turn: after it; at a change due at a turn's instant: before that turn
    int affinity = 0;        ///< in force
    std::uint32_t mark = 0;  ///< the label's situation, an index into Trace::marks
    std::uint32_t anchor = 0;  ///< the motion in force, an index into Trace::anchors

    [[nodiscard]] const LabelEvent& label(const Trace& trace) const { return trace.marks[mark].event; }
};

/// Gives the rows of a trace one by one, in order of time; within an instant in order of cause. The trace
/// must outlive it.
class RowReader {
  public:
    /// `sample_sec` is the distance of samples, at k·sample_sec and at the end; only for RowSet::samples, >
    /// 0.
    RowReader(const Trace& trace, RowSet set, double sample_sec = 0.1);

    /// The next row, or nothing at the end.
    [[nodiscard]] std::optional<Row> next();

  private:
    [[nodiscard]] std::optional<Row> peek_fixed();
    [[nodiscard]] std::optional<double> peek_sample(const std::optional<Row>& fixed);
    void take_fixed(const Row& row);
    [[nodiscard]] bool is_event(std::uint32_t mark) const;
    [[nodiscard]] Row event_row(std::uint32_t mark) const;
    [[nodiscard]] Row turn_row() const;
    [[nodiscard]] Row sample_row(double time_sec) const;

    const Trace& trace_;
    RowSet set_;
    double sample_sec_;
    std::uint32_t turn_ = 0;  ///< the next turn
    std::uint32_t mark_ = 0;  ///< the next mark
    double sample_ = 0;       ///< the next sample's number; a double counts further than samples ever go
    bool sampled_end_ = false;
    std::optional<double> last_fixed_sec_;
};

/// The columns of a row that every variant has, in the order of DESIGN §6; own_columns.hpp has those of one
/// variant, which come after them. A leading `scenario` column is the writer's to add.
inline constexpr std::array<const char*, 11> kRowColumns = {"time_sec",  "turn",      "user", "valence",
                                                            "arousal",   "intensity", "mood", "affinity",
                                                            "candidate", "gate",      "cause"};

/// The user of a row; empty where the row is no turn.
[[nodiscard]] std::string user_of(const Row& row, const Trace& trace);

}  // namespace rei
