#include "rei/replay/column_kernels.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>

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

template <class Tag, class Mask>
HWY_INLINE std::uint64_t bits_of(Tag tag, Mask mask) {
    std::uint8_t bytes[8] = {};
    std::uint64_t out = 0;
    hn::StoreMaskBits(tag, mask, bytes);
    std::memcpy(&out, bytes, sizeof out);
    return out;
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
    const std::size_t lanes = hn::Lanes(d);
    const Vector by = hn::Set(d, half_life);
    const Vector nothing_left = hn::Set(d, kHalfLivesThatLeaveNothing * half_life);
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes) {
        hn::StoreU(retention(d, hn::LoadU(d, elapsed + k), by, nothing_left), d, out + k);
    }
    if (k == count) return;
    HWY_ALIGN double last[hn::MaxLanes(d)] = {};
    std::copy(elapsed + k, elapsed + count, last);
    hn::Store(retention(d, hn::Load(d, last), by, nothing_left), d, last);
    std::copy_n(last, count - k, out + k);
}

void pick(const double* values, const std::int32_t* which, std::size_t count, double* out) {
    const Doubles d;
    const hn::Rebind<std::int64_t, Doubles> wide;
    const hn::Rebind<std::int32_t, Doubles> whole;
    const std::size_t lanes = hn::Lanes(d);
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes) {
        const auto at = hn::PromoteTo(wide, hn::LoadU(whole, which + k));
        hn::StoreU(hn::GatherIndex(d, values, at), d, out + k);
    }
    for (; k < count; ++k) out[k] = values[which[k]];
}

/// One bit a value, where `is_beyond` says so of a vector of them.
template <class IsBeyond>
HWY_INLINE void find(const double* values, std::size_t count, double bound, std::uint64_t* out,
                     const IsBeyond& is_beyond) {
    const Doubles d;
    const std::size_t lanes = hn::Lanes(d);
    std::fill_n(out, words_of(count), 0);
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes) {
        out[k / kBitsAWord] |= bits_of(d, is_beyond(hn::LoadU(d, values + k))) << k % kBitsAWord;
    }
    if (k == count) return;
    HWY_ALIGN double last[hn::MaxLanes(d)];
    std::fill_n(last, lanes, bound);  // which is not beyond itself
    std::copy(values + k, values + count, last);
    out[k / kBitsAWord] |= bits_of(d, is_beyond(hn::Load(d, last))) << k % kBitsAWord;
}

void find_above(const double* values, std::size_t count, double bound, std::uint64_t* out) {
    const Vector at = hn::Set(Doubles(), bound);
    find(values, count, bound, out, [&](Vector some) HWY_ATTR { return hn::Gt(some, at); });
}

void find_below(const double* values, std::size_t count, double bound, std::uint64_t* out) {
    const Vector at = hn::Set(Doubles(), bound);
    find(values, count, bound, out, [&](Vector some) HWY_ATTR { return hn::Lt(some, at); });
}

/// Calls `put(k, lanes' worth of values[k...])`; what is left over at the end comes filled up with zeros.
template <class Put>
HWY_INLINE void for_each_vector(const double* values, std::size_t count, const Put& put) {
    const Doubles d;
    const std::size_t lanes = hn::Lanes(d);
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes) put(k, hn::LoadU(d, values + k));
    if (k == count) return;
    HWY_ALIGN double last[hn::MaxLanes(d)] = {};
    std::copy(values + k, values + count, last);
    put(k, hn::Load(d, last));
}

