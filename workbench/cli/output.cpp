#include "output.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include "inputs.hpp"
#include "option_checks.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rei/scale/launch.hpp"

namespace rei::cli {
namespace {

constexpr std::size_t kFlushBytes = 1U << 16U;

void refuse_any(const Problems& problems) {
    if (!problems.empty()) throw BadInput{problems};
}

[[noreturn]] void refuse_write(const std::string& file) {
    const char* const why = std::strerror(errno);
    refuse(file.empty() ? fmt::format("the output cannot be written: {}", why)
                        : fmt::format("{}: cannot write: {}", file, why));
}

/// -, or another name of what the standard output is, as /dev/stdout.
bool is_screen(const std::string& file) {
    if (file == "-") return true;
    struct stat named {};
    struct stat screen {};
    return stat(file.c_str(), &named) == 0 && fstat(STDOUT_FILENO, &screen) == 0 &&
           named.st_dev == screen.st_dev && named.st_ino == screen.st_ino;
}

bool is_special(const std::string& file) {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(file, error);
    return exists(status) && !is_regular_file(status) && !is_directory(status);
}

}  // namespace

Format OutputArguments::chosen() const {
    std::string name = format;
    if (name.empty()) {
        const std::string ending = CLI::detail::to_lower(std::filesystem::path(out).extension());
        name = ending == ".csv" || ending == ".json" ? ending.substr(1) : "text";
    }
    return name == "csv" ? Format::csv : name == "json" ? Format::json : Format::text;
}

void add_output_arguments(CLI::App& arguments, OutputArguments& into) {
    arguments
        .add_option("--format", into.format, "text for people, csv or json for exact data (default: text)")
        ->type_name("F")
        ->check(CLI::IsMember({"text", "csv", "json"}));
    arguments.add_option("--out", into.out, "Write to this file instead of the screen, which is -")
        ->type_name("FILE")
        ->check(file_or_screen());
}

void check_writable(const std::string& path) {
    FileWriter writer;
    refuse_any(writer.open(path));
}

// mpirun gives its first rank a terminal, whatever its own output is
Output::Output(std::string file)
    : file_(is_screen(file) ? std::string() : std::move(file)),
      colours_(to_terminal() && std::getenv("NO_COLOR") == nullptr && scale::launch().ranks == 1) {}

bool Output::to_terminal() const {
    return file_.empty() && isatty(STDOUT_FILENO) != 0;
}

void Output::prepare() {
    if (file_.empty() || writer_.is_open() || special_) return;
    if (!is_special(file_)) {
        refuse_any(writer_.open(file_));
        return;
    }
    special_.reset(std::fopen(file_.c_str(), "wb"));
    if (!special_) refuse_write(file_);
}

void Output::write(std::string_view text) {
    pending_ += text;
    if (pending_.size() >= kFlushBytes) flush();
}

void Output::finish() {
    flush();
    if (writer_.is_open()) refuse_any(writer_.finish());
}

void Output::flush() {
    prepare();
    if (writer_.is_open()) {
        refuse_any(writer_.append(pending_));
        pending_.clear();
    } else {
        flush_to(special_ ? special_.get() : stdout);
    }
}

void Output::flush_to(std::FILE* stream) {
    const bool written = std::fwrite(pending_.data(), 1, pending_.size(), stream) == pending_.size() &&
                         std::fflush(stream) == 0;
    pending_.clear();
    if (!written) refuse_write(file_);
}

std::string Output::paint(std::string_view text, const char* code) const {
    return colours_ ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

}  // namespace rei::cli
