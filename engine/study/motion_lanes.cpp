#include "rei/study/motion_lanes.hpp"

#include <algorithm>

#include "rei/affect/relaxation.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "rei/study/motion_lanes.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace rei::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::CappedTag<double, kLanes>;
using Vector = hn::Vec<Tag>;

HWY_INLINE Vector cut(Vector x, double low, double high) {
    return hn::Min(hn::Max(x, hn::Set(Tag(), low)), hn::Set(Tag(), high));
}
/// As `deviation_from`: what is left of rounding is none.
HWY_INLINE Vector without_rounding(Vector deviation) {
    return hn::IfThenZeroElse(hn::Le(hn::Abs(deviation), hn::Set(Tag(), kStateSlack)), deviation);
}

/// Some of the lanes on their way.
struct Motion {
    Vector valence, arousal, intensity, rest_valence, deviation_valence, deviation_arousal;
    Vector affinity_free;    ///< valence as it would be with every affinity at 0
    Vector lost_deviations;  ///< of it
};
struct State {
    Vector valence, arousal, intensity;
};
struct Kept {
    Vector valence, arousal, intensity;
};
struct Push {
    Vector valence, arousal;
};

/// The numbers of the policies of the lanes from `from` on.
struct Numbers {
    Numbers(const MotionLanes& in, std::size_t from)
        : baseline(hn::LoadU(Tag(), in.baseline_valence.data() + from)),
          bias(hn::LoadU(Tag(), in.bias_per_affinity.data() + from)),
          rest_arousal(hn::LoadU(Tag(), in.rest_arousal.data() + from)),
          intensity_gain(hn::LoadU(Tag(), in.intensity_gain.data() + from)) {}
    [[nodiscard]] HWY_INLINE Vector rest_valence(int affinity) const {
        return hn::Add(baseline, hn::Mul(bias, hn::Set(Tag(), affinity)));
    }
    Vector baseline, bias, rest_arousal, intensity_gain;
};

HWY_INLINE Motion start_of(const Numbers& numbers, const AffectState& start) {
    const Tag d;
    Motion out;
    out.valence = out.affinity_free = hn::Set(d, start.valence);
    out.arousal = hn::Set(d, start.arousal);
    out.intensity = hn::Set(d, start.intensity);
    out.rest_valence = numbers.rest_valence(0);
    out.deviation_valence = without_rounding(hn::Sub(out.valence, out.rest_valence));
    out.deviation_arousal = without_rounding(hn::Sub(out.arousal, numbers.rest_arousal));
    out.lost_deviations = hn::Zero(d);
    return out;
}

/// The state at the end of a stretch: rest + deviation·kept, but from the value where the rest is far (as
/// Relaxation::is_far) or no time has passed, so that no digits are lost.
HWY_INLINE State drift(const Motion& from, const Numbers& numbers, const Kept& kept) {
    const Tag d;
    const Vector one = hn::Set(d, 1);
    const auto from_value = hn::Or(hn::Gt(hn::Abs(from.deviation_valence), hn::Set(d, Relaxation::kFar)),
                                   hn::Eq(kept.valence, one));
    const Vector fallen = hn::Sub(from.valence, hn::Mul(from.deviation_valence, hn::Sub(one, kept.valence)));
    const Vector near_rest = hn::Add(from.rest_valence, hn::Mul(from.deviation_valence, kept.valence));
    const Vector arousal =
        hn::IfThenElse(hn::Eq(kept.arousal, one), from.arousal,
                       hn::Add(numbers.rest_arousal, hn::Mul(from.deviation_arousal, kept.arousal)));
    return {cut(hn::IfThenElse(from_value, fallen, near_rest), -1, 1), cut(arousal, 0, 1),
            hn::Mul(from.intensity, kept.intensity)};
}

/// `affinity` is the speaker's, where another was in force before.
HWY_INLINE void strike(Motion& m, const Numbers& numbers, const State& there, const Kept& kept,
                       const Push& push, const std::int16_t* affinity) {
    const Tag d;
    auto same_way = hn::Lt(hn::Abs(there.valence), hn::Set(d, 1));
    if (affinity != nullptr) {
        m.rest_valence = numbers.rest_valence(*affinity);
        same_way = hn::Lt(hn::Set(d, 1), hn::Zero(d));
    }
    m.valence = cut(hn::Add(there.valence, push.valence), -1, 1);
    m.arousal = cut(hn::Add(there.arousal, push.arousal), 0, 1);
    const Vector moved =
        hn::Add(hn::Abs(hn::Sub(m.valence, there.valence)), hn::Abs(hn::Sub(m.arousal, there.arousal)));
    m.intensity = cut(hn::Add(there.intensity, hn::Mul(numbers.intensity_gain, moved)), 0, 1);
    // carried on where nothing struck, so that the side of the resting value survives
    const Vector to_rest = hn::Sub(m.valence, m.rest_valence);
    const Vector carried = hn::IfThenElse(same_way, hn::Mul(m.deviation_valence, kept.valence), to_rest);
    m.deviation_valence =
        hn::IfThenElse(hn::Eq(push.valence, hn::Zero(d)), carried, without_rounding(to_rest));
    m.deviation_arousal =
        hn::IfThenElse(hn::Eq(push.arousal, hn::Zero(d)), hn::Mul(m.deviation_arousal, kept.arousal),
                       without_rounding(hn::Sub(m.arousal, numbers.rest_arousal)));
}

constexpr std::size_t kBlock = 64;  ///< anchors, so that what is not yet in its column stays near

