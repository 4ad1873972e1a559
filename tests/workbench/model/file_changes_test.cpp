#include "rei/model/file_changes.hpp"

#include "workbench/files.hpp"
#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

constexpr const char* kHalfLife = "engine.half_life_sec.valence";

/// A policy and a scenario that may be written, both open.
class FileChanges : public ::testing::Test {
  protected:
    FileChanges() {
        test::write_text(policy, test::project_policy().text);
        test::write_text(scenario, test::text_in(test::project_scenario()));
        bench = std::make_unique<Workbench>(*load_policy(policy));
        EXPECT_TRUE(bench->session.open_scenario(scenario).empty());
        bench->fit_to_scenario(false);
        EXPECT_FALSE(follow());
    }
    /// Two looks: what changed must be seen alike twice.
    bool follow() const {
        const bool first = follow_files(*bench);
        return follow_files(*bench) || first;
    }
    [[nodiscard]] const Session& session() const { return bench->session; }
    [[nodiscard]] std::size_t notices() const { return bench->notices.history().size(); }
    [[nodiscard]] const Notice& last() const { return bench->notices.history().back(); }
    /// The policy's text with another half-life.
    [[nodiscard]] static std::string other_policy() {
        const PolicyFile file = test::project_policy();
        Policy tuned = file.policy;
        EXPECT_TRUE(set_parameter(tuned, kHalfLife, 7));
        return export_text(file, tuned);
    }

    test::TemporaryFolder folder;
    std::string policy = folder.file("rei.json");
    std::string scenario = folder.file("talk.yaml");
    std::unique_ptr<Workbench> bench;
};

TEST_F(FileChanges, AnUneditedFileIsReadAgainAndUndoBringsTheOldOneBack) {
    test::write_text(policy, other_policy());
    EXPECT_TRUE(follow());
    EXPECT_EQ(get_parameter(session().policy(), kHalfLife), 7);
    EXPECT_EQ(session().history().depth(), 1U);
    EXPECT_EQ(last().kind, NoticeKind::success);
    EXPECT_FALSE(follow());
    bench->session.undo();
    EXPECT_NE(get_parameter(session().policy(), kHalfLife), 7);
}

TEST_F(FileChanges, ABrokenFileIsRememberedUntilItCanBeReadAgain) {
    const std::string good = test::text_in(policy);
    test::write_text(policy, "{\"emotions\": [");
    EXPECT_TRUE(follow());
    EXPECT_TRUE(bench->watch.is_broken(policy));
    EXPECT_FALSE(bench->watch.is_broken(scenario));
    test::write_text(policy, good);
    EXPECT_TRUE(follow());
    EXPECT_FALSE(bench->watch.is_broken(policy));
    test::write_text(scenario, "turns: [");
    reload_files(*bench);
    EXPECT_TRUE(bench->watch.is_broken(scenario)) << "also where somebody asked for it";
}

TEST_F(FileChanges, OnlyTheFileThatChangedIsReadAgain) {
    edit_scenario(*bench, DeleteTurn{0, Dependents::keep_instants});
    const std::size_t turns = session().scenario().turns.size();
    test::write_text(policy, other_policy());
    EXPECT_TRUE(follow());
    EXPECT_EQ(session().scenario().turns.size(), turns);
    EXPECT_TRUE(session().has_unsaved_scenario());
}

TEST_F(FileChanges, AnEditedFileIsOnlySaidToHaveChangedUntilReloadIsAskedFor) {
    bench->session.apply({kHalfLife, 3});
    edit_scenario(*bench, DeleteTurn{0, Dependents::keep_instants});
    const std::size_t turns = session().scenario().turns.size();
    test::write_text(policy, other_policy());
    EXPECT_TRUE(follow());
    EXPECT_EQ(get_parameter(session().policy(), kHalfLife), 3);
    EXPECT_EQ(last().kind, NoticeKind::info);
    EXPECT_FALSE(follow());
    reload_files(*bench);
    EXPECT_EQ(get_parameter(session().policy(), kHalfLife), 7);
    EXPECT_EQ(session().scenario().turns.size(), turns) << "the other file was read too";
    bench->session.undo();
    EXPECT_EQ(get_parameter(session().policy(), kHalfLife), 3);
}

