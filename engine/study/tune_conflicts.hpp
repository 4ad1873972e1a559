// Which expectations cannot be had together: what failed together in all that was tried is aimed at by
// itself, and what nobody reaches so either is a conflict.
#pragma once

#include <optional>
#include <vector>

#include "rei/study/draws.hpp"
#include "rei/study/tune_archive.hpp"

namespace rei {

class ConflictHunt {
  public:
    /// Of `expectations` in all.
    explicit ConflictHunt(std::size_t expectations) : reported_(expectations) {}

    /// Expectations to aim at next; none when all conflicts are found. `may_aim` false: there are no tries
    /// left, what was not aimed at is a conflict too.
    [[nodiscard]] std::optional<std::vector<std::size_t>> next(const FailingSets& failing, bool may_aim);
    /// That so many policies were tried for these.
    void aimed(const std::vector<std::size_t>& expectations, std::size_t tries);

    struct Found {
        std::vector<std::size_t> expectations;
        std::size_t aimed = 0;
    };
    [[nodiscard]] const std::vector<Found>& found() const { return found_; }

  private:
    /// How many tries were aimed at these, alone or among others that never held either.
    [[nodiscard]] std::size_t aims_at(const std::vector<std::size_t>& expectations) const;

    boost::dynamic_bitset<> reported_;
    std::vector<Found> aims_, found_;
};

/// Where an aim begins: how things are, the best known, what held all but one of them, and some mixtures.
[[nodiscard]] Rows beginnings_of_aim(const TuneArchive& archive, const TuneSpace& space,
                                     const std::vector<std::size_t>& expectations, std::size_t count,
                                     Draws& draws);

}  // namespace rei
