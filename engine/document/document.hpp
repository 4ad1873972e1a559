// A JSON or YAML text as a tree of values that know where they stand in it: the line and column for error
// messages and, for JSON, the bytes, so that one value can be replaced and all else left as it was.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rei/document/problem.hpp"

namespace rei {

class Document;

enum class NodeKind : std::uint8_t { null, boolean, number, string, list, object };

/// "a number", "a list", … for messages.
[[nodiscard]] Phrase describe(NodeKind kind);

/// One value of a Document; a cheap handle that lives as long as the Document does.
/// A YAML plain scalar is a number, boolean or null by YAML's core schema, else a string.
class Node {
  public:
    [[nodiscard]] NodeKind kind() const;
    [[nodiscard]] bool is(NodeKind wanted) const { return kind() == wanted; }
    /// The text of a scalar: a string's content; a number's, boolean's or null's spelling.
    [[nodiscard]] std::string_view text() const;
    /// The number; only for `number`. YAML's .inf and .nan come through and are for the reader to refuse.
    [[nodiscard]] double number() const;
    [[nodiscard]] bool boolean() const;
    [[nodiscard]] std::size_t size() const;  ///< items of a list, members of an object; else 0

    /// Visit the items of a list in order: `visit(std::size_t index, Node item)`.
    template <class Visit>
    void each_item(Visit&& visit) const;
    /// Visit the members of an object in file order; `key` is a string node with a place of its own.
    /// `visit(Node key, Node value)`.
    template <class Visit>
    void each_member(Visit&& visit) const;
    /// The member called `key`, or an absent Node.
    [[nodiscard]] Node find(std::string_view key) const;
    /// The item at `index`, or an absent Node.
    [[nodiscard]] Node at(std::size_t index) const;
    [[nodiscard]] bool present() const { return document_ != nullptr; }
    explicit operator bool() const { return present(); }

    [[nodiscard]] Place place() const;
    /// First byte in the source; what a YAML alias stands for begins where its anchor does.
    [[nodiscard]] std::size_t begin() const;
    /// One past the last byte in the source; JSON only (see layout.hpp for both).
    [[nodiscard]] std::size_t end() const;

    Node() = default;

  private:
    friend class Document;
    struct Range {
        std::uint32_t first, count;
    };
    [[nodiscard]] Range content(NodeKind wanted) const;
    [[nodiscard]] std::uint32_t after(std::uint32_t index) const;
    Node(const Document* document, std::uint32_t index) : document_(document), index_(index) {}
    const Document* document_ = nullptr;
    std::uint32_t index_ = 0;
};

/// Whether a file of this name is JSON: it ends in .json.
[[nodiscard]] bool is_json_name(std::string_view file);

/// A parsed text. Movable, not copyable; Nodes point into it, so keep it where it is while using them.
class Document {
  public:
    /// Strict JSON (RFC 8259, UTF-8). Refuses duplicate keys, more than 100 levels and trailing text.
    static Loaded<std::unique_ptr<const Document>> from_json(std::string text, std::string file);
    /// One YAML 1.2 document. Refuses duplicate keys, more than 100 levels, and aliases that would unfold
    /// to more than 100,000 values.
    static Loaded<std::unique_ptr<const Document>> from_yaml(std::string text, std::string file);
    /// JSON by its name, else YAML.
    static Loaded<std::unique_ptr<const Document>> from_text(std::string text, std::string file);

    [[nodiscard]] Node root() const { return {this, 0}; }
    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] const std::string& source() const { return source_; }
    [[nodiscard]] Problem problem_at(Place place, std::string path, Phrase message) const;

    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

  private:
    friend class Node;
    friend class DocumentBuilder;
    Document() = default;

    /// Values in document order; a container is followed by its content (for an object: key, value, key, …).
    struct Entry {
        NodeKind kind = NodeKind::null;
        std::uint32_t begin = 0;  ///< byte offset (JSON) or line (YAML, from 0)
        std::uint32_t end = 0;    ///< byte offset (JSON) or byte column (YAML, from 0)
        std::uint32_t next = 0;   ///< index after this value and its content
        std::uint32_t count = 0;  ///< items or members
        std::string_view text;    ///< into source_ or unescaped_
        double number = 0;
    };

    [[nodiscard]] Node node(std::uint32_t index) const { return {this, index}; }
    void index_places();
    [[nodiscard]] Place place_at(std::size_t byte) const;

    bool has_bytes_ = false;  ///< JSON: begin and end are byte offsets
    std::string file_;
    std::string source_;
    std::deque<std::string> unescaped_;  ///< scalars that do not stand verbatim in the source
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> line_starts_;    ///< first byte of each line (after a byte order mark)
    std::vector<std::uint32_t> points_before_;  ///< code points before every kPlaceStride-th byte
};

template <class Visit>
void Node::each_item(Visit&& visit) const {
    const Range range = content(NodeKind::list);
    std::uint32_t item = range.first;
    for (std::size_t k = 0; k < range.count; ++k) {
        visit(k, Node(document_, item));
        item = after(item);
    }
}

template <class Visit>
void Node::each_member(Visit&& visit) const {
    const Range range = content(NodeKind::object);
    std::uint32_t key = range.first;
    for (std::size_t k = 0; k < range.count; ++k) {
        visit(Node(document_, key), Node(document_, key + 1));
        key = after(key + 1);
    }
}

}  // namespace rei
