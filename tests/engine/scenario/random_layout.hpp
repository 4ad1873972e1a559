// The same tree of values as people of all kinds would write it: block and flow style, quotes, comments,
// empty lines, indentation, members in another order, defaults written out, JSON in one line or many.
#pragma once

#include <string>

#include "engine/test_data.hpp"

#include "rei/scenario/spelling.hpp"
#include "rei/scenario/value.hpp"

namespace rei::test {

class RandomLayout {
  public:
    explicit RandomLayout(Dice& dice) : dice_(dice) {
        flow_items_ = dice.chance(0.6);
        comments_ = dice.chance(0.8);
        indented_lists_ = dice.chance(0.7);
        single_quotes_ = dice.chance(0.3);
        unit_ = dice.chance(0.7) ? 2 : 4;
    }

    /// YAML. The comment behind turn k is `# turn k`; comments in lines of their own are `# N at PLACE`,
    /// where the place is `top`, the list's key, or `inside` an item.
    std::string yaml(const Value& root) {
        std::string out = own_line(0, "top");
        for (const Value::Member& member : root.members) {
            out += own_line(0, "top") + spell_key(member.key, Notation::block) + ":";
            if (member.value.kind == Value::Kind::list) {
                out += dice_.chance(0.15) ? " " + flow_list(member) + "\n" : block_list(member);
            } else {
                out += in_block(member.value, 0) + "\n";
            }
        }
        out += own_line(0, "top");
        // the last line break belongs to a text under a `|`
        if (out.find('|') == std::string::npos && dice_.chance(0.2)) out.pop_back();
        if (dice_.chance(0.2)) out = with_other_breaks(out);
        if (dice_.chance(0.1)) out.insert(0, "\xEF\xBB\xBF");
        return out;
    }

    std::string json(const Value& root) {
        const bool lines = dice_.chance(0.5);
        compact_ = dice_.chance(0.3);
        return json_of(root, lines ? (dice_.chance(0.5) ? 2 : 4) : 0, 0) + (dice_.chance(0.5) ? "\n" : "");
    }

    std::vector<std::string> top_comments, list_comments;

  private:
    static bool is_scalar(const Value& value) { return value.kind == Value::Kind::number || value.is_text(); }

    std::string own_line(std::size_t column, const std::string& place) {
        if (dice_.chance(0.15)) return "\n";
        if (!comments_ || !dice_.chance(0.25)) return "";
        const std::string comment = "# " + std::to_string(comment_count_++) + " at " + place;
        if (place == "top") top_comments.push_back(comment);
        if (place == "turns" || place == "expect") list_comments.push_back(comment);
        return std::string(column, ' ') + comment + "\n";
    }

    static std::string with_other_breaks(const std::string& text) {
        std::string out;
        for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
        return out;
    }

    std::string scalar(const Value& value, Notation notation) {
        if (!value.is_text())
            return dice_.chance(0.2) && value.number >= 1 ? spell(value, notation) + "e0"
                                                          : spell(value, notation);
        const bool plain_line = value.text.find_first_of("\n\t") == std::string::npos;
        if (single_quotes_ && plain_line) return spell_like("'", value, notation, 0, "\n");
        return spell(dice_.chance(0.3) ? Value::word(value.text) : value, notation);
    }

    std::string flow(const Value& value) {
        if (is_scalar(value)) return scalar(value, Notation::flow);
        std::string out;
        std::vector<Value::Member> members = value.members;
        if (dice_.chance(0.2)) std::swap(members.front(), members.back());
        for (const Value::Member& member : members) {
            out +=
                (out.empty() ? "" : ", ") + spell_key(member.key, Notation::flow) + ": " + flow(member.value);
        }
        return dice_.chance(0.1) ? "{ " + out + " }" : "{" + out + "}";
    }

    std::string in_block(const Value& value, std::size_t column) {
        if (is_scalar(value)) return " " + block_scalar(value, column);
        if (flow_items_ || value.members.empty()) return " " + flow(value);
        return "\n" + std::string(column + unit_, ' ') + object_lines(value, column + unit_);
    }

    std::string block_scalar(const Value& value, std::size_t column) {
        const bool lines = value.is_text() && value.text.find('\n') != std::string::npos && dice_.chance(0.7);
        return lines ? spell_like("|", value, Notation::block, column + unit_, "\n")
                     : scalar(value, Notation::block);
    }

    /// Members a line from the first key on, without the last line break.
    std::string object_lines(const Value& object, std::size_t column) {
        std::string out;
        for (const Value::Member& member : object.members) {
            if (!out.empty()) out += "\n" + own_line(column, "inside") + std::string(column, ' ');
            out += spell_key(member.key, Notation::block) + ":" + in_block(member.value, column);
        }
        return out;
    }

    std::string behind(const Value::Member& list, std::size_t item) {
        return comments_ && list.key == "turns"
                   ? std::string(dice_.chance(0.5) ? "   " : "") + " # turn " + std::to_string(item)
                   : "";
    }

    std::string block_list(const Value::Member& list) {
        const std::size_t column = indented_lists_ ? unit_ : 0;
        std::string out = "\n";
        for (std::size_t k = 0; k < list.value.items.size(); ++k) {
            out += own_line(column, list.key) + std::string(column, ' ') + "- ";
            const Value& item = list.value.items[k];
            const std::string text = flow_items_ ? flow(item) : object_lines(item, column + 2);
            const bool ends_in_lines =
                text.find("|") != std::string::npos;  // a comment would be part of the text
            out += text + (ends_in_lines ? "" : behind(list, k)) + "\n";
        }
        return out;
    }

    std::string flow_list(const Value::Member& list) {
        const bool lines = dice_.chance(0.6);
        std::string out = "[";
        for (std::size_t k = 0; k < list.value.items.size(); ++k) {
            const bool last = k + 1 == list.value.items.size();
            if (lines) out += "\n" + own_line(4, list.key) + "    ";
            out += flow(list.value.items[k]) + (last && dice_.chance(0.5) ? "" : ",") +
                   (lines  ? behind(list, k)
                    : last ? ""
                           : " ");
        }
        return out + (lines ? "\n  ]" : "]");
    }

    std::string json_of(const Value& value, std::size_t unit, std::size_t depth) {
        if (is_scalar(value)) return spell(value, Notation::json);
        const bool list = value.kind == Value::Kind::list;
        const auto line = [&](std::size_t levels) {
            return unit == 0 ? "" : "\n" + std::string(unit * levels, ' ');
        };
        std::string out;
        const auto add = [&](const std::string& text) {
            if (!out.empty()) out += unit == 0 && !compact_ ? ", " : ",";
            out += line(depth + 1) + text;
        };
        for (const Value& item : value.items) add(json_of(item, unit, depth + 1));
        for (const Value::Member& member : value.members) {
            add(spell_key(member.key, Notation::json) + (compact_ ? ":" : ": ") +
                json_of(member.value, unit, depth + 1));
        }
        return (list ? '[' : '{') + out + line(depth) + (list ? ']' : '}');
    }

    Dice& dice_;
    bool flow_items_, comments_, indented_lists_, single_quotes_, compact_ = false;
    std::size_t unit_;
    int comment_count_ = 0;
};

}  // namespace rei::test
