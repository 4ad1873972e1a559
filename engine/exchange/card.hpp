// Characters of other programs: cards of V2 and V3, as JSON or inside a PNG (tEXt `ccv3`, which wins, or
// `chara`, base64 of the JSON). A policy travels in `data.extensions["rei/affect"]`.
#pragma once

#include <string>
#include <string_view>

#include "rei/document/problem.hpp"

namespace rei {

/// The card's JSON as text, out of a PNG or of itself.
[[nodiscard]] Loaded<std::string> card_json(std::string_view bytes, const std::string& file);

/// The policy that a card carries, as JSON text; a problem where it carries none.
[[nodiscard]] Loaded<std::string> policy_in_card(std::string_view bytes, const std::string& file);

/// The same card, JSON or PNG, with this policy in it. Everything else in it stays byte for byte, the picture
/// too. Refuses a card without `data` (V1) and a policy that can't be read.
[[nodiscard]] Loaded<std::string> card_with_policy(std::string_view bytes, const std::string& file,
                                                   const std::string& policy);

}  // namespace rei
