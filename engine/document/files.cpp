#include "rei/document/files.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rei {
namespace {

/// An open file descriptor, closed when it goes.
class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        const int reason = errno;  // cleaning up must not hide why
        if (fd_ >= 0) ::close(fd_);
        errno = reason;
    }
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;

    [[nodiscard]] int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }
    /// Close now, and say whether that went well.
    bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

  private:
    int fd_;
};

/// A file that is removed when it goes, unless it was kept.
class TemporaryName {
  public:
    explicit TemporaryName(std::string path) : path_(std::move(path)) {}
    ~TemporaryName() {
        const int reason = errno;
        if (!path_.empty()) ::unlink(path_.c_str());
        errno = reason;
    }
    TemporaryName(TemporaryName&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    TemporaryName(const TemporaryName&) = delete;
    TemporaryName& operator=(TemporaryName&&) = delete;
    TemporaryName& operator=(const TemporaryName&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }
    void forget() { path_.clear(); }

  private:
    std::string path_;
};

Problems problem(const std::string& path, const Phrase& failed) {
    return {{path, {}, "", phrase("{}: {}", failed, std::strerror(errno))}};
}

template <class Call>
auto retry(Call call) {
    auto result = call();
    while (result < 0 && errno == EINTR) result = call();
    return result;
}

/// The file that `path` names after following symbolic links, which may end nowhere.
std::string follow_links(const std::string& path) {
    constexpr int kMostLinks = 40;
    std::filesystem::path at = path;
    std::error_code error;
    for (int k = 0; k < kMostLinks && std::filesystem::is_symlink(at, error); ++k) {
        const std::filesystem::path target = std::filesystem::read_symlink(at, error);
        if (error) break;
        at = at.parent_path() / target;  // an absolute target replaces the left side
    }
    return at.string();
}

std::string directory_of(const std::string& path) {
    const std::string directory = std::filesystem::path(path).parent_path().string();
    return directory.empty() ? "." : directory;
}

/// Run `make(name)` with names beside `path` until one is free; the name, or nothing and errno.
template <class Make>
std::optional<std::string> make_beside(const std::string& path, Make make) {
    const std::filesystem::path target(path);
    for (int k = 0; k < 1000; ++k) {
        const std::string name = fmt::format(".{}.{}-{}.tmp", target.filename().string(), ::getpid(), k);
        const std::string full = (target.parent_path() / name).string();
        if (make(full)) return full;
        if (errno != EEXIST) break;
    }
    return std::nullopt;
}

bool write_all(int fd, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written = retry([&] { return ::write(fd, content.data(), content.size()); });
        if (written < 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// A new file beside another, until it takes its place.
struct NewFile {
    Descriptor descriptor;
    TemporaryName name;
};

/// Under a new name beside `path`, with the mode of `old` if there is one, and until then nobody else's to
/// read.
std::optional<NewFile> create_beside(const std::string& path, const struct stat* old) {
    int fd = -1;
    const auto create = [&](const std::string& name) {
        fd = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, old != nullptr ? 0600 : 0666);
        return fd >= 0;
    };
    std::optional<std::string> name = make_beside(path, create);
    if (!name) return std::nullopt;
    NewFile file{Descriptor(fd), TemporaryName(std::move(*name))};
    if (old != nullptr) {
        // a failure to give the file away is no reason not to write it
        if (::fchown(fd, old->st_uid, old->st_gid) != 0) errno = 0;
        if (::fchmod(fd, old->st_mode & 07777) != 0) return std::nullopt;
    }
    return file;
}

bool flush_and_close(NewFile& file) {
    return ::fsync(file.descriptor.get()) == 0 && file.descriptor.close();
}

/// Keep the file at `path` as `path.bak`: a second name for it, or a copy where the file system has no links.
Problems keep_backup(const std::string& path, const struct stat& old) {
    const std::string backup = path + ".bak";
    std::optional<std::string> link =
        make_beside(path, [&](const std::string& name) { return ::link(path.c_str(), name.c_str()) == 0; });
    if (link) {
        // renaming one name of a file over another of the same file does nothing, so the first is removed in
        // any case
        const TemporaryName temporary(std::move(*link));
        if (::rename(temporary.path().c_str(), backup.c_str()) == 0) return {};
        return problem(backup, phrase("cannot write the backup"));
    }
    const Loaded<std::string> content = read_file(path);
    if (!content) return content.problems;
    std::optional<NewFile> copy = create_beside(path, &old);
    if (!copy || !write_all(copy->descriptor.get(), *content) || !flush_and_close(*copy) ||
        ::rename(copy->name.path().c_str(), backup.c_str()) != 0) {
        return problem(backup, phrase("cannot write the backup"));
    }
    copy->name.forget();
    return {};
}

}  // namespace

Loaded<std::string> read_file(const std::string& path, std::size_t max_bytes) {
    // O_NONBLOCK: opening a pipe must not wait for a writer
    const Descriptor file(retry([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); }));
    if (!file) return problem(path, phrase("cannot open"));
    struct stat info {};
    if (::fstat(file.get(), &info) != 0) return problem(path, phrase("cannot read"));
    if (S_ISDIR(info.st_mode)) return Problems{{path, {}, "", phrase("is a directory, expected a file")}};
    if (!S_ISREG(info.st_mode)) return Problems{{path, {}, "", phrase("is no regular file")}};
    const auto too_long = [&] {
        return Problems{{path, {}, "", phrase("is longer than {} bytes", max_bytes)}};
    };
    if (static_cast<std::size_t>(info.st_size) > max_bytes) return too_long();

