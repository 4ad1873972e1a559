#include "hidden_line.hpp"

#include <cerrno>
#include <iostream>

#include "interrupt.hpp"
#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

namespace rei::cli {
namespace {

/// What is typed is not shown while this lives.
class NoEcho {
  public:
    NoEcho() {
        tcgetattr(STDIN_FILENO, &before_);
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~NoEcho() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;

  private:
    termios before_{};
};

/// Byte by byte, for Ctrl-C ends it before the terminal is left without an echo.
std::string typed_line() {
    std::string out;
    while (!interrupted()) {
        char byte = '\0';
        const ssize_t got = ::read(STDIN_FILENO, &byte, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0 || byte == '\n') return out;
        out += byte;
    }
    return {};
}

std::string asked_line(const std::string& question) {
    catch_interrupts();
    const NoEcho quiet;
    fmt::print(stderr, "{}", question);
    std::string out = typed_line();
    fmt::print(stderr, "\n");
    return out;
}

}  // namespace

std::string hidden_line(const std::string& question) {
    constexpr const char* kBlanks = " \t\r";
    std::string line;
    if (isatty(STDIN_FILENO) != 0) {
        line = asked_line(question);
    } else {
        std::getline(std::cin, line);
    }
    const std::size_t begin = line.find_first_not_of(kBlanks);
    if (begin == std::string::npos) return {};
    return line.substr(begin, line.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace rei::cli
