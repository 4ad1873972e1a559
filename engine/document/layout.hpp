// Where every value of a JSON or YAML text stands, from its first byte to its last, so that parts of the text
// can be replaced, moved and taken out while all else stays as a person wrote it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "rei/document/document.hpp"

namespace rei {

/// A value in the source. A YAML alias is a piece without parts, whatever it stands for.
struct Piece {
    struct Part;

    NodeKind kind = NodeKind::null;
    bool flow =
        false;  ///< between brackets (YAML's flow style, all of JSON), or such a list or object itself
    bool brackets = false;    ///< a list or object with brackets of its own
    std::size_t begin = 0;    ///< of its anchor or tag, if it has one
    std::size_t content = 0;  ///< of the value itself
    std::size_t end = 0;  ///< one past its last byte; in block style a list or object ends with its last line
    std::vector<Part> parts;  ///< members of an object, items of a list
};

/// A member or item with what belongs to it.
struct Piece::Part {
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    std::string_view key;     ///< of a member
    std::size_t begin = 0;    ///< of its key, its dash, or its value
    std::size_t key_end = 0;  ///< of a member
    std::size_t comma = kNone;
    std::size_t end =
        0;  ///< after the comma and the comment in the same line; the line break is no part of it
    Piece value;
};

/// The layout of the whole text. Nothing where the text uses what people rarely write (`? key`, a comma
/// before the item in a line of its own). Requires that the document stays where it is.
[[nodiscard]] std::optional<Piece> layout_of(const Document& document);

}  // namespace rei
