#include "rei/document/layout.hpp"

#include <algorithm>

namespace rei {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

bool is_space(char c) {
    return is_blank(c) || c == '\n' || c == '\r';
}

/// Walks the tree of values and the text side by side: the parser says where a value begins, the text where
/// it ends.
class LayoutReader {
  public:
    explicit LayoutReader(const Document& document)
        : document_(document),
          source_(document.source()),
          text_begin_(source_.compare(0, 3, "\xEF\xBB\xBF") == 0 ? 3 : 0) {}

    std::optional<Piece> read() {
        const Node root = document_.root();
        Piece piece = value_at(root, root.begin(), false, 0);
        if (lost_) return std::nullopt;
        return piece;
    }

  private:
    [[nodiscard]] char at(std::size_t byte) const { return byte < source_.size() ? source_[byte] : '\0'; }

    [[nodiscard]] std::size_t after_blanks(std::size_t byte) const {
        while (is_blank(at(byte))) ++byte;
        return byte;
    }
    /// The end of the line around `byte`, before its break.
    [[nodiscard]] std::size_t line_end(std::size_t byte) const {
        const std::size_t newline = std::min(source_.find('\n', byte), source_.size());
        return newline > byte && source_[newline - 1] == '\r' ? newline - 1 : newline;
    }
    [[nodiscard]] std::size_t column_of(std::size_t byte) const {
        const std::size_t newline = byte == 0 ? std::string_view::npos : source_.rfind('\n', byte - 1);
        return byte - (newline == std::string_view::npos ? text_begin_ : newline + 1);
    }
    /// Past spaces, line breaks and comments.
    [[nodiscard]] std::size_t after_space(std::size_t byte) const {
        for (;;) {
            while (is_space(at(byte))) ++byte;
            const bool comment = at(byte) == '#' && (byte == 0 || is_space(at(byte - 1)));
            if (!comment) return byte;
            byte = line_end(byte);
        }
    }
    /// Past `&anchor` and `!tag`.
    [[nodiscard]] std::size_t after_properties(std::size_t byte) const {
        while (at(byte) == '&' || at(byte) == '!') {
            while (byte < source_.size() && !is_space(at(byte))) ++byte;
            byte = after_space(byte);
        }
        return byte;
    }

    std::size_t lose(std::size_t byte) {
        lost_ = true;
        return byte;
    }
    std::size_t expect(char wanted, std::size_t byte) { return at(byte) == wanted ? byte + 1 : lose(byte); }

    std::size_t quoted_end(std::size_t begin) {
        const char quote = at(begin);
        for (std::size_t byte = begin + 1; byte < source_.size(); ++byte) {
            if (quote == '"' && source_[byte] == '\\') {
                ++byte;
            } else if (source_[byte] == quote) {
                if (quote == '"' || at(byte + 1) != quote) return byte + 1;
                ++byte;  // '' is a quote inside
            }
        }
        return lose(source_.size());
    }

    /// A text without quotes is in the source as it is, but for breaks and blanks where it spans lines.
    std::size_t plain_end(std::size_t byte, std::string_view text) {
        for (const char c : text) {
            if (is_space(c)) continue;
            while (is_space(at(byte))) ++byte;
            if (at(byte) != c) return lose(byte);
            ++byte;
        }
        return byte;
    }

    /// A `|` or `>` text: its first line and all that are blank or indented deeper than `indentation`.
    [[nodiscard]] std::size_t block_text_end(std::size_t begin, std::size_t indentation) const {
        std::size_t end = line_end(begin);
        for (std::size_t line = source_.find('\n', end); line != std::string_view::npos;
             line = source_.find('\n', line + 1)) {
            const std::size_t text = after_blanks(line + 1);
            const bool blank = text >= source_.size() || is_space(source_[text]);
            if (blank) continue;
            if (text - line - 1 <= indentation) break;
            end = line_end(text);
        }
        return end;
    }

    std::size_t scalar_end(Node node, std::size_t begin, bool flow, std::size_t indentation) {
        const char first = at(begin);
        if (first == '"' || first == '\'') return quoted_end(begin);
        if (!flow && (first == '|' || first == '>')) return block_text_end(begin, indentation);
        if (!node.is(NodeKind::null)) return plain_end(begin, node.text());
        std::size_t end = begin;  // null in one of its spellings
        while (end < source_.size() && !is_space(at(end)) &&
               std::string_view(",]}#").find(at(end)) == std::string_view::npos)
            ++end;
        return end;
    }

