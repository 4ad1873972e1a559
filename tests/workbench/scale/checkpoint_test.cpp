#include <csignal>
#include <filesystem>

#include "workbench/files.hpp"
#include "workbench/scale/sums.hpp"
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "rei/scale/checkpoint_crew.hpp"
#include "rei/scale/same_bits.hpp"
#include "rei/study/thread_crew.hpp"

namespace rei::scale {
namespace {

using test::some_rows;
using test::Sums;
using workbench::test::TemporaryFolder;
using workbench::test::text_in;
using workbench::test::write_text;

Fingerprint study_of(double what) {
    return Fingerprint("rei sums").add("sums").add(what);
}

/// While it lives no file of this process may be longer.
class SmallDisk {
  public:
    explicit SmallDisk(std::size_t bytes) {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit now = before_;
        now.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~SmallDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

  private:
    rlimit before_{};
};

class CheckpointTest : public ::testing::Test {
  protected:
    [[nodiscard]] std::unique_ptr<CheckpointFile> opened() const {
        auto file = CheckpointFile::open(path, study_of(1));
        EXPECT_TRUE(file) << text_of(file.problems);
        return file ? std::move(*file) : nullptr;
    }
    [[nodiscard]] std::string refusal(double what = 1) const {
        const auto file = CheckpointFile::open(path, study_of(what));
        return file ? "" : text_of(file.problems);
    }
    static CheckpointCrew crew(const Sums& task, CheckpointFile& file, std::uint32_t number = 0) {
        return {std::make_unique<ThreadCrew>(task, 1), task, number, file};
    }
    /// Work so many rows out, `at_once` a call.
    static Rows study(Crew& crew, std::size_t rows, std::size_t at_once) {
        const Rows all = some_rows(rows);
        Rows out(3);
        for (std::size_t from = 0; from < rows; from += at_once) {
            Rows in(2), step(3);
            for (std::size_t k = from; k < std::min(rows, from + at_once); ++k) in.add(all[k]);
            crew.work(in, step);
            out.resize(out.size() + step.size());
            std::copy(step.values().begin(), step.values().end(),
                      out.values().end() - static_cast<std::ptrdiff_t>(step.values().size()));
        }
        return out;
    }
    [[nodiscard]] static Rows expected(std::size_t rows) {
        const Sums task;
        ThreadCrew crew(task, 1);
        return study(crew, rows, rows);
    }
    /// A file with so many rows, in blocks of ten.
    void write_rows(std::size_t rows) const {
        const Sums task;
        const auto file = opened();
        CheckpointCrew at(crew(task, *file));
        study(at, rows, 10);
    }
    static void expect_same(const Rows& a, const Rows& b) {
        ASSERT_EQ(a.size(), b.size());
        EXPECT_TRUE(same_bits(a.values(), b.values()));
    }

