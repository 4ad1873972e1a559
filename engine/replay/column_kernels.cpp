#include "rei/replay/column_kernels.hpp"

#include <algorithm>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "rei/replay/column_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace rei::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Doubles = hn::ScalableTag<double>;
using Vector = hn::Vec<Doubles>;

/// (2^r − 1)/r on [−½, ½]: the polynomial of least error, 1.3e-17.
HWY_INLINE Vector growth(Doubles d, Vector r) {
    constexpr double kCoefficients[] = {
        0x1.e6063fbfea44dp-28, 0x1.b524fae606540p-24, 0x1.62bfd4774c4c2p-20, 0x1.ffcbfc670dd82p-17,
        0x1.430913096fe6bp-13, 0x1.5d87fe78a5276p-10, 0x1.3b2ab6fba1ddap-7,  0x1.c6b08d704a0c2p-5,
        0x1.ebfbdff82c598p-3,  0x1.62e42fefa39efp-1};
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

/// One bit a value, where `is_beyond` says so of a vector of them; the others' bits are 0.
template <class IsBeyond>
HWY_INLINE void find(const double* values, std::size_t count, double fill, std::uint64_t* out,
                     const IsBeyond& is_beyond) {
    constexpr std::size_t kWord = 64;
    const Doubles d;
    const std::size_t lanes = hn::Lanes(d);
    const auto bits_of = [&](Vector some) HWY_ATTR {
        std::uint8_t bits[8] = {};
        hn::StoreMaskBits(d, is_beyond(some), bits);
        return std::uint64_t{bits[0]};
    };
    for (std::size_t from = 0; from < count; from += kWord) {
        const std::size_t n = std::min(kWord, count - from);
        std::uint64_t word = 0;
        std::size_t k = 0;
        for (; k + lanes <= n; k += lanes) word |= bits_of(hn::LoadU(d, values + from + k)) << k;
        if (k < n) {
            HWY_ALIGN double last[hn::MaxLanes(d)];
            std::fill_n(last, lanes, fill);
            std::copy(values + from + k, values + from + n, last);
            word |= bits_of(hn::Load(d, last)) << k;
        }
        out[from / kWord] = word;
    }
}

void find_above(const double* values, std::size_t count, double bound, std::uint64_t* out) {
    const Vector at = hn::Set(Doubles(), bound);
    find(values, count, bound, out, [&](Vector some) HWY_ATTR { return hn::Gt(some, at); });
}

void find_below(const double* values, std::size_t count, double bound, std::uint64_t* out) {
    const Vector at = hn::Set(Doubles(), bound);
    find(values, count, bound, out, [&](Vector some) HWY_ATTR { return hn::Lt(some, at); });
}

void find_places(const Ruler::Notches& ruler, const double* values, std::size_t count, std::int32_t* out) {
    const Doubles d;
    const hn::Rebind<std::int32_t, Doubles> whole;
    const std::size_t lanes = hn::Lanes(d);
    const Vector low = hn::Set(d, ruler.low), per_unit = hn::Set(d, ruler.per_unit);
    const auto one = hn::Set(whole, 1), last_notch = hn::Set(whole, ruler.last);
    const auto place_of = [&](Vector x) HWY_ATTR {
        const auto notch = hn::Add(hn::DemoteTo(whole, hn::Mul(hn::Sub(x, low), per_unit)), one);
        return hn::GatherIndex(whole, ruler.places, hn::Min(hn::Max(notch, hn::Zero(whole)), last_notch));
    };
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes) hn::StoreU(place_of(hn::LoadU(d, values + k)), whole, out + k);
    if (k == count) return;
    HWY_ALIGN double last[hn::MaxLanes(d)] = {};
    HWY_ALIGN std::int32_t last_places[hn::MaxLanes(d)];
    std::copy(values + k, values + count, last);
    hn::Store(place_of(hn::Load(d, last)), whole, last_places);
    std::copy_n(last_places, count - k, out + k);
}

using Ints = hn::ScalableTag<std::int32_t>;
using Fields = hn::Vec<Ints>;

