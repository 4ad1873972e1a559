// rei reflect: told how one feels, on a machine where nothing is set up.
#include "own_home.hpp"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "rei/live/companion_book.hpp"

namespace rei::test {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::string database_of(const OwnHome& home) {
    return (home.path() / "data/rei/rei.db").string();
}
std::string today(const OwnHome& home) {
    const auto days =
        nlohmann::json::parse(home.rei({"reflect", "rhythm", "--days", "1", "--format", "json"}).out);
    return days[0]["day"];
}
std::string note_of(const OwnHome& home, const std::string& vault = "vault") {
    return home.read(vault + "/" + today(home) + ".md");
}

TEST(Reflect, HelpsInKoreanWithNothingInstalled) {
    const OwnHome home;
    const Ran ran = home.rei({"reflect", "오늘 너무 무기력함"});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.err, IsEmpty());
    EXPECT_THAT(ran.out,
                AllOf(StartsWith("무기력"), HasSubstr("POS-FlowOnly"), HasSubstr("+ BODY-LowBattery"),
                      HasSubstr("[무기력] → 회피 → 긴장 → 집중"), HasSubstr("1. "), HasSubstr("3. "),
                      HasSubstr("“나는 흐름으로 살아간다."), HasSubstr("rei reflect done 1")));
}

TEST(Reflect, HelpsInEnglish) {
    const OwnHome home;
    const Ran ran = home.rei({"reflect", "I", "am", "so", "overwhelmed"});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, AllOf(StartsWith("overwhelmed"), HasSubstr("LOAD-OneAtATime"), HasSubstr(" min"),
                               HasSubstr("when you have tried one")));
    EXPECT_THAT(home.rei({"reflect", "피곤해", "--language", "en"}).out, StartsWith("tired"));
    EXPECT_THAT(home.rei_told({"reflect", "-"}, "I feel great\n").out, StartsWith("happy"));
}

TEST(Reflect, DataIsExact) {
    const OwnHome home;
    const auto rows =
        nlohmann::json::parse(home.rei({"reflect", "오늘 너무 무기력함", "--format", "json"}).out);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0]["frame"], "POS-FlowOnly");
    EXPECT_EQ(rows[0]["feeling"], "lethargy");
    EXPECT_EQ(rows[0]["worth"], 0.5);
    EXPECT_EQ(rows[2]["rank"], 3);
}

TEST(Reflect, SeriousDistressIsAnsweredByPeopleNotRoutines) {
    const OwnHome home;
    const Ran korean = home.rei({"reflect", "죽고 싶어"});
    EXPECT_EQ(korean.exit_code, 0);
    EXPECT_THAT(korean.out, AllOf(HasSubstr("109"), Not(HasSubstr("1. ")), Not(HasSubstr("rei reflect"))));
    const Ran english = home.rei({"reflect", "I want to die"});
    EXPECT_THAT(english.out, AllOf(HasSubstr("your local emergency number"), Not(HasSubstr("min\n"))));
    const Ran data = home.rei({"reflect", "I want to die", "--format", "csv"});
    EXPECT_THAT(data.err, HasSubstr("your local emergency number"));
    const Ran prompt = home.rei({"reflect", "prompt", "I want to die"});
    EXPECT_EQ(prompt.exit_code, 1);
    EXPECT_THAT(prompt.out, IsEmpty());
    EXPECT_THAT(prompt.err, HasSubstr("109"));
    ASSERT_EQ(home.rei({"reflect", "피곤해"}).exit_code, 0);
    EXPECT_THAT(home.rei({"reflect", "done", "1", "--after", "죽고 싶다"}).out, HasSubstr("109"));
}

TEST(ReflectDone, NotesHowItWentAndShiftsWhatComesNext) {
    const OwnHome home;
    const auto worth = [&] {
        const auto rows = nlohmann::json::parse(
            home.rei({"reflect", "오늘 너무 무기력함", "--format", "json", "--no-log"}).out);
        std::map<std::string, double> out;
        for (const auto& row : rows) out[row["routine"]] = row["worth"];
        return out;
    };
    const std::string first = nlohmann::json::parse(
        home.rei({"reflect", "오늘 너무 무기력함", "--format", "json"}).out)[0]["routine"];
    const Ran done =
        home.rei({"reflect", "done", "1", "--after", "조금 나아짐", "--rating", "몰입", "--note", "좋았다"});
    ASSERT_EQ(done.exit_code, 0) << done.err;
    EXPECT_THAT(done.out, AllOf(HasSubstr("무기력 → 안도"), HasSubstr("0.50 → 0.")));
    ASSERT_EQ(home.rei({"reflect", "done", first, "--rating", "flow"}).exit_code, 0);
    EXPECT_GT(worth()[first], 0.6);
    for (int k = 0; k < 4; ++k) {
        ASSERT_EQ(home.rei({"reflect", "화가 나"}).exit_code, 0);  // of another suggestion each time
        ASSERT_EQ(home.rei({"reflect", "done", first, "--rating", "unfit", "--unfinished"}).exit_code, 0);
    }
    EXPECT_EQ(worth().count(first), 0U) << "after four times not for me it is not offered";
    EXPECT_THAT(home.rei({"reflect", "done", "노래 한 곡만큼"}).out, HasSubstr("노래 한 곡만큼"));
}

