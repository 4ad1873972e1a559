// What a VTube Studio would answer: its public API 1.0 as far as plugins that move inputs need it, and the
// ways in which it can go wrong. No sockets: fake_vts.hpp puts it behind one.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace rei::test {

enum class VtsMode : std::uint8_t {
    normal,
    denied,          ///< the user clicks Deny
    already_asking,  ///< another pop-up is open
    bad_token,       ///< tokens from earlier on are worth nothing, new ones are
    no_token,        ///< no token is worth anything
    thrown_out,      ///< every request but those of authentication is refused as unauthenticated
    taken_back,      ///< the user has taken access back
    api_off,
    unknown_input,    ///< `victim` does not exist: 453 names it
    unknown_unnamed,  ///< the same, and the message does not say which one
    owned,            ///< `victim` is held by another plugin: 454
    full,             ///< no input can be added any more
    stall,            ///< requests are read and not answered
    garbage,          ///< every answer is a frame that is no message
    huge,             ///< every answer is longer than any message is
    no_web_socket,    ///< what listens is a server of web pages
};

/// One injection as it was accepted.
struct VtsInjection {
    double at_sec = 0;
    std::map<std::string, double> values;
};

/// One connection's side of it.
struct VtsGuest {
    bool is_authenticated = false;
    std::string asks_for_token;  ///< id of the request that waits for the pop-up
};

class VtsDesk {
  public:
    VtsDesk();
    VtsMode mode = VtsMode::normal;
    std::string victim = "MouthSmile";
    bool waits_for_click = false;  ///< the pop-up stays open until `click`

    /// Frames that answer this one, events among them.
    std::vector<std::string> answer(VtsGuest& guest, std::string_view frame, double now_sec);
    /// The user clicks Allow or Deny: the answer to who waits for it.
    std::vector<std::string> click(VtsGuest& guest, bool allow);

    // what was seen
    std::vector<std::string> requests;  ///< types, in order
    std::vector<VtsInjection> injections;
    std::set<std::string> custom;  ///< inputs that were made
    std::set<std::string> tokens;  ///< that are worth something

  private:
    using Json = nlohmann::json;
    struct Refusal {
        int error;
        std::string message;
    };
    struct Range {
        double low, high;
        bool is_custom;
    };
    std::string reply(const Json& request, const char* type, Json data);
    std::string event();
    std::string token_for(const std::string& id);
    Json carry_out(VtsGuest& guest, const Json& request, std::string& type, double now_sec);
    Json authenticate(VtsGuest& guest, const Json& data) const;
    Json list() const;
    Json create(const Json& data);
    void inject(const Json& data, double now_sec);

    std::map<std::string, Range> inputs_;
    int next_token_ = 1;
    std::uint64_t frames_ = 0;
};

}  // namespace rei::test
