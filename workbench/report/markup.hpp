// HTML and SVG as text: elements that close themselves, and everything that comes from files escaped. What is
// written is well-formed XML as well, so any reader of either can take it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace rei::workbench {

/// A text as it may stand between tags and in attributes: markup escaped; what is no UTF-8, or no character
/// that XML allows, replaced by U+FFFD; line breaks and tabs kept.
[[nodiscard]] std::string escaped(std::string_view text);

/// With at most `decimals` digits after the point, as short as can be: "12.5", "3", "0", never "-0".
[[nodiscard]] std::string short_number(double value, int decimals);
/// A share of 1 as a length: "12.5%".
[[nodiscard]] std::string percent(double share);
/// A length or a place in pixels, to a tenth.
[[nodiscard]] std::string px(double value);

struct Attribute {
    const char* name;
    std::string value;  ///< not escaped yet
};
using Attributes = std::initializer_list<Attribute>;

class Markup {
  public:
    /// An element that is open while this lives.
    class Element {
      public:
        ~Element() { markup_.text_ += close_; }
        Element(const Element&) = delete;
        Element& operator=(const Element&) = delete;

      private:
        friend class Markup;
        Element(Markup& markup, const char* name);
        Markup& markup_;
        std::string close_;
    };

    /// <name attributes> … </name>: keep the result for as long as the content is written.
    [[nodiscard]] Element open(const char* name, Attributes attributes = {});
    /// <name attributes>text</name>
    void leaf(const char* name, Attributes attributes, std::string_view text);
    /// <name attributes/>
    void empty(const char* name, Attributes attributes = {});
    void text(std::string_view text) { text_ += escaped(text); }
    /// What other markup wrote.
    void append(const Markup& other) { text_ += other.text_; }
    /// Of the program itself, as it stands.
    void raw(std::string_view markup) { text_ += markup; }

    [[nodiscard]] const std::string& str() const { return text_; }

  private:
    void begin(const char* name, Attributes attributes);
    std::string text_;
};

}  // namespace rei::workbench