    /// The value that stands after `from`, inside a part that begins in column `indentation`.
    Piece value_at(Node node, std::size_t from, bool flow, std::size_t indentation) {
        Piece piece;
        piece.kind = node.kind();
        piece.flow = flow;
        piece.begin = after_space(from);
        piece.content = piece.begin;
        piece.end = piece.begin;
        if (lost_) return piece;
        if (at(piece.begin) == '*' && node.begin() < from) {  // an alias stands where its anchor does
            while (piece.end < source_.size() && !is_space(at(piece.end)) && at(piece.end) != ',' &&
                   at(piece.end) != ']' && at(piece.end) != '}')
                ++piece.end;
            return piece;
        }
        if (node.begin() != piece.begin) {
            lose(from);
            return piece;
        }
        piece.content = after_properties(piece.begin);
        if (node.is(NodeKind::list) || node.is(NodeKind::object)) {
            piece.brackets = at(piece.content) == (node.is(NodeKind::list) ? '[' : '{');
            piece.flow = flow || piece.brackets;
            piece.flow ? read_flow(node, piece) : read_block(node, piece);
        } else {
            piece.end = scalar_end(node, piece.content, flow, indentation);
        }
        return piece;
    }

    /// The key at `begin` up to its colon; gives the byte after that.
    std::size_t key_at(Node key, std::size_t begin, Piece::Part& part) {
        if (lost_ || key.begin() != begin) return lose(begin);
        part.begin = begin;
        part.key = key.text();
        part.key_end = scalar_end(key, after_properties(begin), true, 0);
        return expect(':', after_space(part.key_end));
    }

    void read_block(Node node, Piece& piece) {
        std::size_t next = piece.content;
        const auto finish = [&](Piece::Part& part) {
            part.end = part.value.end;
            const std::size_t rest = after_blanks(part.end);
            const char c = at(rest);
            if (c == '#' || c == '\n' || c == '\r' || c == '\0') {
                part.end = line_end(rest);
            } else {
                lose(rest);
            }
            piece.end = part.end;
            next = after_space(part.end);
            piece.parts.push_back(std::move(part));
        };
        node.each_item([&](std::size_t, Node item) {
            Piece::Part part;
            part.begin = next;
            part.value = value_at(item, expect('-', next), false, column_of(next));
            finish(part);
        });
        node.each_member([&](Node key, Node value) {
            Piece::Part part;
            const std::size_t from = key_at(key, next, part);
            part.value = value_at(value, from, false, column_of(part.begin));
            finish(part);
        });
    }

    void read_flow(Node node, Piece& piece) {
        std::size_t next = piece.brackets ? after_space(piece.content + 1) : piece.content;
        const auto finish = [&](Piece::Part& part) {
            if (!piece.parts.empty() && piece.parts.back().comma == Piece::Part::kNone) lose(part.begin);
            part.end = part.value.end;
            if (piece.brackets) end_flow_part(part);
            next = after_space(part.end);
            piece.end = part.end;
            piece.parts.push_back(std::move(part));
        };
        node.each_item([&](std::size_t, Node item) {
            Piece::Part part;
            part.begin = next;
            part.value = value_at(item, next, true, 0);
            finish(part);
        });
        node.each_member([&](Node key, Node value) {
            Piece::Part part;
            const std::size_t from = key_at(key, next, part);
            part.value = value_at(value, from, true, 0);
            finish(part);
        });
        if (piece.brackets) piece.end = expect(node.is(NodeKind::list) ? ']' : '}', next);
    }

    /// The comma and the comment behind a value in the same line.
    void end_flow_part(Piece::Part& part) const {
        const std::size_t comma = after_blanks(part.end);
        if (at(comma) == ',') {
            part.comma = comma;
            part.end = comma + 1;
        }
        const std::size_t comment = after_blanks(part.end);
        if (at(comment) == '#' && comment > part.end) part.end = line_end(comment);
    }

    const Document& document_;
    std::string_view source_;
    std::size_t text_begin_;  ///< after a byte order mark
    bool lost_ = false;
};

}  // namespace

std::optional<Piece> layout_of(const Document& document) {
    return LayoutReader(document).read();
}

}  // namespace rei
