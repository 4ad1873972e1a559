#include "rei/replay/column_kernels.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "rei/affect/relaxation.hpp"
#include "rei/replay/bits.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "rei/replay/column_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace rei::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Doubles = hn::ScalableTag<double>;
using Vector = hn::Vec<Doubles>;

/// Calls `body(k, end)` for every vector of a column, which begins at k; only the last one may have an end
/// before its lanes are full, so that compilers leave out of all others what is for the end.
template <class Tag, class Body>
HWY_INLINE void for_each_vector(Tag tag, std::size_t count, const Body& body) {
    const std::size_t lanes = hn::Lanes(tag);
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes) body(k, k + lanes);
    if (k < count) body(k, count);
}

/// The lanes' worth of a column from k on; zeros behind its end.
template <class Tag, class Number = hn::TFromD<Tag>>
HWY_INLINE hn::Vec<Tag> lanes_from(Tag tag, const Number* column, std::size_t k, std::size_t end) {
    if (k + hn::Lanes(tag) <= end) return hn::LoadU(tag, column + k);
#if HWY_MEM_OPS_MIGHT_FAULT
    HWY_ALIGN Number last[hn::MaxLanes(tag)] = {};
    std::copy(column + k, column + end, last);
    return hn::Load(tag, last);
#else
    return hn::MaskedLoad(hn::FirstN(tag, end - k), tag, column + k);
#endif
}
template <class Tag, class Number = hn::TFromD<Tag>>
HWY_INLINE void put_lanes(Tag tag, hn::Vec<Tag> values, Number* column, std::size_t k, std::size_t end) {
    if (k + hn::Lanes(tag) <= end) return hn::StoreU(values, tag, column + k);
#if HWY_MEM_OPS_MIGHT_FAULT
    HWY_ALIGN Number last[hn::MaxLanes(tag)];
    hn::Store(values, tag, last);
    std::copy_n(last, end - k, column + k);
#else
    hn::BlendedStore(values, hn::FirstN(tag, end - k), tag, column + k);
#endif
}

/// Sets the bits from k on where the mask says so, but none behind the end.
template <class Tag, class Mask>
HWY_INLINE void put_bits(Tag tag, Mask mask, std::uint64_t* out, std::size_t k, std::size_t end) {
    std::uint8_t bytes[8] = {};
    std::uint64_t bits = 0;
    hn::StoreMaskBits(tag, mask, bytes);
    std::memcpy(&bits, bytes, sizeof bits);
    if (k + hn::Lanes(tag) > end) bits &= (std::uint64_t{1} << (end - k)) - 1;
    out[k / kBitsAWord] |= bits << k % kBitsAWord;
}

/// (2^r − 1)/r on [−½, ½]: the polynomial of least error, 1.3e-17.
HWY_INLINE Vector growth(Doubles d, Vector r) {
    constexpr double kCoefficients[] = {0x1.e6063fbfea44dp-28, 0x1.b524fae606540p-24, 0x1.62bfd4774c4c2p-20,
                                        0x1.ffcbfc670dd82p-17, 0x1.430913096fe6bp-13, 0x1.5d87fe78a5276p-10,
                                        0x1.3b2ab6fba1ddap-7,  0x1.c6b08d704a0c2p-5,  0x1.ebfbdff82c598p-3,
                                        0x1.62e42fefa39efp-1};
    Vector out = hn::Set(d, 0x1.e9d3fe7bb0db4p-32);
    for (const double coefficient : kCoefficients) {
        out = hn::Add(hn::Mul(out, r), hn::Set(d, coefficient));
    }
    return out;
}

/// 2^x = 2^n · 2^r with n the whole number next to x.
HWY_INLINE Vector retention(Doubles d, Vector elapsed, Vector half_life, Vector nothing_left) {
    constexpr int kDigits = 52;
    const Vector rounder = hn::Set(d, 0x1.8p52);  // added, it leaves no digits behind the point
    const Vector x = hn::Neg(hn::Div(elapsed, half_life));
    const Vector rounded = hn::Add(x, rounder);
    const Vector r = hn::Sub(x, hn::Sub(rounded, rounder));
    const hn::RebindToUnsigned<Doubles> bits;
    const auto exponent = hn::ShiftLeft<kDigits>(hn::BitCast(bits, rounded));
    const Vector part = hn::Add(hn::Set(d, 1), hn::Mul(r, growth(d, r)));
    const Vector kept = hn::BitCast(d, hn::Add(hn::BitCast(bits, part), exponent));
    return hn::IfThenZeroElse(hn::Gt(elapsed, nothing_left), kept);  // where the exponent is none
}

