// JSON by nlohmann's event parser, with the bytes of every value and messages of our own.
#include <iterator>

#include "document_builder.hpp"
#include "json_complaint.hpp"
#include <nlohmann/json.hpp>

namespace rei {
namespace {

/// Where the lexer reads. It runs one character past a number, never past another value.
struct Cursor {
    const char* at;
    const char* end;
};

/// Input iterator over a shared Cursor, so that the handler knows what has been consumed.
class CountingIterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    explicit CountingIterator(Cursor* cursor = nullptr) : cursor_(cursor) {}
    reference operator*() const { return *cursor_->at; }
    CountingIterator& operator++() {
        ++cursor_->at;
        return *this;
    }
    friend bool operator==(const CountingIterator& a, const CountingIterator&) {
        return a.cursor_->at == a.cursor_->end;  // compared with the end alone
    }
    friend bool operator!=(const CountingIterator& a, const CountingIterator& b) { return !(a == b); }

  private:
    Cursor* cursor_;
};

class JsonHandler {
  public:
    using number_integer_t = nlohmann::json::number_integer_t;
    using number_unsigned_t = nlohmann::json::number_unsigned_t;
    using number_float_t = nlohmann::json::number_float_t;
    using string_t = nlohmann::json::string_t;
    using binary_t = nlohmann::json::binary_t;

    JsonHandler(DocumentBuilder& builder, const Cursor& cursor) : builder_(builder), cursor_(cursor) {
        last_end_ = builder.text_begin();
    }

    bool null() { return literal(NodeKind::null, 0); }
    bool boolean(bool value) { return literal(NodeKind::boolean, value ? 1 : 0); }
    bool number_integer(number_integer_t value) { return number(static_cast<double>(value)); }
    bool number_unsigned(number_unsigned_t value) { return number(static_cast<double>(value)); }
    bool number_float(number_float_t value, const string_t&) { return number(value); }
    bool string(string_t& value) {
        add_string(value);
        state_ = JsonState::after_value;
        return true;
    }
    bool key(string_t& value) {
        add_string(value);
        state_ = JsonState::after_key;
        return true;
    }
    bool binary(binary_t&) { return false; }  // JSON texts hold none
    bool start_object(std::size_t) { return open(NodeKind::object); }
    bool start_array(std::size_t) { return open(NodeKind::list); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    template <class Exception>
    bool parse_error(std::size_t, const std::string&, const Exception&) {
        return fail();
    }

  private:
    [[nodiscard]] std::size_t consumed() const {
        return static_cast<std::size_t>(cursor_.at - builder_.source().data());
    }
    /// First byte of the value just read: between two values stand only blanks, commas and colons.
    [[nodiscard]] std::size_t value_begin() const {
        return builder_.source().find_first_not_of(" \t\r\n,:", last_end_);
    }
    void add_string(std::string_view value) {
        const std::size_t begin = value_begin();
        const std::size_t end = consumed();
        const bool verbatim = end - begin == value.size() + 2;  // an escape is longer than what it means
        const std::size_t content = verbatim ? begin + 1 : builder_.source().size() + 1;
        builder_.scalar(NodeKind::string, begin, end, builder_.keep(value, content));
        last_end_ = end;
    }
    bool number(double value) {
        std::size_t end = consumed();
        const char last = builder_.source()[end - 1];
        if (last < '0' || last > '9') --end;  // a number ends in a digit, the character after it is none
        const std::size_t begin = value_begin();
        const std::string_view digits =
            builder_.source().substr(builder_.source()[begin] == '-' ? begin + 1 : begin, 2);
        if (digits.size() == 2 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9')
            return fail();  // 01: the lexer stops after 0
        return add(NodeKind::number, begin, end, value);
    }
    bool literal(NodeKind kind, double value) { return add(kind, value_begin(), consumed(), value); }
    bool add(NodeKind kind, std::size_t begin, std::size_t end, double value) {
        builder_.scalar(kind, begin, end, builder_.source().substr(begin, end - begin), value);
        last_end_ = end;
        state_ = JsonState::after_value;
        return true;
    }
    bool fail() {
        const JsonComplaint complaint =
            complain(builder_.source(), last_end_, state_, builder_.depth() > 0, builder_.in_object());
        builder_.fail(complaint.byte, complaint.message);
        return false;
    }
    bool open(NodeKind kind) {
        last_end_ = consumed();
        if (builder_.depth() == kMaxDepth) {
            builder_.fail(last_end_ - 1,
                          phrase("expected at most {} levels of lists and objects", kMaxDepth));
            return false;
        }
        builder_.open(kind, last_end_ - 1, last_end_);
        state_ = JsonState::after_open;
        return true;
    }
    bool close() {
        last_end_ = consumed();
        builder_.set_end(builder_.innermost(), last_end_);
        state_ = JsonState::after_value;
        return builder_.close();
    }

    DocumentBuilder& builder_;
    const Cursor& cursor_;
    std::size_t last_end_ = 0;
    JsonState state_ = JsonState::at_start;
};

}  // namespace

Loaded<std::unique_ptr<const Document>> Document::from_json(std::string text, std::string file) {
    DocumentBuilder builder(std::move(text), std::move(file), true);
    if (!builder.check_text()) return builder.finish();
    const std::string_view body = builder.text();
    Cursor cursor{body.data(), body.data() + body.size()};
    JsonHandler handler(builder, cursor);
    nlohmann::json::sax_parse(CountingIterator(&cursor), CountingIterator(&cursor), &handler);
    return builder.finish();
}

}  // namespace rei
