// What cannot be had together, as far as was seen: from the sets of things that failed, one a try, the
// smallest set of which something failed in every try.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <boost/dynamic_bitset.hpp>

namespace rei {

class FailingSets {
  public:
    /// A try, by a number of the caller's, and what failed in it. False, and not kept, where it failed all
    /// that another one did.
    bool add(const boost::dynamic_bitset<>& failing, std::size_t number);

    /// The smallest set of which every try failed something, leaving `without` aside: a try that failed
    /// nothing else makes it empty, as does none at all. Of sets as small, one of the things that failed
    /// most. From seven things on, it may not be the smallest.
    [[nodiscard]] std::vector<std::size_t> never_together(const boost::dynamic_bitset<>& without) const;

    struct Try {
        boost::dynamic_bitset<> failing;
        std::size_t number;
    };
    /// Tries that failed the least, none of them all that another one failed.
    [[nodiscard]] const std::vector<Try>& tries() const { return tries_; }

  private:
    std::vector<Try> tries_;
};

}  // namespace rei
