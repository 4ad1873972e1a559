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

#include "rei/document/files.hpp"

namespace rei::cli {
namespace {

constexpr std::size_t kFlushBytes = 1U << 16U;

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

Output::Output(std::string file)
    : file_(std::move(file)),
      colours_(file_.empty() && isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr) {}

void Output::write(std::string_view text) {
    pending_ += text;
    if (file_.empty() && pending_.size() >= kFlushBytes) flush();
}

void Output::finish() {
    if (file_.empty()) return flush();
    const Problems problems = write_file(file_, pending_);
    if (!problems.empty()) throw BadInput{problems};
}

void Output::flush() {
    const bool written = std::fwrite(pending_.data(), 1, pending_.size(), stdout) == pending_.size() &&
                         std::fflush(stdout) == 0;
    pending_.clear();
    if (!written) refuse(fmt::format("the output cannot be written: {}", std::strerror(errno)));
}

std::string Output::paint(std::string_view text, const char* code) const {
    return colours_ ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

}  // namespace rei::cli
