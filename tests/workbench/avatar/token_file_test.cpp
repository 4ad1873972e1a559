// The permission on the disk.
#include "rei/avatar/token_file.hpp"

#include "workbench/files.hpp"
#include <gmock/gmock.h>
#include <sys/stat.h>

namespace rei::avatar::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using workbench::test::TemporaryFolder;

TEST(TokenFile, IsTheOwnersAloneAndKeepsEachHostsApart) {
    const TemporaryFolder folder;
    const std::string file = token_file_of(folder.file("new/config.json"));
    EXPECT_EQ(*read_token(file, "localhost"), "");
    ASSERT_THAT(keep_token(file, "localhost", "0123456789"), IsEmpty());
    ASSERT_THAT(keep_token(file, "192.168.0.7", "abcdefghij"), IsEmpty());
    struct stat info {};
    ASSERT_EQ(::stat(file.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777U, 0600U);
    EXPECT_EQ(*read_token(file, "localhost"), "0123456789");
    EXPECT_EQ(*read_token(file, "192.168.0.7"), "abcdefghij");
    ASSERT_THAT(keep_token(file, "localhost", ""), IsEmpty());
    EXPECT_EQ(*read_token(file, "localhost"), "");
    EXPECT_EQ(*read_token(file, "192.168.0.7"), "abcdefghij");
}

TEST(TokenFile, OneThatOthersCanReadIsRefusedAndNotQuoted) {
    const TemporaryFolder folder;
    const std::string file = folder.file("avatar.json");
    workbench::test::write_text(file, R"({"localhost": "0123456789"})");
    ::chmod(file.c_str(), 0644);
    for (const Problems& problems :
         {read_token(file, "localhost").problems, keep_token(file, "localhost", "x")}) {
        EXPECT_THAT(text_of(problems), HasSubstr("others can read it"));
        EXPECT_THAT(text_of(problems), Not(HasSubstr("0123456789")));
    }
}

TEST(TokenFile, WithoutAHomeNothingIsKept) {
    EXPECT_EQ(token_file_of(""), "");
    EXPECT_THAT(keep_token("", "localhost", "0123456789"), IsEmpty());
    EXPECT_EQ(*read_token("", "localhost"), "");
}

}  // namespace
}  // namespace rei::avatar::test
