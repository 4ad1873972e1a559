#include "rei/scenario/composer.hpp"

#include <algorithm>

#include "rei/text/width.hpp"

namespace rei {
namespace {

/// Which of the old parts can stay where they are: a longest run whose order is the old one.
std::vector<bool> staying(const std::vector<NewPart>& parts) {
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> last_of;  ///< by length of the run: the part with which it ends lowest
    std::vector<std::size_t> before(parts.size(), kNone);
    for (std::size_t k = 0; k < parts.size(); ++k) {
        if (parts[k].old == NewPart::kNew) continue;
        const auto at = std::lower_bound(last_of.begin(), last_of.end(), parts[k].old,
                                         [&](std::size_t one, int old) { return parts[one].old < old; });
        if (at != last_of.begin()) before[k] = *(at - 1);
        if (at == last_of.end()) {
            last_of.push_back(k);
        } else {
            *at = k;
        }
    }
    std::vector<bool> out(parts.size(), false);
    for (std::size_t k = last_of.empty() ? kNone : last_of.back(); k != kNone; k = before[k]) out[k] = true;
    return out;
}

/// What stands between the part before and a part, cut in two.
struct Lead {
    std::string_view gap;   ///< comments and empty lines
    std::string_view last;  ///< the line break and the indentation, or blanks
};

Lead cut(std::string_view text) {
    std::size_t newline = text.rfind('\n');
    if (newline == std::string_view::npos) return {{}, text};
    if (newline > 0 && text[newline - 1] == '\r') --newline;
    return {text.substr(0, newline), text.substr(newline)};
}

bool has_line_break(std::string_view text) {
    return text.find('\n') != std::string_view::npos;
}

std::string_view last_line(std::string_view text) {
    return text.substr(text.rfind('\n') + 1);
}

/// How many blanks stand before the comment that `rest` is; 0 where it is none.
std::size_t blanks_before_comment(std::string_view rest) {
    const std::size_t blanks = rest.find_first_not_of(' ');
    return blanks != std::string_view::npos && rest[blanks] == '#' ? blanks : 0;
}

/// In which cell of its line the comment behind a part stands; 0 where there is none.
std::size_t comment_column(const TextWriter& writer, const Piece::Part& part) {
    const std::size_t blanks = blanks_before_comment(writer.slice(part.value.end, part.end));
    if (blanks == 0) return 0;
    const std::size_t line = part.value.end - writer.column_of(part.value.end);
    return width_in_cells(writer.slice(line, part.value.end)) + blanks;
}

class Composer {
  public:
    Composer(const TextWriter& writer, const CommentColumns& columns, const Piece& piece)
        : writer_(writer), columns_(columns), piece_(piece) {}

    std::string text_of(const std::vector<NewPart>& parts) {
        if (parts.empty() && !piece_.brackets) return piece_.kind == NodeKind::list ? "[]" : "{}";
        wrap_ = piece_.flow && !piece_.brackets && parts.size() > 1;  // `[at: 3]` has no braces
        out_ = writer_.slice(piece_.begin, inside());
        if (wrap_) out_ += '{';
        begin_ = out_.size();
        const std::vector<bool> stays = staying(parts);
        for (std::size_t k = 0; k < parts.size(); ++k) add(parts[k], k, k + 1 == parts.size(), stays[k]);
        add_gaps_to(piece_.parts.size());
        if (piece_.brackets) append(writer_.slice(piece_.parts.back().end, piece_.end));
        if (wrap_) out_ += '}';
        return std::move(out_);
    }

    [[nodiscard]] std::string between() const {
        if (!piece_.flow) return writer_.new_line(writer_.column_of(piece_.parts.front().begin));
        const std::string_view lead = lead_of(piece_.parts.size() > 1 ? 1 : 0).last;
        if (piece_.parts.size() > 1 || has_line_break(lead)) return std::string(lead);
        return is_compact() ? "" : " ";
    }

  private:
    /// The first byte after the opening bracket.
    [[nodiscard]] std::size_t inside() const { return piece_.content + (piece_.brackets ? 1 : 0); }

    [[nodiscard]] Lead lead_of(std::size_t old) const {
        return cut(writer_.slice(old == 0 ? inside() : piece_.parts[old - 1].end, piece_.parts[old].begin));
    }

    /// Whether the one part there is has no blank after a colon, as in {"a":1}.
    [[nodiscard]] bool is_compact() const {
        const Piece::Part& part = piece_.parts.front();
        if (piece_.kind == NodeKind::object) return part.value.begin == part.key_end + 1;
        return !part.value.parts.empty() && part.value.kind == NodeKind::object &&
               part.value.parts.front().value.begin == part.value.parts.front().key_end + 1;
    }

