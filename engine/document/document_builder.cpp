#include "document_builder.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include <fmt/format.h>

namespace rei {
namespace {

/// Length of the UTF-8 sequence at `at` (RFC 3629: no overlong forms, no surrogates), or 0 where there is
/// none.
std::size_t sequence_length(const unsigned char* at, const unsigned char* end) {
    const unsigned char lead = at[0];
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > end) return 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
    if (at[1] < low || at[1] > high) return 0;
    for (std::size_t k = 2; k < length; ++k) {
        if ((at[k] & 0xC0) != 0x80) return 0;
    }
    return length;
}

struct BadByte {
    std::size_t at = 0;
    Phrase message;
};

/// The first byte that no text file of ours may hold; `message` is empty where there is none.
BadByte find_bad_byte(std::string_view source) {
    const auto* begin = reinterpret_cast<const unsigned char*>(source.data());
    const auto* end = begin + source.size();
    for (const auto* at = begin; at != end;) {
        if (*at < 0x20 && *at != '\t' && *at != '\n' && *at != '\r') {
            const Phrase what =
                *at == 0 ? phrase("a NUL byte") : phrase("the control character U+{:04X}", *at);
            return {static_cast<std::size_t>(at - begin), phrase("found {}, expected text", what)};
        }
        const std::size_t length = sequence_length(at, end);
        if (length == 0) {
            return {
                static_cast<std::size_t>(at - begin),
                phrase("found the byte 0x{:02X}, which is no UTF-8; expected a text saved as UTF-8", *at)};
        }
        at += length;
    }
    return {};
}

}  // namespace

DocumentBuilder::DocumentBuilder(std::string text, std::string file, bool has_bytes)
    : document_(new Document()) {
    document_->has_bytes_ = has_bytes;
    document_->file_ = std::move(file);
    document_->source_ = std::move(text);
    if (document_->source_.size() >= std::numeric_limits<std::uint32_t>::max()) {
        document_->source_.clear();
        document_->index_places();
        fail(0, phrase("expected a text of less than 4 GiB"));
        return;
    }
    document_->index_places();
    document_->entries_.reserve(document_->source_.size() / 12 + 16);
}

std::string_view DocumentBuilder::text() const {
    return source().substr(text_begin());
}

bool DocumentBuilder::check_text() {
    if (failed()) return false;
    const BadByte bad = find_bad_byte(source());
    if (!bad.message.empty()) {
        fail(bad.at, bad.message);
    } else if (text().find_first_not_of(" \t\r\n") == std::string_view::npos) {
        fail(text_begin(), phrase("the file is empty"));
    }
    return !failed();
}

void DocumentBuilder::count_value() {
    if (open_.empty()) return;
    Document::Entry& container = document_->entries_[open_.back()];
    const std::uint32_t values = values_in_.back()++;
    if (container.kind == NodeKind::list || values % 2 == 0) ++container.count;
}

void DocumentBuilder::scalar(NodeKind kind, std::size_t begin, std::size_t end, std::string_view text,
                             double number) {
    count_value();
    const auto next = static_cast<std::uint32_t>(next_index() + 1);
    document_->entries_.push_back(
        {kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), next, 0, text, number});
}

void DocumentBuilder::open(NodeKind kind, std::size_t begin, std::size_t end) {
    count_value();
    open_.push_back(static_cast<std::uint32_t>(next_index()));
    values_in_.push_back(0);
    document_->entries_.push_back(
        {kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), 0, 0, {}, 0});
}

bool DocumentBuilder::close() {
    const std::uint32_t index = open_.back();
    Document::Entry& container = document_->entries_[index];
    container.next = static_cast<std::uint32_t>(next_index());
    if (container.kind == NodeKind::object && container.count > 1) check_keys(index);
    open_.pop_back();
    values_in_.pop_back();
    return problems_.size() < kMaxProblems;
}

void DocumentBuilder::set_end(std::size_t index, std::size_t end) {
    document_->entries_[index].end = static_cast<std::uint32_t>(end);
}

bool DocumentBuilder::in_object() const {
    return !open_.empty() && document_->entries_[open_.back()].kind == NodeKind::object;
}

