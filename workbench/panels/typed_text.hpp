// Texts as a field shows them while they are typed: in lines that fit, and with stand-ins for what a field
// can't hold.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

namespace rei::workbench {

/// A field holds characters of the basic plane, one glyph each, and breaks lines where a line break is. So
/// characters beyond that plane, such as emoji, and those written in parts, such as syllables of loose
/// letters, get private ones for the time being, and line breaks of the text are shown as a sign: what is
/// typed is read back as the very text.
class TextCode {
  public:
    TextCode() = default;
    /// For that text and for what becomes of it by typing.
    explicit TextCode(std::string_view plain);

    /// In one line.
    [[nodiscard]] std::string shown(std::string_view plain) const;
    [[nodiscard]] std::string plain(std::string_view shown) const;
    /// Before a field of the text is drawn: gives its private characters the glyphs of what they look like as
    /// elsewhere in the window, or of the nearest to it that is one glyph.
    void lend_glyphs(ImFont& font) const;
    /// The sign for a line break, as UTF-8.
    [[nodiscard]] const std::string& break_sign() const { return break_sign_; }

  private:
    std::vector<std::string> strangers_;  ///< by the private character that stands for them
    std::string break_sign_ = "¶";
};

/// The lines into which a text in one line breaks at a width, behind blanks and behind every `break_sign`;
/// put together they are the text.
[[nodiscard]] std::vector<std::string_view> lines_of(ImFont* font, std::string_view text,
                                                     const std::string& break_sign, float width);

/// What ImGui tells while a text in lines is typed: it is broken into lines anew. `user_data` is a
/// LineBreaker.
struct LineBreaker {
    ImFont* font = nullptr;
    float width = 0;
    const TextCode* code = nullptr;
    std::string before;  ///< in one line, as of the last frame
};
int break_lines(ImGuiInputTextCallbackData* data);
[[nodiscard]] std::string joined_lines(const LineBreaker& breaker, std::string_view one_line);
[[nodiscard]] std::string without_line_breaks(std::string_view text);

}  // namespace rei::workbench
