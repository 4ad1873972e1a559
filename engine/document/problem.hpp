// What is wrong with an input, as data: where it is, what was found, what was expected.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rei/text/phrase.hpp"

namespace rei {

/// A place in a text file, for people: both count from 1, the column in code points. 0 means unknown.
struct Place {
    int line = 0;
    int column = 0;
};

struct Problem {
    std::string file;
    Place place;
    std::string path;  ///< where in the document, e.g. `engine.cooldown_sec` or `turns[3].at`; may be empty
    Phrase message;    ///< what was found and what was expected, one sentence

    /// `file:line:column: path: message`, leaving out what is unknown. In English.
    [[nodiscard]] std::string text() const;
    /// With the message in another language.
    [[nodiscard]] std::string text(Phrase::Translate translate) const;
};

using Problems = std::vector<Problem>;

/// All problems, one a line.
[[nodiscard]] std::string text_of(const Problems& problems);
[[nodiscard]] std::string text_of(const Problems& problems, Phrase::Translate translate);
/// The same to be said as a part of another sentence.
[[nodiscard]] Phrase phrase_of(const Problems& problems);

/// A value read from an input, or every reason why there is none. `value` is set exactly when `problems` is
/// empty.
template <class T>
struct Loaded {
    std::optional<T> value;
    Problems problems;

    Loaded(T v) : value(std::move(v)) {}  // NOLINT(google-explicit-constructor): a value is a result
    Loaded(Problems p) : problems(std::move(p)) {}  // NOLINT(google-explicit-constructor)
    explicit operator bool() const { return value.has_value(); }
    T& operator*() { return *value; }
    const T& operator*() const { return *value; }
    T* operator->() { return &*value; }
    const T* operator->() const { return &*value; }
};

}  // namespace rei