TEST(ReflectDone, SaidAgainTheLaterRatingCounts) {
    const OwnHome home;
    const auto reflected = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"reflect", "오늘 너무 무기력함", "--format", "json"});
        return nlohmann::json::parse(home.rei(more).out)[0];
    };
    const auto first = reflected({});
    for (const char* rating : {"unfit", "good", "good", "good"})
        ASSERT_EQ(home.rei({"reflect", "done", "1", "--rating", rating}).exit_code, 0);
    const Ran once = home.rei({"reflect", "done", "1", "--rating", "good"});
    EXPECT_THAT(once.out, HasSubstr("0.58 → 0.58"));
    EXPECT_THAT(home.rei({"reflect", "rhythm", "--format", "csv"}).out,
                HasSubstr(first["routine"].get<std::string>()));
}

TEST(ReflectDone, RefusesWhatItCannotMean) {
    const OwnHome home;
    const auto complaint = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"reflect", "done"});
        const Ran ran = home.rei(more);
        EXPECT_EQ(ran.exit_code, 2);
        EXPECT_THAT(ran.out, IsEmpty());
        return ran.err;
    };
    EXPECT_THAT(complaint({"1"}), HasSubstr("no reflection of the last 24 hours"));
    ASSERT_EQ(home.rei({"reflect", "tired"}).exit_code, 0);
    EXPECT_THAT(complaint({}), HasSubstr("which routine"));
    EXPECT_THAT(complaint({"4"}), HasSubstr("found 4, expected 1 to 3"));
    EXPECT_THAT(complaint({"11"}), HasSubstr("expected 1 to 3"));
    EXPECT_THAT(complaint({"one-sonng"}), HasSubstr("did you mean one-song?"));
    EXPECT_THAT(complaint({"1", "--rating", "great"}), HasSubstr("expected one of flow (몰입)"));
    EXPECT_THAT(complaint({"1", "--note", "x"}), HasSubstr("--rating"));
    EXPECT_THAT(complaint({"1", "--after", " "}), HasSubstr("say how you feel"));
    const live::Store store(database_of(home));
    EXPECT_EQ(store.faults(), "");
}

TEST(Reflect, RefusesWhatItCannotRead) {
    const OwnHome home;
    EXPECT_THAT(home.rei({"reflect"}).err, HasSubstr("say how you feel"));
    EXPECT_EQ(home.rei({"reflect", "  "}).exit_code, 2);
    EXPECT_THAT(home.rei({"reflect", "I", "am", "done"}).err, HasSubstr("put the text in quotes"));
    EXPECT_EQ(home.rei({"reflect", "tired", "--language", "fr"}).exit_code, 2);
    home.write("c.json", R"({"version": 1, "feelings": 3})");
    const Ran bad = home.rei({"reflect", "tired", "--companion", "c.json"});
    EXPECT_EQ(bad.exit_code, 2);
    EXPECT_THAT(bad.err, AllOf(HasSubstr("c.json:1:"), HasSubstr("feelings: found 3"),
                               HasSubstr("frames: found nothing")));
    EXPECT_THAT(bad.out, IsEmpty());
}

