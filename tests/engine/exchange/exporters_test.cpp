// What other programs are given: EmotionML and chat messages.
#include <algorithm>
#include <iterator>
#include <sstream>

#include "../test_data.hpp"
#include "imported.hpp"
#include <gmock/gmock.h>

#include "rei/exchange/chat_json.hpp"
#include "rei/exchange/emotionml.hpp"
#include "rei/replay/replay.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Scenario scenario_from(const std::string& yaml) {
    auto out = parse_scenario(yaml, "s.yaml");
    if (!out) ADD_FAILURE() << text_of(out.problems);
    return out ? std::move(*out) : Scenario();
}

constexpr const char* kTalk =
    "turns:\n"
    "  - {at: 1, user: mina, text: \"오늘 방송 최고였어!\", llm: {reply: \"고마워 \\\"!\\\"\", mood_delta: "
    "1, affinity_delta: -3}}\n"
    "  - {at: 12.5, text: \"바보\"}\n"
    "until: 20\n";

TEST(ChatJson, IsReadBackAsTheSameConversation) {
    const Imported got = imported(chat_json(scenario_from(kTalk)), "messages");
    EXPECT_THAT(turns_of(got), ElementsAre("0 mina: 오늘 방송 최고였어! > 고마워 \"!\"", "11.5 user: 바보"));
    EXPECT_EQ(got.scenario.turns[0].llm.mood_delta, 1);
    EXPECT_EQ(got.scenario.turns[0].llm.affinity_delta, -3);
    EXPECT_TRUE(got.changed.empty()) << said(got.changed).front();
}

TEST(EmotionMl, HasTheStateAsTracesFromZeroToOne) {
    const Scenario scenario = scenario_from(kTalk);
    const Trace trace = replay(scenario, shipped_policy("rei.json"), Variant::continuous);
    const std::string xml = emotionml(trace);
    const std::size_t begin = xml.find("<dimension name=\"valence\"><trace freq=\"10Hz\" samples=\"");
    ASSERT_NE(begin, std::string::npos);
    const std::size_t samples = xml.find("samples=\"", begin) + 9;
    EXPECT_EQ(xml.substr(samples, 13), "0.5000 0.5000");
    EXPECT_EQ(std::count(xml.begin() + static_cast<long>(samples),
                         xml.begin() + static_cast<long>(xml.find('"', samples)), ' '),
              200);
    std::istringstream numbers(xml.substr(samples, xml.find('"', samples) - samples));
    std::vector<double> values{std::istream_iterator<double>(numbers), {}};
    EXPECT_NEAR(values[15], (trace.state_at(1.5).valence + 1) / 2, 5e-5);
    EXPECT_NEAR(values[200], (trace.state_at(20).valence + 1) / 2, 5e-5);
}

TEST(EmotionMl, HasEveryStretchOfAMoodWithItsTimes) {
    const Scenario scenario = scenario_from(kTalk);
    const Trace trace = replay(scenario, shipped_policy("rei.json"), Variant::continuous);
    const std::string xml = emotionml(trace);
    std::size_t stretches = 0;
    for (std::size_t at = xml.find("offset-to-start"); at != std::string::npos;
         at = xml.find("offset-to-start", at + 1))
        ++stretches;
    EXPECT_EQ(stretches, trace.flips().size() + 1);
    EXPECT_THAT(xml, HasSubstr("offset-to-start=\"0\" duration=\"1000\">\n    <category name=\"neutral\"/>"));
}

TEST(EmotionMl, NamesMoodsSoThatXmlTakesThem) {
    Trace trace = replay(scenario_from("until: 1\n"), shipped_policy("rei.json"), Variant::continuous);
    trace.moods[0] = "so so \"<&";
    trace.moods[1] = "기쁨";
    const std::string xml = emotionml(trace, 1);
    EXPECT_THAT(xml, HasSubstr("<item name=\"so_so____\"/>"));
    EXPECT_THAT(xml, HasSubstr("<item name=\"기쁨\"/>"));
}

}  // namespace
}  // namespace rei::test
