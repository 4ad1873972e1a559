// Populations that an optimiser of pagmo (esa.github.io/pagmo2) moves, asked and told a generation at a time,
// so that whoever works the points out may do so all at once.
#pragma once

#include <cstdint>
#include <memory>

#include "rei/study/rows.hpp"

namespace rei {

class Evolution {
  public:
    enum class By : std::uint8_t {
        /// One number to be small: self-adaptive differential evolution, rand/1/bin with jDE (Brest et al.
        /// 2006).
        differences,
        /// Two or more numbers, none to be had smaller without another growing: NSGA-II (Deb et al. 2002).
        dominance,
    };
    /// `points` in [−1, 1] and their `worth`, a row each; at least 8 points, by a multiple of 4.
    Evolution(By by, const Rows& points, const Rows& worth, std::uint64_t seed);
    ~Evolution();
    Evolution(Evolution&&) noexcept;
    Evolution& operator=(Evolution&&) noexcept;

    /// The points of the next generation.
    [[nodiscard]] Rows ask();
    /// What those are worth.
    void tell(const Rows& worth);

  private:
    struct Pagmo;
    std::unique_ptr<Pagmo> pagmo_;
};

}  // namespace rei
