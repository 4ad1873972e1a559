// Killed at any moment, a conversation loses no turn that was shown, and shows no half of one.
// REI_KILL_ROUNDS=200 for a longer look.
#include <chrono>
#include <cstdlib>
#include <random>
#include <sstream>

#include "fakes/fake_llm.hpp"
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

/// Says line after line, is killed, goes on; round after round.
class KilledChat : public testing::Test {
  protected:
    /// `reply` is what every answer is; empty: something.
    void kill_again_and_again(const std::vector<std::string>& more, const std::string& reply,
                              std::chrono::microseconds longest) {
        std::string lines;
        for (int k = 0; k < 3000; ++k) lines += "최고 " + std::to_string(k) + "\n";
        std::mt19937_64 moments(7);
        int kept = 0, cut_short = 0;
        for (int round = 0; round < rounds(); ++round) {
            std::vector<std::string> arguments = {"chat", "--pace", "1"};
            arguments.insert(arguments.end(), more.begin(), more.end());
            if (kept > 0) arguments.insert(arguments.end(), {"--session", "last"});
            std::function<bool()> is_time;  // but every fifth time, while it opens
            if (round % 5 != 4) is_time = [this] { return turns_shown(home_.output()) > 0; };
            const auto after = std::chrono::microseconds(moments() % static_cast<unsigned>(longest.count()));
            const Ran ran = home_.rei_killed(arguments, lines, is_time, after);
            cut_short += ran.exit_code == -9;
            kept = look(kept + turns_shown(ran.out), reply);
            ASSERT_FALSE(HasFailure()) << "round " << round;
        }
        EXPECT_GT(kept, rounds() / 2) << "killed too early to see anything";
        EXPECT_GT(cut_short, rounds() / 2) << "killed too late to see anything";
    }

    OwnHome home_;

  private:
    /// How many turns are kept: those that were shown, and one at most that was not yet. Each is whole.
    int look(int shown, const std::string& reply) {
        live::Store store((home_.path() / "data/rei/rei.db").string());
        EXPECT_EQ(store.faults(), "");
        const auto sessions = store.sessions(10);
        if (sessions.empty()) {
            EXPECT_EQ(shown, 0);
            return 0;
        }
        EXPECT_EQ(sessions.size(), 1U);
        const auto turns = store.turns(sessions[0].id);
        EXPECT_EQ(static_cast<int>(turns.size()), sessions[0].turns);
        EXPECT_GE(sessions[0].turns, shown);
        EXPECT_LE(sessions[0].turns, shown + 1);
        for (std::size_t k = 0; k < turns.size(); ++k) {
            EXPECT_EQ(turns[k].number, static_cast<int>(k));
            EXPECT_EQ(turns[k].text, "최고 " + turns[k].text.substr(turns[k].text.find(' ') + 1));
            EXPECT_EQ(turns[k].ending, live::Ending::whole);
            EXPECT_TRUE(reply.empty() ? !turns[k].reply.empty() : turns[k].reply == reply) << turns[k].reply;
        }
        return sessions[0].turns;
    }
};

TEST_F(KilledChat, KeepsEveryTurnThatWasShownAndNoHalfOne) {
    kill_again_and_again({}, "", std::chrono::milliseconds(30));
}

TEST_F(KilledChat, KeepsNoHalfOfWhatAModelWasSaying) {
    FakeLlm fake;
    setenv("OLLAMA_HOST", fake.url().c_str(), 1);
    const std::string reply = "The rain has stopped, and the garden smells of it.";
    fake.then({FakeMode::byte_split,
               R"({"reply": ")" + reply + R"(", "mood_delta": 1, "affinity_delta": 1})",
               "",
               {},
               "stop",
               {}});
    kill_again_and_again({"--model", "tiny"}, reply, std::chrono::milliseconds(120));
}

}  // namespace
}  // namespace rei::test
