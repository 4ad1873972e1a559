// What VTube Studio gave this program to be let in again: kept by host in avatar.json beside the secrets, its
// owner's alone.
#pragma once

#include <string>

#include "rei/document/problem.hpp"

namespace rei::avatar {

/// avatar.json beside the file of settings; empty where there is none.
[[nodiscard]] std::string token_file_of(const std::string& config_file);

/// The token for this host, empty where there is none. Refused where others can read the file.
[[nodiscard]] Loaded<std::string> read_token(const std::string& file, const std::string& host);
/// Keep it; an empty one is taken out. Without a file nothing is kept.
[[nodiscard]] Problems keep_token(const std::string& file, const std::string& host, const std::string& token);

}  // namespace rei::avatar