TEST_F(FileChanges, ABrokenFileKeepsTheLastGoodOneAndIsExplainedOnce) {
    test::write_text(scenario, "turns:\n  - {at: never, text: a}\n");
    EXPECT_TRUE(follow());
    EXPECT_EQ(session().history().depth(), 0U);
    EXPECT_EQ(last().kind, NoticeKind::problem);
    EXPECT_NE(last().detail.find("talk.yaml:2:"), std::string::npos) << last().detail;
    const std::size_t said = notices();
    EXPECT_FALSE(follow());
    EXPECT_EQ(notices(), said);
    test::write_text(scenario, test::text_in(test::project_scenario()) + "\n");
    EXPECT_TRUE(follow());
    EXPECT_EQ(last().kind, NoticeKind::success);
}

TEST_F(FileChanges, WhatTheWorkbenchWritesItselfIsNoChange) {
    bench->session.apply({kHalfLife, 3});
    export_to_path(*bench);
    edit_scenario(*bench, DeleteTurn{0, Dependents::keep_instants});
    save_scenario_to_path(*bench, scenario);
    const std::size_t said = notices();
    EXPECT_FALSE(follow());
    EXPECT_EQ(notices(), said);
}

TEST_F(FileChanges, WhatWasExportedElsewhereIsNotReplaced) {
    bench->session.apply({kHalfLife, 3});
    bench->export_path = folder.file("tuned.json");
    export_to_path(*bench);
    test::write_text(policy, other_policy());
    EXPECT_TRUE(follow());
    EXPECT_EQ(get_parameter(session().policy(), kHalfLife), 3);
    EXPECT_EQ(last().kind, NoticeKind::info);
}

TEST_F(FileChanges, AFileThatIsStillBeingWrittenIsLetFinish) {
    test::write_text(policy, "{");
    EXPECT_FALSE(follow_files(*bench));
    test::write_text(policy, other_policy());
    EXPECT_FALSE(follow_files(*bench));
    EXPECT_TRUE(follow_files(*bench));
    EXPECT_EQ(last().kind, NoticeKind::success);
}

TEST_F(FileChanges, WordsAreTakenAsTheirFileHasThemNow) {
    const std::string donor = folder.file("donor.json");
    test::write_text(donor, test::project_policy().text);
    take_words(*bench, donor);
    const auto words = [&] {
        return with_words(session().policy(), bench->studies.setup().words_from.get());
    };
    EXPECT_TRUE(words().is_nothing());
    bench->studies.run(StudyKind::tune, session());
    ASSERT_NE(bench->studies.tune(), nullptr);
    bench->studies.advance(session());
    EXPECT_FALSE(bench->studies.is_outdated(StudyKind::tune));
    test::write_text(donor, test::text_in(test::source_file("policies/rei-tuned.json")));
    EXPECT_TRUE(follow());
    EXPECT_GT(words().keywords, 0U);
    bench->studies.advance(session());
    EXPECT_TRUE(bench->studies.is_outdated(StudyKind::tune)) << "it took what the file said before";
    test::write_text(donor, "{");
    EXPECT_TRUE(follow());
    EXPECT_EQ(last().kind, NoticeKind::problem);
    EXPECT_GT(words().keywords, 0U) << "the last good one stays";
    EXPECT_EQ(session().history().depth(), 0U);
}

