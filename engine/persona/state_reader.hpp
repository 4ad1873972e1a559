// Reading a saved state: members of a known shape. Private to this folder.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "rei/affect/state.hpp"
#include "rei/document/document.hpp"

namespace rei {

using Json = nlohmann::ordered_json;

template <class T>
Json optional_json(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

/// Reads members of a known shape, noting the first problem and going on with zeros.
class StateReader {
  public:
    StateReader(const Document& document, const std::vector<std::string>& moods)
        : document_(document), moods_(moods) {}

    [[nodiscard]] const Problems& problems() const { return problems_; }
    [[nodiscard]] const std::vector<std::string>& moods() const { return moods_; }

    double number(Node object, const char* key, double low = -1e300, double high = 1e300) {
        const Node node = object.find(key);
        const bool good = node && node.is(NodeKind::number) && node.number() >= low && node.number() <= high;
        if (!good) complain(object, node, key, phrase("expected a number in range"));
        return good ? node.number() : 0;
    }
    std::optional<double> maybe_number(Node object, const char* key) {
        const Node node = object.find(key);
        if (node && node.is(NodeKind::null)) return std::nullopt;
        return number(object, key);
    }
    bool boolean(Node object, const char* key) {
        const Node node = object.find(key);
        const bool good = node && node.is(NodeKind::boolean);
        if (!good) complain(object, node, key, phrase("expected {}", describe(NodeKind::boolean)));
        return good && node.boolean();
    }
    Mood mood(Node object, const char* key) {
        const Node node = object.find(key);
        const Mood found = node && node.is(NodeKind::string) ? find_mood(moods_, node.text()) : kNoMood;
        if (found == kNoMood) complain(object, node, key, phrase("expected a mood of this persona"));
        return found == kNoMood ? Mood{0} : found;
    }
    template <class Names>
    auto one_of(Node object, const char* key, const Names& values) {
        const Node node = object.find(key);
        if (node && node.is(NodeKind::string)) {
            for (const auto value : values) {
                if (node.text() == name_of(value)) return value;
            }
        }
        complain(object, node, key, phrase("expected one of the known words"));
        return values[0];
    }
    Node member(Node object, const char* key, NodeKind kind) {
        const Node node = object.find(key);
        if (!node || !node.is(kind)) complain(object, node, key, phrase("expected {}", describe(kind)));
        return node;
    }

  private:
    void complain(Node object, Node node, const char* key, const Phrase& expected) {
        const Place place = node ? node.place() : object ? object.place() : Place{};
        problems_.push_back(
            document_.problem_at(place, key, node ? expected : phrase("is missing; {}", expected)));
    }
    const Document& document_;
    const std::vector<std::string>& moods_;
    Problems problems_;
};

}  // namespace rei