void find_places(const Ruler::Notches& ruler, const double* values, std::size_t count, std::int32_t* out,
                 std::uint64_t* unclear) {
    const Doubles d;
    const hn::Rebind<std::int32_t, Doubles> whole;
    const std::size_t lanes = hn::Lanes(d);
    const Vector low = hn::Set(d, ruler.low), per_unit = hn::Set(d, ruler.per_unit);
    const auto one = hn::Set(whole, 1), last_notch = hn::Set(whole, ruler.last);
    std::fill_n(unclear, words_of(count), 0);
    for_each_vector(values, count, [&](std::size_t k, Vector x) HWY_ATTR {
        const auto notch = hn::Add(hn::DemoteTo(whole, hn::Mul(hn::Sub(x, low), per_unit)), one);
        const auto place =
            hn::GatherIndex(whole, ruler.places, hn::Min(hn::Max(notch, hn::Zero(whole)), last_notch));
        std::uint64_t negative = bits_of(whole, hn::Lt(place, hn::Zero(whole)));
        if (k + lanes <= count) {
            hn::StoreU(place, whole, out + k);
        } else {
            HWY_ALIGN std::int32_t last[hn::MaxLanes(d)];
            hn::Store(place, whole, last);
            std::copy_n(last, count - k, out + k);
            negative &= (std::uint64_t{1} << (count - k)) - 1;
        }
        unclear[k / kBitsAWord] |= negative << k % kBitsAWord;
    });
}

using Ints = hn::ScalableTag<std::int32_t>;
using Fields = hn::Vec<Ints>;

void find_equal(const std::int32_t* a, const std::int32_t* b, std::size_t count, std::uint64_t* out) {
    const Ints d;
    const std::size_t lanes = hn::Lanes(d);
    std::fill_n(out, words_of(count), 0);
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes) {
        const Fields one = hn::LoadU(d, a + k), other = hn::LoadU(d, b + k);
        const auto equal = hn::And(hn::Eq(one, other), hn::Gt(one, hn::Set(d, -1)));
        out[k / kBitsAWord] |= bits_of(d, equal) << k % kBitsAWord;
    }
    for (; k < count; ++k) {
        if (a[k] == b[k] && a[k] >= 0) out[k / kBitsAWord] |= std::uint64_t{1} << k % kBitsAWord;
    }
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
    const std::size_t lanes = hn::Lanes(d);
    std::fill_n(all, words_of(count), 0);
    std::fill_n(some, words_of(count), 0);
    const auto put = [&](const Corners& at, std::size_t k, std::uint64_t wanted) HWY_ATTR {
        const Counted counted = count_near(before, hn::Set(d, rows), at);
        all[k / kBitsAWord] |= (bits_of(d, hn::Eq(counted.near, counted.all)) & wanted) << k % kBitsAWord;
        some[k / kBitsAWord] |= (bits_of(d, hn::Gt(counted.near, hn::Zero(d))) & wanted) << k % kBitsAWord;
    };
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes) {
        put({hn::LoadU(d, fields.table + k), hn::LoadU(d, fields.column + k),
             hn::LoadU(d, fields.last_column + k), hn::LoadU(d, fields.row + k),
             hn::LoadU(d, fields.last_row + k)},
            k, ~std::uint64_t{0});
    }
    if (k == count) return;
    const auto rest_of = [&](const std::int32_t* column) HWY_ATTR {
        HWY_ALIGN std::int32_t last[hn::MaxLanes(d)] = {};
        std::copy(column + k, column + count, last);
        return hn::Load(d, last);
    };
    put({rest_of(fields.table), rest_of(fields.column), rest_of(fields.last_column), rest_of(fields.row),
         rest_of(fields.last_row)},
        k, (std::uint64_t{1} << (count - k)) - 1);
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

/// The lanes' worth of a column from k on; zeros behind its end.
HWY_INLINE Vector lanes_from(const double* column, std::size_t k, std::size_t count) {
    const Doubles d;
    const std::size_t lanes = hn::Lanes(d);
    if (k + lanes <= count) return hn::LoadU(d, column + k);
    HWY_ALIGN double last[hn::MaxLanes(d)] = {};
    std::copy(column + k, column + count, last);
    return hn::Load(d, last);
}
HWY_INLINE void put_lanes(Vector values, double* column, std::size_t k, std::size_t count) {
    const Doubles d;
    const std::size_t lanes = hn::Lanes(d);
    if (k + lanes <= count) {
        hn::StoreU(values, d, column + k);
        return;
    }
    HWY_ALIGN double last[hn::MaxLanes(d)];
    hn::Store(values, d, last);
    std::copy_n(last, count - k, column + k);
}

