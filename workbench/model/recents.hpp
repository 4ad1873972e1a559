// The files that were opened or saved last.
#pragma once

#include <string>
#include <vector>

#include "rei/model/file_kind.hpp"

namespace rei::workbench {

struct RecentFile {
    FileKind kind = FileKind::scenario;
    std::string path;  ///< absolute
    friend bool operator==(const RecentFile&, const RecentFile&) = default;
};

inline constexpr std::size_t kMostRecents = 12;

/// Put a file first; each file is there once, and the oldest go.
void remember(std::vector<RecentFile>& recents, FileKind kind, const std::string& path);

/// The path from the root, without steps back and forth.
[[nodiscard]] std::string absolute_path(const std::string& path);

}  // namespace rei::workbench
