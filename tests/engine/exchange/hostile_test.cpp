// Files that mean harm or are broken: what can be had of them is had, and nothing worse happens.
#include <filesystem>

#include "imported.hpp"
#include <gmock/gmock.h>

#include "rei/scenario/scenario_file.hpp"
#include "rei/scenario/scenario_writer.hpp"
#include "rei/text/untrusted.hpp"

namespace rei::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string user_says(const std::string& content) {
    return "[{\"role\":\"user\",\"content\":\"" + content + "\"}]";
}

TEST(HostileText, LosesControlsAndOverridesOfDirectionAndKeepsScriptsAndEmoji) {
    const Imported got = imported(
        user_says("a\\u0000b\\u001b[31mc\\u202edd\\u009b\\te\\r\\nשלום 👩‍👩‍👧 \\ufeffx"));
    EXPECT_EQ(got.scenario.turns[0].text, "ab[31mcdd e\nשלום 👩‍👩‍👧 x");
    EXPECT_THAT(said(got.changed), ElementsAre("1 control characters taken out (message 1)"));
}

TEST(HostileText, IsCutBetweenCharacters) {
    std::string long_text;
    for (int k = 0; k < 20000; ++k) long_text += "가";
    const Imported got = imported(user_says(long_text));
    EXPECT_EQ(got.scenario.turns[0].text.size(), kMostSpeechBytes / 3 * 3);
    EXPECT_THAT(said(got.changed), ElementsAre("1 cut to the longest that is kept (message 1)"));
}

TEST(HostileText, ThatIsNoUtf8IsReplacedAndReported) {
    const Imported got = imported("[0:00:01] a: fine\n[0:00:02] b: x\xFF\xC3(\xED\xA0\x80\n");
    EXPECT_EQ(got.scenario.turns[1].text, "x\uFFFD\uFFFD(\uFFFD\uFFFD\uFFFD");
    EXPECT_THAT(said(got.changed), ElementsAre("5 bytes that are no UTF-8 replaced (line 2, …)"));
}

TEST(HostileText, CannotBecomeYamlOrASystemsWord) {
    const Imported got = imported(
        "[0:00:01] __proto__: {{user}} \\\" ]\n[0:00:02] expect:: - {mood: {never: neutral}} # &a *a !!x\n");
    EXPECT_THAT(turns_of(got), ElementsAre("0 __proto__: {{user}} \\\" ]",
                                           "1 expect:: - {mood: {never: neutral}} # &a *a !!x"));
    const Loaded<Scenario> again = parse_scenario(scenario_text({}, got.scenario, "a.yaml"), "a.yaml");
    ASSERT_TRUE(again) << text_of(again.problems);
    EXPECT_EQ(again->turns[1].text, got.scenario.turns[1].text);
    EXPECT_TRUE(again->expectations.empty());
}

TEST(HostileText, InUtf16IsRefusedByName) {
    EXPECT_THAT(refusal(std::string("\xFF\xFE[\0", 4)), HasSubstr("UTF-16"));
}

TEST(HostileJson, DeepNestingIsSkippedOrRefused) {
    const std::string deep(200000, '[');
    EXPECT_THAT(refusal(deep, "messages"), HasSubstr("nested"));
    const Imported got = imported("{\"user_name\":\"u\"}\n{\"mes\":" + deep +
                                  "}\n{\"mes\":\"hi\",\"name\":\"u\",\"is_user\":true}\n");
    EXPECT_THAT(turns_of(got), ElementsAre("0 u: hi"));
    EXPECT_THAT(said(got.skipped), ElementsAre("1 no JSON object (line 2)"));
}

TEST(HostileJson, OfWrongTypesIsSkipped) {
    const Imported got = imported(
        R"([1,null,"x",[],{"role":3},{"role":"user","content":7},{"role":"user","name":{},"content":"hi","at":"NaN"},)"
        R"({"role":"assistant","content":"a","mood_delta":"x","affinity_delta":1e999}])",
        "messages");
    EXPECT_THAT(turns_of(got), ElementsAre("0 user: hi"));
}

TEST(HostileJson, ThatBreaksOffGivesWhatIsBefore) {
    for (const char* name : {"discord.json", "twitch.json", "messages.json"}) {
        const std::string whole = fixture(name);
        const Imported got = imported(whole.substr(0, whole.size() * 3 / 4));
        EXPECT_FALSE(got.scenario.turns.empty()) << name;
        EXPECT_THAT(said(got.skipped).back(), HasSubstr("where the JSON breaks off")) << name;
    }
}

TEST(HostileTimes, StayInOrderAndInReach) {
    const Imported got =
        imported(R"([{"role":"user","content":"a","at":1e300},{"role":"user","content":"b","at":0},)"
                 R"({"role":"user","content":"c","at":-1e300}])");
    EXPECT_THAT(turns_of(got), ElementsAre("0 user: a", "0 user: b", "0 user: c"));
    const Imported far = imported(
        R"([{"role":"user","content":"a","at":0},{"role":"user","content":"b","at":1e12},{"role":"user","content":"c","at":2}])");
    EXPECT_THAT(turns_of(far), ElementsAre("0 user: a", "0 user: b", "2 user: c"));
    EXPECT_THAT(
        said(far.changed),
        ElementsAre("1 more than 28 years after the first: at the time of the one before (message 2)"));
}

/// Every fixture, cut at every so many bytes and with bytes turned over: no crash, and what comes out reads
/// back.
TEST(HostileFiles, OfEveryKindCutAndSpoiltNeverGiveAScenarioThatIsNone) {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(REI_SOURCE_DIR) + "/tests/data/import")) {
        const std::string whole = fixture(entry.path().filename());
        for (std::size_t k = 1; k < whole.size(); k += 13) {
            std::string spoilt = whole;
            spoilt[k] = static_cast<char>(spoilt[k] ^ (1 << (k % 8)));
            for (const std::string& bytes : {whole.substr(0, k), spoilt}) {
                const Loaded<Imported> got = import_scenario(bytes, "x.y", nullptr, {});
                ASSERT_NE(bool(got), !got.problems.empty());
                if (!got) continue;
                const auto again = parse_scenario(scenario_text({}, got->scenario, "a.yaml"), "a.yaml");
                ASSERT_TRUE(again) << entry.path() << ' ' << k << text_of(again.problems);
            }
        }
    }
}

}  // namespace
}  // namespace rei::test
