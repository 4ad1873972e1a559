// A tree of values to be written as YAML or JSON. Objects list their members in the order in which people
// write them; the order has no meaning.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rei {

struct Value {
    enum class Kind {
        number,
        word,    ///< a name: without quotes where YAML can do without
        speech,  ///< what somebody says: in quotes, so that a comma or a colon in it is nothing to worry
                 ///< about
        list,
        object,
    };
    struct Member;

    Kind kind = Kind::object;
    double number = 0;
    std::string text;  ///< of a word or speech
    std::vector<Value> items;
    std::vector<Member> members;
    int origin = -1;  ///< of an item: which item it was in the list that was read; -1: it was in none

    [[nodiscard]] static Value of(double number);
    [[nodiscard]] static Value word(std::string text);
    [[nodiscard]] static Value speech(std::string text);
    [[nodiscard]] static Value list();

    void add(std::string key, Value value);
    /// The member called `key`, or none.
    [[nodiscard]] const Value* find(std::string_view key) const;
    [[nodiscard]] bool is_text() const { return kind == Kind::word || kind == Kind::speech; }

    /// Whether both mean the same: quotes, the order of members and origins aside.
    friend bool operator==(const Value& a, const Value& b);
};

struct Value::Member {
    std::string key;
    Value value;
};

}  // namespace rei
