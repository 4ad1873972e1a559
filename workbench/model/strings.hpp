// The words of the interface. What the sources say in English is the key; a table has the other language.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace rei::workbench {

enum class Language : std::uint8_t { english, korean };

/// The interface speaks one language at a time, as ImGui has one context. Of one thread.
void set_language(Language language);
[[nodiscard]] Language language();

/// Korean where the locale is (LC_ALL, else LC_MESSAGES, else LANG), else English.
[[nodiscard]] Language language_of_locale();

/// The text in the language of the interface; the English itself where the table has no row for it. A text of
/// the table lives for ever.
[[nodiscard]] const char* tr(const char* english);
[[nodiscard]] std::string tr(const std::string& english);

/// Both say the same, with the same places for fmt; the Korean may number them to change their order.
struct Translation {
    const char* english;
    const char* korean;
};
[[nodiscard]] std::span<const Translation> translations();

}  // namespace rei::workbench
