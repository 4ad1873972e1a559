#include "rei/scale/message.hpp"

#include "engine/test_data.hpp"
#include <gtest/gtest.h>

#include "rei/scenario/scenario_file.hpp"

namespace rei::scale {
namespace {

TEST(Messages, ComeBackAsTheyWent) {
    Heading heading;
    heading.kind = Kind::answer;
    heading.job = 7;
    heading.from = 1ULL << 40U;
    heading.rows = 2;
    const std::vector<double> values{1, 2, 3, 4};
    const Letter letter{3, write_message(heading, std::span<const double>(values))};
    const auto message = read_message(letter);
    ASSERT_TRUE(message);
    EXPECT_EQ(message->heading.from, 1ULL << 40U);
    Rows rows(2), narrow(1);
    EXPECT_TRUE(message->rows(rows));
    EXPECT_EQ(rows[1][1], 4);
    EXPECT_FALSE(message->rows(narrow));
}

TEST(Messages, WhatIsCutShortIsNone) {
    const Hello hello{{1, 2}, 3, "host", {{1, 2}, {3, 4}}};
    const Letter letter{1, write_hello(hello)};
    const auto message = read_message(letter);
    ASSERT_TRUE(message);
    const auto read = read_hello(message->body);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->host, "host");
    EXPECT_EQ(read->tasks, hello.tasks);
    for (std::size_t size = 0; size + 4 < message->body.size(); ++size)
        EXPECT_FALSE(read_hello(message->body.substr(0, size))) << size;
    EXPECT_FALSE(read_message({1, Bytes(39)}));
}

TEST(AFingerprint, CountsWhatIsStudiedAndNotWhatItIsCalled) {
    const auto of = [](const Policy& policy, const char* scenario) {
        return Fingerprint("a").add(policy).add(*load_scenario(test::source_path(scenario))).value();
    };
    Policy policy = test::shipped_policy("rei.json");
    const char* talk = "scenarios/praise-then-insult.yaml";
    const Fingerprint::Value value = of(policy, talk);
    EXPECT_EQ(of(policy, talk), value);
    EXPECT_NE(of(policy, "scenarios/clutch-win.yaml"), value);
    policy.engine.cooldown_sec += 0.5;
    EXPECT_NE(of(policy, talk), value);
    EXPECT_EQ(Fingerprint("a").add("x").value(), Fingerprint("b").add("x").value());
    EXPECT_NE(Fingerprint("a").add("xy").add("z").value(), Fingerprint("a").add("x").add("yz").value());
    EXPECT_NE(Fingerprint("a").add(1.0).value(), Fingerprint("a").add(2.0).value());
}

}  // namespace
}  // namespace rei::scale