    /// Never lets text run into a comment before it.
    void append(std::string_view text) {
        if (text.empty()) return;
        const bool breaks = text.front() == '\n' || text.front() == '\r';
        if (open_comment_ && !breaks) {
            const std::string lead = between();
            out_ += has_line_break(lead) ? lead : writer_.new_line(writer_.column_of(piece_.content) + 1);
        }
        out_ += text;
        open_comment_ = false;
    }

    /// The comments and empty lines before the old parts that were not come to yet, up to `end`.
    void add_gaps_to(std::size_t end) {
        for (; next_gap_ < end; ++next_gap_) {
            std::string_view gap = lead_of(next_gap_).gap;
            if (gap.empty()) continue;
            if (!piece_.flow && out_.size() == begin_)
                gap.remove_prefix(std::min(gap.find_first_not_of(" \r\n"), gap.size()));
            append(gap);
            open_comment_ = last_line(gap).find('#') != std::string_view::npos;
        }
    }

    [[nodiscard]] std::string lead_for(int old, bool first, bool stays) const {
        if (stays && first == (old == 0)) return std::string(lead_of(static_cast<std::size_t>(old)).last);
        if (!piece_.flow) return out_.size() == begin_ ? "" : between();
        return first ? std::string(lead_of(0).last) : between();
    }

    void add(const NewPart& part, std::size_t k, bool is_last, bool stays) {
        if (stays) add_gaps_to(static_cast<std::size_t>(part.old) + 1);
        const bool first = k == 0 && (piece_.flow || out_.size() == begin_);
        append(lead_for(part.old, first, stays));
        append(part.text);
        const bool comma = piece_.flow && (!is_last || piece_.parts.back().comma != Piece::Part::kNone);
        if (part.old == NewPart::kNew) {
            if (comma) out_ += ',';
            return;
        }
        const Piece::Part& old = piece_.parts[static_cast<std::size_t>(part.old)];
        add_rest(old, part.text, comma);
    }

    void add_rest(const Piece::Part& old, std::string_view text, bool comma) {
        std::string rest(writer_.slice(old.value.end, old.end));
        const bool had_comma = old.comma != Piece::Part::kNone;
        if (had_comma && !comma) rest.erase(old.comma - old.value.end, 1);
        if (!had_comma && comma) rest.insert(0, 1, ',');
        const std::string_view before = writer_.slice(old.begin, old.value.end);
        out_ += !piece_.flow && text != before ? aligned(old, text) : rest;
        open_comment_ = rest.find('#') != std::string::npos;
    }

    /// The rest of the line behind a value that grew or shrank: a comment that stands under others stays
    /// there.
    [[nodiscard]] std::string aligned(const Piece::Part& old, std::string_view text) const {
        const std::string_view rest = writer_.slice(old.value.end, old.end);
        const auto column = columns_.find(comment_column(writer_, old));
        if (column == columns_.end() || column->second < 2) return std::string(rest);
        const bool same_line = !has_line_break(text);
        const std::string_view before =
            writer_.slice(old.begin - (same_line ? writer_.column_of(old.begin) : 0), old.begin);
        const std::size_t width = (same_line ? width_in_cells(before) : 0) + width_in_cells(last_line(text));
        const std::size_t blanks = column->first > width ? column->first - width : 1;
        return std::string(blanks, ' ') + std::string(rest.substr(blanks_before_comment(rest)));
    }

    const TextWriter& writer_;
    const CommentColumns& columns_;
    const Piece& piece_;
    std::string out_;
    std::size_t begin_ = 0;  ///< of the first part in out_
    std::size_t next_gap_ = 0;
    bool open_comment_ = false;  ///< what comes next on this line would be part of a comment
    bool wrap_ = false;
};

}  // namespace

CommentColumns comment_columns(const TextWriter& writer, const Piece& root) {
    CommentColumns out;
    for (const Piece::Part& part : root.parts) {
        const std::size_t column = root.flow ? 0 : comment_column(writer, part);
        if (column > 0) ++out[column];
        for (const auto& inner : comment_columns(writer, part.value)) out[inner.first] += inner.second;
    }
    return out;
}

std::string lead_between(const TextWriter& writer, const Piece& piece) {
    const CommentColumns unused;
    return Composer(writer, unused, piece).between();
}

std::string compose(const TextWriter& writer, const CommentColumns& columns, const Piece& piece,
                    const std::vector<NewPart>& parts) {
    return Composer(writer, columns, piece).text_of(parts);
}

}  // namespace rei
