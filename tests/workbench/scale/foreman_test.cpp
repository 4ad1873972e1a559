// Ranks as threads: what holds of them whatever carries their letters.
#include "rei/scale/foreman.hpp"

#include <chrono>
#include <list>
#include <thread>

#include "workbench/scale/post_office.hpp"
#include "workbench/scale/sums.hpp"
#include <gtest/gtest.h>

#include "rei/scale/rank_crew.hpp"
#include "rei/scale/same_bits.hpp"
#include "rei/scale/serve.hpp"
#include "rei/study/thread_crew.hpp"

namespace rei::scale {
namespace {

using test::LocalMail;
using test::PostOffice;
using test::some_rows;
using test::Sums;
using namespace std::chrono_literals;

constexpr Fingerprint::Value kStudy{1, 2};

using Before = std::function<void(std::span<const double>)>;

/// A row takes about as long as a real one.
void take_a_while(std::span<const double> /*row*/) {
    std::this_thread::sleep_for(20us);
}

class ForemanTest : public ::testing::Test {
  protected:
    ~ForemanTest() override { end(); }

    /// A task that lives as long as those who work at it.
    Sums& sums(const Before& before = take_a_while) { return tasks.emplace_back(before, 200); }
    void lead(int ranks, unsigned threads = 1) {
        office = std::make_unique<PostOffice>(ranks);
        ForemanSettings settings;
        settings.study = kStudy;
        settings.threads = threads;
        settings.beat_sec = 0.05;
        settings.goodbye_sec = 0.3;
        settings.is_stopped = [this] { return stopped.load(); };
        foreman =
            std::make_unique<Foreman>([this] { return std::make_unique<LocalMail>(*office, 0); }, settings);
    }
    void serve_as(int rank, std::vector<const RowTask*> which, ServeSettings settings = {kStudy, 1, 2}) {
        servers.emplace_back([this, rank, which = std::move(which), settings] {
            LocalMail mail(*office, rank);
            try {
                serve(mail, which, settings);
                mail.finish();
            } catch (const std::runtime_error&) {
                ++gave_up;
            }
        });
    }
    /// Gives how many were lost.
    int end() {
        const int lost = foreman ? foreman->close() : 0;
        for (std::thread& server : servers) server.join();
        servers.clear();
        return lost;
    }
    static void expect_right(const Rows& in, const Rows& out) {
        const Sums plain;
        Rows expected(3);
        ThreadCrew(plain, 1).work(in, expected);
        ASSERT_EQ(out.size(), in.size());
        EXPECT_TRUE(same_bits(out.values(), expected.values()));
    }
    /// What the study is told when it works these rows out.
    static std::string failure_of(Crew& crew, std::size_t rows) {
        Rows out(3);
        try {
            for (int k = 0; k < 200; ++k) crew.work(some_rows(rows), out);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "";
    }

    std::list<Sums> tasks;
    std::unique_ptr<PostOffice> office;
    std::unique_ptr<Foreman> foreman;
    std::vector<std::thread> servers;
    std::atomic<int> gave_up = 0;
    std::atomic<bool> stopped = false;
};

TEST_F(ForemanTest, HoweverManyRanksAndThreadsRowsAreTheSame) {
    for (const int ranks : {1, 2, 3, 6}) {
        const Sums& task = sums();
        lead(ranks, ranks == 3 ? 2 : 1);
        for (int rank = 1; rank < ranks; ++rank) serve_as(rank, {&task}, {kStudy, rank == 2 ? 2U : 1U, 2});
        RankCrew crew(*foreman, task, 0, ranks == 3 ? 2 : 1);
        Rows out(3);
        for (const std::size_t rows : {0U, 1U, 17U, 2000U, 3U, 5000U}) {
            const Rows in = some_rows(rows);
            int done_beside = 0;
            crew.work(in, out, [&] { ++done_beside; });
            expect_right(in, out);
            EXPECT_EQ(done_beside, 1);
        }
        EXPECT_EQ(end(), 0);
        EXPECT_EQ(office->finished, ranks);
    }
}

TEST_F(ForemanTest, StopsInTheMiddleOfAStep) {
    std::atomic<int> done = 0;
    const Sums& task = sums([&](auto) {
        take_a_while({});
        if (++done == 500) stopped = true;
    });
    lead(2);
    serve_as(1, {&task});
    RankCrew crew(*foreman, task, 0, 1);
    Rows out(3);
    EXPECT_THROW(crew.work(some_rows(100'000), out), WorkStopped);
    EXPECT_LT(done, 50'000);
    EXPECT_EQ(end(), 0);
}

TEST_F(ForemanTest, WhatFailsBesideReachesTheCallerAndTheRanksGoOn) {
    const Sums& task = sums();
    lead(2);
    serve_as(1, {&task});
    RankCrew crew(*foreman, task, 0, 1);
    const Rows in = some_rows(2000);
    Rows out(3);
    EXPECT_THROW(crew.work(in, out, [] { throw std::runtime_error("the disk is full"); }),
                 std::runtime_error);
    crew.work(in, out);
    expect_right(in, out);
    stopped = true;
    try {
        crew.work(in, out, [] { throw std::runtime_error("the disk is full"); });
        ADD_FAILURE() << "went on";
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "the disk is full") << "a stop hides no failure";
    }
    EXPECT_EQ(end(), 0);
}

TEST_F(ForemanTest, TheOthersDoTheirPart) {
    const Sums &here = sums(), &there = sums();
    lead(3);
    serve_as(1, {&there});
    serve_as(2, {&there});
    RankCrew crew(*foreman, here, 0, 1);
    Rows out(3);
    for (int k = 0; k < 5; ++k) crew.work(some_rows(3000), out);
    end();
    EXPECT_GT(there.done, 5000U);
    EXPECT_LT(here.done + there.done, 16'000U);  // and little is done twice
}

TEST_F(ForemanTest, ARankThatDiesLosesNothing) {
    for (const int letters : {1, 2, 3, 10}) {
        const Sums& task = sums();
        lead(3);
        serve_as(1, {&task}, {kStudy, 1, 0.5});
        serve_as(2, {&task});
        office->ends_after(1, letters);
        RankCrew crew(*foreman, task, 0, 1);
        Rows out(3);
        for (int k = 0; k < 3; ++k) {
            crew.work(some_rows(4000, k), out);
            expect_right(some_rows(4000, k), out);
        }
        EXPECT_EQ(end(), 1);
        EXPECT_EQ(gave_up.exchange(0), 1);
    }
}

TEST_F(ForemanTest, ASlowRankHoldsNobodyUp) {
    const Sums& quick = sums();
    const Sums& slow = sums([](std::span<const double>) { std::this_thread::sleep_for(40ms); });
    lead(3);
    serve_as(1, {&slow});
    serve_as(2, {&quick});
    RankCrew crew(*foreman, quick, 0, 1);
    Rows out(3);
    const auto began = std::chrono::steady_clock::now();
    for (int k = 0; k < 4; ++k) {
        crew.work(some_rows(2000), out);
        expect_right(some_rows(2000), out);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - began, 2s);  // one chunk of the slow one takes as long
}

TEST_F(ForemanTest, ARankThatComesLateJoins) {
    const Sums &here = sums(), &there = sums();
    lead(2);
    RankCrew crew(*foreman, here, 0, 1);
    Rows out(3);
    crew.work(some_rows(500), out);
    serve_as(1, {&there});
    for (int k = 0; k < 5; ++k) crew.work(some_rows(3000), out);
    expect_right(some_rows(3000), out);
    end();
    EXPECT_GT(there.done, 1000U);
}

TEST_F(ForemanTest, ARankThatGetsOtherNumbersIsNamed) {
    Sums& wrong = sums();
    wrong.error = 1e-16;
    const Sums& right = sums();
    lead(2);
    serve_as(1, {&wrong});
    RankCrew crew(*foreman, right, 0, 1);
    const std::string failure = failure_of(crew, 1000);
    EXPECT_EQ(failure.rfind("rank 1 (", 0), 0U) << failure;
    EXPECT_NE(failure.find("gets other numbers"), std::string::npos) << failure;
}

TEST_F(ForemanTest, WhatFailsElsewhereReachesTheStudyAndTheNextRowsGoOn) {
    const Sums& right = sums();
    const auto fails = std::make_shared<std::atomic<bool>>(true);
    const Sums& failing = sums([fails](std::span<const double> row) {
        if (*fails && row[0] == std::sin(1500.0)) throw std::runtime_error("row 1500");
        std::this_thread::sleep_for(20us);
    });
    lead(3);
    serve_as(1, {&failing});
    serve_as(2, {&failing});
    RankCrew crew(*foreman, right, 0, 1);
    const std::string failure = failure_of(crew, 2000);
    EXPECT_NE(failure.find("): row 1500"), std::string::npos) << failure;
    *fails = false;
    Rows out(3);
    crew.work(some_rows(2000), out);
    expect_right(some_rows(2000), out);
}

TEST_F(ForemanTest, WhatFailsHereReachesTheStudy) {
    const Sums& failing = sums([](std::span<const double> row) {
        if (row[0] == std::sin(3.0)) throw std::runtime_error("row 3");
    });
    lead(1);
    RankCrew crew(*foreman, failing, 0, 1);
    EXPECT_EQ(failure_of(crew, 10), "row 3");
}

TEST_F(ForemanTest, ARankOfAnotherStudyIsNamed) {
    const Sums& task = sums();
    lead(2);
    serve_as(1, {&task}, {{1, 3}, 1, 2});
    RankCrew crew(*foreman, task, 0, 1);
    const std::string failure = failure_of(crew, 500);
    EXPECT_NE(failure.find("studies something else"), std::string::npos) << failure;
}

TEST_F(ForemanTest, ATaskThatTheOthersDoNotHaveIsDoneHere) {
    const Sums &first = sums(), &later = sums();
    lead(2);
    serve_as(1, {&first});
    RankCrew at_first(*foreman, first, 0, 1), at_later(*foreman, later, 1, 1);
    Rows out(3);
    for (int k = 0; k < 3; ++k) {
        at_first.work(some_rows(1000), out);
        at_later.work(some_rows(100, 7), out);
        expect_right(some_rows(100, 7), out);
    }
    EXPECT_GE(later.done, 300U);
}

TEST_F(ForemanTest, RanksLeaveWhenTheFirstIsGone) {
    const Sums& task = sums();
    office = std::make_unique<PostOffice>(2);
    serve_as(1, {&task}, {kStudy, 1, 0.1});
    end();
    EXPECT_EQ(gave_up, 1);
}

TEST_F(ForemanTest, RanksWaitAsLongAsTheFirstThinks) {
    const Sums& task = sums();
    lead(2);
    serve_as(1, {&task}, {kStudy, 1, 1});
    std::this_thread::sleep_for(2500ms);
    RankCrew crew(*foreman, task, 0, 1);
    Rows out(3);
    crew.work(some_rows(2000), out);
    EXPECT_EQ(end(), 0);
    EXPECT_EQ(gave_up, 0);
}

TEST_F(ForemanTest, MoreRanksAndCostlierRowsAskForMoreAtOnce) {
    const Sums& task = sums();
    lead(2);
    RankCrew crew(*foreman, task, 0, 1);
    Rows out(3);
    crew.work(some_rows(2000), out);
    const double alone = crew.appetite();
    serve_as(1, {&task});
    for (int k = 0; k < 1000 && crew.appetite() == alone; ++k) std::this_thread::sleep_for(10ms);
    EXPECT_NEAR(crew.appetite() / alone, 2, 0.1);
}

}  // namespace
}  // namespace rei::scale
