// Passes over columns of numbers in the widest vector instructions that the machine has, chosen as it runs
// (Highway). Each gives the same bits on every machine: nothing is fused, and sums are always of eight parts,
// however many of them fit an instruction. Times are in seconds; columns must not overlap.
#pragma once

#include <cstddef>
#include <cstdint>

#include "rei/affect/state.hpp"
#include "rei/labelling/ruler.hpp"

namespace rei {

/// out[k] = 2^(−elapsed[k]/half_life), as `retentions` promises it.
void fill_retentions(const double* elapsed, std::size_t count, double half_life, double* out);

/// out[k] = values[which[k]].
void pick(const double* values, const std::int32_t* which, std::size_t count, double* out);

/// out[k] is the cell of values[k] where no mark of the ruler is near, negative where one may be; there the
/// bit (see bits.hpp) of `unclear` is set, unless that is null. Bits behind the last are 0.
void find_places(const Ruler::Notches& ruler, const double* values, std::size_t count, std::int32_t* out,
                 std::uint64_t* unclear);

/// Cells, as above, in which stretches begin and end.
struct CellColumns {
    const std::int32_t *begins, *ends;
};
/// Bits as above, of at least one stretch of two numbers: whether both stay in a clear cell; whether both end
/// in the clear cell in which the next stretch begins.
void find_same_cells(const CellColumns& one, const CellColumns& other, std::size_t count,
                     std::uint64_t* stays, std::uint64_t* lands);

/// From which field of a grid to which a number of motions go, in whatever direction; `table` is where the
/// grid's own table begins among others.
struct FieldColumns {
    const std::int32_t *table, *column, *last_column, *row, *last_row;
};
/// A table says how many fields in the first c columns and r rows are near, at c·rows + r. Bits as above:
/// whether all, and whether some, of the fields from one to the other are near.
void find_near(const std::int32_t* before, std::int32_t rows, const FieldColumns& fields, std::size_t count,
               std::uint64_t* all, std::uint64_t* some);

/// Stretches of valence that is looked at every second: `count` samples in each, the first after
/// `kept_before` of its deviation is left; `kept_in_all` is kept^count.
struct SampledStretches {
    const double *value, *rest, *deviation, *end, *kept_before, *kept_in_all, *count;
};
/// Samples less `origin`: the first and the last of each stretch, and sums over all of them.
struct SampleSums {
    double sum = 0, squares = 0;
    double products = 0;  ///< of neighbours in one stretch
};
/// Stretches without a sample are in no sum, and what is first and last in them is no matter. `kept` is the
/// share of a deviation that is left after a second.
[[nodiscard]] SampleSums sum_samples(const SampledStretches& in, std::size_t stretches, double origin,
                                     double kept, double* first, double* last);

/// Σ a[k]·b[k].
[[nodiscard]] double sum_products(const double* a, const double* b, std::size_t count);

/// Σ rest·length + (value − end)·mean_life over stretches, at least one, that are not cut; the bits of those
/// that are, are set.
[[nodiscard]] double sum_integrals(const double* value, const double* rest, const double* end,
                                   const double* time, std::size_t count, double until, double mean_life,
                                   std::uint64_t* cut);

/// Stretches of one number of the state, and when each begins.
struct CourseColumns {
    const double *begins, *ends, *time_sec;
};
struct Bound {
    double at;
    bool upper;  ///< beyond is above, else below; strictly
    [[nodiscard]] bool is_beyond(double value) const { return upper ? value > at : value < at; }
};
/// Seconds inside the span of stretches, at least one, that begin and end beyond a bound; the last ends at
/// `end_sec`. The bits of those that begin or end there, but not both, are set in `passing`.
[[nodiscard]] double sum_beyond(const CourseColumns& in, std::size_t count, double end_sec,
                                const Bound& bound, const Interval& span_sec, std::uint64_t* passing);

/// The least and the greatest value; at least one is given. Which zero it is, is not promised.
[[nodiscard]] Interval extremes(const double* values, std::size_t count);

}  // namespace rei
