#include "rei/report/markup.hpp"

#include <cstdint>

#include <fmt/format.h>
#include <utf8proc.h>

namespace rei::workbench {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Char of XML 1.0, without the controls that HTML frowns upon.
bool is_allowed(utf8proc_int32_t c) {
    if (c == '\t' || c == '\n') return true;
    if (c < 0x20 || (c >= 0x7f && c < 0xa0)) return false;
    return c < 0xfdd0 || (c > 0xfdef && (c & 0xfffe) != 0xfffe);
}

std::string_view entity_of(utf8proc_int32_t c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    while (!text.empty()) {
        utf8proc_int32_t code_point = -1;
        const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                           static_cast<utf8proc_ssize_t>(text.size()), &code_point);
        const std::size_t taken = size > 0 ? static_cast<std::size_t>(size) : 1;
        if (size <= 0 || !is_allowed(code_point)) {
            out += kReplacement;
        } else if (const std::string_view entity = entity_of(code_point); !entity.empty()) {
            out += entity;
        } else {
            out += text.substr(0, taken);
        }
        text.remove_prefix(taken);
    }
    return out;
}

std::string short_number(double value, int decimals) {
    std::string out = fmt::format("{:.{}f}", value, decimals);
    if (out.find('.') != std::string::npos) {
        out.erase(out.find_last_not_of('0') + 1);
        if (out.back() == '.') out.pop_back();
    }
    return out == "-0" ? "0" : out;
}

std::string percent(double share) {
    return short_number(100 * share, 2) + "%";
}

std::string px(double value) {
    return short_number(value, 1);
}

Markup::Element::Element(Markup& markup, const char* name)
    : markup_(markup), close_(fmt::format("</{}>", name)) {}

void Markup::begin(const char* name, Attributes attributes) {
    text_ += '<';
    text_ += name;
    for (const Attribute& attribute : attributes) {
        text_ += fmt::format(" {}=\"{}\"", attribute.name, escaped(attribute.value));
    }
}

Markup::Element Markup::open(const char* name, Attributes attributes) {
    begin(name, attributes);
    text_ += '>';
    return {*this, name};
}

void Markup::leaf(const char* name, Attributes attributes, std::string_view text) {
    const Element element = open(name, attributes);
    text_ += escaped(text);
}

void Markup::empty(const char* name, Attributes attributes) {
    begin(name, attributes);
    text_ += "/>";
}

}  // namespace rei::workbench
