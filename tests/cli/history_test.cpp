// rei history: found again, taken out, deleted.
#include "own_home.hpp"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace rei::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(History, ListsShowsAndFinds) {
    const OwnHome home;
    ASSERT_EQ(home.chat("오늘 방송 최고였어\n", {"--name", "아침"}).exit_code, 0);
    ASSERT_EQ(home.chat("바보\n고마워\n", {"--name", "저녁"}).exit_code, 0);
    EXPECT_THAT(home.rei({"history", "list"}).out,
                AllOf(HasSubstr("아침"), HasSubstr("저녁"), HasSubstr("오늘 방송")));
    EXPECT_THAT(home.rei({"history", "show", "저녁", "--last", "1"}).out,
                AllOf(HasSubstr("고마워"), Not(HasSubstr("바보"))));
    EXPECT_THAT(home.rei({"history", "search", "방송", "최고"}).out, HasSubstr("오늘 방송 최고였어"));
    EXPECT_EQ(home.rei({"history", "search", "방송", "--session", "저녁"}).exit_code, 1);
    const Ran none = home.rei({"history", "search", "없는말"});
    EXPECT_EQ(none.exit_code, 1);
    EXPECT_THAT(none.err, HasSubstr("nothing found"));
    EXPECT_EQ(home.rei({"history"}).exit_code, 2);
}

TEST(History, ExportsAsMarkdownJsonAndScenario) {
    const OwnHome home;
    ASSERT_EQ(home.chat("오늘 방송 최고였어\n", {"--name", "talk"}).exit_code, 0);
    EXPECT_THAT(home.rei({"history", "export", "talk"}).out,
                AllOf(StartsWith("# talk"), HasSubstr("> 오늘 방송 최고였어")));
    const auto json = nlohmann::json::parse(home.rei({"history", "export", "talk", "--format", "json"}).out);
    EXPECT_EQ(json["messages"][0]["role"], "user");
    EXPECT_EQ(json["messages"][1]["role"], "assistant");
    EXPECT_EQ(json["emotion"][0]["mood"], "happy");
    ASSERT_EQ(home.rei({"history", "export", "talk", "--format", "scenario", "--out", "t.yaml"}).exit_code,
              0);
    EXPECT_EQ(home.rei({"replay", "t.yaml"}).exit_code, 0);
    EXPECT_EQ(home.rei({"history", "export", "talk", "--format", "pdf"}).exit_code, 2);
}

TEST(History, DeletesOnlyWhenTold) {
    const OwnHome home;
    ASSERT_EQ(home.chat("안녕\n", {"--name", "talk"}).exit_code, 0);
    EXPECT_EQ(home.rei({"history", "delete", "talk"}).exit_code, 2);
    EXPECT_EQ(home.rei({"history", "show", "talk"}).exit_code, 0);
    EXPECT_EQ(home.rei({"history", "delete", "talk", "none", "--yes"}).exit_code, 2) << "all or none";
    EXPECT_EQ(home.rei({"history", "show", "talk"}).exit_code, 0);
    EXPECT_EQ(home.rei({"history", "delete", "talk", "--yes"}).exit_code, 0);
    EXPECT_EQ(home.rei({"history", "show", "talk"}).exit_code, 2);
}

TEST(History, BacksUpTheWholeFile) {
    const OwnHome home;
    ASSERT_EQ(home.chat("안녕\n", {"--name", "talk"}).exit_code, 0);
    ASSERT_EQ(home.rei({"history", "backup", "--out", "copy.db"}).exit_code, 0);
    EXPECT_EQ(home.rei({"history", "show", "talk", "--db", "copy.db"}).exit_code, 0);
    const Ran again = home.rei({"history", "backup", "--out", "copy.db"});
    EXPECT_EQ(again.exit_code, 2);
    EXPECT_THAT(again.err, HasSubstr("copy.db: is there already"));
}

}  // namespace
}  // namespace rei::test
