// Files in and out. Reading gives the whole text or a problem; writing is all or nothing.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "rei/document/problem.hpp"

namespace rei {

/// The bytes of a regular file of at most `max_bytes`.
[[nodiscard]] Loaded<std::string> read_file(const std::string& path, std::size_t max_bytes = 512U << 20U);

enum class Backup { none, keep_bak };

/// Replace `path` by `content`: written to a temporary file beside it, flushed to the disk, renamed over it,
/// so that a reader or a crash sees the old file or the new one. With `keep_bak` the file before it is kept
/// as `path.bak`. A symbolic link is followed (and the backup is beside its target). Returns the problems;
/// empty on success.
[[nodiscard]] Problems write_file(const std::string& path, std::string_view content,
                                  Backup backup = Backup::none);

/// A file that comes piece by piece, and appears as `write_file` has it: whole, or not at all. What was not
/// finished leaves nothing behind.
class FileWriter {
  public:
    FileWriter();
    ~FileWriter();
    FileWriter(FileWriter&&) noexcept;
    FileWriter& operator=(FileWriter&&) noexcept;

    /// Each gives the problems; empty on success. Nothing more is of use after one.
    [[nodiscard]] Problems open(const std::string& path);
    [[nodiscard]] Problems append(std::string_view content);
    [[nodiscard]] Problems finish(Backup backup = Backup::none);
    [[nodiscard]] bool is_open() const { return draft_ != nullptr; }

  private:
    struct Draft;
    std::unique_ptr<Draft> draft_;  ///< the file under its temporary name
};

}  // namespace rei
