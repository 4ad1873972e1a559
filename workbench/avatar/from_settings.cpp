#include "rei/avatar/from_settings.hpp"

#include <utility>

#include "rei/avatar/token_file.hpp"

namespace rei::avatar {

Loaded<Mapping> mapping_of(const live::Settings& settings) {
    const std::string& file = settings.value("avatar_mapping");
    if (file.empty()) return default_mapping();
    return read_mapping(file);
}

Loaded<AvatarSetup> setup_of(const live::Settings& settings, const std::string& config_file,
                             const Policy& policy) {
    Loaded<Address> address = read_address(settings.value("avatar_host"));
    if (!address) {
        address.problems.front().path = "avatar_host";
        return address.problems;
    }
    Loaded<Mapping> mapping = mapping_of(settings);
    if (!mapping) return mapping.problems;
    AvatarSetup out;
    out.address = *address;
    out.mapping = std::move(*mapping);
    out.channels = channels_of(policy);
    out.token_file = token_file_of(config_file);
    return out;
}

}  // namespace rei::avatar