    std::string content;
    content.resize(static_cast<std::size_t>(info.st_size) +
                   1);  // one more, to see the end without a second round
    std::size_t size = 0;
    for (;;) {
        if (size == content.size()) content.resize(content.size() * 2);
        const ssize_t got =
            retry([&] { return ::read(file.get(), content.data() + size, content.size() - size); });
        if (got < 0) return problem(path, phrase("cannot read"));
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
        if (size > max_bytes) return too_long();
    }
    content.resize(size);
    return content;
}

struct FileWriter::Draft {
    std::string path;    ///< as it was asked for
    std::string target;  ///< after symbolic links
    std::optional<struct stat> old;
    NewFile file;
};

FileWriter::FileWriter() = default;
FileWriter::~FileWriter() = default;
FileWriter::FileWriter(FileWriter&&) noexcept = default;
FileWriter& FileWriter::operator=(FileWriter&&) noexcept = default;

Problems FileWriter::open(const std::string& path) {
    if (path.empty()) return {{"", {}, "", phrase("cannot write a file without a name")}};
    const std::string target = follow_links(path);
    struct stat old {};
    const bool exists = ::stat(target.c_str(), &old) == 0;
    if (!exists && errno != ENOENT) return problem(path, phrase("cannot write"));
    if (exists && S_ISDIR(old.st_mode)) return {{path, {}, "", phrase("is a directory, expected a file")}};
    if (exists && !S_ISREG(old.st_mode)) return {{path, {}, "", phrase("is no regular file")}};

    std::optional<NewFile> file = create_beside(target, exists ? &old : nullptr);
    if (!file) return problem(path, phrase("cannot write"));
    draft_ = std::make_unique<Draft>(
        Draft{path, target, exists ? std::optional(old) : std::nullopt, std::move(*file)});
    return {};
}

Problems FileWriter::append(std::string_view content) {
    if (!write_all(draft_->file.descriptor.get(), content))
        return problem(draft_->path, phrase("cannot write"));
    return {};
}

Problems FileWriter::finish(Backup backup) {
    const std::unique_ptr<Draft> draft = std::move(draft_);
    if (!flush_and_close(draft->file)) return problem(draft->path, phrase("cannot write"));
    if (draft->old && backup == Backup::keep_bak) {
        Problems problems = keep_backup(draft->target, *draft->old);
        if (!problems.empty()) return problems;
    }
    if (::rename(draft->file.name.path().c_str(), draft->target.c_str()) != 0)
        return problem(draft->path, phrase("cannot write"));
    draft->file.name.forget();
    const Descriptor directory(
        ::open(directory_of(draft->target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory) ::fsync(directory.get());  // some file systems refuse; the content is flushed all the same
    return {};
}

Problems write_file(const std::string& path, std::string_view content, Backup backup) {
    FileWriter writer;
    Problems problems = writer.open(path);
    if (problems.empty()) problems = writer.append(content);
    if (problems.empty()) problems = writer.finish(backup);
    return problems;
}

}  // namespace rei