void fill_retentions(const double* elapsed, std::size_t count, double half_life, double* out) {
    constexpr double kHalfLivesThatLeaveNothing = 1000;
    const Doubles d;
    const Vector by = hn::Set(d, half_life);
    const Vector nothing_left = hn::Set(d, kHalfLivesThatLeaveNothing * half_life);
    for_each_vector(d, count, [&](std::size_t k, std::size_t end) HWY_ATTR {
        put_lanes(d, retention(d, lanes_from(d, elapsed, k, end), by, nothing_left), out, k, end);
    });
}

void pick(const double* values, const std::int32_t* which, std::size_t count, double* out) {
    const Doubles d;
    const hn::Rebind<std::int64_t, Doubles> wide;
    const hn::Rebind<std::int32_t, Doubles> whole;
    for_each_vector(d, count, [&](std::size_t k, std::size_t end) HWY_ATTR {
        const auto at = hn::PromoteTo(wide, lanes_from(whole, which, k, end));
        put_lanes(d, hn::GatherIndex(d, values, at), out, k, end);
    });
}

void find_places(const Ruler::Notches& ruler, const double* values, std::size_t count, std::int32_t* out,
                 std::uint64_t* unclear) {
    const Doubles d;
    const hn::Rebind<std::int32_t, Doubles> whole;
    const Vector low = hn::Set(d, ruler.low), per_unit = hn::Set(d, ruler.per_unit);
    const auto zero = hn::Zero(whole), one = hn::Set(whole, 1), last = hn::Set(whole, ruler.last);
    if (unclear != nullptr) std::fill_n(unclear, words_of(count), 0);
    for_each_vector(d, count, [&](std::size_t k, std::size_t end) HWY_ATTR {
        const Vector notches = hn::Mul(hn::Sub(lanes_from(d, values, k, end), low), per_unit);
        const auto notch = hn::Min(hn::Max(hn::Add(hn::DemoteTo(whole, notches), one), zero), last);
        const auto place = hn::GatherIndex(whole, ruler.places, notch);
        put_lanes(whole, place, out, k, end);
        if (unclear != nullptr) put_bits(whole, hn::Lt(place, zero), unclear, k, end);
    });
}

using Ints = hn::ScalableTag<std::int32_t>;
using Fields = hn::Vec<Ints>;

void find_same_cells(const CellColumns& one, const CellColumns& other, std::size_t count,
                     std::uint64_t* stays, std::uint64_t* lands) {
    const Ints d;
    const auto clear = [d](Fields cells) HWY_ATTR { return hn::Gt(cells, hn::Set(d, -1)); };
    std::fill_n(stays, words_of(count), 0);
    std::fill_n(lands, words_of(count), 0);
    for_each_vector(d, count, [&](std::size_t k, std::size_t end) HWY_ATTR {
        const Fields from_one = lanes_from(d, one.begins, k, end), to_one = lanes_from(d, one.ends, k, end);
        const Fields from_other = lanes_from(d, other.begins, k, end);
        const Fields to_other = lanes_from(d, other.ends, k, end);
        const auto all_clear = hn::And(clear(to_one), clear(to_other));
        const auto stay = hn::And(hn::Eq(from_one, to_one), hn::Eq(from_other, to_other));
        put_bits(d, hn::And(stay, all_clear), stays, k, end);
        const std::size_t followed = std::min(end, count - 1);  // the last has none behind it
        if (k >= followed) return;
        const Fields next_one = lanes_from(d, one.begins + 1, k, followed);
        const Fields next_other = lanes_from(d, other.begins + 1, k, followed);
        const auto land = hn::And(hn::Eq(to_one, next_one), hn::Eq(to_other, next_other));
        put_bits(d, hn::And(land, all_clear), lands, k, followed);
    });
}

