// `rei chat` on a terminal, with somebody who types.
#pragma once

#include <array>
#include <chrono>
#include <csignal>
#include <string>
#include <utility>
#include <vector>

#include "own_home.hpp"
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace rei::test {

/// `rei chat`, or another command, behind a terminal of its own.
class Terminal {
  public:
    explicit Terminal(const OwnHome& home, std::vector<std::string> arguments = {},
                      const std::string& command = "chat") {
        arguments.insert(arguments.begin(), {"rei", command});
        std::vector<char*> words;
        for (std::string& word : arguments) words.push_back(word.data());
        words.push_back(nullptr);
        process_ = forkpty(&terminal_, nullptr, nullptr, nullptr);
        if (process_ != 0) return;
        const std::string program = std::string(REI_BINARY_DIR) + "/rei";
        if (chdir(home.path().c_str()) == 0) execv(program.c_str(), words.data());
        _exit(127);
    }
    ~Terminal() {
        if (process_ > 0) {
            kill(process_, SIGKILL);
            waitpid(process_, nullptr, 0);
        }
        close(terminal_);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    /// What comes to the screen up to `text`, or until the patience is over or the program ended.
    std::string wait_for(const std::string& text, std::chrono::seconds patience = std::chrono::seconds(10)) {
        const auto give_up = std::chrono::steady_clock::now() + patience;
        while (seen_.find(text) == std::string::npos && std::chrono::steady_clock::now() < give_up) {
            pollfd ready{terminal_, POLLIN, 0};
            if (poll(&ready, 1, 100) <= 0) continue;
            std::array<char, 4096> bytes{};
            const ssize_t got = read(terminal_, bytes.data(), bytes.size());
            if (got <= 0) break;
            seen_.append(bytes.data(), static_cast<std::size_t>(got));
        }
        const std::size_t at = seen_.find(text);
        const std::size_t end = at == std::string::npos ? seen_.size() : at + text.size();
        const std::string out = seen_.substr(0, end);
        seen_.erase(0, end);
        return out;
    }
    /// Waits until the program reads key by key: before that the terminal itself edits what is typed.
    void type(const std::string& keys) const {
        const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        termios mode{};
        while (tcgetattr(terminal_, &mode) == 0 && (mode.c_lflag & ICANON) != 0 &&
               std::chrono::steady_clock::now() < give_up)
            poll(nullptr, 0, 5);
        EXPECT_EQ(write(terminal_, keys.data(), keys.size()), std::ssize(keys));
    }
    /// A line to a question, for which the terminal itself edits what is typed.
    void answer(const std::string& line) const {
        EXPECT_EQ(write(terminal_, line.data(), line.size()), std::ssize(line));
    }
    /// Ctrl-D until it ends, for a key is lost that comes just as the terminal changes its mode. The exit
    /// code; −1 where it does not end.
    int end() {
        constexpr int kTries = 20;
        for (int k = 0; k < kTries; ++k) {
            [[maybe_unused]] const ssize_t typed = write(terminal_, "\x04", 1);
            wait_for("no such text", std::chrono::seconds(1));
            poll(nullptr, 0, 250);  // its screen may be gone a moment before it is
            int status = -1;
            if (waitpid(process_, &status, WNOHANG) != process_) continue;
            process_ = 0;
            return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        }
        return -1;
    }

  private:
    int terminal_ = -1;
    pid_t process_ = 0;
    std::string seen_;  ///< and not asked for yet
};

}  // namespace rei::test
