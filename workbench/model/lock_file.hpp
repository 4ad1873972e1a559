// A file that tells others whether its owner lives: however a process ends, its lock ends with it.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace rei::workbench {

class LockFile {
  public:
    /// Take the lock, making the file; none where somebody alive has it, or where there can be no file.
    [[nodiscard]] static std::optional<LockFile> take(const std::string& path);
    /// Lets go; the file stays.
    ~LockFile();
    LockFile(LockFile&& other) noexcept;
    LockFile(const LockFile&) = delete;
    LockFile& operator=(const LockFile&) = delete;
    LockFile& operator=(LockFile&& other) noexcept {
        std::swap(file_, other.file_);
        return *this;
    }

  private:
    explicit LockFile(int file) : file_(file) {}
    int file_;
};

}  // namespace rei::workbench
