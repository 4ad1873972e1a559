// Killed at any moment, a conversation loses no turn that was shown, and shows no half of one.
// REI_KILL_ROUNDS=200 for a longer look.
#include <cstdlib>
#include <random>
#include <sstream>

#include "own_home.hpp"
#include <gmock/gmock.h>

#include "rei/live/store.hpp"

namespace rei::test {
namespace {

int rounds() {
    const char* const said = std::getenv("REI_KILL_ROUNDS");
    return said != nullptr ? std::atoi(said) : 25;
}

/// A turn's mood line is printed when it is stored.
int turns_shown(const std::string& out) {
    int count = 0;
    std::istringstream lines(out);
    for (std::string line; std::getline(lines, line);)
        count += line.rfind("  [", 0) == 0 && line.back() == ']';
    return count;
}

TEST(KilledChat, KeepsEveryTurnThatWasShownAndNoHalfOne) {
    const OwnHome home;
    std::string lines;
    for (int k = 0; k < 3000; ++k) lines += "최고 " + std::to_string(k) + "\n";
    std::mt19937_64 moments(7);
    const std::string file = (home.path() / "data/rei/rei.db").string();
    int kept = 0, cut_short = 0;
    for (int round = 0; round < rounds(); ++round) {
        std::vector<std::string> arguments = {"chat", "--pace", "1"};
        if (kept > 0) arguments.insert(arguments.end(), {"--session", "last"});
        const bool while_opening = round % 5 == 4;
        const Ran ran =
            home.rei_killed(arguments, lines, while_opening, std::chrono::microseconds(moments() % 30'000));
        cut_short += ran.exit_code == -9;
        const int shown = turns_shown(ran.out);

        live::Store store(file);
        ASSERT_EQ(store.faults(), "") << "round " << round;
        const auto sessions = store.sessions(10);
        if (sessions.empty()) {
            ASSERT_EQ(kept + shown, 0) << "round " << round;
            continue;
        }
        ASSERT_EQ(sessions.size(), 1U);
        const auto turns = store.turns(sessions[0].id);
        ASSERT_EQ(static_cast<int>(turns.size()), sessions[0].turns);
        ASSERT_GE(sessions[0].turns, kept + shown) << "round " << round;
        ASSERT_LE(sessions[0].turns, kept + shown + 1) << "round " << round;
        for (std::size_t k = 0; k < turns.size(); ++k) {
            ASSERT_EQ(turns[k].number, static_cast<int>(k));
            ASSERT_EQ(turns[k].text, "최고 " + turns[k].text.substr(turns[k].text.find(' ') + 1));
            ASSERT_NE(turns[k].reply, "");
        }
        kept = sessions[0].turns;
    }
    EXPECT_GT(kept, rounds() / 2) << "killed too early to see anything";
    EXPECT_GT(cut_short, rounds() / 2) << "killed too late to see anything";
}

}  // namespace
}  // namespace rei::test
