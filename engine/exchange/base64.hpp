// Base64 (RFC 4648 §4), as cards of characters have their JSON in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rei {

/// Blanks and line breaks are passed over; none where anything else is no base64.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text);
[[nodiscard]] std::string encode_base64(std::string_view bytes);

}  // namespace rei
