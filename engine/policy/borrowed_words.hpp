// What a persona can hear and be, taken over from another one: numbers cannot make up for a word that nobody
// listens for.
#pragma once

#include "rei/policy/policy_file.hpp"

namespace rei {

struct BorrowedWords {
    Policy policy;
    std::size_t moods = 0, classes = 0, keywords = 0, triggers = 0, regions = 0;  ///< so many came
    TakenWords taken{};                                                           ///< which

    [[nodiscard]] bool is_nothing() const { return moods + classes + keywords + triggers + regions == 0; }
};

/// `policy` with moods, keywords, triggers and regions of `donor` that it lacks; all numbers that it has
/// stay. A class that it lacks comes with its direction, a keyword or a trigger's word that it has anywhere
/// does not come, in whatever case or form it is written. A mood that no region means gets the donor's
/// regions, each before the first region of a mood that comes after it there, for the first region that holds
/// wins; as long as there is room for regions.
[[nodiscard]] BorrowedWords with_words_of(const Policy& policy, const Policy& donor);

}  // namespace rei
