#include "rei/scenario/text_writer.hpp"

#include <algorithm>

namespace rei {
namespace {

const Piece* part_called(const Piece* model, std::string_view key) {
    if (model == nullptr) return nullptr;
    const auto part = std::find_if(model->parts.begin(), model->parts.end(),
                                   [&](const Piece::Part& one) { return one.key == key; });
    return part == model->parts.end() ? nullptr : &part->value;
}

bool is_scalar(const Value& value) {
    return value.kind != Value::Kind::list && value.kind != Value::Kind::object;
}

}  // namespace

/// How a list or object between brackets is written.
struct TextWriter::Manner {
    bool quoted_keys = false;
    std::string colon = ": ", comma = ", ";
    std::string open, close;  ///< blanks inside the brackets

    /// For a list or object inside that one: the same in one line.
    [[nodiscard]] Manner inside() const {
        const auto breaks = [](const std::string& text) { return text.find('\n') != std::string::npos; };
        Manner out = *this;
        if (breaks(colon)) out.colon = ": ";
        if (breaks(comma)) out.comma = out.colon == ":" ? "," : ", ";
        if (breaks(open) || breaks(close)) out.open = out.close = "";
        return out;
    }
};

TextWriter::TextWriter(std::string_view source, bool json)
    : source_(source),
      json_(json),
      line_break_(source.find("\r\n") != std::string_view::npos ? "\r\n" : "\n") {}

std::size_t TextWriter::column_of(std::size_t byte) const {
    const std::size_t newline = byte == 0 ? std::string_view::npos : source_.rfind('\n', byte - 1);
    const std::size_t marked = source_.compare(0, 3, "\xEF\xBB\xBF") == 0 ? 3 : 0;
    return byte - (newline == std::string_view::npos ? marked : newline + 1);
}

TextWriter::Manner TextWriter::usual_manner() const {
    Manner out;
    out.quoted_keys = json_;
    return out;
}

TextWriter::Manner TextWriter::manner_of(const Piece& model) const {
    Manner out = usual_manner();
    if (!model.brackets || model.parts.empty()) return out;
    const auto blank_alone = [](std::string_view text) {
        return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
    };
    const auto take = [&](std::string& into, std::string_view before, std::size_t begin, std::size_t end) {
        if (blank_alone(slice(begin, end))) into = std::string(before) + std::string(slice(begin, end));
    };
    const Piece::Part& first = model.parts.front();
    take(out.open, "", model.content + 1, first.begin);
    take(out.close, "", model.parts.back().end, model.end - 1);
    if (model.kind == NodeKind::object) {
        out.quoted_keys = json_ || source_[first.begin] == '"';
        const std::size_t colon = source_.find(':', first.key_end);
        take(out.colon, slice(first.key_end, colon + 1), colon + 1, first.value.begin);
        if (out.colon == ":") out.comma = ",";
    }
    if (model.parts.size() > 1) take(out.comma, ",", first.end, model.parts[1].begin);
    return out;
}

std::string TextWriter::scalar(const Value& value, const Piece* model, Notation notation,
                               std::size_t column) const {
    const bool scalar_model =
        model != nullptr && model->kind != NodeKind::list && model->kind != NodeKind::object;
    const std::string_view like = scalar_model ? slice(model->content, model->end) : std::string_view();
    // a `|` is for texts of several lines; a new text starts on the line of its key
    const bool lines = !like.empty() && (like.front() == '|' || like.front() == '>');
    return lines ? spell(value, notation) : spell_like(like, value, notation, column + 2, line_break_);
}

std::string TextWriter::in_flow(const Value& value, const Piece* model) const {
    return in_flow(value, model, usual_manner());
}

std::string TextWriter::in_flow(const Value& value, const Piece* model, const Manner& around) const {
    const Notation notation = json_ ? Notation::json : Notation::flow;
    if (is_scalar(value)) return scalar(value, model, notation, 0);
    const bool like_model = model != nullptr && model->brackets && !model->parts.empty();
    const Manner manner = like_model ? manner_of(*model) : around;
    std::string out;
    const auto add = [&](const std::string& part) {
        out += (out.empty() ? std::string() : manner.comma) + part;
    };
    if (value.kind == Value::Kind::list) {
        for (const Value& item : value.items) add(in_flow(item, nullptr, manner.inside()));
        return '[' + manner.open + out + manner.close + ']';
    }
    for (const Value::Member& member : value.members) {
        const std::string key = spell_key(member.key, manner.quoted_keys ? Notation::json : notation);
        add(key + manner.colon + in_flow(member.value, part_called(model, member.key), manner.inside()));
    }
    return '{' + manner.open + out + manner.close + '}';
}

std::string TextWriter::in_block(const Value& value, const Piece* model, std::size_t column) const {
    if (is_scalar(value)) return ' ' + scalar(value, model, Notation::block, column);
    if (value.kind == Value::Kind::object) {
        const bool in_lines =
            model != nullptr && model->kind == NodeKind::object && !model->flow && !model->parts.empty();
        if (!in_lines || value.members.empty()) return ' ' + in_flow(value, model);
        return new_line(column_of(model->parts.front().begin)) + object_lines(value, *model);
    }
    if (value.items.empty()) return " []";
    std::string out;
    for (const Value& item : value.items) out += new_line(column + 2) + '-' + behind_dash(item, column + 2);
    return out;
}

/// An item without a model: what has but one member that is an object, such as `mood: {is: sad}`, needs no
/// braces.
std::string TextWriter::behind_dash(const Value& item, std::size_t column) const {
    const bool named = item.members.size() == 1 && item.members.front().value.kind == Value::Kind::object;
    if (!named) return in_block(item, nullptr, column);
    const Value::Member& only = item.members.front();
    return ' ' + spell_key(only.key, Notation::block) + ':' + in_block(only.value, nullptr, column + 2);
}

/// The members of an object a line, like those of `model`, from the first key on.
std::string TextWriter::object_lines(const Value& object, const Piece& model) const {
    const std::size_t column = column_of(model.parts.front().begin);
    std::string out;
    for (const Value::Member& member : object.members) {
        if (!out.empty()) out += new_line(column);
        out += spell_key(member.key, Notation::block) + ':' +
               in_block(member.value, part_called(&model, member.key), column);
    }
    return out;
}

std::string TextWriter::list_over_lines(const Value& list, std::string_view lead,
                                        const Manner& manner) const {
    std::string out;
    for (const Value& item : list.items) {
        if (!out.empty()) out += ',';
        out.append(lead).append("  ") += in_flow(item, nullptr, manner);
    }
    return '[' + out + std::string(lead) + ']';
}

std::string TextWriter::member_of(const Piece& object, const Value::Member& member, const Piece* model,
                                  std::string_view lead) const {
    if (!object.flow) {
        return spell_key(member.key, Notation::block) + ':' +
               in_block(member.value, model, column_of(object.parts.front().begin));
    }
    const Manner manner = manner_of(object);
    const bool over_lines =
        member.value.kind == Value::Kind::list && lead.find('\n') != std::string_view::npos;
    return spell_key(member.key, manner.quoted_keys ? Notation::json : Notation::flow) + manner.colon +
           (over_lines ? list_over_lines(member.value, lead, manner.inside())
                       : in_flow(member.value, model, manner.inside()));
}

std::string TextWriter::in_place_of(const Piece& piece, const Value& value, std::size_t column) const {
    const Notation notation = json_ ? Notation::json : piece.flow ? Notation::flow : Notation::block;
    return spell_like(slice(piece.content, piece.end), value, notation, column + 2, line_break_);
}

std::string TextWriter::document(const Value& object) const {
    std::string out;
    for (const Value::Member& member : object.members) {
        const bool list = member.value.kind == Value::Kind::list;
        if (!json_) {
            out += spell_key(member.key, Notation::block) + ':' + in_block(member.value, nullptr, 0) +
                   line_break_;
            continue;
        }
        out += (out.empty() ? "" : ",") + new_line(2) + spell_key(member.key, Notation::json) + ": " +
               (list ? list_over_lines(member.value, new_line(2), usual_manner())
                     : in_flow(member.value, nullptr));
    }
    return json_ ? '{' + out + new_line(0) + "}" + line_break_ : out;
}

}  // namespace rei
