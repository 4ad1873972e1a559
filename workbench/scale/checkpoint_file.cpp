#include "rei/scale/checkpoint_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "rei/scale/now.hpp"

namespace rei::scale {
namespace {

constexpr std::array<char, 8> kMagic{'R', 'E', 'I', '-', 'R', 'O', 'W', 'S'};
constexpr std::uint32_t kFormat = 1;
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::size_t kLongestTitle = 500;
constexpr double kBetweenFlushesSec = 1;
constexpr std::uint32_t kMostTasks = 1000;  // a study has a handful

/// The beginning of the file; the title follows.
struct Head {
    std::array<char, 8> magic = kMagic;
    std::uint32_t format = kFormat;
    std::uint32_t byte_order = kByteOrder;
    Fingerprint::Value study{};
    std::uint32_t title = 0;  ///< bytes
    std::uint32_t nothing = 0;
    std::uint64_t checksum = 0;  ///< of what stands above and the title
};
static_assert(sizeof(Head) == 48);

/// The beginning of a block; hashes and numbers follow.
struct BlockHead {
    std::uint32_t task = 0;
    std::uint32_t rows = 0;
    std::uint32_t outputs = 0;
    std::uint32_t nothing = 0;
    std::uint64_t checksum = 0;  ///< of what stands above and what follows
};
static_assert(sizeof(BlockHead) == 24);
constexpr std::size_t kSummed = sizeof(BlockHead) - sizeof(std::uint64_t);

template <class T>
std::string_view bytes_of(const T& value, std::size_t size = sizeof(T)) {
    return {reinterpret_cast<const char*>(&value), size};
}
template <class T>
std::string_view bytes_of(std::span<const T> values) {
    return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

class Checksum {
  public:
    Checksum() : state_(XXH3_createState()) { XXH3_64bits_reset(state_); }
    ~Checksum() { XXH3_freeState(state_); }
    Checksum(const Checksum&) = delete;
    Checksum& operator=(const Checksum&) = delete;
    Checksum& add(std::string_view bytes) {
        XXH3_64bits_update(state_, bytes.data(), bytes.size());
        return *this;
    }
    [[nodiscard]] std::uint64_t value() const { return XXH3_64bits_digest(state_); }

  private:
    XXH3_state_t* state_;
};

std::uint64_t body_bytes(std::uint64_t rows, std::uint64_t outputs) {
    return rows * (outputs + 1) * sizeof(double);
}

std::string head_of(const Fingerprint& study) {
    const std::string title = study.title().substr(0, kLongestTitle);
    Head head;
    head.study = study.value();
    head.title = static_cast<std::uint32_t>(title.size());
    head.checksum = Checksum().add(bytes_of(head, offsetof(Head, checksum))).add(title).value();
    return std::string(bytes_of(head)) + title;
}

template <class Call>
auto retry(Call call) {
    auto result = call();
    while (result < 0 && errno == EINTR) result = call();
    return result;
}

bool read_all(int file, char* into, std::size_t size, std::uint64_t at) {
    while (size > 0) {
        const ssize_t got = retry([&] { return ::pread(file, into, size, static_cast<off_t>(at)); });
        if (got <= 0) return false;
        into += got;
        size -= static_cast<std::size_t>(got);
        at += static_cast<std::uint64_t>(got);
    }
    return true;
}

Problems problem(const std::string& path, Phrase message) {
    return {{path, {}, "", std::move(message)}};
}
Problems failed(const std::string& path, const Phrase& what) {
    return problem(path, phrase("{}: {}", what, std::strerror(errno)));
}

void flush_folder_of(const std::string& path) {
    const std::string folder = std::filesystem::path(path).parent_path();
    const int file = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return;
    ::fsync(file);  // some file systems refuse; the content is flushed all the same
    ::close(file);
}

/// What is wrong with the head of a file that is at least as long as one.
Problems check_head(const std::string& path, const Head& head, std::string_view title,
                    const Fingerprint& study) {
    const Head own;
    if (head.magic != own.magic)
        return problem(path, phrase("is no checkpoint of a study; it stays as it is"));
    if (head.byte_order != own.byte_order)
        return problem(path, phrase("was written on a machine with another byte order"));
    if (head.format > kFormat) {
        return problem(path, phrase("is of a later format: found {}, this program knows up to {}",
                                    head.format, kFormat));
    }
    if (title.size() != head.title ||
        head.checksum != Checksum().add(bytes_of(head, offsetof(Head, checksum))).add(title).value()) {
        return problem(path,
                       phrase("its head is damaged, so what it is of cannot be told; it stays as it is"));
    }
    if (head.study == study.value()) return {};
    return problem(path, phrase("is the checkpoint of another study ({}), or the policy, the scenarios or "
                                "the arguments have changed since; name another file, or remove it",
                                title));
}

}  // namespace

Loaded<std::unique_ptr<CheckpointFile>> CheckpointFile::open(const std::string& path,
                                                             const Fingerprint& study) {
    constexpr int kFlags = O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK;  // a pipe must not wait for a reader
    const int file = retry([&] { return ::open(path.c_str(), kFlags, 0666); });
    if (file < 0) return failed(path, phrase("cannot open the checkpoint"));
    std::unique_ptr<CheckpointFile> opened(new CheckpointFile(path, file));
    if (Problems problems = opened->take_up(study); !problems.empty()) return problems;
    return opened;
}

Problems CheckpointFile::take_up(const Fingerprint& study) {
    // a file system without locks does without
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return problem(path_, phrase("is in use by another run"));
    struct stat info {};
    if (::fstat(file_, &info) != 0) return failed(path_, phrase("cannot read"));
    if (!S_ISREG(info.st_mode)) return problem(path_, phrase("is no regular file"));
    const auto size = static_cast<std::uint64_t>(info.st_size);
    const std::string own = head_of(study);
    std::string begin(std::min<std::size_t>(size, sizeof(Head) + kLongestTitle), '\0');
    if (!read_all(file_, begin.data(), begin.size(), 0)) return failed(path_, phrase("cannot read"));
    const bool is_begun = begin.size() >= kMagic.size() && begin.size() < own.size() &&
                          own.compare(0, begin.size(), begin) == 0;
    if (begin.empty() || is_begun) {
        if (!write(own) || ::fsync(file_) != 0) return failed(path_, phrase("cannot write"));
        flush_folder_of(path_);
        return {};
    }
    if (begin.size() < sizeof(Head))
        return problem(path_, phrase("is no checkpoint of a study; it stays as it is"));
    Head head;
    std::memcpy(&head, begin.data(), sizeof head);
    const std::string_view title = std::string_view(begin).substr(sizeof head).substr(0, head.title);
    if (Problems problems = check_head(path_, head, title, study); !problems.empty()) return problems;
    end_ = sizeof head + title.size();
    return find_blocks(size);
}

Problems CheckpointFile::find_blocks(std::uint64_t size) {
    std::uint32_t task = 0;
    for (Block block; is_whole(end_, size, task, block); block = {}) {
        if (found_.size() <= task) found_.resize(task + 1);
        found_[task].push_back(block);
        rows_found_ += block.rows;
        end_ += sizeof(BlockHead) + body_bytes(block.rows, block.outputs);
    }
    bytes_cut_ = size - end_;
    if (bytes_cut_ > 0 && ::ftruncate(file_, static_cast<off_t>(end_)) != 0)
        return failed(path_, phrase("cannot write"));
    return {};
}

bool CheckpointFile::is_whole(std::uint64_t at, std::uint64_t size, std::uint32_t& task, Block& block) const {
    BlockHead head;
    if (size - at < sizeof head) return false;
    if (!read_all(file_, reinterpret_cast<char*>(&head), sizeof head, at)) return false;
    at += sizeof head;
    // both below 2³², so the product of three cannot be trusted and that of two can
    if (head.rows == 0 || head.task >= kMostTasks || head.outputs > (size - at) / sizeof(double) ||
        head.rows > (size - at) / ((std::uint64_t{head.outputs} + 1) * sizeof(double)))
        return false;
    Checksum checksum;
    checksum.add(bytes_of(head, kSummed));
    std::vector<char> piece(1U << 18U);
    for (std::uint64_t left = body_bytes(head.rows, head.outputs); left > 0;) {
        const std::size_t length = std::min<std::uint64_t>(left, piece.size());
        if (!read_all(file_, piece.data(), length, at)) return false;
        checksum.add({piece.data(), length});
        at += length;
        left -= length;
    }
    task = head.task;
    block = {at - body_bytes(head.rows, head.outputs), head.rows, head.outputs};
    return checksum.value() == head.checksum;
}

CheckpointFile::~CheckpointFile() {
    if (is_unflushed_) ::fdatasync(file_);
    ::close(file_);
}

const std::vector<CheckpointFile::Block>& CheckpointFile::found(std::uint32_t task) const {
    static const std::vector<Block> kNone;
    return task < found_.size() ? found_[task] : kNone;
}

void CheckpointFile::read(const Block& block, std::vector<std::uint64_t>& hashes, Rows& values) const {
    hashes.resize(block.rows);
    values.resize(block.rows);
    const std::size_t bytes = hashes.size() * sizeof(std::uint64_t);
    if (!read_all(file_, reinterpret_cast<char*>(hashes.data()), bytes, block.at) ||
        !read_all(file_, reinterpret_cast<char*>(values.values().data()), values.values().size_bytes(),
                  block.at + bytes)) {
        throw std::runtime_error(fmt::format("{}: cannot read: {}", path_, std::strerror(errno)));
    }
}

void CheckpointFile::append(std::uint32_t task, std::span<const std::uint64_t> hashes, const Rows& values) {
    BlockHead head{task, static_cast<std::uint32_t>(hashes.size()),
                   static_cast<std::uint32_t>(values.width()), 0, 0};
    head.checksum =
        Checksum().add(bytes_of(head, kSummed)).add(bytes_of(hashes)).add(bytes_of(values.values())).value();
    const std::uint64_t before = end_;
    is_unflushed_ = true;
    bool written = write(bytes_of(head)) && write(bytes_of(hashes)) && write(bytes_of(values.values()));
    if (written && now_sec() - flushed_sec_ > kBetweenFlushesSec) {
        written = ::fdatasync(file_) == 0;
        is_unflushed_ = !written;
        flushed_sec_ = now_sec();
    }
    if (written) return;
    const int reason = errno;
    end_ = before;
    if (::ftruncate(file_, static_cast<off_t>(end_)) != 0) errno = reason;  // the next start cuts it
    throw std::runtime_error(fmt::format("{}: cannot write: {}", path_, std::strerror(reason)));
}

bool CheckpointFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written =
            retry([&] { return ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(end_)); });
        if (written < 0) return false;
        end_ += static_cast<std::uint64_t>(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace rei::scale
