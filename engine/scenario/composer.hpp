// Puts the parts of a list or object together anew, some of them changed, moved, taken out or new, with the
// blanks, commas and comments around them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rei/scenario/text_writer.hpp"

namespace rei {

/// A part of the new list or object.
struct NewPart {
    static constexpr int kNew = -1;
    int old = kNew;    ///< which part of the source it is
    std::string text;  ///< of an old part up to the end of its value, of a new one all there is
};

/// In which cells of their lines comments stand behind block style, and how many in each.
using CommentColumns = std::map<std::size_t, int>;
[[nodiscard]] CommentColumns comment_columns(const TextWriter& writer, const Piece& root);

/// What stands before every part of `piece` but the first: in JSON and flow style blanks, else a line break.
[[nodiscard]] std::string lead_between(const TextWriter& writer, const Piece& piece);

/// The new text of `piece`. A comment in the line of a part goes with it, and stays in its column where
/// others stand in the same; one in a line of its own stays between the parts that stay. Requires a piece
/// with parts, and no old part twice.
[[nodiscard]] std::string compose(const TextWriter& writer, const CommentColumns& columns, const Piece& piece,
                                  const std::vector<NewPart>& parts);

}  // namespace rei
