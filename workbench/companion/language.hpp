// The two languages of the companion, and texts that exist in both.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rei::companion {

enum class Language : std::uint8_t { korean, english };

/// "ko" or "en".
[[nodiscard]] constexpr const char* code_of(Language language) {
    return language == Language::korean ? "ko" : "en";
}

template <class T>
struct InBoth {
    T korean, english;
    [[nodiscard]] const T& operator[](Language language) const {
        return language == Language::korean ? korean : english;
    }
};
using Text = InBoth<std::string>;
using Lines = InBoth<std::vector<std::string>>;

}  // namespace rei::companion
