#include "rei/avatar/token_file.hpp"

#include <filesystem>
#include <map>

#include "rei/live/settings_file.hpp"

namespace rei::avatar {

std::string token_file_of(const std::string& config_file) {
    if (config_file.empty()) return "";
    return (std::filesystem::path(config_file).parent_path() / "avatar.json").string();
}

Loaded<std::string> read_token(const std::string& file, const std::string& host) {
    Loaded<std::map<std::string, std::string>> tokens = live::read_secrets(file);
    if (!tokens) return tokens.problems;
    const auto found = tokens->find(host);
    return found == tokens->end() ? std::string() : found->second;
}

Problems keep_token(const std::string& file, const std::string& host, const std::string& token) {
    if (file.empty()) return {};
    Loaded<std::map<std::string, std::string>> tokens = live::read_secrets(file);
    if (!tokens) return tokens.problems;
    if (token.empty()) {
        tokens->erase(host);
    } else {
        (*tokens)[host] = token;
    }
    return live::write_secrets(file, *tokens);
}

}  // namespace rei::avatar
