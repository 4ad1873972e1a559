// What is read from and said of policies: tuning records, changes of lists, gauges.
#include <gmock/gmock.h>

#include "rei/report/gauge.hpp"
#include "rei/report/list_change.hpp"
#include "rei/report/tuning_record.hpp"

namespace rei::workbench {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;

TEST(TuningRecord, IsReadAsTheTunerWritesIt) {
    const auto records = read_tuning(R"({"meta": {"tuned": {"by": "rei 0.1.0", "scenarios": ["a", "b"],
        "seed": 7, "evaluations": 1200, "changed": {"engine.cooldown_sec": [3, 4.50]}}}})");
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(records[0].by, "rei 0.1.0");
    EXPECT_THAT(records[0].scenarios, ElementsAre("a", "b"));
    EXPECT_THAT(records[0].facts, ElementsAre(Pair("seed", "7"), Pair("evaluations", "1200")));
    ASSERT_EQ(records[0].changed.size(), 1U);
    EXPECT_EQ(records[0].changed[0].path, "engine.cooldown_sec");
    EXPECT_EQ(records[0].changed[0].before, "3");
    EXPECT_EQ(records[0].changed[0].after, "4.50");
}

TEST(TuningRecord, SaysWhatWasAskedForAndWhereWordsCameFrom) {
    const auto records = read_tuning(R"({"meta": {"tuned": {"budget": 4000, "hard": false, "free": ["a", "b"],
        "words_from": {"file": "d.json", "hash": "0123", "keywords": {"praise": ["good"]}}}}})");
    ASSERT_EQ(records.size(), 1U);
    EXPECT_THAT(records[0].facts, ElementsAre(Pair("budget", "4000"), Pair("hard", "false"),
                                              Pair("free", "a, b"), Pair("words_from", "d.json")));
}

TEST(TuningRecord, MayBeAListOfThem) {
    EXPECT_EQ(read_tuning(R"({"meta": {"tuned": [{"by": "x"}, 3, {"by": "y"}]}})").size(), 2U);
}

TEST(TuningRecord, RefusesNothing) {
    for (const char* text :
         {"", "[]", "{}", "3", "{\"meta\": 1}", "{\"meta\": {\"tuned\": \"by hand\"}}", "{\"meta\""})
        EXPECT_THAT(read_tuning(text), IsEmpty()) << text;
    const auto records = read_tuning(
        R"({"meta": {"tuned": {"by": ["x"], "scenarios": {"a": 1}, "seed": [1], "changed": {"a": 1, "b": [], "c": [[1], {}]}}}})");
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(records[0].by, "");
    EXPECT_THAT(records[0].scenarios, IsEmpty());
    EXPECT_THAT(records[0].facts, IsEmpty());
    ASSERT_EQ(records[0].changed.size(), 3U);
    EXPECT_EQ(records[0].changed[2].after, "");
}

TEST(ListChange, NamesWhatCameAndWhatWent) {
    const auto change = list_change(R"(["바보", "멍청", "바보"])", R"(["바보", "꺼져"])");
    ASSERT_TRUE(change);
    EXPECT_THAT(change->removed, ElementsAre("멍청", "바보"));
    EXPECT_THAT(change->added, ElementsAre("꺼져"));
    EXPECT_THAT(list_change("", R"(["a"])")->added, ElementsAre("a"));
    EXPECT_THAT(list_change("[1, 2]", "[2, 1]")->removed, IsEmpty());
    EXPECT_FALSE(list_change("\"a\"", "[]"));
}

TEST(ListChange, ReadsObjectsAsPeopleWould) {
    const auto change = list_change("", R"([{"mood": "happy", "valence": [0.15, 1], "rest": [1, 2, 3]}])");
    EXPECT_THAT(change->added, ElementsAre("happy · valence 0.15 … 1 · rest 1, 2, 3"));
}

TEST(Gauge, PutsTheDotWhereTheValueIs) {
    Parameter parameter;
    parameter.recommended = {0, 10};
    const auto gauge = [&](const std::string& value) {
        Markup markup;
        write_gauge(parameter, value, markup);
        return markup.str();
    };
    EXPECT_THAT(gauge("5"), HasSubstr("class=\"value\" cx=\"48\""));
    EXPECT_THAT(gauge("11"), HasSubstr("class=\"outside\""));
    EXPECT_THAT(gauge("11"), Not(HasSubstr("class=\"value\"")));
    for (const char* no_number : {"", "many", "5 apples", "nan"}) EXPECT_EQ(gauge(no_number), "");
}

}  // namespace
}  // namespace rei::workbench
