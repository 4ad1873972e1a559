// The avatar as the settings of the conversation say.
#pragma once

#include <string>

#include "rei/avatar/avatar.hpp"
#include "rei/live/settings.hpp"
#include "rei/policy/policy.hpp"

namespace rei::avatar {

/// The file that says what moves: the one that they name, else avatar-mapping.json beside `config_file`,
/// which the window writes. Empty where there is neither.
[[nodiscard]] std::string mapping_file_of(const live::Settings& settings, const std::string& config_file);
/// The mapping of that file; the default where the usual one is not there. The problems of the file.
[[nodiscard]] Loaded<Mapping> mapping_of(const live::Settings& settings, const std::string& config_file);
/// For a persona of this policy; the permission is kept beside `config_file`. The problems of an address or a
/// mapping that is none.
[[nodiscard]] Loaded<AvatarSetup> setup_of(const live::Settings& settings, const std::string& config_file,
                                           const Policy& policy);

}  // namespace rei::avatar
