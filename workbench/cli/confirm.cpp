#include "confirm.hpp"

#include "text_table.hpp"
#include <fmt/format.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace rei::cli {

namespace {

constexpr std::size_t kLongestAnswer = 16;

bool is_yes(const std::string& line) {
    return line == "y" || line == "Y" || line == "yes" || line == "Yes" || line == "YES";
}

}  // namespace

bool confirm_call(const std::string& name, const std::string& arguments, const std::stop_token& stop) {
    constexpr int kLookMs = 20;
    if (isatty(STDIN_FILENO) == 0) return false;
    tcflush(STDIN_FILENO, TCIFLUSH);  // what was typed before the question is no answer to it
    fmt::print(stderr, "\n  {} {}: call it? [y/N] ", printable(name), printable(arguments));
    std::string line;
    while (!stop.stop_requested()) {
        pollfd look{STDIN_FILENO, POLLIN, 0};
        if (poll(&look, 1, kLookMs) <= 0) continue;
        char byte = '\0';
        if (read(STDIN_FILENO, &byte, 1) != 1) return false;
        if (byte == '\n' || byte == '\r') return is_yes(line);
        if (line.size() < kLongestAnswer) line += byte;
    }
    return false;
}

}  // namespace rei::cli