/// How many of the fields in a rectangle there are, and how many of them are near.
struct Counted {
    Fields near, all;
};
struct Corners {
    Fields table, column, last_column, row, last_row;
};
HWY_INLINE Counted count_near(const std::int32_t* before, Fields rows, const Corners& at) {
    const Ints d;
    const Fields one = hn::Set(d, 1);
    const Fields left = hn::Min(at.column, at.last_column);
    const Fields right = hn::Add(hn::Max(at.column, at.last_column), one);
    const Fields low = hn::Min(at.row, at.last_row), high = hn::Add(hn::Max(at.row, at.last_row), one);
    const Fields from = hn::Add(at.table, hn::Mul(left, rows)), to = hn::Add(at.table, hn::Mul(right, rows));
    const Fields upper = hn::Sub(hn::GatherIndex(d, before, hn::Add(to, high)),
                                 hn::GatherIndex(d, before, hn::Add(from, high)));
    const Fields lower =
        hn::Sub(hn::GatherIndex(d, before, hn::Add(to, low)), hn::GatherIndex(d, before, hn::Add(from, low)));
    return {hn::Sub(upper, lower), hn::Mul(hn::Sub(right, left), hn::Sub(high, low))};
}

void find_near(const std::int32_t* before, std::int32_t rows, const FieldColumns& fields, std::size_t count,
               std::uint64_t* all, std::uint64_t* some) {
    const Ints d;
    std::fill_n(all, words_of(count), 0);
    std::fill_n(some, words_of(count), 0);
    for_each_vector(d, count, [&](std::size_t k, std::size_t end) HWY_ATTR {
        const Corners at{lanes_from(d, fields.table, k, end), lanes_from(d, fields.column, k, end),
                         lanes_from(d, fields.last_column, k, end), lanes_from(d, fields.row, k, end),
                         lanes_from(d, fields.last_row, k, end)};
        const Counted counted = count_near(before, hn::Set(d, rows), at);
        put_bits(d, hn::Eq(counted.near, counted.all), all, k, end);
        put_bits(d, hn::Gt(counted.near, hn::Zero(d)), some, k, end);
    });
}

/// A sum of eight parts, whatever the machine.
class EightSums {
  public:
    /// `k` is the place of the first of the lanes.
    HWY_INLINE void add(std::size_t k, Vector values) {
        const Doubles d;
        double* const part = parts_ + k % kParts;
        hn::Store(hn::Add(hn::Load(d, part), values), d, part);
    }
    [[nodiscard]] double total() const { return std::accumulate(parts_, parts_ + kParts, 0.0); }

  private:
    static constexpr std::size_t kParts = 8;
    static_assert(hn::MaxLanes(Doubles()) <= kParts);
    HWY_ALIGN double parts_[kParts] = {};
};

/// A vector of stretches of samples x + begins·kept^j, and what their deviations from x add up to.
struct Geometric {
    Vector count, x, begins, ends;
    Vector deviations, squares;  ///< Σ of deviations, Σ of their squares
};

HWY_INLINE Geometric geometric_from(const SampledStretches& in, std::size_t k, std::size_t end, double origin,
                                    double kept) {
    const Doubles d;
    const Vector one = hn::Set(d, 1), kept_in_all = lanes_from(d, in.kept_in_all, k, end);
    const Vector deviation = lanes_from(d, in.deviation, k, end);
    const auto stands = hn::Eq(deviation, hn::Zero(d));  // where it may be for ever, and the sums of no share
    const Vector rest =
        hn::IfThenElse(stands, lanes_from(d, in.value, k, end), lanes_from(d, in.rest, k, end));
    Geometric out;
    out.count = lanes_from(d, in.count, k, end);
    out.x = hn::Sub(rest, hn::Set(d, origin));
    out.begins = hn::Mul(deviation, lanes_from(d, in.kept_before, k, end));
    out.ends = hn::Mul(hn::Mul(out.begins, kept_in_all), hn::Set(d, 1 / kept));
    const Vector gone = hn::Sub(one, kept_in_all);
    const Vector gone_of_squares = hn::Sub(one, hn::Mul(kept_in_all, kept_in_all));
    out.deviations =
        hn::IfThenZeroElse(stands, hn::Mul(hn::Mul(out.begins, gone), hn::Set(d, 1 / (1 - kept))));
    out.squares =
        hn::IfThenZeroElse(stands, hn::Mul(hn::Mul(hn::Mul(out.begins, out.begins), gone_of_squares),
                                           hn::Set(d, 1 / (1 - kept * kept))));
    return out;
}

