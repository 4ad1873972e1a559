// The variant's own part of a saved state as JSON, under the variant's name. Private to this folder.
#pragma once

#include "state_reader.hpp"

#include "rei/persona/own_state.hpp"

namespace rei {

void write_own(Json& out, const OwnState& own, const std::vector<std::string>& moods);
[[nodiscard]] OwnState read_own(StateReader& read, Node root, Variant variant);

}  // namespace rei
