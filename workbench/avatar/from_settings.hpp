// The avatar as the settings of the conversation say.
#pragma once

#include <string>

#include "rei/avatar/avatar.hpp"
#include "rei/live/settings.hpp"
#include "rei/policy/policy.hpp"

namespace rei::avatar {

/// The mapping of the file that they name, else the default. The problems of that file.
[[nodiscard]] Loaded<Mapping> mapping_of(const live::Settings& settings);
/// For a persona of this policy; the permission is kept beside `config_file`. The problems of an address or a
/// mapping that is none.
[[nodiscard]] Loaded<AvatarSetup> setup_of(const live::Settings& settings, const std::string& config_file,
                                           const Policy& policy);

}  // namespace rei::avatar