/// An avatar whose mapping had a mistake in it when the window began.
class BrokenMapping : public FileChanges {
  protected:
    BrokenMapping() {
        test::write_text(mapping, "{");
        AvatarMeans means;
        means.mapping_file = mapping;
        means.read_mapping = [this]() -> Loaded<avatar::Mapping> {
            if (!std::filesystem::exists(mapping)) return avatar::default_mapping();
            return avatar::read_mapping(mapping);
        };
        means.mapping_problems = means.read_mapping().problems;
        equip_avatar(*bench, std::move(means));
        EXPECT_FALSE(follow());
        EXPECT_EQ(session().avatar_mapping(), nullptr);
    }
    const std::string mapping = folder.file("avatar-mapping.json");
    const std::string by_hand = R"({"inputs": {"Blush": null}})";
};

TEST_F(BrokenMapping, IsReadOnceItIsRepairedAndNoEditIsLost) {
    bench->session.apply({kHalfLife, 3});
    test::write_text(mapping, by_hand);
    EXPECT_TRUE(follow());
    ASSERT_NE(session().avatar_mapping(), nullptr);
    EXPECT_EQ(*session().avatar_mapping(), *avatar::read_mapping(mapping));
    EXPECT_EQ(last().kind, NoticeKind::success);
    EXPECT_EQ(session().history().depth(), 1U) << "reading is no edit, and drops none";
    bench->session.undo();
    EXPECT_NE(get_parameter(session().policy(), kHalfLife), 3);
    EXPECT_NE(session().avatar_mapping(), nullptr) << "undo does not go back to what was broken";
    EXPECT_EQ(test::text_in(mapping), by_hand) << "it is not written for having been read";
    EXPECT_FALSE(follow());
}

TEST_F(BrokenMapping, StaysAwayWhileItIsBrokenAndSaysWhatIsWrongNow) {
    test::write_text(mapping, R"({"outputs": {}})");
    EXPECT_TRUE(follow());
    EXPECT_EQ(session().avatar_mapping(), nullptr);
    const std::string why = text_of(bench->avatar.means().mapping_problems);
    EXPECT_NE(why.find("outputs"), std::string::npos) << why;
    std::filesystem::remove(mapping);
    EXPECT_TRUE(follow());
    ASSERT_NE(session().avatar_mapping(), nullptr) << "none is as good as a whole one";
    EXPECT_EQ(*session().avatar_mapping(), avatar::default_mapping());
}

TEST_F(BrokenMapping, IsEditedFromThereOnButNotOverWhatOthersWrite) {
    const auto leave_to_camera = [&](std::size_t row) {
        const SessionBefore before(session());
        avatar::Mapping changed = *session().avatar_mapping();
        changed.at(row).from.clear();
        edit_avatar(*bench, "Leave it", changed);
        follow_session(*bench, before);
    };
    test::write_text(mapping, by_hand);
    EXPECT_TRUE(follow());
    leave_to_camera(0);
    EXPECT_EQ(*avatar::read_mapping(mapping), *session().avatar_mapping());
    EXPECT_EQ(test::text_in(mapping + ".bak"), by_hand);
    test::write_text(mapping, by_hand);
    EXPECT_FALSE(follow()) << "what is edited here is not replaced";
    leave_to_camera(1);
    EXPECT_EQ(test::text_in(mapping), by_hand);
    EXPECT_EQ(last().kind, NoticeKind::problem);
}

TEST_F(FileChanges, WaitsForTheEndOfADrag) {
    bench->session.begin_edit("Drag");
    test::write_text(scenario, test::text_in(test::project_scenario()) + "\n");
    EXPECT_FALSE(follow());
    bench->session.commit_edit();
    EXPECT_TRUE(follow());
}

TEST_F(FileChanges, AFileThatGoesAwayStaysOpen) {
    std::filesystem::remove(policy);
    EXPECT_TRUE(follow());
    EXPECT_FALSE(follow());
    EXPECT_EQ(last().kind, NoticeKind::info);
    EXPECT_EQ(session().policy_file().path, policy);
}

TEST_F(FileChanges, OpenedAndSavedFilesAreRecent) {
    open_file(*bench, policy);
    save_scenario_to_path(*bench, folder.file("copy.yaml"));
    const auto& recents = bench->preferences.recents;
    ASSERT_EQ(recents.size(), 2U);
    EXPECT_EQ(recents[0], (RecentFile{FileKind::scenario, folder.file("copy.yaml")}));
    EXPECT_EQ(recents[1], (RecentFile{FileKind::policy, policy}));
}