bool DocumentBuilder::expects_key() const {
    return in_object() && values_in_.back() % 2 == 0;
}

std::string_view DocumentBuilder::keep(std::string_view value, std::size_t byte) {
    const std::string_view all = source();
    if (byte <= all.size() && all.substr(byte, value.size()) == value) return all.substr(byte, value.size());
    return document_->unescaped_.emplace_back(value);
}

void DocumentBuilder::repeat(std::size_t index) {
    assert(finished(index));
    count_value();
    const std::size_t end = document_->entries_[index].next;
    const auto shift = static_cast<std::uint32_t>(next_index() - index);
    for (std::size_t k = index; k < end; ++k) {
        Document::Entry copy = document_->entries_[k];
        copy.next += shift;
        document_->entries_.push_back(copy);
    }
}

std::size_t DocumentBuilder::depth_of(std::size_t index) const {
    std::size_t deepest = 0;
    std::vector<std::size_t> ends;
    for (std::size_t k = index; k < document_->entries_[index].next; ++k) {
        while (!ends.empty() && ends.back() <= k) ends.pop_back();
        const Document::Entry& entry = document_->entries_[k];
        if (entry.kind != NodeKind::list && entry.kind != NodeKind::object) continue;
        ends.push_back(entry.next);
        deepest = std::max(deepest, ends.size());
    }
    return deepest;
}

std::size_t DocumentBuilder::byte_of(std::size_t line, std::size_t column) const {
    const auto& starts = document_->line_starts_;
    return starts[std::min(line, starts.size() - 1)] + column;
}

void DocumentBuilder::check_keys(std::size_t object) {
    constexpr std::size_t kFew = 12;
    const auto& entries = document_->entries_;
    keys_.clear();
    std::uint32_t key = static_cast<std::uint32_t>(object) + 1;
    for (std::uint32_t k = 0; k < entries[object].count; ++k) {
        keys_.push_back(key);
        key = entries[key + 1].next;
    }
    if (keys_.size() <= kFew) {
        for (std::size_t b = 1; b < keys_.size(); ++b) {
            for (std::size_t a = 0; a < b; ++a) {
                if (entries[keys_[a]].text != entries[keys_[b]].text) continue;
                report_duplicate(keys_[a], keys_[b]);
                break;
            }
        }
        return;
    }
    std::stable_sort(keys_.begin(), keys_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return entries[a].text < entries[b].text; });
    for (std::size_t first = 0, k = 1; k < keys_.size() && problems_.size() < kMaxProblems; ++k) {
        if (entries[keys_[first]].text == entries[keys_[k]].text) {
            report_duplicate(keys_[first], keys_[k]);
        } else {
            first = k;
        }
    }
}

void DocumentBuilder::report_duplicate(std::size_t first_key, std::size_t second_key) {
    const std::string_view key = document_->entries_[second_key].text;
    std::string path = path_of_innermost();
    if (!path.empty()) path += '.';
    path += key;
    problems_.push_back(document_->problem_at(
        place_of(second_key), std::move(path),
        phrase("the key \"{}\" stands here a second time, first in line {}; expected each key once", key,
               place_of(first_key).line)));
}

std::string DocumentBuilder::path_of_innermost() const {
    std::string path;
    for (std::size_t k = 0; k + 1 < open_.size(); ++k) {
        const Document::Entry& container = document_->entries_[open_[k]];
        if (container.kind == NodeKind::list) {
            path += fmt::format("[{}]", container.count - 1);
        } else {
            if (!path.empty()) path += '.';
            path += document_->entries_[open_[k + 1] - 1].text;
        }
    }
    return path;
}

void DocumentBuilder::fail(std::size_t byte, Phrase message, std::string path) {
    problems_.push_back(
        document_->problem_at(document_->place_at(byte), std::move(path), std::move(message)));
}

Loaded<std::unique_ptr<const Document>> DocumentBuilder::finish() {
    if (!failed()) return {std::unique_ptr<const Document>(std::move(document_))};
    std::stable_sort(problems_.begin(), problems_.end(), [](const Problem& a, const Problem& b) {
        return a.place.line != b.place.line ? a.place.line < b.place.line : a.place.column < b.place.column;
    });
    return {std::move(problems_)};
}

}  // namespace rei
