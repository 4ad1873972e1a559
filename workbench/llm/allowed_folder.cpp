#include "rei/llm/allowed_folder.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rei::llm {
namespace {

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) close(number_);
    }
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    [[nodiscard]] int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

  private:
    int number_;
};

/// The parts of a path; none where it would lead elsewhere.
std::vector<std::string> parts_of(const std::string& path) {
    std::vector<std::string> out;
    if (path.empty() || path.front() == '/' || path.find('\0') != std::string::npos) return {};
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        std::string part = path.substr(begin, end - begin);
        if (part == "..") return {};
        if (!part.empty() && part != ".") out.push_back(std::move(part));
        begin = end + 1;
    }
    return out;
}

/// The folder itself may be reached by a link: who names it is trusted.
Descriptor open_beneath(const std::string& folder, const std::vector<std::string>& parts) {
    Descriptor at(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    for (std::size_t k = 0; at && k < parts.size(); ++k) {
        const int kind = k + 1 < parts.size() ? O_DIRECTORY : O_NONBLOCK;  // a pipe must not be waited for
        at = Descriptor(openat(at.number(), parts[k].c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | kind));
    }
    return at;
}

std::string read_all(int file, std::size_t most_bytes) {
    std::string out(most_bytes, '\0');
    std::size_t size = 0;
    while (size < most_bytes) {
        const ssize_t got = read(file, out.data() + size, most_bytes - size);
        if (got <= 0) break;
        size += static_cast<std::size_t>(got);
    }
    out.resize(size);
    return out;
}

}  // namespace

std::optional<std::string> read_in_folder(const std::string& folder, const std::string& path,
                                          std::size_t most_bytes, std::string& problem) {
    const std::vector<std::string> parts = parts_of(path);
    if (parts.empty()) {
        problem = "expected the path of a file within the folder";
        return std::nullopt;
    }
    const Descriptor file = open_beneath(folder, parts);
    struct stat info {};
    if (!file || fstat(file.number(), &info) != 0 || !S_ISREG(info.st_mode)) {
        problem = "there is no such file in the folder";
        return std::nullopt;
    }
    return read_all(file.number(), most_bytes);
}

}  // namespace rei::llm
