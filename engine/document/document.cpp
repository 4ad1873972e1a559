#include "rei/document/document.hpp"

#include <algorithm>
#include <cassert>

namespace rei {
namespace {

constexpr std::size_t kPlaceStride = 4096;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::uint32_t count_code_points(const char* begin, const char* end) {
    return static_cast<std::uint32_t>(
        std::count_if(begin, end, [](char c) { return (c & '\xC0') != '\x80'; }));
}

}  // namespace

Phrase describe(NodeKind kind) {
    switch (kind) {
        case NodeKind::null:
            return phrase("null");
        case NodeKind::boolean:
            return phrase("true or false");
        case NodeKind::number:
            return phrase("a number");
        case NodeKind::string:
            return phrase("a string");
        case NodeKind::list:
            return phrase("a list");
        case NodeKind::object:
            return phrase("an object");
    }
    return {};
}

NodeKind Node::kind() const {
    return present() ? document_->entries_[index_].kind : NodeKind::null;
}

std::string_view Node::text() const {
    return present() ? document_->entries_[index_].text : std::string_view();
}

double Node::number() const {
    assert(is(NodeKind::number));
    return document_->entries_[index_].number;
}

bool Node::boolean() const {
    assert(is(NodeKind::boolean));
    return document_->entries_[index_].number != 0;
}

std::size_t Node::size() const {
    return present() ? document_->entries_[index_].count : 0;
}

Node::Range Node::content(NodeKind wanted) const {
    if (!present() || kind() != wanted) return {0, 0};
    return {index_ + 1, document_->entries_[index_].count};
}

std::uint32_t Node::after(std::uint32_t index) const {
    return document_->entries_[index].next;
}

Node Node::find(std::string_view key) const {
    const Range range = content(NodeKind::object);
    std::uint32_t member = range.first;
    for (std::uint32_t k = 0; k < range.count; ++k) {
        if (document_->entries_[member].text == key) return {document_, member + 1};
        member = after(member + 1);
    }
    return {};
}

Node Node::at(std::size_t index) const {
    const Range range = content(NodeKind::list);
    if (index >= range.count) return {};
    std::uint32_t item = range.first;
    for (std::size_t k = 0; k < index; ++k) item = after(item);
    return {document_, item};
}

Place Node::place() const {
    if (!present()) return {};
    return document_->place_at(begin());
}

std::size_t Node::begin() const {
    assert(present());
    const Document::Entry& entry = document_->entries_[index_];
    if (document_->has_bytes_) return entry.begin;
    const std::size_t line = std::min<std::size_t>(entry.begin, document_->line_starts_.size() - 1);
    return document_->line_starts_[line] + entry.end;
}

std::size_t Node::end() const {
    assert(present() && document_->has_bytes_);
    return document_->entries_[index_].end;
}

Problem Document::problem_at(Place place, std::string path, Phrase message) const {
    return {file_, place, std::move(path), std::move(message)};
}

void Document::index_places() {
    const bool marked = source_.compare(0, kByteOrderMark.size(), kByteOrderMark) == 0;
    line_starts_.push_back(marked ? kByteOrderMark.size() : 0);
    for (std::size_t at = source_.find('\n'); at != std::string::npos; at = source_.find('\n', at + 1)) {
        line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
    }
    std::uint32_t points = 0;
    for (std::size_t at = 0; at <= source_.size(); at += kPlaceStride) {
        points_before_.push_back(points);
        const std::size_t end = std::min(source_.size(), at + kPlaceStride);
        points += count_code_points(source_.data() + at, source_.data() + end);
    }
}

Place Document::place_at(std::size_t byte) const {
    byte = std::clamp<std::size_t>(byte, line_starts_[0],
                                   std::max<std::size_t>(source_.size(), line_starts_[0]));
    const auto points_to = [this](std::size_t at) {
        const std::size_t block = at / kPlaceStride;
        return points_before_[block] +
               count_code_points(source_.data() + block * kPlaceStride, source_.data() + at);
    };
    const auto next_line = std::upper_bound(line_starts_.begin(), line_starts_.end(), byte);
    const auto line = next_line - line_starts_.begin();
    const std::uint32_t column =
        points_to(byte) - points_to(line_starts_[static_cast<std::size_t>(line - 1)]) + 1;
    return {static_cast<int>(line), static_cast<int>(column)};
}

bool is_json_name(std::string_view file) {
    constexpr std::string_view kJson = ".json";
    return file.size() >= kJson.size() &&
           std::equal(kJson.begin(), kJson.end(), file.end() - kJson.size(),
                      [](char wanted, char c) { return wanted == (c >= 'A' && c <= 'Z' ? c + 32 : c); });
}

Loaded<std::unique_ptr<const Document>> Document::from_text(std::string text, std::string file) {
    return is_json_name(file) ? from_json(std::move(text), std::move(file))
                              : from_yaml(std::move(text), std::move(file));
}

}  // namespace rei
