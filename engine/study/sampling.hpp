// Where in the unit cube [0, 1]^d a study looks. Every kind gives its k-th point by number, so no set of
// points is ever held in memory, however large.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace rei {

enum class Sampling : std::uint8_t { grid, latin, sobol };
[[nodiscard]] const char* name_of(Sampling sampling);

/// More points than anyone can wait for.
inline constexpr std::uint64_t kMostPoints = 1'000'000'000'000;

/// How many points a full grid of so many levels an axis has; unset where that is more than kMostPoints.
[[nodiscard]] std::optional<std::uint64_t> grid_size(std::span<const std::size_t> levels);

/// Every combination of levels; the last axis runs fastest. Level l of n lies at l/(n − 1), the only one at
/// 0.
class Grid {
  public:
    /// At least one level an axis, and no more than kMostPoints in all.
    explicit Grid(std::vector<std::size_t> levels);

    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] std::span<const std::size_t> levels() const { return levels_; }
    /// Which level of each axis point k is at.
    void levels_of(std::uint64_t k, std::span<std::size_t> out) const;
    [[nodiscard]] double at(std::size_t axis, std::size_t level) const;
    void point(std::uint64_t k, std::span<double> out) const;

  private:
    std::vector<std::size_t> levels_;
    std::uint64_t size_;
};

/// A permutation of 0 … n − 1 of which any number can be asked alone: a Feistel network over the next larger
/// power of four, walked until it comes back inside (Black & Rogaway 2002).
class Shuffle {
  public:
    Shuffle(std::uint64_t n, std::uint64_t key);
    [[nodiscard]] std::uint64_t operator()(std::uint64_t k) const;

  private:
    [[nodiscard]] std::uint64_t once(std::uint64_t k) const;

    std::uint64_t n_;
    std::uint64_t key_;
    unsigned half_bits_;
};

/// McKay, Beckman & Conover 1979: each of `count` equal slices of every axis holds exactly one point,
/// somewhere inside it.
class LatinHypercube {
  public:
    LatinHypercube(std::size_t dimensions, std::uint64_t count, std::uint64_t seed);
    void point(std::uint64_t k, std::span<double> out) const;

  private:
    struct Axis {
        Shuffle slices;
        std::uint64_t key;  ///< of the places inside the slices
    };
    std::uint64_t count_;
    std::vector<Axis> axes_;
};

/// Sobol's sequence with the directions of Joe & Kuo 2008, without the origin it begins with: the first point
/// is the middle. Quick where points are asked one after the other.
class SobolSequence {
  public:
    static constexpr std::size_t kMostDimensions = 3667;

    explicit SobolSequence(std::size_t dimensions);
    SobolSequence(SobolSequence&&) noexcept;
    SobolSequence& operator=(SobolSequence&&) noexcept;
    ~SobolSequence();
    void point(std::uint64_t k, std::span<double> out);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Any of them.
class UnitPoints {
  public:
    UnitPoints(Grid grid) : kind_(std::move(grid)) {}
    UnitPoints(LatinHypercube points) : kind_(std::move(points)) {}
    UnitPoints(SobolSequence points) : kind_(std::move(points)) {}
    void point(std::uint64_t k, std::span<double> out) {
        std::visit([&](auto& kind) { kind.point(k, out); }, kind_);
    }

  private:
    std::variant<Grid, LatinHypercube, SobolSequence> kind_;
};

}  // namespace rei
