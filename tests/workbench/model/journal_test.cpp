#include "rei/model/journal.hpp"

#include "workbench/files.hpp"
#include "workbench/model/broken_texts.hpp"
#include <gtest/gtest.h>

#include "rei/model/habits.hpp"
#include "rei/model/restore.hpp"

namespace rei::workbench {
namespace {

constexpr const char* kHalfLife = "engine.half_life_sec.valence";

/// A policy and a scenario that may be written, and a folder for journals.
class JournalTest : public ::testing::Test {
  protected:
    JournalTest() {
        test::write_text(policy, test::project_policy().text);
        test::write_text(scenario, test::text_in(test::project_scenario()));
    }
    [[nodiscard]] std::unique_ptr<Workbench> opened() const {
        auto bench = std::make_unique<Workbench>(*load_policy(policy));
        EXPECT_TRUE(bench->session.open_scenario(scenario).empty());
        bench->fit_to_scenario(false);
        return bench;
    }
    [[nodiscard]] std::unique_ptr<Workbench> edited() const {
        auto bench = opened();
        bench->session.apply({kHalfLife, 3});
        edit_scenario(*bench, DeleteTurn{0, Dependents::keep_instants});
        return bench;
    }
    /// A session that edits, keeps its journal and is killed.
    void leave_a_journal(const Workbench& bench) const {
        Journal journal(journals);
        EXPECT_EQ(text_of(journal.keep(bench.session, 1, 1000)), "");
        EXPECT_TRUE(std::filesystem::exists(journal.file()));
    }
    [[nodiscard]] std::size_t files_left() const {
        if (!std::filesystem::exists(journals)) return 0;
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(journals),
                                                      std::filesystem::directory_iterator()));
    }
    /// The next start: offers, and whatever the habits do.
    void start_next(Workbench& bench) const {
        Habits habits(PreferencesFile(""), journals);
        habits.offer_interrupted(bench);
    }

    test::TemporaryFolder folder;
    std::string policy = folder.file("rei.json");
    std::string scenario = folder.file("talk.yaml");
    std::string journals = folder.file("state/journals");
};

TEST_F(JournalTest, NothingIsWrittenWhereNothingIsUnsaved) {
    const auto bench = opened();
    Journal journal(journals);
    EXPECT_TRUE(journal.keep(bench->session, 1, 1000).empty());
    EXPECT_EQ(files_left(), 0U);
}

TEST_F(JournalTest, WhatIsBeingDraggedIsWrittenToo) {
    const auto bench = opened();
    bench->session.begin_edit("Drag");
    bench->session.apply({kHalfLife, 3});
    leave_a_journal(*bench);
    const InterruptedSessions found = interrupted_sessions(journals);
    ASSERT_EQ(found.sessions.size(), 1U);
    EXPECT_EQ(found.sessions[0].record.written_sec, 1000);
    EXPECT_EQ(unsaved_policy_changes(found.sessions[0].record), 1U);
}

TEST_F(JournalTest, IsWrittenAboutOnceASecondAndOnlyAfterAChange) {
    const auto bench = edited();
    Journal journal(journals);
    EXPECT_TRUE(journal.keep(bench->session, 10, 1000).empty());
    const std::string first = test::text_in(journal.file());
    bench->session.apply({kHalfLife, 4});
    EXPECT_TRUE(journal.keep(bench->session, 10.5, 1001).empty());
    EXPECT_EQ(test::text_in(journal.file()), first);
    EXPECT_TRUE(journal.keep(bench->session, 11, 1002).empty());
    const std::string second = test::text_in(journal.file());
    EXPECT_NE(second, first);
    EXPECT_TRUE(journal.keep(bench->session, 20, 2000).empty());
    EXPECT_EQ(test::text_in(journal.file()), second);
}