// ---- dropped files

TEST_F(FileChanges, DroppedPolicyAndScenarioThatFitOnlyEachOtherOpenTogether) {
    open_dropped(*bench, {test::source_file("scenarios/aria/pair-programming-win.yaml"),
                          test::source_file("policies/aria.json")});
    EXPECT_EQ(session().policy_file().path, test::source_file("policies/aria.json"));
    EXPECT_EQ(session().scenario().file, test::source_file("scenarios/aria/pair-programming-win.yaml"));
    EXPECT_EQ(session().history().depth(), 1U);
    EXPECT_EQ(notices(), 1U);
}

TEST_F(FileChanges, DroppedThingsThatCannotBeOpenedGetANoticeEach) {
    test::write_text(folder.file("picture.json"), std::string("\x89PNG\0\0\0", 7));
    open_dropped(*bench, {folder.file("missing.yaml"), folder.file("picture.json")});
    EXPECT_EQ(notices(), 2U);
    for (const Notice& notice : bench->notices.history()) EXPECT_EQ(notice.kind, NoticeKind::problem);
    EXPECT_EQ(session().history().depth(), 0U);
}

TEST_F(FileChanges, OfSeveralDroppedScenariosTheFirstIsOpenedAndTheOthersAreNamed) {
    const std::string other = test::source_file("scenarios/clutch-win.yaml");
    open_dropped(*bench, {other, scenario});
    EXPECT_EQ(session().scenario().file, other);
    EXPECT_EQ(notices(), 2U);
    EXPECT_NE(last().detail.find("talk.yaml"), std::string::npos);
}

TEST_F(FileChanges, ADroppedFolderIsBrowsed) {
    open_dropped(*bench, {folder.file("")});
    EXPECT_EQ(bench->view.dialog, Dialog::open_file);
    EXPECT_EQ(notices(), 0U);
}

// ---- quitting

TEST_F(FileChanges, QuittingWithNothingUnsavedAsksNothing) {
    request_quit(*bench);
    EXPECT_TRUE(bench->wants_to_quit);
}

TEST_F(FileChanges, SavingBeforeQuittingWritesBothFiles) {
    bench->session.apply({kHalfLife, 3});
    edit_scenario(*bench, DeleteTurn{0, Dependents::keep_instants});
    request_quit(*bench);
    EXPECT_FALSE(bench->wants_to_quit);
    EXPECT_EQ(bench->view.dialog, Dialog::quit);
    save_and_quit(*bench);
    EXPECT_TRUE(bench->wants_to_quit);
    EXPECT_TRUE(load_policy(policy)->policy == session().policy());
    EXPECT_EQ(load_scenario(scenario)->turns.size(), session().scenario().turns.size());
}

TEST_F(FileChanges, AScenarioWithoutAFileIsAskedForItsNameBeforeQuitting) {
    bench->session.new_scenario();
    edit_scenario(*bench, AddTurn{});
    request_quit(*bench);
    save_and_quit(*bench);
    EXPECT_FALSE(bench->wants_to_quit);
    EXPECT_EQ(bench->view.dialog, Dialog::save_scenario_as);
    save_scenario_to_path(*bench, folder.file("new.yaml"));
    EXPECT_TRUE(bench->wants_to_quit);
}

TEST_F(FileChanges, WhatCannotBeWrittenKeepsTheWorkbenchOpen) {
    bench->session.apply({kHalfLife, 3});
    bench->export_path = folder.file("no/such/folder/rei.json");
    request_quit(*bench);
    save_and_quit(*bench);
    EXPECT_FALSE(bench->wants_to_quit);
    EXPECT_EQ(last().kind, NoticeKind::problem);
}

}  // namespace
}  // namespace rei::workbench
