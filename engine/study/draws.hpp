// Random draws whose sequence is the same on every machine: the bits are the standard's, the mapping is ours.
#pragma once

#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>

namespace rei {

class Draws {
  public:
    explicit Draws(std::uint64_t seed) : bits_(seed) {}

    /// In [0, 1).
    double unit() { return static_cast<double>(bits_() >> 11U) * 0x1p-53; }
    /// In [low, high).
    double between(double low, double high) { return low + (high - low) * unit(); }
    /// A whole number below `n`, which is at least 1.
    std::size_t below(std::size_t n) {
        assert(n > 0);
        return static_cast<std::size_t>(unit() * static_cast<double>(n));
    }
    bool chance(double p) { return unit() < p; }
    /// One of `weights`, by their size: its index.
    template <std::size_t N>
    std::size_t weighted(const double (&weights)[N]) {
        double sum = 0;
        for (const double weight : weights) sum += weight;
        double left = unit() * sum;
        for (std::size_t k = 0; k + 1 < N; ++k) {
            left -= weights[k];
            if (left < 0) return k;
        }
        return N - 1;
    }

  private:
    std::mt19937_64 bits_;
};

}  // namespace rei