TEST(Reflect, KeepsNothingWhereAskedNotTo) {
    const OwnHome home;
    const Ran ran = home.rei({"reflect", "tired", "--no-log"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out, Not(HasSubstr("rei reflect done")));
    EXPECT_EQ(home.rei({"reflect", "rhythm"}).exit_code, 1);
}

TEST(Reflect, KeepsNoSecret) {
    const OwnHome home;
    setenv("REI_API_KEY", "sk-1234567890", 1);
    ASSERT_EQ(home.rei({"reflect", "tired of sk-1234567890"}).exit_code, 0);
    ASSERT_EQ(home.rei({"reflect", "done", "1", "--after", "sk-1234567890 better"}).exit_code, 0);
    EXPECT_THAT(home.read("data/rei/rei.db") + home.read("data/rei/rei.db-wal"),
                Not(HasSubstr("sk-1234567890")));
    unsetenv("REI_API_KEY");
}

TEST(ReflectRhythm, ShowsTheDays) {
    const OwnHome home;
    const Ran none = home.rei({"reflect", "rhythm"});
    EXPECT_EQ(none.exit_code, 1);
    EXPECT_THAT(none.err, HasSubstr("nothing noted"));
    ASSERT_EQ(home.rei({"reflect", "무기력해"}).exit_code, 0);
    ASSERT_EQ(home.rei({"reflect", "done", "1", "--after", "집중됐어"}).exit_code, 0);
    EXPECT_THAT(home.rei({"reflect", "rhythm"}).out, AllOf(HasSubstr("기분"), HasSubstr("무기력 → 집중")));
    const auto days =
        nlohmann::json::parse(home.rei({"reflect", "rhythm", "--days", "3", "--format", "json"}).out);
    ASSERT_EQ(days.size(), 3U);
    EXPECT_TRUE(days[0]["valence"].is_null());
    EXPECT_EQ(days[2]["samples"], 2);
    EXPECT_EQ(days[2]["feelings"], "lethargy focus");
    EXPECT_EQ(home.rei({"reflect", "rhythm", "--days", "0"}).exit_code, 2);
}

TEST(ReflectNote, WritesTheDayAndLeavesTheRestAlone) {
    const OwnHome home;
    std::filesystem::create_directory(home.path() / "vault");
    EXPECT_EQ(home.rei({"reflect", "note", "--vault", "vault"}).exit_code, 1) << "nothing noted";
    ASSERT_EQ(home.rei({"reflect", "오늘 너무 무기력함"}).exit_code, 0);
    const std::string file = "vault/" + today(home) + ".md";
    home.write(file, "# 내 일기\n\n손으로 쓴 글\n");
    const Ran ran = home.rei({"reflect", "note", "--vault", "vault"});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.out, file + "\n");
    const std::string once = note_of(home);
    EXPECT_THAT(once, AllOf(StartsWith("# 내 일기\n\n손으로 쓴 글\n\n<!-- rei:reflect begin -->"),
                            HasSubstr("“오늘 너무 무기력함”"), EndsWith("<!-- rei:reflect end -->\n")));
    home.write(file, once + "\n뒤에 더 쓴 글\n");
    ASSERT_EQ(home.rei({"reflect", "done", "1", "--rating", "good"}).exit_code, 0);
    ASSERT_EQ(home.rei({"reflect", "note", "--vault", "vault"}).exit_code, 0);
    const std::string twice = note_of(home);
    EXPECT_THAT(twice, AllOf(StartsWith("# 내 일기\n\n손으로 쓴 글\n"), HasSubstr("- [x] "),
                             EndsWith("\n뒤에 더 쓴 글\n")));
    EXPECT_EQ(twice.find("rei:reflect begin"), twice.rfind("rei:reflect begin"));
}

TEST(ReflectNote, RefusesWithoutTouchingANote) {
    const OwnHome home;
    ASSERT_EQ(home.rei({"reflect", "tired"}).exit_code, 0);
    EXPECT_THAT(home.rei({"reflect", "note"}).err, HasSubstr("--vault FOLDER"));
    EXPECT_THAT(home.rei({"reflect", "note", "--vault", "nowhere"}).err,
                HasSubstr("nowhere: there is no such folder"));
    std::filesystem::create_directory(home.path() / "vault");
    EXPECT_THAT(home.rei({"reflect", "note", "--vault", "vault", "--day", "yesterday"}).err,
                HasSubstr("2024-05-01"));
    const std::string broken = "mine\n<!-- rei:reflect begin -->\nmine too\n";
    const std::string file = home.write("vault/" + today(home) + ".md", broken);
    const Ran ran = home.rei({"reflect", "note", "--vault", "vault"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr(file + ":2"));
    EXPECT_EQ(note_of(home), broken);
    ASSERT_EQ(home.rei({"config", "set", "vault", "vault"}).exit_code, 0);
    home.write("vault/" + today(home) + ".md", "");
    EXPECT_EQ(home.rei({"reflect", "note"}).exit_code, 0) << "from the settings";
}

TEST(ReflectPrompt, HasTheLayoutAndKeepsNothing) {
    const OwnHome home;
    const Ran ran = home.rei({"reflect", "prompt", "오늘 너무 무기력함"});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(
        ran.out,
        AllOf(StartsWith("input: 오늘 너무 무기력함\ncontext:\n  user_metaos_profile:\n    - 핵심 루틴: "),
              HasSubstr("  recent_log:\n    - 아직 없음\ntask:\n")));
    EXPECT_EQ(home.rei({"reflect", "rhythm"}).exit_code, 1);
}

TEST(KilledReflect, KeepsEveryAnswerThatWasShownAndNoHalfOne) {
    const OwnHome home;
    int shown = 0;
    for (int round = 0; round < 25; ++round) {
        std::function<bool()> is_time;
        if (round % 2 == 1) is_time = [&] { return !home.output().empty(); };
        const Ran ran = home.rei_killed({"reflect", "오늘 너무 무기력함"}, "", is_time,
                                        std::chrono::microseconds(round * 700));
        shown += !ran.out.empty();
        if (!std::filesystem::exists(database_of(home))) continue;
        live::Store store(database_of(home));
        ASSERT_EQ(store.faults(), "") << "round " << round;
        const live::CompanionBook book(store, "user", [](std::int64_t) { return 0; });
        const auto log = book.read(std::chrono::duration_cast<std::chrono::milliseconds>(
                                       std::chrono::system_clock::now().time_since_epoch())
                                       .count(),
                                   10);
        ASSERT_GE(static_cast<int>(log.inputs.size()), shown) << "round " << round;
        ASSERT_EQ(log.inputs.size(), log.samples.size());
        for (const auto& input : log.inputs) {
            ASSERT_EQ(input.frames.size(), 2U);
            ASSERT_NE(input.declaration, "");
        }
    }
    EXPECT_GT(shown, 5);
}

}  // namespace
}  // namespace rei::test
