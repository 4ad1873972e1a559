// What the tests of the companion share: the project's own companion, a small one, logs.
#pragma once

#include <string>

#include "workbench/files.hpp"

#include "rei/companion/companion.hpp"

namespace rei::companion::test {

using workbench::test::source_file;
using workbench::test::text_in;

inline CompanionFile project_file() {
    Loaded<CompanionFile> loaded = load_companion(source_file("policies/companion.json"));
    EXPECT_TRUE(loaded) << text_of(loaded.problems);
    return loaded ? std::move(*loaded) : CompanionFile();
}
inline std::string project_text() {
    return text_in(source_file("policies/companion.json"));
}
inline const Companion& project_companion() {
    static const Companion kCompanion(project_file());
    return kCompanion;
}

inline constexpr std::int64_t kHourMs = 3'600'000;
inline constexpr std::int64_t kDayMs = 24 * kHourMs;

/// A moment so many days after 1970-01-01, at noon.
inline When noon(int day) {
    return {day * kDayMs + 12 * kHourMs, day};
}
inline Sample sample(int day, double valence, double arousal = 0.3, std::string feeling = "") {
    return {noon(day), {valence, arousal, 0.5}, std::move(feeling)};
}
inline Log log_at(int day) {
    Log out;
    out.now = noon(day);
    return out;
}
/// A finished run that was rated.
inline Run rated(int day, std::string routine, std::string frame, Rating rating) {
    Run out;
    out.at = noon(day);
    out.routine = std::move(routine);
    out.frame = std::move(frame);
    out.rating = rating;
    return out;
}

/// The text with one part replaced by another.
inline std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
}

}  // namespace rei::companion::test
