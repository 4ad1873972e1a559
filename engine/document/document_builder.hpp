// Builds the tape of a Document, value after value; shared by the JSON and the YAML reader.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rei/document/document.hpp"

namespace rei {

inline constexpr std::size_t kMaxDepth = 100;
inline constexpr std::size_t kMaxAliasedValues = 100'000;
/// After so many duplicate keys reading stops.
inline constexpr std::size_t kMaxProblems = 100;

class DocumentBuilder {
  public:
    DocumentBuilder(std::string text, std::string file, bool has_bytes);

    /// The source after a byte order mark, if there is one.
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] std::size_t text_begin() const { return document_->line_starts_[0]; }
    [[nodiscard]] std::string_view source() const { return document_->source_; }

    /// Refuse what neither format may hold: no text at all, bytes that are no UTF-8, control characters.
    bool check_text();

    /// A scalar, or the key of an object (as a string). `text` must live as long as the source, see `keep`.
    void scalar(NodeKind kind, std::size_t begin, std::size_t end, std::string_view text, double number = 0);
    void open(NodeKind kind, std::size_t begin, std::size_t end);
    /// Close the innermost container; false when there are too many problems to go on.
    bool close();
    /// Bytes that stand at `byte` in the source, or a copy that the document owns.
    [[nodiscard]] std::string_view keep(std::string_view value, std::size_t byte);
    /// Copy a finished value, as an alias does; `index` is what `next_index` was before the value was added.
    void repeat(std::size_t index);
    [[nodiscard]] bool finished(std::size_t index) const { return document_->entries_[index].next != 0; }
    /// How many containers deep a finished value goes, itself counted.
    [[nodiscard]] std::size_t depth_of(std::size_t index) const;
    [[nodiscard]] std::size_t values_of(std::size_t index) const {
        return document_->entries_[index].next - index;
    }

    void set_end(std::size_t index, std::size_t end);
    [[nodiscard]] std::size_t next_index() const { return document_->entries_.size(); }
    [[nodiscard]] std::size_t depth() const { return open_.size(); }
    [[nodiscard]] std::size_t innermost() const { return open_.back(); }
    [[nodiscard]] bool in_object() const;
    /// Whether the next value of the innermost object is a key.
    [[nodiscard]] bool expects_key() const;
    [[nodiscard]] bool innermost_is_empty() const { return document_->entries_[open_.back()].count == 0; }
    /// Byte offset of a line (from 0) and byte column, as YAML counts them.
    [[nodiscard]] std::size_t byte_of(std::size_t line, std::size_t column) const;

    void fail(std::size_t byte, Phrase message, std::string path = {});
    [[nodiscard]] bool failed() const { return !problems_.empty(); }
    Loaded<std::unique_ptr<const Document>> finish();

  private:
    void count_value();
    void check_keys(std::size_t object);
    void report_duplicate(std::size_t first_key, std::size_t second_key);
    [[nodiscard]] std::string path_of_innermost() const;
    [[nodiscard]] Place place_of(std::size_t index) const {
        return document_->node(static_cast<std::uint32_t>(index)).place();
    }

    std::unique_ptr<Document> document_;
    std::vector<std::uint32_t> open_;       ///< containers around the next value
    std::vector<std::uint32_t> values_in_;  ///< for each of them: values so far, keys counted too
    std::vector<std::uint32_t> keys_;       ///< scratch of check_keys
    Problems problems_;
};

}  // namespace rei