/// What the samples of a vector of stretches come to.
struct Sampled {
    Vector first, last, sum, squares, products;
};
using Some = hn::Mask<Doubles>;

/// Σ of the samples, of their squares, and of the products of neighbours.
HWY_INLINE Sampled add_up(const Geometric& s, double kept) {
    const Doubles d;
    const Vector x_squared = hn::Mul(s.x, s.x);
    const Vector before_last = hn::Sub(s.deviations, s.ends);
    const Vector squares_before_last = hn::Sub(s.squares, hn::Mul(s.ends, s.ends));
    Sampled out;
    out.first = hn::Add(s.x, s.begins);
    out.last = hn::Add(s.x, s.ends);
    out.sum = hn::Add(hn::Mul(s.count, s.x), s.deviations);
    out.squares = hn::Add(
        hn::Add(hn::Mul(s.count, x_squared), hn::Mul(hn::Mul(hn::Set(d, 2), s.x), s.deviations)), s.squares);
    out.products = hn::Add(hn::Add(hn::Mul(hn::Sub(s.count, hn::Set(d, 1)), x_squared),
                                   hn::Mul(hn::Mul(s.x, hn::Set(d, 1 + kept)), before_last)),
                           hn::Mul(hn::Set(d, kept), squares_before_last));
    return out;
}

/// The same of the `odd` lanes one by one, for those that may be cut or whose deviation is far: a value that
/// is cut once stays where it is.
HWY_INLINE void add_one_by_one(const SampledStretches& in, std::size_t k, std::size_t end, double origin,
                               double kept, Some odd, Sampled& out) {
    const Doubles d;
    const Vector one = hn::Set(d, 1), lost = hn::Set(d, 1 - kept);
    const Vector deviation = lanes_from(d, in.deviation, k, end);
    const auto falls = hn::Gt(deviation, hn::Zero(d));
    Vector count = lanes_from(d, in.count, k, end);
    Vector left = hn::Mul(deviation, lanes_from(d, in.kept_before, k, end));
    Vector value = hn::Sub(lanes_from(d, in.value, k, end), hn::Sub(deviation, left));
    Sampled sums{hn::Zero(d), hn::Zero(d), hn::Zero(d), hn::Zero(d), hn::Zero(d)};
    bool is_first = true;
    for (Some these = odd; !hn::AllFalse(d, these); is_first = false) {
        const auto is_cut = hn::Ge(hn::IfThenElse(falls, hn::Neg(value), value), one);
        const Vector sample = hn::Sub(hn::Clamp(value, hn::Neg(one), one), hn::Set(d, origin));
        const Vector more = hn::IfThenElseZero(is_cut, hn::Sub(count, one));  // of the same
        const Vector square = hn::Mul(sample, sample);
        const Vector product = hn::Add(hn::Mul(sums.last, sample), hn::Mul(more, square));
        if (is_first) sums.first = sample;
        sums.last = hn::IfThenElse(these, sample, sums.last);
        const auto add = [these](Vector& to, Vector what)
                             HWY_ATTR { to = hn::Add(to, hn::IfThenElseZero(these, what)); };
        add(sums.sum, hn::Add(sample, hn::Mul(more, sample)));
        add(sums.squares, hn::Add(square, hn::Mul(more, square)));
        add(sums.products, product);
        value = hn::Sub(value, hn::Mul(left, lost));
        left = hn::Sub(left, hn::Mul(left, lost));
        count = hn::Sub(count, one);
        these = hn::And(these, hn::AndNot(is_cut, hn::Gt(count, hn::Zero(d))));
    }
    out.first = hn::IfThenElse(odd, sums.first, out.first);
    out.last = hn::IfThenElse(odd, sums.last, out.last);
    out.sum = hn::IfThenElse(odd, sums.sum, out.sum);
    out.squares = hn::IfThenElse(odd, sums.squares, out.squares);
    out.products = hn::IfThenElse(odd, sums.products, out.products);
}

