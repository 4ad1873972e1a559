// The file of a study that can be taken up again: rows that are worked out, added block by block. What is in
// it was whole when it was written, so a study that ends anyhow loses the block it was at.
//
// A head (what is studied), then blocks, each with its sizes and a checksum (XXH3), in the byte order of the
// machine. A block holds for each of its rows a hash of what went in and the numbers that came out. The file
// ends at the first block that is not whole, and is cut there when it is taken up.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "rei/document/problem.hpp"
#include "rei/scale/fingerprint.hpp"
#include "rei/study/rows.hpp"

namespace rei::scale {

class CheckpointFile {
  public:
    /// Rows of one task, one after the other.
    struct Block {
        std::uint64_t at = 0;       ///< where in the file
        std::uint32_t rows = 0;     ///< at least 1
        std::uint32_t outputs = 0;  ///< numbers a row
    };

    /// Makes the file, or takes up what is in it. A file that is anything else, of another study, of a later
    /// format or in use by another run is refused and stays as it is.
    [[nodiscard]] static Loaded<std::unique_ptr<CheckpointFile>> open(const std::string& path,
                                                                      const Fingerprint& study);
    /// Everything reaches the disk.
    ~CheckpointFile();
    CheckpointFile(const CheckpointFile&) = delete;
    CheckpointFile& operator=(const CheckpointFile&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    /// What the file held when it was opened: of a task by its number, in the order of its rows.
    [[nodiscard]] const std::vector<Block>& found(std::uint32_t task) const;
    [[nodiscard]] std::uint64_t rows_found() const { return rows_found_; }
    /// How many bytes at the end were no whole block.
    [[nodiscard]] std::uint64_t bytes_cut() const { return bytes_cut_; }

    /// The hashes and the numbers of a block; `values` is as wide as it. std::runtime_error where that fails.
    void read(const Block& block, std::vector<std::uint64_t>& hashes, Rows& values) const;
    /// Add a block: out of the hands of this process when it returns, on the disk within a second or by the
    /// next block. std::runtime_error where that fails, and the file is as before.
    void append(std::uint32_t task, std::span<const std::uint64_t> hashes, const Rows& values);

  private:
    CheckpointFile(std::string path, int file) : path_(std::move(path)), file_(file) {}
    Problems take_up(const Fingerprint& study);
    Problems find_blocks(std::uint64_t size);
    [[nodiscard]] bool is_whole(std::uint64_t at, std::uint64_t size, std::uint32_t& task,
                                Block& block) const;
    bool write(std::string_view bytes);

    std::string path_;
    int file_;
    std::uint64_t end_ = 0;  ///< behind the last whole block
    std::vector<std::vector<Block>> found_;
    std::uint64_t rows_found_ = 0, bytes_cut_ = 0;
    bool is_unflushed_ = false;
    double flushed_sec_ = 0;  ///< when, by the steady clock
};

}  // namespace rei::scale