TEST_F(JournalTest, GoesWhenAllIsSavedAndAtACleanEnd) {
    const auto bench = edited();
    Journal journal(journals);
    EXPECT_TRUE(journal.keep(bench->session, 1, 1000).empty());
    EXPECT_GT(files_left(), 0U);
    EXPECT_TRUE(bench->session.export_to(policy).empty());
    EXPECT_TRUE(bench->session.save_scenario_to(scenario).empty());
    EXPECT_TRUE(journal.keep(bench->session, 2, 1001).empty());
    EXPECT_EQ(files_left(), 0U);
    bench->session.apply({kHalfLife, 5});
    EXPECT_TRUE(journal.keep(bench->session, 4, 1002).empty());
    EXPECT_GT(files_left(), 0U);
    journal.finish();
    EXPECT_EQ(files_left(), 0U);
}

TEST_F(JournalTest, OfALivingSessionIsNotOffered) {
    const auto bench = edited();
    Journal journal(journals);
    EXPECT_TRUE(journal.keep(bench->session, 1, 1000).empty());
    EXPECT_TRUE(interrupted_sessions(journals).sessions.empty());
}

TEST_F(JournalTest, ALaterProcessOfTheSameNumberDoesNotWriteOverIt) {
    leave_a_journal(*edited());
    leave_a_journal(*edited());
    EXPECT_EQ(interrupted_sessions(journals).sessions.size(), 2U);
}

TEST_F(JournalTest, AfterAKillBothFilesAreRestoredAsOneEdit) {
    const auto before = edited();
    const std::string hash = trace_hash(before->session.main_run().trace);
    leave_a_journal(*before);
    const auto bench = opened();
    start_next(*bench);
    ASSERT_EQ(bench->interrupted.size(), 1U);
    EXPECT_EQ(bench->view.dialog, Dialog::restore);
    restore_interrupted(*bench);
    EXPECT_EQ(trace_hash(bench->session.main_run().trace), hash);
    EXPECT_TRUE(bench->session.policy() == before->session.policy());
    EXPECT_TRUE(bench->session.has_unsaved_policy());
    EXPECT_TRUE(bench->session.has_unsaved_scenario());
    EXPECT_EQ(bench->session.changes().size(), 1U);
    EXPECT_EQ(bench->session.history().depth(), 1U);
    EXPECT_FALSE(bench->view.dialog);
    bench->session.undo();
    EXPECT_FALSE(bench->session.has_unsaved_policy());
    EXPECT_FALSE(bench->session.has_unsaved_scenario());
}

TEST_F(JournalTest, ItsFilesAreOpenedWhateverIsOpenNow) {
    leave_a_journal(*edited());
    Workbench bench(test::project_policy());
    start_next(bench);
    restore_interrupted(bench);
    EXPECT_EQ(bench.session.policy_file().path, policy);
    EXPECT_EQ(bench.session.scenario_file().path, scenario);
    EXPECT_EQ(bench.session.history().depth(), 1U);
}

TEST_F(JournalTest, FilesThatAreGoneComeFromTheJournal) {
    const auto before = edited();
    leave_a_journal(*before);
    Workbench bench(test::project_policy());
    std::filesystem::remove(policy);
    std::filesystem::remove(scenario);
    start_next(bench);
    restore_interrupted(bench);
    EXPECT_TRUE(bench.session.policy() == before->session.policy());
    EXPECT_EQ(bench.session.changes().size(), 1U);
    EXPECT_EQ(bench.session.scenario().turns.size(), before->session.scenario().turns.size());
    EXPECT_TRUE(bench.session.has_unsaved_policy());
}

TEST_F(JournalTest, AScenarioThatHadNoFileYetIsRestored) {
    const auto before = opened();
    before->session.new_scenario();
    edit_scenario(*before, AddTurn{});
    leave_a_journal(*before);
    const auto bench = opened();
    start_next(*bench);
    restore_interrupted(*bench);
    EXPECT_EQ(bench->session.scenario_file().path, "");
    EXPECT_EQ(bench->session.scenario().turns.size(), 1U);
    EXPECT_TRUE(bench->session.has_unsaved_scenario());
}

