#include "checked_reader.hpp"

#include <cmath>

#include <fmt/format.h>

namespace rei {
namespace {

Phrase found(Node node) {
    constexpr std::size_t kLongest = 60;
    if (node.is(NodeKind::list) || node.is(NodeKind::object)) return describe(node.kind());
    std::string_view text = node.text();
    const char* more = "";
    if (text.size() > kLongest) {
        std::size_t end = kLongest;
        while ((text[end] & '\xC0') == '\x80') --end;
        text = text.substr(0, end);
        more = "…";
    }
    return node.is(NodeKind::string) ? phrase("\"{}{}\"", text, more) : phrase("{}{}", text, more);
}

}  // namespace

Located Located::member(std::string_view key) const {
    return {node.find(key), path.empty() ? std::string(key) : fmt::format("{}.{}", path, key)};
}

Located Located::item(std::size_t index, Node item) const {
    return {item, fmt::format("{}[{}]", path, index)};
}

Located Located::value_of(Node key, Node value) const {
    return {value, path.empty() ? std::string(key.text()) : fmt::format("{}.{}", path, key.text())};
}

void CheckedReader::complain(const Located& at, Phrase message) {
    problems_.push_back(document_.problem_at(at.node.place(), at.path, std::move(message)));
}

void CheckedReader::expected(const Located& at, const Phrase& what) {
    complain(at, phrase("found {}, expected {}", found(at.node), what));
}

bool CheckedReader::is(const Located& at, NodeKind kind, const Phrase& what) {
    if (!at) return false;
    if (at.node.is(kind)) return true;
    expected(at, what);
    return false;
}

std::optional<std::string> CheckedReader::text(const Located& at, const Phrase& what) {
    if (!is(at, NodeKind::string, what)) return std::nullopt;
    return std::string(at.node.text());
}

std::optional<std::string> CheckedReader::nonempty_text(const Located& at, const Phrase& what) {
    std::optional<std::string> value = text(at, what);
    if (!value || !value->empty()) return value;
    complain(at, phrase("found an empty text, expected {}", what));
    return std::nullopt;
}

std::optional<double> CheckedReader::number(const Located& at, Interval range, const Phrase& what) {
    if (!is(at, NodeKind::number, what)) return std::nullopt;
    const double value = at.node.number();
    if (value >= range.low && value <= range.high) return value;  // false for NaN
    expected(at, what);
    return std::nullopt;
}

std::optional<Interval> CheckedReader::interval(const Located& at, Interval range) {
    const Phrase what = phrase("[low, high] with {} <= low <= high <= {}", range.low, range.high);
    if (!is_list(at, what)) return std::nullopt;
    if (at.node.size() != 2) {
        complain(at, phrase("found a list of {}, expected {}", at.node.size(), what));
        return std::nullopt;
    }
    const std::optional<double> low = number(at.item(0, at.node.at(0)), range, what);
    const std::optional<double> high = number(at.item(1, at.node.at(1)), range, what);
    if (!low || !high) return std::nullopt;
    if (*low <= *high) return Interval{*low, *high};
    complain(at, phrase("found [{}, {}], expected {}", *low, *high, what));
    return std::nullopt;
}

std::optional<std::vector<std::string>> CheckedReader::texts(const Located& at, const Phrase& what) {
    if (!is_list(at, phrase("a list of {}s", what))) return std::nullopt;
    const Phrase one = phrase("a {}", what);
    std::vector<std::string> values;
    at.node.each_item([&](std::size_t index, Node item) {
        if (auto value = nonempty_text(at.item(index, item), one)) values.push_back(*value);
    });
    return values;
}

}  // namespace rei
