#include "rei/study/shrink.hpp"

#include <algorithm>
#include <cmath>

namespace rei {
namespace {

/// A way to make a conversation simpler: at each of `places(talk)` places one try, nothing where there is
/// nothing to do. What it gives is simpler by a measure that never rises, so that shrinking ends.
struct Pass {
    std::size_t (*places)(const Talk& talk);
    std::optional<Talk> (*simpler)(const Talk& talk, std::size_t place, const TalkSpace& space);
    /// Where to go on when it was simpler at `place` of `before`.
    std::size_t (*place_after)(const Talk& before, std::size_t place, const Talk& simpler);
};
std::size_t same_place(const Talk&, std::size_t place, const Talk&) {
    return place;
}

// ---- fewer turns: every half, quarter, … and single turn; the rest stays where it is, or moves up

struct Chunk {
    std::size_t begin = 0, end = 0;
    bool moves_up = false;
};

std::size_t chunks_in(const Talk& talk) {
    std::size_t n = 0;
    for (std::size_t size = talk.size(); size > 0; size /= 2) n += 2 * ((talk.size() + size - 1) / size);
    return n;
}

Chunk chunk_at(const Talk& talk, std::size_t place) {
    for (std::size_t size = talk.size(); size > 0; size /= 2) {
        const std::size_t here = 2 * ((talk.size() + size - 1) / size);
        if (place < here) {
            const std::size_t begin = place / 2 * size;
            return {begin, std::min(begin + size, talk.size()), place % 2 == 1};
        }
        place -= here;
    }
    return {};
}

std::optional<Talk> without_chunk(const Talk& talk, std::size_t place, const TalkSpace&) {
    const Chunk chunk = chunk_at(talk, place);
    Talk out = talk;
    if (!chunk.moves_up && chunk.end < talk.size()) {
        double& gap_sec = out[chunk.end].gap_sec;
        for (std::size_t k = chunk.begin; k < chunk.end; ++k) gap_sec = time_after(gap_sec, talk[k].gap_sec);
    }
    out.erase(out.begin() + static_cast<std::ptrdiff_t>(chunk.begin),
              out.begin() + static_cast<std::ptrdiff_t>(chunk.end));
    return out;
}

/// A larger chunk gone, begin again; a single turn gone, go on behind it.
std::size_t place_after_chunk(const Talk& before, std::size_t place, const Talk& simpler) {
    const Chunk chunk = chunk_at(before, place);
    if (chunk.end - chunk.begin > 1) return 0;
    return chunks_in(simpler) - 2 * simpler.size() + 2 * chunk.begin;  // single turns are the last
}

// ---- simpler turns

std::size_t sayings_in(const Talk& talk) {
    return talk.size() * kSaidAtOnce;
}

std::optional<Talk> without_saying(const Talk& talk, std::size_t place, const TalkSpace&) {
    const std::size_t turn = place / kSaidAtOnce, n = place % kSaidAtOnce;
    if (talk[turn].said[n] == kNothing) return std::nullopt;
    Talk out = talk;
    Said& said = out[turn].said;
    std::move(said.begin() + static_cast<std::ptrdiff_t>(n) + 1, said.end(),
              said.begin() + static_cast<std::ptrdiff_t>(n));
    said.back() = kNothing;
    return out;
}

/// Two tries a turn and delta: none, and one point.
std::size_t deltas_in(const Talk& talk) {
    return talk.size() * 4;
}

std::optional<Talk> with_less_delta(const Talk& talk, std::size_t place, const TalkSpace&) {
    Talk out = talk;
    TalkTurn& turn = out[place / 4];
    double& delta = place % 4 < 2 ? turn.mood_delta : turn.affinity_delta;
    const double less = place % 2 == 0 ? 0 : std::copysign(1, delta);
    if (std::abs(less) >= std::abs(delta)) return std::nullopt;
    delta = less;
    return out;
}

std::size_t turns_in(const Talk& talk) {
    return talk.size();
}

std::optional<Talk> with_usual_user(const Talk& talk, std::size_t place, const TalkSpace&) {
    if (talk[place].user == 0) return std::nullopt;
    Talk out = talk;
    out[place].user = 0;
    return out;
}

/// Times that people like, and after them whole and half seconds. What is further to the front is simpler.
constexpr double kNiceSec[] = {1, 2, 5, 10, 20, 30, 60, 120, 300, 600};
constexpr double kUnitsSec[] = {1, 0.5};
constexpr std::size_t kTimes = std::size(kNiceSec) + 2 * std::size(kUnitsSec);

/// Where a time stands in that order.
std::size_t roughness(double sec) {
    constexpr double kSame = 1e-6;
    for (std::size_t k = 0; k < std::size(kNiceSec); ++k) {
        if (std::abs(sec - kNiceSec[k]) < kSame) return k;
    }
    std::size_t out = std::size(kNiceSec);
    for (const double unit : kUnitsSec) {
        if (std::abs(std::remainder(sec, unit)) < kSame) return out;
        ++out;
    }
    return out;
}

std::size_t times_in(const Talk& talk) {
    return talk.size() * kTimes;
}

std::optional<Talk> with_simpler_gap(const Talk& talk, std::size_t place, const TalkSpace& space) {
    const std::size_t turn = place / kTimes, n = place % kTimes;
    double gap_sec = kNiceSec[std::min(n, std::size(kNiceSec) - 1)];
    if (n >= std::size(kNiceSec)) {
        const std::size_t k = n - std::size(kNiceSec);
        const double unit = kUnitsSec[k / 2], units = talk[turn].gap_sec / unit;
        gap_sec = (k % 2 == 0 ? std::floor(units) : std::ceil(units)) * unit;
    }
    if (roughness(gap_sec) >= roughness(talk[turn].gap_sec) || gap_sec < space.gap_sec.low)
        return std::nullopt;
    Talk out = talk;
    out[turn].gap_sec = gap_sec;
    return out;
}

constexpr Pass kPasses[] = {
    {chunks_in, without_chunk, place_after_chunk}, {sayings_in, without_saying, same_place},
    {deltas_in, with_less_delta, same_place},      {turns_in, with_usual_user, same_place},
    {times_in, with_simpler_gap, same_place},
};

}  // namespace

Shrinker::Shrinker(const TalkSpace& space, const Law& law, const Policy& policy, Variant variant, Talk talk,
                   Proof proof)
    : space_(space),
      law_(law),
      policy_(policy),
      variant_(variant),
      talk_(std::move(talk)),
      proof_(std::move(proof)) {}

bool Shrinker::advance() {
    while (pass_ < std::size(kPasses)) {
        const Pass& pass = kPasses[pass_];
        if (place_ >= pass.places(talk_)) {
            next();
            continue;
        }
        std::optional<Talk> simpler = pass.simpler(talk_, place_, space_);
        if (!simpler) {
            ++place_;
            continue;
        }
        std::optional<Proof> proof = prove(*simpler, space_, law_, policy_, variant_);
        if (!proof) {
            ++place_;
            return true;
        }
        place_ = pass.place_after(talk_, place_, *simpler);
        talk_ = std::move(*simpler);
        proof_ = std::move(*proof);
        progress_ = true;
        return true;
    }
    return false;
}

/// To the next pass; after the last one to the first, until a round brings nothing.
void Shrinker::next() {
    place_ = 0;
    ++pass_;
    if (pass_ < std::size(kPasses) || !progress_) return;
    pass_ = 0;
    progress_ = false;
}

}  // namespace rei