/// A vector of stretches of samples x + begins·kept^j, and what their deviations from x add up to.
struct Samples {
    Vector count, x, begins, ends;
    Vector deviations, squares;  ///< Σ of deviations, Σ of their squares
};

HWY_INLINE Samples samples_from(const SampledStretches& in, std::size_t k, std::size_t stretches,
                                double origin, double kept) {
    const Doubles d;
    const Vector one = hn::Set(d, 1), kept_in_all = lanes_from(in.kept_in_all, k, stretches);
    const Vector deviation = lanes_from(in.deviation, k, stretches);
    const auto stands = hn::Eq(deviation, hn::Zero(d));  // where it may be for ever, and the sums of no share
    const Vector rest =
        hn::IfThenElse(stands, lanes_from(in.value, k, stretches), lanes_from(in.rest, k, stretches));
    Samples out;
    out.count = lanes_from(in.count, k, stretches);
    out.x = hn::Sub(rest, hn::Set(d, origin));
    out.begins = hn::Mul(deviation, lanes_from(in.kept_before, k, stretches));
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

/// Σ of the samples, of their squares, and of the products of neighbours; a vector of each.
HWY_INLINE void add_up(const Samples& s, double kept, Vector& sum, Vector& squares, Vector& products) {
    const Doubles d;
    const Vector x_squared = hn::Mul(s.x, s.x);
    sum = hn::Add(hn::Mul(s.count, s.x), s.deviations);
    squares = hn::Add(
        hn::Add(hn::Mul(s.count, x_squared), hn::Mul(hn::Mul(hn::Set(d, 2), s.x), s.deviations)), s.squares);
    const Vector before_last = hn::Sub(s.deviations, s.ends);
    const Vector squares_before_last = hn::Sub(s.squares, hn::Mul(s.ends, s.ends));
    products = hn::Add(hn::Add(hn::Mul(hn::Sub(s.count, hn::Set(d, 1)), x_squared),
                               hn::Mul(hn::Mul(s.x, hn::Set(d, 1 + kept)), before_last)),
                       hn::Mul(hn::Set(d, kept), squares_before_last));
}

SampleSums sum_samples(const SampledStretches& in, std::size_t stretches, double origin, double kept,
                       double* first, double* last, std::uint64_t* apart) {
    constexpr double kFar = 4;  // as Relaxation::is_far
    const Doubles d;
    EightSums sum, squares, products;
    std::fill_n(apart, words_of(stretches), 0);
    for (std::size_t k = 0; k < stretches; k += hn::Lanes(d)) {
        const Samples samples = samples_from(in, k, stretches, origin, kept);
        put_lanes(hn::Add(samples.x, samples.begins), first, k, stretches);
        put_lanes(hn::Add(samples.x, samples.ends), last, k, stretches);
        const auto is_far = hn::Gt(hn::Abs(lanes_from(in.deviation, k, stretches)), hn::Set(d, kFar));
        const auto is_cut = hn::Ge(hn::Abs(lanes_from(in.end, k, stretches)), hn::Set(d, 1));
        const auto is_there = hn::Gt(samples.count, hn::Zero(d));
        const auto odd = hn::And(is_there, hn::Or(is_far, is_cut));
        apart[k / kBitsAWord] |= bits_of(d, odd) << k % kBitsAWord;
        const auto counts = hn::AndNot(odd, is_there);
        Vector of_all, of_squares, of_products;
        add_up(samples, kept, of_all, of_squares, of_products);
        sum.add(k, hn::IfThenElseZero(counts, of_all));
        squares.add(k, hn::IfThenElseZero(counts, of_squares));
        products.add(k, hn::IfThenElseZero(counts, of_products));
    }
    return {sum.total(), squares.total(), products.total()};
}

double sum_products(const double* a, const double* b, std::size_t count) {
    const std::size_t lanes = hn::Lanes(Doubles());
    EightSums sum;
    for (std::size_t k = 0; k < count; k += lanes) {
        sum.add(k, hn::Mul(lanes_from(a, k, count), lanes_from(b, k, count)));
    }
    return sum.total();
}

double sum_integrals(const double* value, const double* rest, const double* end, const double* time,
                     std::size_t count, double until, double mean_life, std::uint64_t* cut) {
    const Doubles d;
    const std::size_t lanes = hn::Lanes(d);
    const Vector one = hn::Set(d, 1);
    EightSums sum;
    std::fill_n(cut, words_of(count), 0);
    for (std::size_t k = 0; k + 1 < count; k += lanes) {
        const Vector stops = lanes_from(end, k, count - 1);
        const auto is_cut = hn::Ge(hn::Abs(stops), one);
        const Vector length = hn::Sub(lanes_from(time + 1, k, count - 1), lanes_from(time, k, count - 1));
        const Vector fallen = hn::Sub(lanes_from(value, k, count - 1), stops);
        const Vector integral =
            hn::Add(hn::Mul(lanes_from(rest, k, count - 1), length), hn::Mul(fallen, hn::Set(d, mean_life)));
        cut[k / kBitsAWord] |= bits_of(d, is_cut) << k % kBitsAWord;
        sum.add(k, hn::IfThenZeroElse(is_cut, integral));
    }
    const std::size_t last = count - 1;
    if (end[last] <= -1 || end[last] >= 1) {
        cut[last / kBitsAWord] |= std::uint64_t{1} << last % kBitsAWord;
        return sum.total();
    }
    return sum.total() + (rest[last] * (until - time[last]) + (value[last] - end[last]) * mean_life);
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
HWY_EXPORT(find_above);
HWY_EXPORT(find_below);
HWY_EXPORT(find_places);
HWY_EXPORT(find_equal);
HWY_EXPORT(find_near);
HWY_EXPORT(sum_samples);
HWY_EXPORT(sum_products);
HWY_EXPORT(sum_integrals);
HWY_EXPORT(extremes);

void fill_retentions(const double* elapsed, std::size_t count, double half_life, double* out) {
    HWY_DYNAMIC_DISPATCH(fill_retentions)(elapsed, count, half_life, out);
}
void pick(const double* values, const std::int32_t* which, std::size_t count, double* out) {
    HWY_DYNAMIC_DISPATCH(pick)(values, which, count, out);
}
void find_above(const double* values, std::size_t count, double bound, std::uint64_t* out) {
    HWY_DYNAMIC_DISPATCH(find_above)(values, count, bound, out);
}
void find_below(const double* values, std::size_t count, double bound, std::uint64_t* out) {
    HWY_DYNAMIC_DISPATCH(find_below)(values, count, bound, out);
}
void find_places(const Ruler::Notches& ruler, const double* values, std::size_t count, std::int32_t* out,
                 std::uint64_t* unclear) {
    HWY_DYNAMIC_DISPATCH(find_places)(ruler, values, count, out, unclear);
}
void find_equal(const std::int32_t* a, const std::int32_t* b, std::size_t count, std::uint64_t* out) {
    HWY_DYNAMIC_DISPATCH(find_equal)(a, b, count, out);
}
SampleSums sum_samples(const SampledStretches& in, std::size_t stretches, double origin, double kept,
                       double* first, double* last, std::uint64_t* apart) {
    return HWY_DYNAMIC_DISPATCH(sum_samples)(in, stretches, origin, kept, first, last, apart);
}
double sum_products(const double* a, const double* b, std::size_t count) {
    return HWY_DYNAMIC_DISPATCH(sum_products)(a, b, count);
}
double sum_integrals(const double* value, const double* rest, const double* end, const double* time,
                     std::size_t count, double until, double mean_life, std::uint64_t* cut) {
    return HWY_DYNAMIC_DISPATCH(sum_integrals)(value, rest, end, time, count, until, mean_life, cut);
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
