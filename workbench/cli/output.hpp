// Where a subcommand's result goes: to the screen as it comes, or to a file that appears whole or not at all.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "rei/document/files.hpp"

namespace CLI {
class App;
}

namespace rei::cli {

enum class Format : std::uint8_t { text, csv, json };

/// --format and --out.
struct OutputArguments {
    std::string format;
    std::string out;

    /// As asked for; else by the file's name (.csv, .json, in whatever case); else plain text.
    [[nodiscard]] Format chosen() const;
};
void add_output_arguments(CLI::App& arguments, OutputArguments& into);

/// Refuses what cannot be written, and leaves it as it is.
void check_writable(const std::string& path);

class Output {
  public:
    /// To a file by this name; to the standard output where it is empty, `-` or a name of that. What is no
    /// regular file, as a pipe, is written as it comes.
    explicit Output(std::string file);

    /// Refuse at once a file that cannot be written: before long work.
    void prepare();
    /// As it comes, so that memory stays flat; a file grows under a temporary name beside its own.
    void write(std::string_view text);
    /// Flush, or put the file in its place. Until then a file is not touched. Refuses what cannot be written.
    void finish();
    [[nodiscard]] bool to_file() const { return !file_.empty(); }
    [[nodiscard]] bool to_terminal() const;

    // colours for people, on a terminal that wants them
    [[nodiscard]] std::string good(std::string_view text) const { return paint(text, "32"); }
    [[nodiscard]] std::string bad(std::string_view text) const { return paint(text, "1;31"); }
    [[nodiscard]] std::string strong(std::string_view text) const { return paint(text, "1"); }
    [[nodiscard]] std::string quiet(std::string_view text) const { return paint(text, "2"); }

  private:
    [[nodiscard]] std::string paint(std::string_view text, const char* code) const;
    void flush();
    void flush_to(std::FILE* stream);

    struct Close {
        void operator()(std::FILE* stream) const { std::fclose(stream); }
    };
    std::string file_;                           ///< empty: the standard output
    FileWriter writer_;                          ///< of the file
    std::unique_ptr<std::FILE, Close> special_;  ///< or the file, where it is no regular one
    std::string pending_;
    bool colours_ = false;
};

}  // namespace rei::cli
