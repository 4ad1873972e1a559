#include "session_replay.hpp"

#include <fmt/format.h>

#include "rei/live/session_export.hpp"
#include "rei/policy/policy_file.hpp"

namespace rei::cli {
namespace {

/// As a shell takes it.
std::string shell_word(const std::string& text) {
    constexpr const char* kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+:@%,";
    if (!text.empty() && text.find_first_not_of(kPlain) == std::string::npos) return text;
    std::string out = "'";
    for (const char byte : text) out += byte == '\'' ? std::string("'\\''") : std::string(1, byte);
    return out + "'";
}

/// What is wrong with the policy's file, if it is to stand for the session's; empty if nothing.
std::string change_of_policy(const live::SessionRecord& session) {
    const Loaded<PolicyFile> now = load_policy(session.policy_file);
    if (!now) return "cannot be read any more from here";
    if (policy_hash(now->policy) == session.policy_hash) return "";
    return fmt::format("has changed since (policy {}, now {})", session.policy_hash,
                       policy_hash(now->policy));
}

}  // namespace

void tell_how_to_replay(const live::SessionRecord& session, const std::string& scenario,
                        const std::string& policy_out) {
    const std::string& policy = policy_out.empty() ? session.policy_file : policy_out;
    fmt::print(stderr, "the moods that were shown: rei replay {} --engine {} --policy {}\n",
               shell_word(scenario), session.variant, shell_word(policy));
    const std::string change = policy_out.empty() ? change_of_policy(session) : "";
    if (change.empty()) return;
    fmt::print(stderr,
               "rei: {} {}, so that gives other moods; write out the session's own: rei history export {} "
               "--format scenario --out {} --policy-out FILE\n",
               policy, change, live::short_id(session.id), shell_word(scenario));
}

}  // namespace rei::cli
