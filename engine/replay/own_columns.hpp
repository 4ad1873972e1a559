// What a variant remembers of its own, in columns of a trace, and as columns of its rows.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "rei/persona/own_state.hpp"

namespace rei {

struct Row;
struct Trace;

/// std::monostate: nothing that a trace would show (continuous, heuristic).
using OwnColumns = std::variant<std::monostate>;

/// Columns for an engine of this policy and variant, with nothing in them yet.
[[nodiscard]] OwnColumns own_columns(const Policy& policy, Variant variant);
/// Add what the variant remembers after the start or after a turn.
void append(OwnColumns& columns, const OwnState& own);

/// A value in a row: nothing, a number, a word.
using OwnValue = std::variant<std::monostate, double, std::string>;

/// The names of the columns that rows of this variant have after those of every variant (DESIGN §6).
[[nodiscard]] std::vector<std::string> own_column_names(Variant variant,
                                                        const std::vector<std::string>& moods);
/// Their values in a row of the trace, written to `values`.
void own_values(const Trace& trace, const Row& row, std::vector<OwnValue>& values);

}  // namespace rei
