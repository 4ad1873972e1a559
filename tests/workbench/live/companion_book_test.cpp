// What the companion remembers in the file of conversations.
#include "rei/live/companion_book.hpp"

#include "live_test_data.hpp"
#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>

#include "rei/live/schema.hpp"

namespace rei::live::test {
namespace {

using companion::Companion;
using companion::Log;
using companion::Rating;
using testing::ElementsAre;
using testing::SizeIs;

constexpr std::int64_t kDayMs = 86'400'000;
int utc_day(std::int64_t ms) {
    return static_cast<int>(ms / kDayMs);
}

const Companion& the_companion() {
    static const Companion kCompanion(
        *companion::load_companion(workbench::test::source_file("policies/companion.json")));
    return kCompanion;
}

class Book : public testing::Test {
  protected:
    Book() : store(folder.file("rei.db")), book(store, "mina", utc_day) {}

    companion::Reflection reflect(const std::string& text, std::int64_t ms) {
        companion::Reflection one = the_companion().reflect(text, book.read(ms, 30));
        book.add(record_of(text, one, the_companion().file()), ms);
        return one;
    }
    int count(const std::string& table) {
        return store.database().execAndGet("SELECT count(*) FROM " + table).getInt();
    }

    TemporaryFolder folder;
    Store store;
    CompanionBook book;
};

TEST_F(Book, KeepsTheSixKindsOfData) {
    const companion::Reflection one = reflect("오늘 너무 무기력함", 5 * kDayMs);
    const auto last = book.last_reflection();
    ASSERT_TRUE(last);
    EXPECT_THAT(last->routines, SizeIs(3));
    Log log = book.read(5 * kDayMs + 60'000, 30);
    RoutineReport report;
    report.routine = last->routines[1];
    report.rating = Rating::good;
    report.note = "몰입됐음";
    report.before = log.samples.back();
    report.after_text = "조금 나아짐";
    report.after = the_companion().felt_after(report.after_text, report.before, log);
    book.add(report, last, 5 * kDayMs + 60'000);

    EXPECT_EQ(count("state_inputs"), 1);
    EXPECT_EQ(count("structure_mappings"), 2);
    EXPECT_EQ(count("routine_runs"), 3);
    EXPECT_EQ(count("routine_runs WHERE outcome = 'done'"), 1) << "the suggestion itself";
    EXPECT_EQ(count("emotion_rhythm"), 3) << "alone, before, after";
    EXPECT_EQ(count("feedback"), 1);
    EXPECT_EQ(count("declarations"), 1);
    EXPECT_EQ(store.faults(), "");

    log = book.read(6 * kDayMs, 30);
    ASSERT_THAT(log.inputs, SizeIs(1));
    EXPECT_EQ(log.inputs[0].text, "오늘 너무 무기력함");
    EXPECT_EQ(log.inputs[0].feeling, "lethargy");
    EXPECT_THAT(log.inputs[0].frames, ElementsAre("POS-FlowOnly", "BODY-LowBattery"));
    EXPECT_EQ(log.inputs[0].declaration, one.declaration);
    EXPECT_EQ(log.inputs[0].language, companion::Language::korean);
    ASSERT_THAT(log.samples, SizeIs(2));
    EXPECT_EQ(log.samples[0].state, one.state);
    EXPECT_EQ(log.samples[1].feeling, "relief");
    ASSERT_THAT(log.runs, SizeIs(1));
    EXPECT_EQ(log.runs[0].routine, report.routine);
    EXPECT_EQ(log.runs[0].frame, "POS-FlowOnly");
    EXPECT_EQ(log.runs[0].rating, Rating::good);
    EXPECT_EQ(log.runs[0].note, "몰입됐음");
    EXPECT_EQ(log.runs[0].after_text, "조금 나아짐");
    EXPECT_EQ(log.runs[0].before->state, one.state);
    EXPECT_EQ(log.runs[0].after->state, report.after->state);
    EXPECT_EQ(log.runs[0].at.day, 5);
}

TEST_F(Book, ARunOfItsOwnIsOneMore) {
    RoutineReport report;
    report.routine = "one-song";
    report.finished = false;
    book.add(report, std::nullopt, kDayMs);
    reflect("슬퍼", 2 * kDayMs);
    const auto last = book.last_reflection();
    report.finished = true;
    report.routine = last->routines[0];
    book.add(report, last, 2 * kDayMs + 1);
    ASSERT_THAT(last->routines, testing::Not(testing::Contains("guard-forty")));
    report.routine = "guard-forty";
    book.add(report, last, 2 * kDayMs + 2);
    book.add(report, last, 2 * kDayMs + 3);
    const Log log = book.read(3 * kDayMs, 30);
    ASSERT_THAT(log.runs, SizeIs(4));
    EXPECT_FALSE(log.runs[0].finished);
    EXPECT_EQ(log.runs[0].frame, "");
    EXPECT_EQ(log.runs[3].frame, "WAVE-LetThrough");
    EXPECT_EQ(count("routine_runs WHERE outcome = 'suggested'"), 2);
}

TEST_F(Book, WhatIsSaidAgainOfASuggestionStandsInPlaceOfWhatWasSaidBefore) {
    reflect("슬퍼", kDayMs);
    const auto last = book.last_reflection();
    RoutineReport report;
    report.routine = last->routines[0];
    report.finished = false;
    report.rating = Rating::unfit;
    report.note = "어려웠어";
    report.before = book.read(kDayMs, 30).samples.back();
    report.after_text = "조금 나아짐";
    report.after = the_companion().felt_after(report.after_text, report.before, book.read(kDayMs, 30));
    book.add(report, last, kDayMs + 1);
    const companion::Sample before = *report.before;
    RoutineReport again;
    again.routine = report.routine;
    again.rating = Rating::flow;
    again.before = report.after;
    book.add(again, last, kDayMs + 2);
    const Log log = book.read(2 * kDayMs, 30);
    ASSERT_THAT(log.runs, SizeIs(1));
    EXPECT_TRUE(log.runs[0].finished);
    EXPECT_EQ(log.runs[0].rating, Rating::flow);
    EXPECT_EQ(log.runs[0].note, "");
    EXPECT_EQ(log.runs[0].after_text, "조금 나아짐") << "nothing else was said of it";
    EXPECT_EQ(log.runs[0].before->state, before.state);
    EXPECT_EQ(count("feedback"), 1);
    EXPECT_EQ(count("emotion_rhythm"), 3) << "alone, before, after";
}

TEST_F(Book, DistressIsKeptWithoutAMappingAndIsNoReflectionToGoOnFrom) {
    reflect("피곤해", kDayMs);
    reflect("죽고 싶어", 2 * kDayMs);
    EXPECT_EQ(count("structure_mappings"), 2);
    EXPECT_EQ(count("declarations"), 1);
    EXPECT_EQ(book.last_reflection()->input.text, "피곤해");
    EXPECT_TRUE(book.read(3 * kDayMs, 30).inputs[1].is_distress);
}

TEST_F(Book, IsOfOneUserAndOfTheDaysAskedFor) {
    reflect("피곤해", kDayMs);
    reflect("불안해", 20 * kDayMs);
    EXPECT_THAT(book.read(20 * kDayMs, 7).inputs, SizeIs(1));
    EXPECT_THAT(book.read(20 * kDayMs, 30).inputs, SizeIs(2));
    const CompanionBook other(store, "juno", utc_day);
    EXPECT_THAT(other.read(20 * kDayMs, 30).inputs, SizeIs(0));
    EXPECT_FALSE(other.last_reflection());
}

TEST_F(Book, AnEntryIsWholeOrNotThere) {
    companion::Reflection one = the_companion().reflect("피곤해", Log());
    store.database().exec(
        "CREATE TRIGGER late BEFORE INSERT ON declarations BEGIN SELECT RAISE(ABORT, 'late'); END");
    EXPECT_EQ(kind_of_failure([&] { book.add(record_of("피곤해", one, the_companion().file()), kDayMs); }),
              StoreError::Kind::conflict);
    for (const char* const table : {"state_inputs", "structure_mappings", "routine_runs", "emotion_rhythm"})
        EXPECT_EQ(count(table), 0) << table;
}

TEST_F(Book, TheTablesRefuseWhatCannotBe) {
    SQLite::Database& database = store.database();
    for (const char* const wrong :
         {"INSERT INTO structure_mappings(id, input_id, frame, rank, weight, created_at_ms) VALUES"
          " ('12345678-1234-1234-1234-123456789012', 'nobody', 'F', 0, 1, 0)",
          "UPDATE state_inputs SET language = 'fr'", "UPDATE emotion_rhythm SET valence = 'high'",
          "UPDATE emotion_rhythm SET intensity = 2"}) {
        reflect("피곤해", kDayMs);
        EXPECT_ANY_THROW(database.exec(wrong)) << wrong;
    }
}

TEST(BookMigration, TakesAFileOfTheVersionBeforeAlong) {
    SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    const auto steps = schema_steps();
    migrate(database, steps.first(2));
    database.exec(
        "INSERT INTO state_inputs(id, user, content, created_at_ms) VALUES"
        " ('12345678-1234-1234-1234-123456789012', 'mina', '피곤', 1)");
    migrate(database, steps);
    EXPECT_EQ(database.execAndGet("SELECT distress FROM state_inputs").getInt(), 0);
}

}  // namespace
}  // namespace rei::live::test
