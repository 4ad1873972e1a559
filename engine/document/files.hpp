// Files in and out. Reading gives the whole text or a problem; writing is all or nothing.
#pragma once

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

}  // namespace rei
