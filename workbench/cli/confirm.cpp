#include "confirm.hpp"

#include <array>

#include "text_table.hpp"
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

namespace rei::cli {

bool confirm_call(const std::string& name, const std::string& arguments, const std::stop_token& stop) {
    constexpr int kLookMs = 20;
    if (isatty(STDIN_FILENO) == 0) return false;
    fmt::print(stderr, "\n  {} {}: call it? [y/N] ", printable(name), printable(arguments));
    while (!stop.stop_requested()) {
        pollfd look{STDIN_FILENO, POLLIN, 0};
        if (poll(&look, 1, kLookMs) <= 0) continue;
        std::array<char, 256> line{};  // the terminal hands over a line at a time
        const ssize_t size = read(STDIN_FILENO, line.data(), line.size());
        return size > 0 && (line[0] == 'y' || line[0] == 'Y');
    }
    return false;
}

}  // namespace rei::cli
