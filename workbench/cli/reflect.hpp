// What the parts of `rei reflect` share: whose companion it is, and what it remembers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "live_inputs.hpp"
#include "output.hpp"

#include "rei/companion/companion.hpp"
#include "rei/live/companion_book.hpp"

namespace rei::cli {

struct ReflectArguments {
    SettingFlags flags;
    OutputArguments output;
    std::string language;
    std::vector<std::string> text;
    bool no_log = false;
    std::string routine;
    std::string after;
    std::string rating;
    std::string note;
    bool unfinished = false;
    int days = 14;
    std::string day;
};

/// Everything that is looked into, opened.
struct CompanionDesk {
    explicit CompanionDesk(const ReflectArguments& arguments,
                           live::Store::Access access = live::Store::Access::write);

    live::Settings settings;
    companion::Companion companion;
    live::Store store;
    live::CompanionBook book;
    std::int64_t now_ms;
    companion::Log log;
    std::optional<companion::Language> language;  ///< as asked for

    /// As asked for, else that of the last input.
    [[nodiscard]] companion::Language usual_language() const;
    /// What was said, fit to be kept: clean, without secrets.
    [[nodiscard]] std::string clean(const std::string& text) const;
};

/// What is given as TEXT, or read where it is `-`; refuses nothing and blanks.
[[nodiscard]] std::string given_text(const std::vector<std::string>& words, const char* example);

// the subcommands; each gives the exit code
int reflect_done(const ReflectArguments& arguments);
int reflect_rhythm(const ReflectArguments& arguments);
int reflect_note(const ReflectArguments& arguments);
int reflect_prompt(const ReflectArguments& arguments);

}  // namespace rei::cli
