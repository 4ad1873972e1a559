// Reads the text of a model's reply out of the JSON object that is being written, character by character:
// {"reply": "…", "mood_delta": 1, "affinity_delta": 0}. Pieces may be cut anywhere, within an escape sequence
// or a character.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rei::llm {

/// Decodes a JSON string after its opening quote. Only whole characters come out; half a surrogate pair is
/// U+FFFD.
class StringDecoder {
  public:
    /// Take a byte; false when it is the closing quote.
    bool take(char byte, std::string& out);

  private:
    void take_escape(char byte, std::string& out);
    void take_unit(std::string& out);
    void end_pair(std::string& out);
    std::string part_;  ///< bytes of a character that is not complete
    bool escape_ = false;
    int digits_left_ = 0;  ///< of \uXXXX
    std::uint32_t unit_ = 0;
    std::uint32_t high_ = 0;  ///< the first half of a pair
};

class ReplyReader {
  public:
    enum class Form : std::uint8_t {
        unknown,  ///< nothing but blanks or the beginning of a fence so far
        object,
        plain,  ///< text that is no JSON object
    };
    /// What the reply goes on with.
    [[nodiscard]] std::string take(std::string_view more);
    [[nodiscard]] Form form() const { return form_; }

  private:
    enum class Where : std::uint8_t {
        before,
        key_or_end,
        key,
        colon,
        value,
        reply,
        other_string,
        other_value,
        nested,
        nested_string,
        after,
    };
    void look_for_object(char byte);
    void begin_value(char byte);
    void take_structure(char byte);
    void take_string(char byte, std::string& reply);
    [[nodiscard]] bool is_in_string() const;

    Form form_ = Form::unknown;
    Where where_ = Where::before;
    bool in_fence_ = false;
    int depth_ = 0;  ///< of nested values
    bool had_reply_ = false;
    std::string key_;
    std::string ignored_;
    StringDecoder decoder_;
};

}  // namespace rei::llm
