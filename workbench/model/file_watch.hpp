// Whether files on the disk are still as they were when they were read or written last.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace rei::workbench {

/// What tells one state of a file from another without reading it.
struct FileStamp {
    bool exists = false;
    std::uint64_t size_bytes = 0;
    std::int64_t changed_ns = 0;
    std::uint64_t inode = 0;
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};
[[nodiscard]] FileStamp stamp_of(const std::string& path);

class FileWatch {
  public:
    /// The file was read or written by us just now.
    void saw(const std::string& path);
    /// Look at the file. True once after each change, as soon as two looks found it alike: whoever is still
    /// writing it is let finish. A file not seen before is taken as known.
    [[nodiscard]] bool changed(const std::string& path);
    /// It changed, and what is in use is older.
    void keep_waiting(const std::string& path) { files_[path].waits = true; }
    [[nodiscard]] bool waits(const std::string& path) const;
    /// It could not be read, and what is in use is older.
    void found_broken(const std::string& path) { files_[path].is_broken = true; }
    [[nodiscard]] bool is_broken(const std::string& path) const;

  private:
    struct File {
        FileStamp known, last;
        bool waits = false, is_broken = false;
    };
    std::map<std::string, File> files_;
};

}  // namespace rei::workbench
