#include "rei/panels/typed_text.hpp"

#include <algorithm>

#include <imgui_internal.h>

#include "rei/commands/keys.hpp"
#include "rei/model/display_text.hpp"

namespace rei::workbench {

namespace {

constexpr std::uint32_t kFirstPrivate = 0xe000;
constexpr std::uint32_t kLastPrivate = 0xf8ff;

/// A private character, which is three bytes.
std::string private_character(std::size_t index) {
    const auto code_point = kFirstPrivate + static_cast<std::uint32_t>(index);
    return {static_cast<char>(0xe0U | (code_point >> 12U)),
            static_cast<char>(0x80U | ((code_point >> 6U) & 0x3fU)),
            static_cast<char>(0x80U | (code_point & 0x3fU))};
}

bool is_tail(char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
}

/// Where the character that begins at `at` ends.
std::size_t end_of_character(std::string_view text, std::size_t at) {
    ++at;
    while (at < text.size() && is_tail(text[at])) ++at;
    return at;
}

/// The code point of one whole character; of a stray byte the byte.
std::uint32_t code_point_of(std::string_view character) {
    const auto byte = [&](std::size_t k) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(character[k]));
    };
    if (character.size() == 2) return ((byte(0) & 0x1fU) << 6U) | (byte(1) & 0x3fU);
    if (character.size() == 3)
        return ((byte(0) & 0x0fU) << 12U) | ((byte(1) & 0x3fU) << 6U) | (byte(2) & 0x3fU);
    if (character.size() == 4)
        return ((byte(0) & 0x07U) << 18U) | ((byte(1) & 0x3fU) << 12U) | ((byte(2) & 0x3fU) << 6U) |
               (byte(3) & 0x3fU);
    return byte(0);
}

/// Goes on with the character before it: the rest of a syllable in letters, an accent, the colour of an
/// emoji.
bool is_continuation(std::uint32_t code_point) {
    return (code_point >= 0x1160 && code_point <= 0x11ff) || (code_point >= 0x0300 && code_point <= 0x036f) ||
           code_point == 0x200d || (code_point >= 0xfe00 && code_point <= 0xfe0f) ||
           (code_point >= 0x1f3fb && code_point <= 0x1f3ff);
}

/// Where what begins at `at`, and is one character to people, ends.
std::size_t end_of_seen(std::string_view text, std::size_t at) {
    std::size_t end = end_of_character(text, at);
    while (end < text.size()) {
        const std::size_t next = end_of_character(text, end);
        if (!is_continuation(code_point_of(text.substr(end, next - end)))) break;
        end = next;
    }
    return end;
}

template <class Visit>
void each_character(std::string_view text, Visit&& visit) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = end_of_character(text, at);
        visit(text.substr(at, end - at));
        at = end;
    }
}

/// Whether a field can't show it as it is, which is one character to people.
bool is_stranger(std::string_view seen) {
    const std::string_view first = seen.substr(0, end_of_character(seen, 0));
    const std::uint32_t code_point = code_point_of(first);
    if (code_point > 0xffff || (code_point >= kFirstPrivate && code_point <= kLastPrivate)) return true;
    if (first.size() == seen.size()) return false;
    const std::string drawn = display_text(seen);
    return !drawn.empty() && end_of_character(drawn, 0) == drawn.size();
}

/// Of a text the parts that get a private character: `visit(part, is_stranger)` in their order.
template <class Visit>
void each_part(std::string_view text, Visit&& visit) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = end_of_seen(text, at);
        const bool is_strange = is_stranger(text.substr(at, end - at));
        if (!is_strange) end = end_of_character(text, at);
        visit(text.substr(at, end - at), is_strange);
        at = end;
    }
}

/// The one glyph nearest to how the rest of the window draws it: of a word in brackets its first letter.
ImWchar glyph_of(std::string_view stranger) {
    constexpr std::uint32_t kUnknown = 0x25c7;  // ◇
    std::string drawn = display_text(stranger);
    if (drawn.size() > 1 && drawn.front() == '(') drawn.erase(0, 1);
    if (drawn.empty()) return kUnknown;
    return static_cast<ImWchar>(code_point_of(std::string_view(drawn).substr(0, end_of_character(drawn, 0))));
}

/// As far as a line goes in bytes.
std::size_t line_end(ImFont* font, std::string_view text, const std::string& break_sign, float width) {
    const char* begin = text.data();
    auto end = static_cast<std::size_t>(font->CalcWordWrapPositionA(1.0F, begin, begin + text.size(), width) -
                                        begin);
    if (end == 0) end = end_of_character(text, 0);
    while (end < text.size() && text[end] == ' ') ++end;
    const std::size_t sign = text.find(break_sign);
    return sign < end ? sign + break_sign.size() : end;
}

