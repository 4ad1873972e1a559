// A time as people write it: seconds from the start, or a turn's id plus or minus seconds (DESIGN §5).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rei {

struct Moment {
    std::string turn;       ///< the id of the turn it counts from; empty: from the start
    double offset_sec = 0;  ///< after that
    friend bool operator==(const Moment&, const Moment&) = default;
};

/// A moment that counts from a turn, such as `praise`, `praise + 11.5` or `praise-1`; nothing where it is
/// none.
[[nodiscard]] std::optional<Moment> parse_moment(std::string_view text);

/// The same in words; seconds with as few digits as read back as the same number.
[[nodiscard]] std::string text_of(const Moment& moment);

}  // namespace rei
