// Sentences of the interface with values in them.
#pragma once

#include <string>

#include <fmt/format.h>

#include "rei/document/problem.hpp"
#include "rei/model/particles.hpp"
#include "rei/model/strings.hpp"
#include "rei/text/phrase.hpp"

namespace rei::workbench {

/// In Korean with the particles that fit.
[[nodiscard]] inline std::string particles_fitted(std::string text) {
    return language() == Language::korean ? with_particles(text) : text;
}

/// The English text, a row of the string table, in the language of the interface, with {} replaced by the
/// values.
template <class... Values>
[[nodiscard]] std::string say(const char* english, const Values&... values) {
    return particles_fitted(fmt::format(fmt::runtime(tr(english)), values...));
}

/// What the engine says, in the language of the interface.
[[nodiscard]] inline std::string say(const Phrase& phrase) {
    return particles_fitted(phrase.text(tr));
}

/// What is wrong with an input, one a line, in the language of the interface.
[[nodiscard]] inline std::string say(const Problems& problems) {
    return particles_fitted(text_of(problems, tr));
}

}  // namespace rei::workbench