SampleSums sum_samples(const SampledStretches& in, std::size_t stretches, double origin, double kept,
                       double* first, double* last) {
    const Doubles d;
    EightSums sum, squares, products;
    for_each_vector(d, stretches, [&](std::size_t k, std::size_t end) HWY_ATTR {
        const Geometric samples = geometric_from(in, k, end, origin, kept);
        const auto is_far =
            hn::Gt(hn::Abs(lanes_from(d, in.deviation, k, end)), hn::Set(d, Relaxation::kFar));
        const auto is_cut = hn::Ge(hn::Abs(lanes_from(d, in.end, k, end)), hn::Set(d, 1));
        const auto is_there = hn::Gt(samples.count, hn::Zero(d));
        const auto odd = hn::And(is_there, hn::Or(is_far, is_cut));
        Sampled sampled = add_up(samples, kept);
        if (!hn::AllFalse(d, odd)) add_one_by_one(in, k, end, origin, kept, odd, sampled);
        put_lanes(d, sampled.first, first, k, end);
        put_lanes(d, sampled.last, last, k, end);
        sum.add(k, hn::IfThenElseZero(is_there, sampled.sum));
        squares.add(k, hn::IfThenElseZero(is_there, sampled.squares));
        products.add(k, hn::IfThenElseZero(is_there, sampled.products));
    });
    return {sum.total(), squares.total(), products.total()};
}

double sum_products(const double* a, const double* b, std::size_t count) {
    const Doubles d;
    EightSums sum;
    for_each_vector(d, count, [&](std::size_t k, std::size_t end) HWY_ATTR {
        sum.add(k, hn::Mul(lanes_from(d, a, k, end), lanes_from(d, b, k, end)));
    });
    return sum.total();
}

double sum_integrals(const double* value, const double* rest, const double* ends, const double* time,
                     std::size_t count, double until, double mean_life, std::uint64_t* cut) {
    const Doubles d;
    const Vector one = hn::Set(d, 1);
    EightSums sum;
    std::fill_n(cut, words_of(count), 0);
    for_each_vector(d, count - 1, [&](std::size_t k, std::size_t end) HWY_ATTR {
        const Vector stops = lanes_from(d, ends, k, end);
        const auto is_cut = hn::Ge(hn::Abs(stops), one);
        const Vector length = hn::Sub(lanes_from(d, time + 1, k, end), lanes_from(d, time, k, end));
        const Vector fallen = hn::Sub(lanes_from(d, value, k, end), stops);
        const Vector integral =
            hn::Add(hn::Mul(lanes_from(d, rest, k, end), length), hn::Mul(fallen, hn::Set(d, mean_life)));
        put_bits(d, is_cut, cut, k, end);
        sum.add(k, hn::IfThenZeroElse(is_cut, integral));
    });
    const std::size_t last = count - 1;
    if (ends[last] <= -1 || ends[last] >= 1) {
        set_bit({cut, words_of(count)}, last);
        return sum.total();
    }
    return sum.total() + (rest[last] * (until - time[last]) + (value[last] - ends[last]) * mean_life);
}

double sum_beyond(const CourseColumns& in, std::size_t count, double end_sec, const Bound& bound,
                  const Interval& span, std::uint64_t* passing) {
    const Doubles d;
    const Vector sign = hn::Set(d, bound.upper ? 1 : -1),
                 limit = hn::Set(d, bound.upper ? bound.at : -bound.at);
    const auto is_beyond = [&](Vector values) HWY_ATTR { return hn::Gt(hn::Mul(values, sign), limit); };
    const Vector from = hn::Set(d, span.low), to = hn::Set(d, span.high);
    EightSums sum;
    std::fill_n(passing, words_of(count), 0);
    const std::size_t last = count - 1;
    for_each_vector(d, last, [&](std::size_t k, std::size_t end) HWY_ATTR {
        const auto begins = is_beyond(lanes_from(d, in.begins, k, end));
        const auto stops = is_beyond(lanes_from(d, in.ends, k, end));
        const Vector length = hn::Sub(hn::Min(lanes_from(d, in.time_sec + 1, k, end), to),
                                      hn::Max(lanes_from(d, in.time_sec, k, end), from));
        sum.add(k, hn::IfThenElseZero(hn::And(begins, stops), hn::Max(length, hn::Zero(d))));
        put_bits(d, hn::Xor(begins, stops), passing, k, end);
    });
    const bool begins = bound.is_beyond(in.begins[last]), stops = bound.is_beyond(in.ends[last]);
    if (begins != stops) set_bit({passing, words_of(count)}, last);
    if (!begins || !stops) return sum.total();
    return sum.total() + std::max(0.0, std::min(end_sec, span.high) - std::max(in.time_sec[last], span.low));
}

