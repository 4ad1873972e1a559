// In which writing a text is, as far as the project's two languages go.
#pragma once

#include <cstdint>
#include <string_view>

namespace rei {

enum class Writing : std::uint8_t { none, latin, hangul };

/// Hangul wherever there is some: Korean talk is full of Latin words, not the other way round. `none` where
/// there are no letters of either.
[[nodiscard]] Writing writing_of(std::string_view text);

}  // namespace rei