/// A line break that was deleted comes back, so the character beside it goes in its place.
std::string with_neighbour_deleted(const std::string& text, std::size_t cursor, std::size_t& moved) {
    std::string out = text;
    moved = cursor;
    if (ImGui::IsKeyPressed(static_cast<int>(Key::backspace)) && cursor > 0) {
        std::size_t begin = cursor - 1;
        while (begin > 0 && is_tail(text[begin])) --begin;
        out.erase(begin, cursor - begin);
        moved = begin;
    } else if (ImGui::IsKeyPressed(static_cast<int>(Key::del)) && cursor < text.size()) {
        out.erase(cursor, end_of_character(text, cursor) - cursor);
    }
    return out;
}

/// The place in a text with line breaks of a place in the same text without: in front of a break.
std::size_t place_in_lines(std::string_view lines, std::size_t place) {
    std::size_t at = 0;
    for (std::size_t seen = 0; at < lines.size() && (seen < place || lines[at] == '\n'); ++at) {
        if (lines[at] != '\n') {
            ++seen;
        } else if (seen == place) {
            break;
        }
    }
    return at;
}

}  // namespace

TextCode::TextCode(std::string_view plain) {
    each_part(plain, [&](std::string_view part, bool is_strange) {
        const bool is_known = std::find(strangers_.begin(), strangers_.end(), part) != strangers_.end();
        if (is_strange && !is_known) strangers_.emplace_back(part);
    });
    for (const char* sign : {"¶", "§", "¦", "¬"}) {
        break_sign_ = sign;
        if (plain.find(break_sign_) == std::string_view::npos) break;
    }
}

std::string TextCode::shown(std::string_view plain) const {
    std::string out;
    each_part(plain, [&](std::string_view part, bool) {
        const auto stranger = std::find(strangers_.begin(), strangers_.end(), part);
        if (part == "\n") {
            out += break_sign_;
        } else if (stranger != strangers_.end()) {
            out += private_character(static_cast<std::size_t>(stranger - strangers_.begin()));
        } else {
            out += part;
        }
    });
    return out;
}

std::string TextCode::plain(std::string_view shown) const {
    std::string out;
    each_character(shown, [&](std::string_view character) {
        const std::uint32_t code_point = code_point_of(character);
        if (character == "\n") return;
        if (character == break_sign_) {
            out += '\n';
        } else if (code_point >= kFirstPrivate && code_point < kFirstPrivate + strangers_.size()) {
            out += strangers_[code_point - kFirstPrivate];
        } else {
            out += character;
        }
    });
    return out;
}

void TextCode::lend_glyphs(ImFont& font) const {
    const auto known = static_cast<std::size_t>(font.IndexLookup.Size);
    for (std::size_t k = 0; k < strangers_.size() && kFirstPrivate + k < known; ++k)
        font.AddRemapChar(static_cast<ImWchar>(kFirstPrivate + k), glyph_of(strangers_[k]));
}

std::vector<std::string_view> lines_of(ImFont* font, std::string_view text, const std::string& break_sign,
                                       float width) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = line_end(font, text, break_sign, width);
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

std::string joined_lines(const LineBreaker& breaker, std::string_view one_line) {
    std::string out;
    for (const std::string_view line :
         lines_of(breaker.font, one_line, breaker.code->break_sign(), breaker.width)) {
        if (!out.empty()) out += '\n';
        out += line;
    }
    return out;
}

std::string without_line_breaks(std::string_view text) {
    std::string out(text);
    out.erase(std::remove(out.begin(), out.end(), '\n'), out.end());
    return out;
}

int break_lines(ImGuiInputTextCallbackData* data) {
    auto& breaker = *static_cast<LineBreaker*>(data->UserData);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackCharFilter) {
        if (data->EventChar == '\n')
            data->EventChar = static_cast<ImWchar>(code_point_of(breaker.code->break_sign()));
        return 0;
    }
    const std::string_view typed(data->Buf, static_cast<std::size_t>(data->BufTextLen));
    const auto cursor_in_lines = static_cast<std::size_t>(data->CursorPos);
    std::string one_line = without_line_breaks(typed);
    std::size_t cursor = without_line_breaks(typed.substr(0, cursor_in_lines)).size();
    if (one_line == breaker.before) one_line = with_neighbour_deleted(one_line, cursor, cursor);
    breaker.before = one_line;
    const std::string lines = joined_lines(breaker, one_line);
    if (lines == typed) return 0;
    data->DeleteChars(0, data->BufTextLen);
    data->InsertChars(0, lines.data(), lines.data() + lines.size());
    data->CursorPos = static_cast<int>(place_in_lines(lines, cursor));
    data->SelectionStart = data->SelectionEnd = data->CursorPos;
    return 0;
}

}  // namespace rei::workbench
