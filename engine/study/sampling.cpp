#include "rei/study/sampling.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <random>

#include <boost/random/sobol.hpp>

namespace rei {
namespace {

/// The finaliser of SplitMix64 (Steele, Lea & Flood 2014): every bit of x stirs every bit of the result.
std::uint64_t stir(std::uint64_t x) {
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31U);
}

/// In [0, 1), from the upper 53 bits.
double unit(std::uint64_t bits) {
    return static_cast<double>(bits >> 11U) * 0x1p-53;
}

}  // namespace

const char* name_of(Sampling sampling) {
    switch (sampling) {
        case Sampling::grid:
            return "grid";
        case Sampling::latin:
            return "lhs";
        case Sampling::sobol:
            return "sobol";
    }
    return "";
}

std::optional<std::uint64_t> grid_size(std::span<const std::size_t> levels) {
    std::uint64_t out = 1;
    for (const std::size_t n : levels) {
        if (n > kMostPoints / out) return std::nullopt;
        out *= n;
    }
    return out;
}

Grid::Grid(std::vector<std::size_t> levels) : levels_(std::move(levels)), size_(0) {
    const std::optional<std::uint64_t> size = grid_size(levels_);
    assert(size && *size > 0);
    size_ = size.value_or(0);
}

void Grid::levels_of(std::uint64_t k, std::span<std::size_t> out) const {
    for (std::size_t axis = levels_.size(); axis-- > 0;) {
        out[axis] = static_cast<std::size_t>(k % levels_[axis]);
        k /= levels_[axis];
    }
}

double Grid::at(std::size_t axis, std::size_t level) const {
    return levels_[axis] == 1 ? 0 : static_cast<double>(level) / static_cast<double>(levels_[axis] - 1);
}

void Grid::point(std::uint64_t k, std::span<double> out) const {
    for (std::size_t axis = levels_.size(); axis-- > 0;) {
        out[axis] = at(axis, static_cast<std::size_t>(k % levels_[axis]));
        k /= levels_[axis];
    }
}

Shuffle::Shuffle(std::uint64_t n, std::uint64_t key)
    : n_(n), key_(key), half_bits_(std::max(1U, (static_cast<unsigned>(std::bit_width(n - 1)) + 1) / 2)) {
    assert(n > 0);
}

std::uint64_t Shuffle::once(std::uint64_t k) const {
    constexpr std::uint64_t kRounds = 8;
    const std::uint64_t mask = (std::uint64_t{1} << half_bits_) - 1;
    std::uint64_t left = k >> half_bits_, right = k & mask;
    for (std::uint64_t round = 0; round < kRounds; ++round) {
        const std::uint64_t stirred = stir(stir(key_ + round) ^ right) >> (64U - half_bits_);
        const std::uint64_t next = left ^ stirred;
        left = right;
        right = next;
    }
    return left << half_bits_ | right;
}

std::uint64_t Shuffle::operator()(std::uint64_t k) const {
    do k = once(k);
    while (k >= n_);
    return k;
}

LatinHypercube::LatinHypercube(std::size_t dimensions, std::uint64_t count, std::uint64_t seed)
    : count_(count) {
    std::mt19937_64 keys(seed);
    for (std::size_t axis = 0; axis < dimensions; ++axis) {
        const std::uint64_t slices = keys();
        axes_.push_back({Shuffle(count, slices), keys()});
    }
}

void LatinHypercube::point(std::uint64_t k, std::span<double> out) const {
    const auto count = static_cast<double>(count_);
    for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
        const std::uint64_t slice = axes_[axis].slices(k);
        const double inside = unit(stir(axes_[axis].key + stir(slice)));
        const double next_slice = static_cast<double>(slice + 1) / count;
        const double at = (static_cast<double>(slice) + inside) / count;
        out[axis] = at < next_slice ? at : static_cast<double>(slice) / count;  // rounding must not leave it
    }
}

struct SobolSequence::State {
    boost::random::sobol engine;
    std::uint64_t next = 0;
};

SobolSequence::SobolSequence(std::size_t dimensions)
    : state_(std::make_unique<State>(State{boost::random::sobol(dimensions)})) {}
SobolSequence::SobolSequence(SobolSequence&&) noexcept = default;
SobolSequence& SobolSequence::operator=(SobolSequence&&) noexcept = default;
SobolSequence::~SobolSequence() = default;

void SobolSequence::point(std::uint64_t k, std::span<double> out) {
    if (k != state_->next) state_->engine.seed(k);
    for (double& x : out) x = unit(state_->engine());
    state_->next = k + 1;
}

}  // namespace rei