TEST_F(JournalTest, TheOldOneGoesOnlyWhenTheNewOneHasWhatWasRestored) {
    leave_a_journal(*edited());
    const auto bench = opened();
    Habits habits(PreferencesFile(""), journals);
    habits.offer_interrupted(*bench);
    const std::string old = bench->interrupted[0].file;
    restore_interrupted(*bench);
    EXPECT_TRUE(std::filesystem::exists(old));
    habits.look_around(*bench, {}, {1, 2000});
    EXPECT_FALSE(std::filesystem::exists(old));
    EXPECT_GT(files_left(), 0U);
    habits.finish(*bench, {});
    EXPECT_EQ(files_left(), 0U);
}

TEST_F(JournalTest, DiscardedItIsGone) {
    leave_a_journal(*edited());
    const auto bench = opened();
    Habits habits(PreferencesFile(""), journals);
    habits.offer_interrupted(*bench);
    discard_interrupted(*bench);
    EXPECT_EQ(bench->session.history().depth(), 0U);
    habits.look_around(*bench, {}, {1, 2000});
    EXPECT_EQ(files_left(), 0U);
}

TEST_F(JournalTest, NeitherRestoredNorDiscardedItIsOfferedAgain) {
    leave_a_journal(*edited());
    for (int k = 0; k < 2; ++k) {
        const auto bench = opened();
        Habits habits(PreferencesFile(""), journals);
        habits.offer_interrupted(*bench);
        EXPECT_EQ(bench->interrupted.size(), 1U);
        close_dialog(*bench);
        habits.look_around(*bench, {}, {1, 2000});
        habits.finish(*bench, {});
    }
}

TEST_F(JournalTest, WhateverADamagedOneHoldsItIsExplainedAndSetAside) {
    const std::string whole = json_of(journal_record(edited()->session, 1000));
    std::filesystem::create_directories(journals);
    const std::string file = journals + "/journal-1.json";
    for (const std::string& text : test::broken_texts(whole)) {
        test::write_text(file, text);
        const auto bench = std::make_unique<Workbench>(test::project_policy());
        start_next(*bench);
        EXPECT_TRUE(bench->interrupted.empty()) << text.substr(0, 60);
        EXPECT_FALSE(bench->view.dialog);
        ASSERT_EQ(bench->notices.history().size(), 1U);
        EXPECT_NE(bench->notices.history()[0].detail.find("journal-1.json"), std::string::npos);
        EXPECT_EQ(test::text_in(file + ".bad"), text);
        EXPECT_FALSE(std::filesystem::exists(file));
    }
}

TEST_F(JournalTest, OneWhosePolicyCannotBeReadIsExplainedAndChangesNothing) {
    JournalRecord record = journal_record(edited()->session, 1000);
    record.policy.text = "{}";
    std::filesystem::create_directories(journals);
    const std::string file = journals + "/journal-1.json";
    test::write_text(file, json_of(record));
    const auto bench = opened();
    start_next(*bench);
    ASSERT_EQ(bench->interrupted.size(), 1U);
    restore_interrupted(*bench);
    EXPECT_EQ(bench->session.history().depth(), 0U);
    EXPECT_EQ(bench->notices.history().back().kind, NoticeKind::problem);
    EXPECT_TRUE(std::filesystem::exists(file + ".bad"));
}

TEST_F(JournalTest, AFolderThatCannotBeWrittenIsToldOnce) {
    test::write_text(folder.file("state"), "a file in the way");
    const auto bench = edited();
    Journal journal(journals);
    EXPECT_FALSE(journal.keep(bench->session, 1, 1000).empty());
    bench->session.apply({kHalfLife, 6});
    EXPECT_TRUE(journal.keep(bench->session, 3, 1002).empty());
}

}  // namespace
}  // namespace rei::workbench
