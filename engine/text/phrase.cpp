#include "rei/text/phrase.hpp"

#include <ostream>

#include <fmt/args.h>

namespace rei {
namespace {

const char* as_it_is(const char* pattern) {
    return pattern;
}

}  // namespace

std::string Phrase::text() const {
    return text(as_it_is);
}

std::string Phrase::text(Translate translate) const {
    if (empty()) return {};
    if (values_.empty()) return translate(pattern_.c_str());
    fmt::dynamic_format_arg_store<fmt::format_context> shown;
    for (const auto& value : values_) {
        if (const auto* inner = std::get_if<Inner>(&value)) {
            shown.push_back(phrases_[inner->of_phrases].text(translate));
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            shown.push_back(*text);
        } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            shown.push_back(*whole);
        } else {
            shown.push_back(std::get<double>(value));
        }
    }
    return fmt::vformat(translate(pattern_.c_str()), shown);
}

Phrase Phrase::with_texts(const Change& change) const {
    Phrase out = *this;
    for (auto& value : out.values_) {
        if (auto* const text = std::get_if<std::string>(&value)) *text = change(std::move(*text));
    }
    for (Phrase& inner : out.phrases_) inner = inner.with_texts(change);
    return out;
}

std::ostream& operator<<(std::ostream& out, const Phrase& phrase) {
    return out << phrase.text();
}

}  // namespace rei
