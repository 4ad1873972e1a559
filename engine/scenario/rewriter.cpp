#include "rei/scenario/rewriter.hpp"

#include <algorithm>

#include "rei/document/layout.hpp"
#include "rei/scenario/composer.hpp"
#include "rei/scenario/text_writer.hpp"

namespace rei {
namespace {

std::string without_blanks_at_end(std::string_view text) {
    return std::string(text.substr(0, text.find_last_not_of(" \t") + 1));
}

class Rewriter {
  public:
    Rewriter(const TextWriter& writer, const Piece& root)
        : writer_(writer), columns_(comment_columns(writer, root)) {}

    /// `part` of the source up to the end of its value, which says `before`, when it is to say `after`.
    [[nodiscard]] std::string part_text(const Piece& parent, const Piece::Part& part, const Value& before,
                                        const Value& after) const {
        const std::string_view head = writer_.slice(part.begin, part.value.begin);
        const std::size_t column = writer_.column_of(part.begin);
        if (before == after)
            return std::string(head) + std::string(writer_.slice(part.value.begin, part.value.end));
        if (can_be_kept(part.value, after)) return std::string(head) + container(part.value, before, after);
        const bool scalar = after.kind != Value::Kind::list && after.kind != Value::Kind::object;
        if (scalar) return std::string(head) + writer_.in_place_of(part.value, after, column);
        if (parent.flow) return std::string(head) + writer_.in_flow(after, nullptr);
        return without_blanks_at_end(head) + writer_.in_block(after, nullptr, column);
    }

    [[nodiscard]] std::string container(const Piece& piece, const Value& before, const Value& after) const {
        return after.kind == Value::Kind::list ? list(piece, before, after) : object(piece, before, after);
    }

  private:
    /// Whether the list or object that stands there can become `after` part by part.
    [[nodiscard]] static bool can_be_kept(const Piece& piece, const Value& after) {
        const bool alike = (piece.kind == NodeKind::list && after.kind == Value::Kind::list) ||
                           (piece.kind == NodeKind::object && after.kind == Value::Kind::object);
        return alike && !piece.parts.empty();
    }

    /// Whether the only member is another now, as where a `mood` becomes `flips`.
    [[nodiscard]] static bool is_renamed(const Piece& piece, const Value& before, const Value& after) {
        if (piece.parts.size() != 1 || after.members.size() != 1) return false;
        const std::string_view key = piece.parts.front().key;
        return before.find(key) != nullptr && after.find(key) == nullptr;
    }

    [[nodiscard]] std::string object(const Piece& piece, const Value& before, const Value& after) const {
        if (is_renamed(piece, before, after)) {
            const Piece* model = &piece.parts.front().value;
            return compose(writer_, columns_, piece,
                           {{0, writer_.member_of(piece, after.members.front(), model, "")}});
        }
        std::vector<NewPart> parts;
        std::vector<std::string_view> keys;
        for (std::size_t k = 0; k < piece.parts.size(); ++k) {
            const Piece::Part& part = piece.parts[k];
            const Value* old = before.find(part.key);
            const Value* value = after.find(part.key);
            if (old != nullptr && value == nullptr) continue;
            const Value& wanted =
                value != nullptr ? *value : nothing_;  // a default that was written stays written
            parts.push_back(
                {static_cast<int>(k), part_text(piece, part, old != nullptr ? *old : nothing_, wanted)});
            keys.push_back(part.key);
        }
        const std::string lead = lead_between(writer_, piece);
        std::size_t at = 0;  // behind the member before it in the order in which people write
        for (const Value::Member& member : after.members) {
            const auto known = std::find(keys.begin(), keys.end(), member.key);
            if (known != keys.end()) {
                at = static_cast<std::size_t>(known - keys.begin()) + 1;
            } else if (const Value* old = before.find(member.key);
                       old == nullptr || !(*old == member.value)) {
                const auto offset = static_cast<std::ptrdiff_t>(at++);
                keys.insert(keys.begin() + offset, member.key);
                parts.insert(parts.begin() + offset,
                             {NewPart::kNew, writer_.member_of(piece, member, nullptr, lead)});
            }
        }
        return compose(writer_, columns_, piece, parts);
    }

    [[nodiscard]] std::string list(const Piece& piece, const Value& before, const Value& after) const {
        std::vector<NewPart> parts;
        std::vector<bool> used(piece.parts.size(), false);
        const Piece::Part* neighbour = &piece.parts.front();
        for (const Value& item : after.items) {
            const auto old = static_cast<std::size_t>(item.origin);  // -1: past all
            if (old < used.size() && old < before.items.size() && !used[old]) {
                used[old] = true;
                neighbour = &piece.parts[old];
                parts.push_back({item.origin, part_text(piece, *neighbour, before.items[old], item)});
            } else {
                parts.push_back({NewPart::kNew, new_item(piece, *neighbour, item)});
            }
        }
        return compose(writer_, columns_, piece, parts);
    }

    [[nodiscard]] std::string new_item(const Piece& list, const Piece::Part& neighbour,
                                       const Value& item) const {
        if (list.flow) return writer_.in_flow(item, &neighbour.value);
        const std::string_view dash = writer_.slice(neighbour.begin, neighbour.value.begin);
        const bool blanks = dash.find_first_not_of(" -") == std::string_view::npos;
        const std::string text = writer_.in_block(item, &neighbour.value, writer_.column_of(neighbour.begin));
        // behind a dash the first key stands in the same line
        return (blanks ? std::string(dash) : "- ") + text.substr(text.find_first_not_of(" \r\n"));
    }

    const TextWriter& writer_;
    CommentColumns columns_;
    Value nothing_;
};

}  // namespace

std::optional<std::string> rewritten(const Document& document, const Value& before, const Value& after) {
    const std::optional<Piece> root = layout_of(document);
    if (!root || root->kind != NodeKind::object || root->parts.empty()) return std::nullopt;
    const std::string& source = document.source();
    const TextWriter writer(source, is_json_name(document.file()));
    return source.substr(0, root->begin) + Rewriter(writer, *root).container(*root, before, after) +
           source.substr(root->end);
}

std::string written(const Value& object, bool json) {
    return TextWriter("", json).document(object);
}

}  // namespace rei
