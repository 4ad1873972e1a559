// What a companion remembers, as values; whoever keeps it (a database, a test) hands it over with the time.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rei/affect/state.hpp"
#include "rei/companion/language.hpp"

namespace rei::companion {

/// When something was: milliseconds since 1970, and the day in the time of the place, counted from
/// 1970-01-01.
struct When {
    std::int64_t ms = 0;
    int day = 0;
};

inline constexpr std::int64_t kMsADay = 86'400'000;

/// Days between two instants, 0 where the first is the later one.
[[nodiscard]] inline double days_between(const When& before, const When& after) {
    return static_cast<double>(after.ms > before.ms ? after.ms - before.ms : 0) /
           static_cast<double>(kMsADay);
}

/// A felt state, with the id of its main feeling (empty: none was named).
struct Sample {
    When at;
    AffectState state;
    std::string feeling;
};

/// How a routine went, as people say it; from best to worst.
enum class Rating : std::uint8_t { flow, good, okay, hard, unfit };
struct RatingName {
    Rating rating;
    const char* id;
    const char* korean;
    const char* english;
};
[[nodiscard]] std::span<const RatingName> rating_names();
[[nodiscard]] const RatingName& name_of(Rating rating);
/// By id or by either name.
[[nodiscard]] std::optional<Rating> find_rating(std::string_view said);

/// A routine that was tried.
struct Run {
    When at;
    std::string routine, frame;  ///< ids
    bool finished = true;
    std::optional<Rating> rating;
    std::optional<Sample> before, after;
    std::string after_text;  ///< what was said of after
    std::string note;
};

/// What was said, and what it was put into.
struct Input {
    When at;
    std::string text;
    std::string feeling;
    std::vector<std::string> frames;
    std::string declaration;
    Language language = Language::english;
    bool is_distress = false;
};

/// Everything oldest first.
struct Log {
    When now;
    std::vector<Input> inputs;
    std::vector<Sample> samples;  ///< of inputs and after routines
    std::vector<Run> runs;
};

}  // namespace rei::companion
