// A sentence for people, kept as its pattern and its values, so that an interface can say it in another
// language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

namespace rei {

class Phrase {
  public:
    /// Says nothing.
    Phrase() = default;
    /// `pattern` is one of fmt's, in English; `with` takes what stands in its places.
    explicit Phrase(std::string pattern) : pattern_(std::move(pattern)) {}

    [[nodiscard]] bool empty() const { return pattern_.empty(); }
    /// In English.
    [[nodiscard]] std::string text() const;
    /// In the language into which `translate` takes a pattern, with the same places for the values, in any
    /// order. Throws fmt::format_error where it has other ones.
    using Translate = const char* (*)(const char* pattern);
    [[nodiscard]] std::string text(Translate translate) const;

    /// A number, a text as it stands, or a phrase, which is said in the language of the whole.
    template <class Value>
    Phrase& with(const Value& value) {
        if constexpr (std::is_same_v<Value, Phrase>) {
            values_.emplace_back(Inner{phrases_.size()});
            phrases_.push_back(value);
        } else if constexpr (std::is_floating_point_v<Value>) {
            values_.emplace_back(static_cast<double>(value));
        } else if constexpr (std::is_integral_v<Value>) {
            values_.emplace_back(static_cast<std::int64_t>(value));
        } else {
            values_.emplace_back(std::string(value));
        }
        return *this;
    }

    /// The same with each text in its places as `change` makes it, in phrases within too.
    using Change = std::function<std::string(std::string)>;
    [[nodiscard]] Phrase with_texts(const Change& change) const;

    friend bool operator==(const Phrase& a, const Phrase& b) {
        return a.pattern_ == b.pattern_ && a.values_ == b.values_ && a.phrases_ == b.phrases_;
    }
    friend std::ostream& operator<<(std::ostream& out, const Phrase& phrase);

  private:
    struct Inner {
        std::size_t of_phrases;
        bool operator==(const Inner&) const = default;
    };
    std::string pattern_;
    std::vector<std::variant<std::int64_t, double, std::string, Inner>> values_;
    std::vector<Phrase> phrases_;
};

}  // namespace rei

template <>
struct fmt::formatter<rei::Phrase> : fmt::formatter<fmt::string_view> {
    template <class Context>
    auto format(const rei::Phrase& phrase, Context& context) const {
        return fmt::formatter<fmt::string_view>::format(phrase.text(), context);
    }
};

namespace rei {

/// As fmt::format: the pattern is a literal, and the compiler sees that the values fit it.
template <class... Values>
[[nodiscard]] Phrase phrase(fmt::format_string<Values...> pattern, const Values&... values) {
    const fmt::string_view text = pattern;
    Phrase out(std::string(text.data(), text.size()));
    (out.with(values), ...);
    return out;
}

/// A word of a table of the engine (name_of, Parameter::too_low): it has no places.
[[nodiscard]] inline Phrase term(std::string word) {
    return Phrase(std::move(word));
}

}  // namespace rei
