// Passes over columns of numbers in the widest vector instructions that the machine has, chosen as it runs
// (Highway). Each gives the same bits on every machine: nothing is fused, and nothing is summed across lanes.
#pragma once

#include <cstddef>
#include <cstdint>

#include "rei/affect/state.hpp"
#include "rei/labelling/ruler.hpp"

namespace rei {

/// out[k] = 2^(−elapsed[k]/half_life), as `retentions` promises it.
void fill_retentions(const double* elapsed, std::size_t count, double half_life, double* out);

/// Bit k % 64 of out[k / 64] is set where values[k] is strictly above (below) the bound; the bits behind the last
/// value are 0.
void find_above(const double* values, std::size_t count, double bound, std::uint64_t* out);
void find_below(const double* values, std::size_t count, double bound, std::uint64_t* out);

/// out[k] is the cell of values[k] where no mark of the ruler is near, negative where one may be.
void find_places(const Ruler::Notches& ruler, const double* values, std::size_t count, std::int32_t* out);

/// From which field of a grid to which a number of motions go, in whatever direction.
struct FieldColumns {
    const std::int32_t *column, *last_column, *row, *last_row;
};
/// `before` is a table of how many fields in the first c columns and r rows are near, at c·rows + r. Bits as above:
/// whether all, and whether some, of the fields from one to the other are near.
void find_near(const std::int32_t* before, std::int32_t rows, const FieldColumns& fields, std::size_t count,
               std::uint64_t* all, std::uint64_t* some);

/// The least and the greatest value; at least one is given.
[[nodiscard]] Interval extremes(const double* values, std::size_t count);

}  // namespace rei
