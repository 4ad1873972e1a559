#include "rei/llm/reply_reader.hpp"

namespace rei::llm {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

void append_character(std::uint32_t code, std::string& out) {
    const auto byte = [&](std::uint32_t value) { out += static_cast<char>(value); };
    if (code < 0x80U) {
        byte(code);
    } else if (code < 0x800U) {
        byte(0xC0U | code >> 6U);
        byte(0x80U | (code & 0x3FU));
    } else if (code < 0x10000U) {
        byte(0xE0U | code >> 12U);
        byte(0x80U | (code >> 6U & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    } else {
        byte(0xF0U | code >> 18U);
        byte(0x80U | (code >> 12U & 0x3FU));
        byte(0x80U | (code >> 6U & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    }
}

/// How many bytes a character has that begins with this one.
std::size_t length_of(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte >= 0xF0U ? 4 : byte >= 0xE0U ? 3 : byte >= 0xC0U ? 2 : 1;
}

bool is_rest(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

int hex_value(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    const char lower = static_cast<char>(static_cast<unsigned char>(digit) | 0x20U);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 0;
}

}  // namespace

bool StringDecoder::take(char byte, std::string& out) {
    if (digits_left_ > 0) {
        unit_ = unit_ << 4U | static_cast<std::uint32_t>(hex_value(byte));
        if (--digits_left_ == 0) take_unit(out);
        return true;
    }
    if (escape_) {
        take_escape(byte, out);
        return true;
    }
    if (byte == '\\') {
        escape_ = true;
        return true;
    }
    end_pair(out);
    if (!part_.empty() && !is_rest(byte)) {  // broken off in the middle
        out += kReplacement;
        part_.clear();
    }
    if (byte == '"') return false;
    part_ += byte;
    if (part_.size() >= length_of(part_.front())) {
        out += is_rest(part_.front()) ? kReplacement : std::string_view(part_);
        part_.clear();
    }
    return true;
}

void StringDecoder::take_escape(char byte, std::string& out) {
    escape_ = false;
    if (byte == 'u') {
        digits_left_ = 4;
        unit_ = 0;
        return;
    }
    end_pair(out);
    constexpr std::string_view kNames = "bfnrt";
    constexpr std::string_view kValues = "\b\f\n\r\t";
    const std::size_t at = kNames.find(byte);
    out += at == std::string_view::npos ? byte : kValues[at];
}

void StringDecoder::take_unit(std::string& out) {
    const bool is_low = unit_ >= 0xDC00U && unit_ < 0xE000U;
    if (is_low && high_ != 0) {
        append_character(0x10000U + ((high_ - 0xD800U) << 10U) + (unit_ - 0xDC00U), out);
        high_ = 0;
        return;
    }
    end_pair(out);
    if (unit_ >= 0xD800U && unit_ < 0xDC00U) {
        high_ = unit_;
    } else if (is_low) {
        out += kReplacement;
    } else {
        append_character(unit_, out);
    }
}

void StringDecoder::end_pair(std::string& out) {
    if (high_ == 0) return;
    out += kReplacement;
    high_ = 0;
}

std::string ReplyReader::take(std::string_view more) {
    std::string reply;
    for (const char byte : more) {
        if (form_ == Form::plain) break;
        if (is_in_string()) {
            take_string(byte, reply);
        } else if (where_ == Where::before) {
            look_for_object(byte);
        } else {
            take_structure(byte);
        }
    }
    return reply;
}

bool ReplyReader::is_in_string() const {
    return where_ == Where::key || where_ == Where::reply || where_ == Where::other_string ||
           where_ == Where::nested_string;
}

/// Blanks may come before the object, and a fence of three backticks with a word after it.
void ReplyReader::look_for_object(char byte) {
    if (byte == '{') {
        form_ = Form::object;
        where_ = Where::key_or_end;
    } else if (byte == '`') {
        in_fence_ = true;
    } else if (!is_blank(byte) && !in_fence_) {
        form_ = Form::plain;
    }
}

void ReplyReader::take_string(char byte, std::string& reply) {
    ignored_.clear();
    std::string& into = where_ == Where::reply ? reply : where_ == Where::key ? key_ : ignored_;
    if (decoder_.take(byte, into)) return;
    where_ = where_ == Where::key             ? Where::colon
             : where_ == Where::nested_string ? Where::nested
                                              : Where::key_or_end;
    decoder_ = {};
}

void ReplyReader::begin_value(char byte) {
    if (byte == '"') {
        const bool is_reply = key_ == "reply" && !had_reply_;
        where_ = is_reply ? Where::reply : Where::other_string;
        had_reply_ = had_reply_ || is_reply;
    } else if (byte == '{' || byte == '[') {
        where_ = Where::nested;
        depth_ = 1;
    } else if (!is_blank(byte)) {
        where_ = Where::other_value;
    }
}

void ReplyReader::take_structure(char byte) {
    switch (where_) {
        case Where::key_or_end:
            if (byte == '"') {
                key_.clear();
                where_ = Where::key;
            } else if (byte == '}') {
                where_ = Where::after;
            }
            break;
        case Where::colon:
            if (byte == ':') where_ = Where::value;
            break;
        case Where::value:
            begin_value(byte);
            break;
        case Where::other_value:
            if (byte == ',') where_ = Where::key_or_end;
            if (byte == '}') where_ = Where::after;
            break;
        case Where::nested:
            if (byte == '"') where_ = Where::nested_string;
            if (byte == '{' || byte == '[') ++depth_;
            if ((byte == '}' || byte == ']') && --depth_ == 0) where_ = Where::key_or_end;
            break;
        default:
            break;
    }
}

}  // namespace rei::llm
