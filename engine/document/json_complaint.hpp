// What to tell a person whose JSON does not parse: where, what was found, what was expected.
#pragma once

#include <cstdint>
#include <string_view>

#include "rei/text/phrase.hpp"

namespace rei {

/// What the parser read last without complaint.
enum class JsonState : std::uint8_t { at_start, after_open, after_key, after_value };

struct JsonComplaint {
    std::size_t byte = 0;  ///< where it goes wrong
    Phrase message;
};

/// The complaint about `source`, which went well up to `last_end`; `inside` says whether a container is open
/// there, `in_object` whether that is an object.
[[nodiscard]] JsonComplaint complain(std::string_view source, std::size_t last_end, JsonState state,
                                     bool inside, bool in_object);

}  // namespace rei
