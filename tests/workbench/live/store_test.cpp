// The file of conversations: what goes in comes out, and what is wrong with a file is said.
#include "rei/live/store.hpp"

#include <filesystem>
#include <tuple>

#include "live_test_data.hpp"
#include "workbench/korean.hpp"
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "rei/live/schema.hpp"
#include "rei/model/say.hpp"

namespace rei::live::test {
namespace {

using Kind = StoreError::Kind;
using testing::HasSubstr;
using testing::SizeIs;
using testing::StartsWith;

SessionRecord a_session(const std::string& name = "") {
    SessionRecord out;
    out.id = new_uuid();
    out.name = name;
    out.persona = "Rei";
    out.policy_hash = "hash";
    out.variant = "continuous";
    out.state = "{}";
    out.turns = 1;
    out.variables = {{"place", "거실"}};
    out.start_affinities = {{"mina", 12}};
    return out;
}

TurnRecord a_turn(int number, const std::string& text, const std::string& reply = "응") {
    TurnRecord out;
    out.number = number;
    out.at_sec = number + 0.125;
    out.wall_ms = 5'000 + number;
    out.user = "mina";
    out.text = text;
    out.reply = reply;
    out.thinking = "음";
    out.llm = {1, -2};
    out.tokens_of_reply = 7;
    out.metadata = R"({"responder":"test"})";
    out.state = {0.25, 0.5, 0.125};
    out.mood = "happy";
    out.affinity = 10;
    return out;
}

/// Everything in a turn, to be compared.
auto all_of(const TurnRecord& t) {
    return std::make_tuple(t.number, t.at_sec, t.wall_ms, t.user, t.text, t.reply, t.thinking, t.ending,
                           t.llm.mood_delta, t.llm.affinity_delta, t.tokens_of_prompt, t.tokens_of_reply,
                           t.metadata, t.state, t.mood, t.affinity);
}

void add(Store& store, SessionRecord& session, const std::string& text, const std::string& reply = "응") {
    const TurnRecord turn = a_turn(session.turns - 1, text, reply);
    session.updated_ms = turn.wall_ms;
    store.add_turn(session, turn);
    ++session.turns;
}

TEST(Store, GivesBackWhatWasPutIn) {
    const TemporaryFolder folder;
    SessionRecord session = a_session("저녁");
    {
        Store store(folder.file("deep/er/rei.db"));
        add(store, session, "오늘 최고였어");
        add(store, session, "'; DROP TABLE messages; --");
    }
    const Store store(folder.file("deep/er/rei.db"));
    const SessionRecord read = store.session(session.id);
    EXPECT_EQ(read.name, "저녁");
    EXPECT_EQ(read.turns, 2);
    EXPECT_EQ(read.variables, session.variables);
    EXPECT_EQ(read.start_affinities, session.start_affinities);
    const auto turns = store.turns(session.id);
    ASSERT_THAT(turns, SizeIs(2));
    EXPECT_TRUE(all_of(turns[0]) == all_of(a_turn(0, "오늘 최고였어")));
    EXPECT_TRUE(all_of(turns[1]) == all_of(a_turn(1, "'; DROP TABLE messages; --")));
    EXPECT_THAT(store.turns(session.id, 1), SizeIs(1));
    EXPECT_EQ(store.affinities("Rei").at("mina"), 10);
    EXPECT_EQ(store.faults(), "");
}

TEST(Store, IsReadableByItsOwnerAlone) {
    const TemporaryFolder folder;
    Store store(folder.file("rei.db"));
    SessionRecord session = a_session();
    add(store, session, "비밀");
    for (const char* name : {"rei.db", "rei.db-wal", "rei.db-shm"}) {
        struct stat info {};
        ASSERT_EQ(::stat(folder.file(name).c_str(), &info), 0) << name;
        EXPECT_EQ(info.st_mode & 077U, 0U) << name;
    }
}

TEST(Store, ToReadMakesNoFileAndChangesNone) {
    const TemporaryFolder folder;
    const std::string file = folder.file("rei.db");
    const auto read = [&] { return Store(file, Store::Access::read); };
    EXPECT_EQ(kind_of_failure([&] { read(); }), Kind::missing);
    EXPECT_FALSE(std::filesystem::exists(file));
    SessionRecord session = a_session("저녁");
    {
        Store store(file);
        add(store, session, "안녕");
    }
    Store store = read();
    EXPECT_EQ(store.session(session.id).name, "저녁");
    EXPECT_EQ(kind_of_failure([&] { store.delete_session(session.id); }), Kind::unwritable);
}

TEST(Store, AnEarlierFormatIsTakenToTheLatestToBeRead) {
    const TemporaryFolder folder;
    SQLite::Database(folder.file("rei.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    EXPECT_THAT(Store(folder.file("rei.db"), Store::Access::read).sessions(10), SizeIs(0));
}

TEST(Store, OfNothingIsEmpty) {
    EXPECT_THAT(Store::of_nothing().sessions(10), SizeIs(0));
}

TEST(Store, KnowsWhichNamesAreTaken) {
    const TemporaryFolder folder;
    Store store(folder.file("rei.db"));
    SessionRecord session = a_session("저녁");
    EXPECT_FALSE(store.has_session_named("저녁"));
    add(store, session, "안녕");
    EXPECT_TRUE(store.has_session_named("저녁"));
}

TEST(Store, ATurnIsWholeOrNotThere) {
    const TemporaryFolder folder;
    Store store(folder.file("rei.db"));
    SessionRecord session = a_session();
    add(store, session, "하나");
    TurnRecord beyond = a_turn(1, "둘");
    beyond.llm.mood_delta = 3;  // the tables hold the clamp too, late in the transaction
    EXPECT_EQ(kind_of_failure([&] { store.add_turn(session, beyond); }), Kind::conflict);
    EXPECT_THAT(store.turns(session.id), SizeIs(1));
    EXPECT_THAT(store.search("둘", {}, 10), SizeIs(0));
    EXPECT_EQ(store.session(session.id).turns, 1);
    EXPECT_EQ(store.faults(), "");
}

TEST(Store, ASessionThatWentOnElsewhereTakesNoTurn) {
    const TemporaryFolder folder;
    Store here(folder.file("rei.db"));
    Store there(folder.file("rei.db"));
    SessionRecord session = a_session();
    add(here, session, "하나");
    SessionRecord same = session;
    add(there, same, "둘");
    EXPECT_EQ(kind_of_failure([&] { add(here, session, "또 둘"); }), Kind::conflict);
    EXPECT_EQ(here.turns(session.id).back().text, "둘");
}

TEST(Store, FindsASessionByNameBeginningOrLast) {
    const TemporaryFolder folder;
    Store store(folder.file("rei.db"));
    EXPECT_EQ(kind_of_failure([&] { (void)store.find_session("last"); }), Kind::missing);
    SessionRecord first = a_session("아침"), second = a_session("저녁");
    add(store, first, "하나");
    add(store, second, "하나");
    add(store, second, "둘");
    EXPECT_EQ(store.find_session("아침"), first.id);
    EXPECT_EQ(store.find_session(first.id.substr(0, 8)), first.id);
    EXPECT_EQ(store.find_session("last"), second.id);
    EXPECT_EQ(kind_of_failure([&] { (void)store.find_session(first.id.substr(0, 3)); }), Kind::missing);
    EXPECT_EQ(kind_of_failure([&] { (void)store.find_session("%"); }), Kind::missing);
    EXPECT_THAT(store.sessions(10), SizeIs(2));
    EXPECT_EQ(store.sessions(1)[0].id, second.id);
}

TEST(Search, FindsPartsOfKoreanWordsInAnyFormAndCase) {
    const TemporaryFolder folder;
    Store store(folder.file("rei.db"));
    SessionRecord session = a_session();
    add(store, session, "오늘 방송 진짜 최고였어!");
    add(store, session, "\xE1\x84\x8E\xE1\x85\xAC\xE1\x84\x80\xE1\x85\xA9",
        "Hello THERE");  // 최고, decomposed
    const auto count = [&](const char* query) { return store.search(query, {}, 50).size(); };
    EXPECT_EQ(count("최고였어"), 1U);
    EXPECT_EQ(count("최고"), 2U) << "two syllables";
    EXPECT_EQ(count("고"), 2U);
    EXPECT_EQ(count("hello there"), 1U);
    EXPECT_EQ(count("방송 최고"), 1U) << "every word must be there";
    EXPECT_EQ(count("\"방송 최고\""), 0U) << "a phrase";
    EXPECT_EQ(count("\"방송 진짜\""), 1U);
    EXPECT_EQ(count("없는말이다"), 0U);
    EXPECT_EQ(count(""), 0U);
}

TEST(Search, TakesNothingInAQueryForItsOwnLanguage) {
    const TemporaryFolder folder;
    Store store(folder.file("rei.db"));
    SessionRecord session = a_session();
    add(store, session, "abc OR (def) * NEAR content:abc");
    for (const char* query :
         {"OR", "abc OR zzz", "content:abc", "(def)", "NEAR(", "\"", "\"\"\"", "***", "' OR 1=1"})
        EXPECT_NO_THROW((void)store.search(query, {}, 10)) << query;
    EXPECT_THAT(store.search("abc OR zzz", {}, 10), SizeIs(0));
    EXPECT_THAT(store.search("content:abc", {}, 10), SizeIs(1));
}

TEST(Store, DeletingASessionTakesAllOfItAlong) {
    const TemporaryFolder folder;
    Store store(folder.file("rei.db"));
    SessionRecord gone = a_session(), kept = a_session();
    add(store, gone, "사라질 말");
    add(store, kept, "남을 말");
    store.delete_session(gone.id);
    EXPECT_EQ(kind_of_failure([&] { (void)store.session(gone.id); }), Kind::missing);
    EXPECT_THAT(store.search("사라질", {}, 10), SizeIs(0));
    EXPECT_THAT(store.search("남을 말", {}, 10), SizeIs(1));
    EXPECT_EQ(store.faults(), "");
    EXPECT_THAT(text_in(folder.file("rei.db")), testing::Not(HasSubstr("사라질 말")));
}

TEST(Store, PromptsAreAddedChangedAndDeleted) {
    const TemporaryFolder folder;
    Store store(folder.file("rei.db"));
    store.add_prompt({"dev", "You are {{name}}, {{tone}}", {{"tone", "calm"}}, 1});
    EXPECT_EQ(kind_of_failure([&] { store.add_prompt({"dev", "x", {}, 1}); }), Kind::conflict);
    store.edit_prompt({"dev", "{{tone}}", {{"tone", "차분"}}, 2});
    EXPECT_EQ(store.prompt("dev").content, "{{tone}}");
    EXPECT_EQ(store.prompt("dev").variables.at("tone"), "차분");
    EXPECT_EQ(kind_of_failure([&] { store.edit_prompt({"none", "x", {}, 2}); }), Kind::missing);
    store.delete_prompt("dev");
    EXPECT_THAT(store.prompts(), SizeIs(0));
}

TEST(Store, RemembersFromOneTimeToTheNext) {
    const TemporaryFolder folder;
    Store(folder.file("rei.db")).remember("model", "\"a\"", 1);
    Store store(folder.file("rei.db"));
    EXPECT_EQ(store.remembered("model"), "\"a\"");
    EXPECT_EQ(store.remembered("nothing"), std::nullopt);
    EXPECT_EQ(kind_of_failure([&] { store.remember("model", "no json", 2); }), Kind::conflict);
}

TEST(Store, ABackupIsWholeAndOverwritesNothing) {
    const TemporaryFolder folder;
    Store store(folder.file("rei.db"));
    SessionRecord session = a_session();
    add(store, session, "하나");
    store.backup(folder.file("copy.db"));
    add(store, session, "둘");
    const Store copy(folder.file("copy.db"));
    EXPECT_THAT(copy.turns(session.id), SizeIs(1));
    EXPECT_EQ(copy.faults(), "");
    EXPECT_EQ(kind_of_failure([&] { store.backup(folder.file("copy.db")); }), Kind::conflict);
}

TEST(Store, ABackupIsItsOwnersAloneAndLeavesNoHalf) {
    const TemporaryFolder folder;
    const Store store(folder.file("rei.db"));
    store.backup(folder.file("copy.db"));
    EXPECT_EQ(std::filesystem::status(folder.file("copy.db")).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    EXPECT_EQ(kind_of_failure([&] { store.backup("/dev/full/copy.db"); }), Kind::unwritable);
    EXPECT_FALSE(std::filesystem::exists(folder.file("copy.db.part")));
}

TEST(Store, ASearchLooksWhereItIsTold) {
    const TemporaryFolder folder;
    Store store(folder.file("rei.db"));
    SessionRecord session = a_session();
    for (const char* text : {"정원 하나", "정원 둘", "정원 셋"}) add(store, session, text);
    const auto count = [&](const SearchScope& scope) { return store.search("정원", scope, 50).size(); };
    const std::size_t all = count({});
    EXPECT_GE(all, 3U);
    EXPECT_EQ(count({session.id, "", ""}), all);
    EXPECT_EQ(count({"no such session", "", ""}), 0U);
    EXPECT_EQ(count({"", "user", ""}), 3U);
    EXPECT_EQ(count({"", "user", "nobody"}), 0U);
}

TEST(StoreFile, ALockedOneIsNamedAsSuch) {
    const TemporaryFolder folder;
    Store store(folder.file("rei.db"));
    SQLite::Database other(folder.file("rei.db"), SQLite::OPEN_READWRITE);
    const SQLite::Transaction held(other, SQLite::TransactionBehavior::IMMEDIATE);
    SessionRecord session = a_session();
    EXPECT_EQ(kind_of_failure([&] { add(store, session, "하나"); }), Kind::locked);
}

TEST(StoreFile, OneThatIsNoDatabaseIsLeftAsItIs) {
    const TemporaryFolder folder;
    const std::string text(5000, 'x');
    write_text(folder.file("rei.db"), text);
    EXPECT_EQ(kind_of_failure([&] { Store store(folder.file("rei.db")); }), Kind::damaged);
    EXPECT_EQ(text_in(folder.file("rei.db")), text);
}

TEST(StoreFile, ADamagedOneIsNamedAsSuch) {
    const TemporaryFolder folder;
    {
        Store store(folder.file("rei.db"));
        SessionRecord session = a_session();
        for (int k = 0; k < 50; ++k) add(store, session, std::string(500, 'a') + std::to_string(k));
    }
    std::string bytes = text_in(folder.file("rei.db"));
    for (std::size_t k = 4096; k < bytes.size(); ++k) bytes[k] = 'z';
    write_text(folder.file("rei.db"), bytes);
    EXPECT_EQ(kind_of_failure([&] {
                  const Store store(folder.file("rei.db"));
                  (void)store.sessions(10);
              }),
              Kind::damaged);
}

TEST(StoreFile, OneOfAnotherProgramIsLeftAsItIs) {
    const TemporaryFolder folder;
    SQLite::Database(folder.file("rei.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("CREATE TABLE t(x)");
    EXPECT_EQ(kind_of_failure([&] { Store store(folder.file("rei.db")); }), Kind::foreign);
}

TEST(StoreFile, OneOfALaterVersionIsLeftAsItIs) {
    const TemporaryFolder folder;
    { Store store(folder.file("rei.db")); }
    SQLite::Database(folder.file("rei.db"), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
    EXPECT_EQ(kind_of_failure([&] { Store store(folder.file("rei.db")); }), Kind::too_new);
}

TEST(StoreFile, OneThatCannotBeWrittenIsNamedAsSuch) {
    const TemporaryFolder folder;
    write_text(folder.file("a_file"), "");
    EXPECT_EQ(kind_of_failure([&] { Store store(folder.file("a_file/rei.db")); }), Kind::unwritable);
    EXPECT_EQ(kind_of_failure([&] { Store store(folder.file("")); }), Kind::unwritable) << "a folder";
}

TEST(Migration, TakesAnOldFileStepByStepAndKeepsWhatIsInIt) {
    SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    const char* const first[] = {"CREATE TABLE t(x); INSERT INTO t VALUES (1)"};
    const char* const both[] = {first[0], "ALTER TABLE t ADD COLUMN y DEFAULT 2"};
    migrate(database, first);
    migrate(database, both);
    migrate(database, both);
    EXPECT_EQ(database.execAndGet("SELECT x + y FROM t").getInt(), 3);
}

TEST(Migration, AStepThatFailsLeavesTheVersionBeforeIt) {
    SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    const char* const steps[] = {"CREATE TABLE t(x)", "CREATE TABLE u(x); CREATE TABLE t(x)"};
    EXPECT_ANY_THROW(migrate(database, steps));
    EXPECT_EQ(database.execAndGet("PRAGMA user_version").getInt(), 1);
    EXPECT_FALSE(database.tableExists("u"));
}

TEST(StoreFile, WhatIsWrongWithOneIsToldInKoreanAndThrownInEnglish) {
    const TemporaryFolder folder;
    const std::string none = folder.file("none.db"), foreign = folder.file("foreign.db");
    const std::string later = folder.file("later.db");
    write_text(none, std::string(5000, 'x'));
    SQLite::Database(foreign, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE t(x)");
    { Store store(later); }
    SQLite::Database(later, SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
    const struct {
        std::string file;
        const char* english;
        const char* korean;
    } cases[] = {
        {none, ": is not a database, or its beginning is destroyed (",
         ": 데이터베이스가 아니거나 앞부분이 망가졌습니다 ("},
        {foreign, ": is a database of another program; name another file",
         ": 다른 프로그램의 데이터베이스입니다. 다른 파일을 지정하세요"},
        {later, ": was written by a later version of rei (format 99, this one knows ",
         ": 더 새로운 버전의 rei가 쓴 파일입니다(형식 99, 이 버전은 "},
        {folder.file(""), ": cannot be written: it is no file", ": 쓸 수 없습니다: 파일이 아닙니다"},
    };
    const workbench::test::InKorean korean;
    for (const auto& one : cases) {
        const StoreError error = failure_of([&] { Store store(one.file); });
        EXPECT_THAT(error.what(), StartsWith(one.file + one.english));
        EXPECT_THAT(workbench::say(error.message), StartsWith(one.file + one.korean));
    }
}

}  // namespace
}  // namespace rei::live::test
