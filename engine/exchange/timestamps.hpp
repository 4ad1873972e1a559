// Times as other programs write them -> seconds. Without a time zone they count as UTC: only differences are
// asked for.
#pragma once

#include <optional>
#include <string_view>

namespace rei {

/// Seconds since 1970 of: ISO 8601 (`2024-07-12T01:31:37.250+09:00`, a blank for the T, ` UTC`),
/// SillyTavern's `June 19, 2023 2:20pm`, `2024-7-12@01h31m37s` and `2024-6-5 @14h 56m 50s 682ms`, and digits
/// alone (see epoch_sec).
[[nodiscard]] std::optional<double> parse_date(std::string_view text);

/// A number since 1970: microseconds from 1e14 on, milliseconds from 1e11 on, else seconds.
[[nodiscard]] double epoch_sec(double number);

/// Seconds of `h:mm:ss`, `mm:ss` or `ss`, with a fraction perhaps; hours may be many.
[[nodiscard]] std::optional<double> parse_clock(std::string_view text);

}  // namespace rei
