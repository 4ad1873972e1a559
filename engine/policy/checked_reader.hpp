// Reading values out of a Document with every complaint noted and none in the way of the next.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rei/affect/state.hpp"
#include "rei/document/document.hpp"

namespace rei {

/// A Node with its path from the root.
struct Located {
    Node node;
    std::string path;

    explicit operator bool() const { return node.present(); }
    [[nodiscard]] Located member(std::string_view key) const;
    [[nodiscard]] Located item(std::size_t index, Node item) const;
    [[nodiscard]] Located value_of(Node key, Node value) const;
};

/// Each reader gives the value, or nothing after a complaint that `what` was expected. An absent value gives
/// nothing silently.
class CheckedReader {
  public:
    explicit CheckedReader(const Document& document) : document_(document) {}

    void complain(const Located& at, Phrase message);
    /// "found …, expected …"
    void expected(const Located& at, const Phrase& what);
    /// Present and of this kind.
    bool is(const Located& at, NodeKind kind, const Phrase& what);
    bool is_object(const Located& at) { return is(at, NodeKind::object, phrase("an object")); }
    bool is_list(const Located& at, const Phrase& what) { return is(at, NodeKind::list, what); }

    std::optional<std::string> text(const Located& at, const Phrase& what);
    std::optional<std::string> nonempty_text(const Located& at, const Phrase& what);
    std::optional<double> number(const Located& at, Interval range, const Phrase& what);
    /// [low, high] with low ≤ high inside `range`.
    std::optional<Interval> interval(const Located& at, Interval range);
    /// A list of texts, none of them empty; `what` is one of them, without its article.
    std::optional<std::vector<std::string>> texts(const Located& at, const Phrase& what);

    [[nodiscard]] const Problems& problems() const { return problems_; }

  private:
    const Document& document_;
    Problems problems_;
};

}  // namespace rei
