#include "rei/avatar/from_settings.hpp"

#include <filesystem>
#include <utility>

#include "rei/avatar/token_file.hpp"

namespace rei::avatar {
namespace fs = std::filesystem;

std::string mapping_file_of(const live::Settings& settings, const std::string& config_file) {
    const std::string& named = settings.value("avatar_mapping");
    if (!named.empty() || config_file.empty()) return named;
    return (fs::path(config_file).parent_path() / "avatar-mapping.json").string();
}

Loaded<Mapping> mapping_of(const live::Settings& settings, const std::string& config_file) {
    const std::string file = mapping_file_of(settings, config_file);
    std::error_code error;
    const bool is_named = !settings.value("avatar_mapping").empty();
    if (file.empty() || (!is_named && !fs::exists(file, error))) return default_mapping();
    return read_mapping(file);
}

Loaded<AvatarSetup> setup_of(const live::Settings& settings, const std::string& config_file,
                             const Policy& policy) {
    Loaded<Address> address = read_address(settings.value("avatar_host"));
    if (!address) {
        address.problems.front().path = "avatar_host";
        return address.problems;
    }
    Loaded<Mapping> mapping = mapping_of(settings, config_file);
    if (!mapping) return mapping.problems;
    AvatarSetup out;
    out.address = *address;
    out.mapping = std::move(*mapping);
    out.channels = channels_of(policy);
    out.token_file = token_file_of(config_file);
    return out;
}

}  // namespace rei::avatar
