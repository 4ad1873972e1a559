#include "rei/model/file_browser.hpp"

#include <algorithm>

#include "workbench/files.hpp"
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "rei/model/recents.hpp"

namespace rei::workbench {
namespace {

FileKind kind_in(const std::vector<FileEntry>& entries, const std::string& name) {
    for (const FileEntry& entry : entries) {
        if (entry.name == name) return entry.kind;
    }
    ADD_FAILURE() << name << " is not listed";
    return FileKind::other;
}

std::string names_of(const std::vector<FileEntry>& entries) {
    std::string names;
    for (const FileEntry& entry : entries) names += (names.empty() ? "" : " ") + entry.name;
    return names;
}

TEST(FileBrowser, TellsScenariosPoliciesAndOtherFilesApart) {
    const test::TemporaryFolder folder;
    std::filesystem::create_directories(folder.file("inner.yaml"));
    test::write_text(folder.file("talk.yaml"), "turns:\n  - {at: 0, text: a}\n");
    test::write_text(folder.file("talk.json"), "{\"turns\": []}");
    test::write_text(folder.file("ci.yml"), "jobs: []\n");
    test::write_text(folder.file("rei.json"), test::project_policy().text);
    test::write_text(folder.file("package.json"), "{\"name\": \"x\"}");
    test::write_text(folder.file("notes.txt"), "turns");
    ASSERT_EQ(::mkfifo(folder.file("pipe.yaml").c_str(), 0600), 0);
    const auto entries = list_folder(folder.file(""));
    ASSERT_TRUE(entries);
    EXPECT_EQ(entries->size(), 8U);
    EXPECT_EQ(kind_in(*entries, "inner.yaml"), FileKind::folder);
    EXPECT_EQ(kind_in(*entries, "talk.yaml"), FileKind::scenario);
    EXPECT_EQ(kind_in(*entries, "talk.json"), FileKind::scenario);
    EXPECT_EQ(kind_in(*entries, "rei.json"), FileKind::policy);
    for (const char* other : {"ci.yml", "package.json", "notes.txt", "pipe.yaml"})
        EXPECT_EQ(kind_in(*entries, other), FileKind::other) << other;
}

TEST(FileBrowser, SaysWhyAFolderCannotBeListed) {
    const auto entries = list_folder("/no/such/folder");
    ASSERT_FALSE(entries);
    EXPECT_NE(text_of(entries.problems).find("/no/such/folder"), std::string::npos);
}

TEST(FileBrowser, SortsFoldersFirstAndNamesWithoutCase) {
    std::vector<FileEntry> entries{{"b", FileKind::policy, 1, 30},
                                   {"C", FileKind::scenario, 3, 10},
                                   {"a", FileKind::other, 2, 20},
                                   {"z", FileKind::folder, 0, 5},
                                   {"Y", FileKind::folder, 0, 50}};
    sort_entries(entries, SortBy::name, false);
    EXPECT_EQ(names_of(entries), "Y z a b C");
    sort_entries(entries, SortBy::name, true);
    EXPECT_EQ(names_of(entries), "z Y C b a");
    sort_entries(entries, SortBy::size, false);
    EXPECT_EQ(names_of(entries), "Y z b a C");
    sort_entries(entries, SortBy::kind, false);
    EXPECT_EQ(names_of(entries), "Y z C b a");
    sort_entries(entries, SortBy::changed, true);
    EXPECT_EQ(names_of(entries), "Y z b a C");
}

TEST(FileBrowser, FiltersWithoutCaseAndHoweverHangulIsComposed) {
    const std::vector<FileEntry> entries{
        {"Rei.json", FileKind::policy, 0, 0},
        {"\u1112\u1161\u11ab.yaml", FileKind::scenario, 0, 0},  // 한, in letters
        {".hidden", FileKind::other, 0, 0}};
    EXPECT_EQ(matching(entries, ""), (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(matching(entries, "rEI"), (std::vector<std::size_t>{0}));
    EXPECT_EQ(matching(entries, "한"), (std::vector<std::size_t>{1}));
    EXPECT_EQ(matching(entries, "."), (std::vector<std::size_t>{0, 1, 2}));
    EXPECT_TRUE(matching(entries, "nothing").empty());
}

TEST(FileBrowser, FindsTheWayUpAndWhatIsTyped) {
    EXPECT_EQ(parent_folder("/a/b"), "/a");
    EXPECT_EQ(parent_folder("/a/b/"), "/a");
    EXPECT_EQ(parent_folder("/a"), "/");
    EXPECT_EQ(parent_folder("/"), "/");
    EXPECT_EQ(resolved("/a/b", "c/../d"), "/a/b/d");
    EXPECT_EQ(resolved("/a/b", "/c"), "/c");
    EXPECT_EQ(resolved("/a", "~").find('~'), std::string::npos);
    const std::vector<PathStep> steps = steps_to("/a/b");
    ASSERT_EQ(steps.size(), 3U);
    EXPECT_EQ(steps[0].folder, "/");
    EXPECT_EQ(steps[2].name, "b");
    EXPECT_EQ(steps[2].folder, "/a/b");
}

TEST(FileBrowser, GivesNamesTheEndingOfTheirKind) {
    EXPECT_EQ(with_ending("talk", FileKind::scenario), "talk.yaml");
    EXPECT_EQ(with_ending("talk.yml", FileKind::scenario), "talk.yml");
    EXPECT_EQ(with_ending("talk.json", FileKind::scenario), "talk.json");
    EXPECT_EQ(with_ending("rei.v2", FileKind::policy), "rei.v2.json");
    EXPECT_EQ(with_ending("rei.json", FileKind::policy), "rei.json");
}

TEST(FileBrowser, SaysSizesAsPeopleDo) {
    EXPECT_EQ(size_text(999), "999 B");
    EXPECT_EQ(size_text(12'345), "12.3 kB");
    EXPECT_EQ(size_text(999'999), "1.0 MB");
}

TEST(Recents, KeepEachFileOnceTheLatestFirst) {
    std::vector<RecentFile> recents;
    for (int k = 0; k < 20; ++k) remember(recents, FileKind::scenario, "/x/" + std::to_string(k));
    EXPECT_EQ(recents.size(), kMostRecents);
    remember(recents, FileKind::policy, "/x/./15");
    EXPECT_EQ(recents.size(), kMostRecents);
    EXPECT_EQ(recents[0], (RecentFile{FileKind::policy, "/x/15"}));
    EXPECT_EQ(recents[1].path, "/x/19");
    remember(recents, FileKind::policy, "");
    EXPECT_EQ(recents[0].path, "/x/15");
}

}  // namespace
}  // namespace rei::workbench
