// The documents' policy and what tests do to it.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "rei/policy/policy_file.hpp"

namespace rei {

inline std::string documents_text() {
    const auto text = read_file(REI_SOURCE_DIR "/policies/rei.json");
    EXPECT_TRUE(text) << text_of(text.problems);
    return text ? *text : "";
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    if (at != std::string::npos) text.replace(at, from.size(), to);
    return text;
}

inline PolicyFile policy_of(const std::string& text) {
    Loaded<Policy> policy = parse_policy(text, "p.json");
    EXPECT_TRUE(policy) << text_of(policy.problems);
    return {"p.json", text, policy ? *policy : Policy()};
}

/// The documents' policy with more at the end of its outermost object.
inline std::string documents_text_with(const std::string& members) {
    std::string text = documents_text();
    text.insert(text.rfind('}'), std::string(",\n").append(members));
    return text;
}

}  // namespace rei
