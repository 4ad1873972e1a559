// What can go wrong with the file of conversations, in words for people.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "rei/text/phrase.hpp"

namespace rei::live {

/// Thrown by every function of Store; `message` names the file and says what to do about it, `what()` says
/// the same in English.
struct StoreError : std::runtime_error {
    enum class Kind : std::uint8_t {
        locked,      ///< another program holds it
        damaged,     ///< it is no database, or a broken one
        foreign,     ///< a database of another program
        too_new,     ///< written by a later version
        unwritable,  ///< it or its folder cannot be written, or the disk is full
        missing,     ///< what was asked for is not there
        conflict,    ///< it is there already, or went on elsewhere
        other,
    };
    StoreError(Kind its_kind, const Phrase& its_message)
        : std::runtime_error(its_message.text()), kind(its_kind), message(its_message) {}
    Kind kind;
    Phrase message;
};

/// Throws the StoreError that SQLite's result code stands for.
[[noreturn]] void throw_store_error(const std::string& file, int code, const std::string& sqlite_says);

}  // namespace rei::live
