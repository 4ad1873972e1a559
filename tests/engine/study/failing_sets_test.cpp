// The smallest sets of things of which one failed in every try.
#include "rei/study/failing_sets.hpp"

#include "engine/test_data.hpp"
#include <gmock/gmock.h>

namespace rei {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Set = boost::dynamic_bitset<>;

constexpr std::size_t kThings = 8;

Set set_of(const std::vector<std::size_t>& members) {
    Set out(kThings);
    for (const std::size_t k : members) out.set(k);
    return out;
}

FailingSets tries(const std::vector<std::vector<std::size_t>>& failing) {
    FailingSets out;
    for (std::size_t k = 0; k < failing.size(); ++k) out.add(set_of(failing[k]), k);
    return out;
}

const Set kNothing(kThings);

TEST(FailingSets, OneThatNeverHeldIsAConflictByItself) {
    EXPECT_THAT(tries({{1, 3}, {2, 3}, {3}}).never_together(kNothing), ElementsAre(3));
}

TEST(FailingSets, TwoThatHeldEachWithoutTheOtherAreAConflict) {
    EXPECT_THAT(tries({{1, 4}, {5, 4}, {1}, {5, 6}}).never_together(kNothing), ElementsAre(1, 5));
}

TEST(FailingSets, WhereOneTryFailedNothingThereIsNoConflict) {
    EXPECT_THAT(tries({{1}, {}}).never_together(kNothing), IsEmpty());
    EXPECT_THAT(FailingSets().never_together(kNothing), IsEmpty());
}

TEST(FailingSets, WhatIsLeftAsideIsNotAskedAbout) {
    const FailingSets sets = tries({{3, 1}, {3, 2}});
    EXPECT_THAT(sets.never_together(set_of({3})), ElementsAre(1, 2));
    EXPECT_THAT(sets.never_together(set_of({3, 1})), IsEmpty());
}

TEST(FailingSets, KeepTheTriesThatFailedTheLeast) {
    FailingSets sets;
    EXPECT_TRUE(sets.add(set_of({1, 2}), 0));
    EXPECT_FALSE(sets.add(set_of({1, 2, 3}), 1));
    EXPECT_FALSE(sets.add(set_of({1, 2}), 2));
    EXPECT_TRUE(sets.add(set_of({2}), 3));
    ASSERT_EQ(sets.tries().size(), 1U);
    EXPECT_EQ(sets.tries()[0].number, 3U);
}

TEST(FailingSets, FindTheSmallestOfAll) {
    test::Dice dice(5);
    for (int round = 0; round < 300; ++round) {
        std::vector<Set> failing;
        FailingSets sets;
        for (std::size_t k = 0; k < 12; ++k) {
            Set one(kThings);
            while (one.none()) {
                for (std::size_t thing = 0; thing < kThings; ++thing) one[thing] = dice.chance(0.3);
            }
            failing.push_back(one);
            sets.add(one, k);
        }
        std::size_t smallest = kThings;
        for (unsigned long bits = 0; bits < 1UL << kThings; ++bits) {
            const Set candidate(kThings, bits);
            if (std::all_of(failing.begin(), failing.end(),
                            [&](const Set& one) { return one.intersects(candidate); }))
                smallest = std::min(smallest, candidate.count());
        }
        const auto found = sets.never_together(kNothing);
        EXPECT_EQ(found.size(), smallest);
        for (const Set& one : failing) EXPECT_TRUE(one.intersects(set_of(found)));
    }
}

}  // namespace
}  // namespace rei
