// New YAML or JSON text, in a manner of its own or in that of a piece of text it shall stand beside.
#pragma once

#include <string>
#include <string_view>

#include "rei/document/layout.hpp"
#include "rei/scenario/spelling.hpp"
#include "rei/scenario/value.hpp"

namespace rei {

class TextWriter {
  public:
    /// `source`: what the models are pieces of.
    TextWriter(std::string_view source, bool json);

    /// A whole document: in YAML a member a line, lists an item a line; in JSON alike.
    [[nodiscard]] std::string document(const Value& object) const;

    /// A value between brackets, or a scalar, written as `model` is where there is one.
    [[nodiscard]] std::string in_flow(const Value& value, const Piece* model) const;
    /// What stands behind `key:` or a dash of an object or list in column `column`, the blank included.
    [[nodiscard]] std::string in_block(const Value& value, const Piece* model, std::size_t column) const;
    /// A member for an object that stands in the source, its value like `model`; `lead` is what stands before
    /// its members.
    [[nodiscard]] std::string member_of(const Piece& object, const Value::Member& member, const Piece* model,
                                        std::string_view lead) const;
    /// A scalar in place of one in the source, whose key or dash stands in column `column`.
    [[nodiscard]] std::string in_place_of(const Piece& piece, const Value& scalar, std::size_t column) const;

    [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const {
        return source_.substr(begin, end - begin);
    }
    /// Bytes between the begin of the line and `byte`.
    [[nodiscard]] std::size_t column_of(std::size_t byte) const;
    [[nodiscard]] std::string new_line(std::size_t column) const {
        return line_break_ + std::string(column, ' ');
    }

  private:
    struct Manner;
    [[nodiscard]] Manner usual_manner() const;
    [[nodiscard]] Manner manner_of(const Piece& model) const;
    [[nodiscard]] std::string in_flow(const Value& value, const Piece* model, const Manner& around) const;
    [[nodiscard]] std::string behind_dash(const Value& item, std::size_t column) const;
    [[nodiscard]] std::string object_lines(const Value& object, const Piece& model) const;
    [[nodiscard]] std::string list_over_lines(const Value& list, std::string_view lead,
                                              const Manner& manner) const;
    [[nodiscard]] std::string scalar(const Value& value, const Piece* model, Notation notation,
                                     std::size_t column) const;

    std::string_view source_;
    bool json_;
    std::string line_break_;
};

}  // namespace rei