Interval extremes(const double* values, std::size_t count) {
    const Doubles d;
    const std::size_t lanes = hn::Lanes(d);
    Vector least = hn::Set(d, values[0]), greatest = least;
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes) {
        const Vector some = hn::LoadU(d, values + k);
        least = hn::Min(least, some);
        greatest = hn::Max(greatest, some);
    }
    Interval out{hn::GetLane(hn::MinOfLanes(d, least)), hn::GetLane(hn::MaxOfLanes(d, greatest))};
    for (; k < count; ++k) out = {std::min(out.low, values[k]), std::max(out.high, values[k])};
    return out;
}

}  // namespace rei::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace rei {

HWY_EXPORT(fill_retentions);
HWY_EXPORT(pick);
HWY_EXPORT(find_places);
HWY_EXPORT(find_same_cells);
HWY_EXPORT(find_near);
HWY_EXPORT(sum_samples);
HWY_EXPORT(sum_products);
HWY_EXPORT(sum_integrals);
HWY_EXPORT(sum_beyond);
HWY_EXPORT(extremes);

void fill_retentions(const double* elapsed, std::size_t count, double half_life, double* out) {
    HWY_DYNAMIC_DISPATCH(fill_retentions)(elapsed, count, half_life, out);
}
void pick(const double* values, const std::int32_t* which, std::size_t count, double* out) {
    HWY_DYNAMIC_DISPATCH(pick)(values, which, count, out);
}
void find_places(const Ruler::Notches& ruler, const double* values, std::size_t count, std::int32_t* out,
                 std::uint64_t* unclear) {
    HWY_DYNAMIC_DISPATCH(find_places)(ruler, values, count, out, unclear);
}
void find_same_cells(const CellColumns& one, const CellColumns& other, std::size_t count,
                     std::uint64_t* stays, std::uint64_t* lands) {
    HWY_DYNAMIC_DISPATCH(find_same_cells)(one, other, count, stays, lands);
}
SampleSums sum_samples(const SampledStretches& in, std::size_t stretches, double origin, double kept,
                       double* first, double* last) {
    return HWY_DYNAMIC_DISPATCH(sum_samples)(in, stretches, origin, kept, first, last);
}
double sum_products(const double* a, const double* b, std::size_t count) {
    return HWY_DYNAMIC_DISPATCH(sum_products)(a, b, count);
}
double sum_integrals(const double* value, const double* rest, const double* end, const double* time,
                     std::size_t count, double until, double mean_life, std::uint64_t* cut) {
    return HWY_DYNAMIC_DISPATCH(sum_integrals)(value, rest, end, time, count, until, mean_life, cut);
}
double sum_beyond(const CourseColumns& in, std::size_t count, double end_sec, const Bound& bound,
                  const Interval& span, std::uint64_t* passing) {
    return HWY_DYNAMIC_DISPATCH(sum_beyond)(in, count, end_sec, bound, span, passing);
}
void find_near(const std::int32_t* before, std::int32_t rows, const FieldColumns& fields, std::size_t count,
               std::uint64_t* all, std::uint64_t* some) {
    HWY_DYNAMIC_DISPATCH(find_near)(before, rows, fields, count, all, some);
}
Interval extremes(const double* values, std::size_t count) {
    return HWY_DYNAMIC_DISPATCH(extremes)(values, count);
}

}  // namespace rei
#endif
