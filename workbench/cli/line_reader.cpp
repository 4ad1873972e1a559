#include "line_reader.hpp"

#include <cerrno>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cwchar>
#include <iostream>

#include "interrupt.hpp"
#include <histedit.h>
#include <unistd.h>

namespace rei::cli {
namespace {

class PipedLines final : public LineReader {
  public:
    std::optional<std::string> next(const std::string&) override {
        std::string line;
        if (interrupted() || !std::getline(std::cin, line)) return std::nullopt;
        if (!line.empty() && line.back() == '\r') line.pop_back();
        return line;
    }
    void remember(const std::vector<std::string>&) override {}
    [[nodiscard]] bool is_terminal() const override { return false; }
};

/// A character in the locale's encoding. libedit's own reading goes on after a Ctrl-C; this one gives up. No
/// character is 0: a terminal leaves one where Ctrl-D was typed before its keys came here, and to libedit it
/// means that the next key stands for itself.
int read_character(EditLine*, wchar_t* into) {
    std::mbstate_t state{};
    for (;;) {
        char byte = 0;
        const ssize_t got = ::read(STDIN_FILENO, &byte, 1);
        if (got == 0) return 0;
        if (got < 0 && errno == EINTR && !interrupted()) continue;
        if (got < 0) return -1;
        if (byte == '\0') continue;
        const std::size_t used = std::mbrtowc(into, &byte, 1, &state);
        if (used == static_cast<std::size_t>(-2)) continue;  // the rest of the character is to come
        if (used == static_cast<std::size_t>(-1)) *into = 0xFFFD;
        return 1;
    }
}

class TerminalLines final : public LineReader {
  public:
    TerminalLines() : editor_(el_init("rei", stdin, stdout, stderr)), history_(history_init()) {
        HistEvent event;
        ::history(history_, &event, H_SETSIZE, kKept);
        el_set(editor_, EL_CLIENTDATA, this);
        el_set(editor_, EL_PROMPT, &TerminalLines::prompt);
        el_set(editor_, EL_EDITOR, "emacs");
        el_set(editor_, EL_HIST, ::history, history_);
        el_set(editor_, EL_GETCFN, read_character);
    }
    ~TerminalLines() override {
        el_end(editor_);
        history_end(history_);
    }
    TerminalLines(const TerminalLines&) = delete;
    TerminalLines& operator=(const TerminalLines&) = delete;

    std::optional<std::string> next(const std::string& prompt) override {
        prompt_ = prompt;
        int length = 0;
        const char* const line = el_gets(editor_, &length);
        if (line == nullptr || length <= 0) {
            std::fputc('\n', stdout);
            return std::nullopt;
        }
        std::string out(line);
        while (!out.empty() && (out.back() == '\n' || out.back() == '\r')) out.pop_back();
        if (!out.empty()) remember({out});
        return out;
    }
    void remember(const std::vector<std::string>& lines) override {
        HistEvent event;
        for (const std::string& line : lines) ::history(history_, &event, H_ENTER, line.c_str());
    }
    [[nodiscard]] bool is_terminal() const override { return true; }

  private:
    static constexpr int kKept = 500;

    static char* prompt(EditLine* editor) {
        TerminalLines* self = nullptr;
        el_get(editor, EL_CLIENTDATA, &self);
        return self->prompt_.data();
    }

    EditLine* editor_;
    History* history_;
    std::string prompt_;
};

}  // namespace

std::unique_ptr<LineReader> standard_lines() {
    if (isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0) return std::make_unique<PipedLines>();
    std::setlocale(LC_CTYPE, "");
    if (MB_CUR_MAX == 1) std::setlocale(LC_CTYPE, "C.UTF-8");  // all our texts are UTF-8
    return std::make_unique<TerminalLines>();
}

}  // namespace rei::cli
