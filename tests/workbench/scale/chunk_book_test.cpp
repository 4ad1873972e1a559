#include "rei/scale/chunk_book.hpp"

#include "engine/test_data.hpp"
#include <gtest/gtest.h>

namespace rei::scale {
namespace {

TEST(ChunkBook, EveryRowIsHandedOutOnce) {
    ChunkBook book(10);
    EXPECT_EQ(book.hand_out(0, 4, 1)->to, 4U);
    EXPECT_EQ(book.hand_out(1, 4, 1)->from, 4U);
    EXPECT_EQ(book.rows_left(), 2U);
    EXPECT_EQ(book.hand_out(0, 0, 1)->size(), 1U);
    EXPECT_EQ(book.hand_out(0, 100, 1)->to, 10U);
    EXPECT_FALSE(book.hand_out(0, 1, 1));
    EXPECT_FALSE(book.is_done());
    for (const std::size_t from : {8U, 0U, 9U}) EXPECT_TRUE(book.take_in(from));
    EXPECT_FALSE(book.take_in(0));
    EXPECT_FALSE(book.is_done());
    EXPECT_TRUE(book.take_in(4));
    EXPECT_TRUE(book.is_done());
}

TEST(ChunkBook, WhatIsOverdueGoesToAnotherAndNotToWhoHasIt) {
    ChunkBook book(10);
    static_cast<void>(book.hand_out(1, 5, 10));
    static_cast<void>(book.hand_out(2, 5, 20));
    EXPECT_FALSE(book.hand_out_again(0, 9, 100));
    EXPECT_FALSE(book.hand_out_again(1, 15, 100));
    EXPECT_EQ(book.hand_out_again(0, 15, 100)->from, 0U);
    EXPECT_FALSE(book.hand_out_again(2, 15, 100));
    EXPECT_EQ(book.hand_out_again(0, 25, 100)->from, 5U);
    EXPECT_EQ(book.hand_out_again(3, 1000, 2000)->from, 0U);
    EXPECT_EQ(book.hand_out_again(4, 1000, 2000)->from, 5U);
}

TEST(ChunkBook, WhoeverIsLostEveryRowIsAnsweredInTheEnd) {
    test::Dice dice(3);
    for (int round = 0; round < 200; ++round) {
        const auto rows = static_cast<std::size_t>(dice.whole(1, 200));
        ChunkBook book(rows);
        std::vector<int> answers(rows, 0);
        std::vector<std::pair<int, Chunk>> with;  // who has what
        for (double now = 0; !book.is_done(); now += 1) {
            ASSERT_LT(now, 100'000);
            const int who = dice.whole(0, 4);
            auto chunk = book.hand_out(who, static_cast<std::size_t>(dice.whole(1, 20)), now + 5);
            if (!chunk) chunk = book.hand_out_again(who, now, now + 5);
            if (chunk) with.emplace_back(who, *chunk);
            if (with.empty() || dice.chance(0.3)) continue;
            const auto at = with.begin() + dice.whole(0, static_cast<int>(with.size()) - 1);
            const auto [answerer, answered] = *at;
            with.erase(at);
            if (answerer >= 3) continue;  // 3 and 4 never answer
            if (const auto first = book.take_in(answered.from)) {
                EXPECT_EQ(first->to, answered.to);
                for (std::size_t k = first->from; k < first->to; ++k) ++answers[k];
            }
        }
        for (const int count : answers) EXPECT_EQ(count, 1);
    }
}

}  // namespace
}  // namespace rei::scale
