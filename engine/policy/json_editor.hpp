// Changing single values of a JSON text and leaving every other byte as it was.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "policy_json.hpp"

#include "rei/document/document.hpp"

namespace rei {

/// From the root to a value: keys and list indices.
using JsonPath = std::vector<std::variant<std::string, std::size_t>>;

/// A value to write: `parts` between brackets, one a line where the text has room for it, or `text` alone.
struct JsonValue {
    std::string text;
    char open = 0, close = 0;
    std::vector<std::string> parts;

    JsonValue(std::string json) : text(std::move(json)) {}  // NOLINT(google-explicit-constructor)
    JsonValue(char opening, std::vector<std::string> one_a_line, char closing)
        : open(opening), close(closing), parts(std::move(one_a_line)) {}
};

class JsonEditor {
  public:
    /// A text that Document::from_json refuses counts as {}, and a change to what it would refuse is not
    /// made.
    explicit JsonEditor(std::string text);

    [[nodiscard]] const std::string& text() const { return document_->source(); }
    /// How this file writes inside a line.
    [[nodiscard]] JsonStyle style() const;
    /// The value at `path`, or an absent Node. Valid until the next change.
    [[nodiscard]] Node find(const JsonPath& path) const;

    /// Replace the value at `path`, or insert it with the objects around it that are missing: after the last
    /// member of its object, or after the member `after` of the root where that exists.
    void set(const JsonPath& path, const JsonValue& value, std::string_view after = {});
    /// Remove a member of an object; nothing happens where there is none.
    void remove(const JsonPath& path);

  private:
    struct Member {
        Node key, value;
    };
    [[nodiscard]] static std::vector<Member> members_of(Node object);
    [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool spread_over_lines() const;
    [[nodiscard]] std::string line_break() const;
    [[nodiscard]] std::string indentation_unit() const;
    [[nodiscard]] std::string indentation_at(std::size_t byte) const;
    [[nodiscard]] std::string written(const JsonValue& value, const std::string& indentation) const;
    [[nodiscard]] std::string separator_of(Node object, const std::vector<Member>& members) const;
    void insert(Node object, std::size_t depth, std::string_view key, const JsonValue& value,
                std::string_view after);
    void splice(std::size_t begin, std::size_t end, std::string_view replacement);
    void replace_text(std::string text);

    std::unique_ptr<const Document> document_;
};

}  // namespace rei