    TemporaryFolder folder;
    std::string path = folder.file("study.rows");
};

TEST_F(CheckpointTest, ASecondRunAnswersFromTheFile) {
    write_rows(100);
    const Sums task;
    const auto file = opened();
    EXPECT_EQ(file->rows_found(), 100U);
    EXPECT_EQ(file->bytes_cut(), 0U);
    CheckpointCrew again(crew(task, *file));
    expect_same(study(again, 100, 10), expected(100));
    EXPECT_LE(task.done, 16U);  // the first rows, to see that they are still the same
}

TEST_F(CheckpointTest, ARunThatStoppedIsTakenUpHoweverItsRowsAreCutNow) {
    for (const std::size_t at_once : {1U, 7U, 10U, 64U, 500U}) {
        std::filesystem::remove(path);
        write_rows(150);
        const Sums task;
        {
            const auto file = opened();
            CheckpointCrew rest(crew(task, *file));
            expect_same(study(rest, 333, at_once), expected(333));
        }
        EXPECT_LE(task.done, 183U + 16U);
        EXPECT_EQ(opened()->rows_found(), 333U);
    }
}

TEST_F(CheckpointTest, TasksAreKeptApart) {
    const Sums first, second;
    {
        const auto file = opened();
        CheckpointCrew a(crew(first, *file, 0)), b(crew(second, *file, 1));
        Rows out(3);
        for (int k = 0; k < 5; ++k) {
            a.work(some_rows(10, k * 10), out);
            b.work(some_rows(20, 1000 + k * 20), out);
        }
    }
    const auto file = opened();
    EXPECT_EQ(file->rows_found(), 150U);
    const Sums again;
    CheckpointCrew a(crew(again, *file, 0)), b(crew(again, *file, 1));
    Rows out(3), plain(3);
    b.work(some_rows(100, 1000), out);
    ThreadCrew(first, 1).work(some_rows(100, 1000), plain);
    expect_same(out, plain);
    a.work(some_rows(50), out);
    expect_same(out, expected(50));
    EXPECT_LE(again.done, 32U);
}

TEST_F(CheckpointTest, WhereverTheFileWasTornItsWholeBlocksCount) {
    write_rows(30);
    const std::string whole = text_in(path);
    const std::size_t block = 24 + 10 * 4 * 8;
    const std::size_t head = whole.size() - 3 * block;
    for (std::size_t size = head; size < whole.size(); ++size) {
        write_text(path, whole.substr(0, size));
        const std::size_t blocks = (size - head) / block;
        {
            const auto file = opened();
            ASSERT_NE(file, nullptr);
            EXPECT_EQ(file->rows_found(), blocks * 10);
            EXPECT_EQ(file->bytes_cut(), size - head - blocks * block);
        }
        EXPECT_EQ(std::filesystem::file_size(path), head + blocks * block);
    }
    write_text(path, whole.substr(0, whole.size() - 1));
    const Sums task;
    {
        const auto file = opened();
        CheckpointCrew rest(crew(task, *file));
        expect_same(study(rest, 30, 10), expected(30));
    }
    EXPECT_EQ(text_in(path), whole);
}

TEST_F(CheckpointTest, AFlippedByteEndsWhatCounts) {
    write_rows(30);
    const std::string whole = text_in(path);
    const std::size_t block = 24 + 10 * 4 * 8;
    for (std::size_t at = whole.size() - 2 * block; at < whole.size() - block; ++at) {
        std::string text = whole;
        text[at] = static_cast<char>(text[at] ^ 0x10);
        write_text(path, text);
        EXPECT_EQ(opened()->rows_found(), 10U) << at;
    }
}

TEST_F(CheckpointTest, AHeadThatIsNotWholeYetIsANewFile) {
    write_rows(10);
    const std::string whole = text_in(path);
    const std::size_t head = whole.size() - (24 + 10 * 4 * 8);
    for (std::size_t size = 0; size < head; size = size == 0 ? 8 : size + 1) {
        write_text(path, whole.substr(0, size));
        ASSERT_EQ(refusal(), "") << size;
        EXPECT_EQ(text_in(path), whole.substr(0, head));
    }
}

TEST_F(CheckpointTest, ADamagedHeadIsRefusedAndTheFileKept) {
    write_rows(10);
    const std::string whole = text_in(path);
    for (std::size_t at = 0; at < 48 + 8; ++at) {  // and the title, "rei sums"
        std::string text = whole;
        text[at] = static_cast<char>(text[at] ^ 0x10);
        write_text(path, text);
        EXPECT_NE(refusal(), "") << at;
        EXPECT_EQ(text_in(path), text);
    }
}

TEST_F(CheckpointTest, AnotherStudysFileIsRefusedByWhatItIsOf) {
    write_rows(10);
    const std::string whole = text_in(path);
    const std::string message = refusal(2);
    EXPECT_NE(message.find(path + ": is the checkpoint of another study (rei sums)"), std::string::npos)
        << message;
    EXPECT_EQ(text_in(path), whole);
}

TEST_F(CheckpointTest, AnyOtherFileIsRefusedAndKept) {
    for (const std::string text : {"valence,arousal\n0,0\n", "R", "REI-ROWS of another kind"}) {
        for (const std::string& longer : {text, text + std::string(100, ' ')}) {
            write_text(path, longer);
            EXPECT_NE(refusal(), "");
            EXPECT_EQ(text_in(path), longer);
        }
    }
    EXPECT_NE(refusal().find(path + ": "), std::string::npos) << refusal();
}

TEST_F(CheckpointTest, ALaterFormatIsNamed) {
    write_rows(10);
    std::string text = text_in(path);
    text[8] = 2;
    write_text(path, text);
    EXPECT_NE(refusal().find("later format: found 2, this program knows up to 1"), std::string::npos)
        << refusal();
    EXPECT_EQ(text_in(path), text);
}

TEST_F(CheckpointTest, WhatCannotBeAFileIsRefused) {
    path = folder.file("");
    EXPECT_NE(refusal().find("cannot open the checkpoint: Is a directory"), std::string::npos) << refusal();
    path = folder.file("no/such/folder");
    EXPECT_NE(refusal().find("No such file or directory"), std::string::npos) << refusal();
    path = "/dev/null";
    EXPECT_NE(refusal().find("is no regular file"), std::string::npos) << refusal();
    path = folder.file("pipe");
    ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
    EXPECT_NE(refusal().find("is no regular file"), std::string::npos) << refusal();
    path = "";
    EXPECT_NE(refusal(), "");
}

TEST_F(CheckpointTest, AFileThatAnotherRunHasIsRefused) {
    const auto file = opened();
    EXPECT_NE(refusal().find("is in use by another run"), std::string::npos) << refusal();
}

TEST_F(CheckpointTest, AFullDiskIsToldAndWhatWasWholeStays) {
    const Sums task;
    {
        const auto file = opened();
        CheckpointCrew at(crew(task, *file));
        study(at, 20, 10);
        const SmallDisk disk(std::filesystem::file_size(path) + 100);
        Rows out(3);
        try {
            at.work(some_rows(10, 20), out);
            ADD_FAILURE() << "wrote past the end of the disk";
        } catch (const std::runtime_error& error) {
            EXPECT_EQ(std::string(error.what()), path + ": cannot write: File too large");
        }
    }
    const auto file = opened();
    EXPECT_EQ(file->rows_found(), 20U);
    EXPECT_EQ(file->bytes_cut(), 0U);
}

TEST_F(CheckpointTest, RowsThatTheStudyDoesNotAskForAreRefused) {
    write_rows(100);
    const std::string whole = text_in(path);
    const Sums task;
    {
        const auto file = opened();
        CheckpointCrew other(crew(task, *file));
        Rows out(3);
        EXPECT_THROW(other.work(some_rows(10, 5), out), std::runtime_error);
    }
    EXPECT_EQ(text_in(path), whole);
}

TEST_F(CheckpointTest, AMachineThatGetsOtherNumbersDoesNotGoOnWithThem) {
    write_rows(100);
    Sums task;
    task.error = 1e-16;
    const auto file = opened();
    CheckpointCrew other(crew(task, *file));
    Rows out(3);
    try {
        other.work(some_rows(100), out);
        ADD_FAILURE() << "went on";
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find("gets other numbers"), std::string::npos) << error.what();
    }
}

TEST_F(CheckpointTest, WhatFailsIsNotWrittenDown) {
    const Sums task([](std::span<const double> row) {
        if (row[0] == std::sin(15.0)) throw std::runtime_error("row 15");
    });
    {
        const auto file = opened();
        CheckpointCrew at(crew(task, *file));
        EXPECT_THROW(study(at, 30, 10), std::runtime_error);
    }
    EXPECT_EQ(opened()->rows_found(), 10U);
}

}  // namespace
}  // namespace rei::scale