/// Anchors of all lanes, before they are put into the columns of each.
struct Block {
    HWY_ALIGN Lanes valence[kBlock], arousal[kBlock], intensity[kBlock];
    HWY_ALIGN Lanes rest_valence[kBlock], deviation_valence[kBlock], deviation_arousal[kBlock];
    HWY_ALIGN Lanes end_valence[kBlock], end_arousal[kBlock], end_intensity[kBlock];
};

HWY_INLINE Vector lanes_at(const Lanes* rows, std::size_t k, std::size_t from) {
    return hn::LoadU(Tag(), rows[k].data() + from);
}
HWY_INLINE void put(Vector values, Lanes* rows, std::size_t k, std::size_t from) {
    hn::StoreU(values, Tag(), rows[k].data() + from);
}

/// The anchors in [begin, end) of the lanes from `from` on.
HWY_INLINE void move_block(const MotionLanes& in, const Numbers& numbers, Motion& m, std::size_t begin,
                           std::size_t end, std::size_t from, Block& out) {
    for (std::size_t k = begin; k < end; ++k) {
        const std::size_t row = k - begin;
        put(m.valence, out.valence, row, from);
        put(m.arousal, out.arousal, row, from);
        put(m.intensity, out.intensity, row, from);
        put(m.rest_valence, out.rest_valence, row, from);
        put(m.deviation_valence, out.deviation_valence, row, from);
        put(m.deviation_arousal, out.deviation_arousal, row, from);
        const auto length = static_cast<std::size_t>(in.length[k]);
        const Kept kept{lanes_at(in.kept_valence, length, from), lanes_at(in.kept_arousal, length, from),
                        lanes_at(in.kept_intensity, length, from)};
        const State there = drift(m, numbers, kept);
        put(there.valence, out.end_valence, row, from);
        put(there.arousal, out.end_arousal, row, from);
        put(there.intensity, out.end_intensity, row, from);
        const Vector deviation = hn::Sub(m.affinity_free, numbers.baseline);
        const Vector later = hn::Mul(deviation, kept.valence);
        m.lost_deviations = hn::Add(m.lost_deviations, hn::Sub(deviation, later));
        if (k == in.cues) return;
        const Push push{lanes_at(in.push_valence, k, from), lanes_at(in.push_arousal, k, from)};
        m.affinity_free = cut(hn::Add(hn::Add(numbers.baseline, later), push.valence), -1, 1);
        const bool another = in.affinity[k + 1] != in.affinity[k];
        strike(m, numbers, there, kept, push, another ? in.affinity + k + 1 : nullptr);
    }
}

HWY_INLINE void turn_over(const Lanes* rows, std::size_t count, double* const (&columns)[kLanes]) {
    const Tag d;
    const std::size_t at_once = hn::Lanes(d);
    std::size_t k = 0;
    for (; k + at_once <= count; k += at_once) {
        Vector first, second, third, fourth;
        hn::LoadInterleaved4(d, rows[k].data(), first, second, third, fourth);
        hn::StoreU(first, d, columns[0] + k);
        hn::StoreU(second, d, columns[1] + k);
        hn::StoreU(third, d, columns[2] + k);
        hn::StoreU(fourth, d, columns[3] + k);
    }
    for (; k < count; ++k) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) columns[lane][k] = rows[k][lane];
    }
}

void put_block(const Block& block, std::size_t begin, std::size_t count,
               const std::array<MotionColumns, kLanes>& out) {
    static_assert(kLanes == 4);  // as many as one load takes apart
    const auto turn = [&](const Lanes* rows, double* MotionColumns::*column) HWY_ATTR {
        double* const columns[kLanes] = {out[0].*column + begin, out[1].*column + begin,
                                         out[2].*column + begin, out[3].*column + begin};
        turn_over(rows, count, columns);
    };
    turn(block.valence, &MotionColumns::valence);
    turn(block.arousal, &MotionColumns::arousal);
    turn(block.intensity, &MotionColumns::intensity);
    turn(block.rest_valence, &MotionColumns::rest_valence);
    turn(block.deviation_valence, &MotionColumns::deviation_valence);
    turn(block.deviation_arousal, &MotionColumns::deviation_arousal);
    turn(block.end_valence, &MotionColumns::end_valence);
    turn(block.end_arousal, &MotionColumns::end_arousal);
    turn(block.end_intensity, &MotionColumns::end_intensity);
}

Lanes move_lanes(const MotionLanes& in, const std::array<MotionColumns, kLanes>& out) {
    constexpr std::size_t kAtOnce = hn::MaxLanes(Tag());
    constexpr std::size_t kGroups = kLanes / kAtOnce;
    static_assert(kGroups * kAtOnce == kLanes);
    Motion motions[kGroups];
    for (std::size_t group = 0; group < kGroups; ++group) {
        motions[group] = start_of(Numbers(in, group * kAtOnce), in.start);
    }
    Block block;
    const std::size_t anchors = in.cues + 1;
    for (std::size_t begin = 0; begin < anchors; begin += kBlock) {
        const std::size_t end = std::min(begin + kBlock, anchors);
        for (std::size_t group = 0; group < kGroups; ++group) {
            const std::size_t from = group * kAtOnce;
            Motion m = motions[group];
            move_block(in, Numbers(in, from), m, begin, end, from, block);
            motions[group] = m;
        }
        put_block(block, begin, end - begin, out);
    }
    Lanes lost;
    for (std::size_t group = 0; group < kGroups; ++group) {
        hn::StoreU(motions[group].lost_deviations, Tag(), lost.data() + group * kAtOnce);
    }
    return lost;
}

}  // namespace rei::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace rei {

HWY_EXPORT(move_lanes);

Lanes move_lanes(const MotionLanes& in, const std::array<MotionColumns, kLanes>& out) {
    return HWY_DYNAMIC_DISPATCH(move_lanes)(in, out);
}

}  // namespace rei
#endif
