#include "rei/model/file_watch.hpp"

#include <sys/stat.h>

namespace rei::workbench {

FileStamp stamp_of(const std::string& path) {
    struct stat info {};
    if (path.empty() || ::stat(path.c_str(), &info) != 0) return {};
    constexpr std::int64_t kNsInSec = 1'000'000'000;
    return {true, static_cast<std::uint64_t>(info.st_size),
            info.st_mtim.tv_sec * kNsInSec + info.st_mtim.tv_nsec, static_cast<std::uint64_t>(info.st_ino)};
}

void FileWatch::saw(const std::string& path) {
    const FileStamp now = stamp_of(path);
    files_[path] = {now, now};
}

bool FileWatch::changed(const std::string& path) {
    if (files_.count(path) == 0) {
        saw(path);
        return false;
    }
    File& file = files_[path];
    const FileStamp now = stamp_of(path);
    const bool is_at_rest = now == file.last;
    file.last = now;
    if (!is_at_rest || now == file.known) return false;
    file.known = now;
    return true;
}

bool FileWatch::waits(const std::string& path) const {
    const auto found = files_.find(path);
    return found != files_.end() && found->second.waits;
}

bool FileWatch::is_broken(const std::string& path) const {
    const auto found = files_.find(path);
    return found != files_.end() && found->second.is_broken;
}

}  // namespace rei::workbench
