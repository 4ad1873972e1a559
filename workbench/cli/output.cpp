#include "output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include "inputs.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "rei/scale/launch.hpp"

namespace rei::cli {
namespace {

constexpr std::size_t kFlushBytes = 1U << 16U;

void refuse_any(const Problems& problems) {
    if (!problems.empty()) throw BadInput{problems};
}

}  // namespace

Format OutputArguments::chosen() const {
    std::string name = format;
    if (name.empty()) {
        const std::string ending = std::filesystem::path(out).extension();
        name = ending == ".csv" || ending == ".json" ? ending.substr(1) : "text";
    }
    return name == "csv" ? Format::csv : name == "json" ? Format::json : Format::text;
}

void add_output_arguments(CLI::App& arguments, OutputArguments& into) {
    arguments
        .add_option("--format", into.format, "text for people, csv or json for exact data (default: text)")
        ->type_name("F")
        ->check(CLI::IsMember({"text", "csv", "json"}));
    arguments.add_option("--out", into.out, "Write to this file instead of the screen")->type_name("FILE");
}

// mpirun gives its first rank a terminal, whatever its own output is
Output::Output(std::string file)
    : file_(std::move(file)),
      colours_(to_terminal() && std::getenv("NO_COLOR") == nullptr && scale::launch().ranks == 1) {}

bool Output::to_terminal() const {
    return file_.empty() && isatty(STDOUT_FILENO) != 0;
}

void Output::prepare() {
    if (!file_.empty() && !writer_.is_open()) refuse_any(writer_.open(file_));
}

void Output::write(std::string_view text) {
    pending_ += text;
    if (pending_.size() >= kFlushBytes) flush();
}

void Output::finish() {
    flush();
    if (!file_.empty()) refuse_any(writer_.finish());
}

void Output::flush() {
    if (!file_.empty()) {
        prepare();
        refuse_any(writer_.append(pending_));
        pending_.clear();
        return;
    }
    const bool written = std::fwrite(pending_.data(), 1, pending_.size(), stdout) == pending_.size() &&
                         std::fflush(stdout) == 0;
    pending_.clear();
    if (!written) refuse(fmt::format("the output cannot be written: {}", std::strerror(errno)));
}

std::string Output::paint(std::string_view text, const char* code) const {
    return colours_ ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

}  // namespace rei::cli
