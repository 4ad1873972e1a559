// The texts in a PNG picture, and putting others in their place. The picture itself is neither decoded nor
// changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rei/document/problem.hpp"

namespace rei {

/// A tEXt chunk; compressed texts and iTXt too where they are read.
struct PngText {
    std::string keyword;
    std::string text;
};

[[nodiscard]] bool is_png(std::string_view bytes);

/// All texts, by libpng: chunks with a wrong checksum are left out; more than a thousand chunks, a text of
/// more than 32 MiB and a file that breaks off are problems.
[[nodiscard]] Loaded<std::vector<PngText>> png_texts(std::string_view bytes, const std::string& file);

/// The same picture with these texts (keywords of at most 79 letters) in place of all of the same keywords.
/// Requires bytes that png_texts reads.
[[nodiscard]] std::string with_png_texts(std::string_view png, const std::vector<PngText>& texts);

}  // namespace rei