/// How many of the fields in a rectangle there are, and how many of them are near.
struct Counted {
    Fields near, all;
};
HWY_INLINE Counted count_near(const std::int32_t* before, Fields rows, Fields column, Fields last_column,
                              Fields row, Fields last_row) {
    const Ints d;
    const Fields one = hn::Set(d, 1);
    const Fields left = hn::Min(column, last_column), right = hn::Add(hn::Max(column, last_column), one);
    const Fields low = hn::Min(row, last_row), high = hn::Add(hn::Max(row, last_row), one);
    const Fields from = hn::Mul(left, rows), to = hn::Mul(right, rows);
    const Fields upper = hn::Sub(hn::GatherIndex(d, before, hn::Add(to, high)),
                                 hn::GatherIndex(d, before, hn::Add(from, high)));
    const Fields lower = hn::Sub(hn::GatherIndex(d, before, hn::Add(to, low)),
                                 hn::GatherIndex(d, before, hn::Add(from, low)));
    return {hn::Sub(upper, lower), hn::Mul(hn::Sub(right, left), hn::Sub(high, low))};
}

void find_near(const std::int32_t* before, std::int32_t rows, const FieldColumns& fields, std::size_t count,
               std::uint64_t* all, std::uint64_t* some) {
    constexpr std::size_t kWord = 64;
    const Ints d;
    const std::size_t lanes = hn::Lanes(d);
    std::fill_n(all, (count + kWord - 1) / kWord, 0);
    std::fill_n(some, (count + kWord - 1) / kWord, 0);
    const auto put = [&](const Counted& counted, std::size_t k) HWY_ATTR {
        std::uint8_t bits[8] = {};
        std::uint64_t word = 0;
        hn::StoreMaskBits(d, hn::Eq(counted.near, counted.all), bits);
        std::memcpy(&word, bits, sizeof word);
        all[k / kWord] |= word << k % kWord;
        hn::StoreMaskBits(d, hn::Gt(counted.near, hn::Zero(d)), bits);
        std::memcpy(&word, bits, sizeof word);
        some[k / kWord] |= word << k % kWord;
    };
    const Fields by = hn::Set(d, rows);
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes) {
        put(count_near(before, by, hn::LoadU(d, fields.column + k), hn::LoadU(d, fields.last_column + k),
                       hn::LoadU(d, fields.row + k), hn::LoadU(d, fields.last_row + k)),
            k);
    }
    for (; k < count; ++k) {
        const auto [left, right] = std::minmax(fields.column[k], fields.last_column[k]);
        const auto [low, high] = std::minmax(fields.row[k], fields.last_row[k]);
        const std::int32_t near = before[(right + 1) * rows + high + 1] - before[left * rows + high + 1] -
                                  before[(right + 1) * rows + low] + before[left * rows + low];
        const std::uint64_t bit = std::uint64_t{1} << k % kWord;
        if (near == (right + 1 - left) * (high + 1 - low)) all[k / kWord] |= bit;
        if (near > 0) some[k / kWord] |= bit;
    }
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
HWY_EXPORT(find_above);
HWY_EXPORT(find_below);
HWY_EXPORT(find_places);
HWY_EXPORT(find_near);
HWY_EXPORT(extremes);

void fill_retentions(const double* elapsed, std::size_t count, double half_life, double* out) {
    HWY_DYNAMIC_DISPATCH(fill_retentions)(elapsed, count, half_life, out);
}
void find_above(const double* values, std::size_t count, double bound, std::uint64_t* out) {
    HWY_DYNAMIC_DISPATCH(find_above)(values, count, bound, out);
}
void find_below(const double* values, std::size_t count, double bound, std::uint64_t* out) {
    HWY_DYNAMIC_DISPATCH(find_below)(values, count, bound, out);
}
void find_places(const Ruler::Notches& ruler, const double* values, std::size_t count, std::int32_t* out) {
    HWY_DYNAMIC_DISPATCH(find_places)(ruler, values, count, out);
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
