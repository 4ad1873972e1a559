// What is said to VTube Studio and what it answers, as text frames and back (its public API 1.0). Unknown
// fields are skipped; what is no message of that API is no reply.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rei/affect/state.hpp"
#include "rei/avatar/mapping.hpp"

namespace rei::avatar {

/// How this program is named in VTube Studio's list of plugins; both stay the same, for a token is theirs.
inline constexpr const char* kPluginName = "Rei Workbench";
inline constexpr const char* kPluginDeveloper = "Rei Workbench";

// errors that VTube Studio names by number
inline constexpr int kApiIsOff = 1;
inline constexpr int kNotAuthenticated = 8;
inline constexpr int kDenied = 50;
inline constexpr int kAlreadyAsking = 51;
inline constexpr int kMadeByAnotherPlugin = 352;
inline constexpr int kUnknownInput = 453;
inline constexpr int kOwnedByAnotherPlugin = 454;

struct InputValue {
    std::string input;
    double value = 0;
};

// requests; `id` is 1 to 64 characters and comes back in the answer
[[nodiscard]] std::string token_request(const std::string& id);
[[nodiscard]] std::string authentication_request(const std::string& id, const std::string& token);
[[nodiscard]] std::string input_list_request(const std::string& id);
/// Makes an input, or leaves it as it is.
[[nodiscard]] std::string creation_request(const std::string& id, const InputRow& row);
[[nodiscard]] std::string injection_request(const std::string& id, const std::vector<InputValue>& values);

/// An input that VTube Studio has.
struct ListedInput {
    std::string name;
    Interval range;
};

struct Reply {
    enum class Kind : std::uint8_t { token, authentication, input_list, created, injected, error, other };
    Kind kind = Kind::other;
    std::string id;                   ///< of the request; of an event any text, or none
    std::string token;                ///< token: not empty
    bool authenticated = false;       ///< authentication
    std::vector<ListedInput> inputs;  ///< input_list: those whose range makes sense
    int error = 0;                    ///< error: its number
    std::string message;              ///< error: VTube Studio's own words, one line, fit to be shown
};
/// Nothing where the frame is no message of this API.
[[nodiscard]] std::optional<Reply> read_reply(std::string_view frame);

}  // namespace rei::avatar
