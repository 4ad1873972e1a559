// What a file browser shows: a folder's entries, in an order, as far as they match what was typed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rei/document/problem.hpp"
#include "rei/model/file_kind.hpp"

namespace rei::workbench {

struct Workbench;

struct FileEntry {
    std::string name;  ///< without its folder
    FileKind kind = FileKind::other;
    std::uint64_t size_bytes = 0;
    std::int64_t changed_sec = 0;  ///< since 1970, UTC
};

/// Everything in a folder, unsorted, or why it can't be listed.
[[nodiscard]] Loaded<std::vector<FileEntry>> list_folder(const std::string& folder);

enum class SortBy : std::uint8_t { name, kind, size, changed };
/// Folders first, then by `by`, then by name; names as people sort them: without regard to case.
void sort_entries(std::vector<FileEntry>& entries, SortBy by, bool is_descending);

/// The indices of those whose names hold `filter`, in whatever case and however composed. Names that begin
/// with a dot only show when the filter does too.
[[nodiscard]] std::vector<std::size_t> matching(const std::vector<FileEntry>& entries,
                                                const std::string& filter);

/// The folder that a folder is in; the root is its own.
[[nodiscard]] std::string parent_folder(const std::string& folder);
/// The folder of a file, absolute; the working folder where the path is empty.
[[nodiscard]] std::string folder_of(const std::string& file);
/// What was typed, seen from a folder: "~" is the home folder, what begins with "/" is taken as it is.
[[nodiscard]] std::string resolved(const std::string& folder, const std::string& typed);
/// The folders on the way to a folder with their names, the root first.
struct PathStep {
    std::string name;
    std::string folder;
};
[[nodiscard]] std::vector<PathStep> steps_to(const std::string& folder);

/// The name with the ending of its kind, unless it has one that can be read as such.
[[nodiscard]] std::string with_ending(const std::string& name, FileKind kind);

/// Folders to go to at once: the project's, those of the open files, the home folder. Each once.
[[nodiscard]] std::vector<std::string> places(const Workbench& bench);

/// "812 B", "12.3 kB"; "2026-11-24 14:03", local time.
[[nodiscard]] std::string size_text(std::uint64_t bytes);
[[nodiscard]] std::string clock_text(std::int64_t unix_sec);

}  // namespace rei::workbench
