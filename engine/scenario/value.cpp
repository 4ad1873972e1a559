#include "rei/scenario/value.hpp"

#include <algorithm>

namespace rei {

Value Value::of(double number) {
    Value out;
    out.kind = Kind::number;
    out.number = number;
    return out;
}

Value Value::word(std::string text) {
    Value out;
    out.kind = Kind::word;
    out.text = std::move(text);
    return out;
}

Value Value::speech(std::string text) {
    Value out = word(std::move(text));
    out.kind = Kind::speech;
    return out;
}

Value Value::list() {
    Value out;
    out.kind = Kind::list;
    return out;
}

void Value::add(std::string key, Value value) {
    members.push_back({std::move(key), std::move(value)});
}

const Value* Value::find(std::string_view key) const {
    const auto member =
        std::find_if(members.begin(), members.end(), [&](const Member& one) { return one.key == key; });
    return member == members.end() ? nullptr : &member->value;
}

bool operator==(const Value& a, const Value& b) {
    if (a.is_text() && b.is_text()) return a.text == b.text;
    if (a.kind != b.kind) return false;
    if (a.kind == Value::Kind::number) return a.number == b.number;
    if (a.kind == Value::Kind::list) return a.items == b.items;
    return a.members.size() == b.members.size() &&
           std::all_of(a.members.begin(), a.members.end(), [&](const Value::Member& member) {
               const Value* other = b.find(member.key);
               return other != nullptr && *other == member.value;
           });
}

}  // namespace rei
