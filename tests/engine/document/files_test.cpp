#include "rei/document/files.hpp"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rei {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

class Files : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "rei-files-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { fs::remove_all(folder_); }
    [[nodiscard]] std::string in(const std::string& name) const { return (folder_ / name).string(); }
    [[nodiscard]] static std::string content(const std::string& path) {
        const auto text = read_file(path);
        return text ? *text : text_of(text.problems);
    }
    [[nodiscard]] std::size_t entries() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
    }
    fs::path folder_;
};

TEST_F(Files, WhatWasWrittenIsRead) {
    const std::string text("a\0b\n가", 7);
    EXPECT_EQ(text_of(write_file(in("x"), text)), "");
    EXPECT_EQ(content(in("x")), text);
    EXPECT_EQ(text_of(write_file(in("x"), "")), "");
    EXPECT_EQ(content(in("x")), "");
    EXPECT_EQ(entries(), 1U);
}

TEST_F(Files, ReadingSaysWhyItFails) {
    EXPECT_EQ(content(in("none")), in("none") + ": cannot open: No such file or directory");
    EXPECT_EQ(content(folder_.string()), folder_.string() + ": is a directory, expected a file");
    ASSERT_EQ(::mkfifo(in("pipe").c_str(), 0600), 0);
    EXPECT_THAT(content(in("pipe")), HasSubstr("is no regular file"));
    ASSERT_TRUE(write_file(in("long"), "12345").empty());
    EXPECT_THAT(text_of(read_file(in("long"), 4).problems), HasSubstr("is longer than 4 bytes"));
    EXPECT_TRUE(read_file(in("long"), 5));
}

TEST_F(Files, WritingSaysWhyItFailsAndLeavesNothingBehind) {
    EXPECT_EQ(text_of(write_file(in("none/x"), "a")),
              in("none/x") + ": cannot write: No such file or directory");
    ASSERT_TRUE(write_file(in("file"), "old").empty());
    EXPECT_EQ(text_of(write_file(in("file/x"), "a")), in("file/x") + ": cannot write: Not a directory");
    EXPECT_THAT(text_of(write_file(folder_.string(), "a")), HasSubstr("is a directory, expected a file"));
    EXPECT_THAT(text_of(write_file("", "a")), HasSubstr("without a name"));
    EXPECT_THAT(text_of(write_file("/dev/full", "a")), HasSubstr("is no regular file"));
    fs::create_directory(in("file.bak"));
    EXPECT_THAT(text_of(write_file(in("file"), "new", Backup::keep_bak)),
                HasSubstr("cannot write the backup"));
    EXPECT_EQ(content(in("file")), "old");
    EXPECT_EQ(entries(), 2U);
}

TEST_F(Files, WhatComesPieceByPieceAppearsWhole) {
    ASSERT_TRUE(write_file(in("x"), "old").empty());
    FileWriter writer;
    EXPECT_EQ(text_of(writer.open(in("x"))), "");
    EXPECT_EQ(text_of(writer.append("one ")), "");
    EXPECT_EQ(text_of(writer.append("two")), "");
    EXPECT_EQ(content(in("x")), "old");
    EXPECT_EQ(text_of(writer.finish()), "");
    EXPECT_EQ(content(in("x")), "one two");
    EXPECT_EQ(entries(), 1U);
}

TEST_F(Files, WhatIsNotFinishedLeavesNothingBehind) {
    {
        FileWriter writer;
        ASSERT_TRUE(writer.open(in("x")).empty());
        ASSERT_TRUE(writer.append("half").empty());
        EXPECT_EQ(entries(), 1U);
    }
    EXPECT_EQ(entries(), 0U);
    EXPECT_EQ(text_of(FileWriter().open(in("none/x"))),
              in("none/x") + ": cannot write: No such file or directory");
}

TEST_F(Files, TheFileBeforeIsKeptAsBak) {
    ASSERT_TRUE(write_file(in("p.json"), "1", Backup::keep_bak).empty());
    EXPECT_FALSE(fs::exists(in("p.json.bak")));
    ASSERT_TRUE(write_file(in("p.json"), "2", Backup::keep_bak).empty());
    EXPECT_EQ(content(in("p.json.bak")), "1");
    ASSERT_TRUE(write_file(in("p.json"), "3", Backup::keep_bak).empty());
    EXPECT_EQ(content(in("p.json.bak")), "2");
    EXPECT_EQ(content(in("p.json")), "3");
    EXPECT_EQ(entries(), 2U);
}

TEST_F(Files, ABackupThatIsAnotherNameOfTheFileIsNoObstacle) {
    ASSERT_TRUE(write_file(in("p"), "1").empty());
    fs::create_hard_link(in("p"), in("p.bak"));
    ASSERT_TRUE(write_file(in("p"), "2", Backup::keep_bak).empty());
    EXPECT_EQ(content(in("p")), "2");
    EXPECT_EQ(content(in("p.bak")), "1");
    EXPECT_EQ(entries(), 2U);
}

TEST_F(Files, AModeOfItsOwnIsKept) {
    ASSERT_TRUE(write_file(in("p"), "1").empty());
    struct stat info {};
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ASSERT_EQ(::stat(in("p").c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 07777U, 0666U & ~mask);
    ASSERT_EQ(::chmod(in("p").c_str(), 0640), 0);
    ASSERT_TRUE(write_file(in("p"), "2").empty());
    ASSERT_EQ(::stat(in("p").c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 07777U, 0640U);
}

TEST_F(Files, SymbolicLinksAreFollowed) {
    fs::create_directory(in("real"));
    ASSERT_TRUE(write_file(in("real/p"), "1").empty());
    fs::create_symlink("real/p", in("link"));
    fs::create_symlink("link", in("link2"));
    ASSERT_TRUE(write_file(in("link2"), "2", Backup::keep_bak).empty());
    EXPECT_TRUE(fs::is_symlink(in("link2")) && fs::is_symlink(in("link")));
    EXPECT_EQ(content(in("real/p")), "2");
    EXPECT_EQ(content(in("real/p.bak")), "1");
    fs::create_symlink("real/new", in("dangling"));
    ASSERT_TRUE(write_file(in("dangling"), "3").empty());
    EXPECT_EQ(content(in("real/new")), "3");
    fs::create_symlink("loop", in("loop"));
    EXPECT_FALSE(write_file(in("loop"), "4").empty());
}

TEST_F(Files, ANameWithoutAFolderIsInTheCurrentOne) {
    const fs::path before = fs::current_path();
    fs::current_path(folder_);
    EXPECT_EQ(text_of(write_file("here", "1", Backup::keep_bak)), "");
    EXPECT_EQ(text_of(write_file("here", "2", Backup::keep_bak)), "");
    fs::current_path(before);
    EXPECT_EQ(content(in("here")), "2");
    EXPECT_EQ(content(in("here.bak")), "1");
}

}  // namespace
}  // namespace rei
