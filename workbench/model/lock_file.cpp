#include "rei/model/lock_file.hpp"

#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace rei::workbench {

std::optional<LockFile> LockFile::take(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return std::nullopt;
    LockFile lock(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) return std::nullopt;
    return lock;
}

LockFile::~LockFile() {
    if (file_ >= 0) ::close(file_);
}

LockFile::LockFile(LockFile&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

}  // namespace rei::workbench
