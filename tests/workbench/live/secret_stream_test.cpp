// Secrets in a text that comes in pieces.
#include "rei/live/secret_stream.hpp"

#include <gmock/gmock.h>

namespace rei::live {
namespace {

const std::vector<std::string> kSecrets = {"sk-0123456789", "ghp_abcdefgh"};

/// What is shown where the text is cut at two places, and what of it before the end.
std::pair<std::string, std::string> shown(const std::string& text, std::size_t first, std::size_t second) {
    SecretStream stream(kSecrets);
    std::string out = stream.take(text.substr(0, first));
    out += stream.take(text.substr(first, second - first));
    out += stream.take(text.substr(second));
    std::string before_end = out;
    return {out + stream.end(), before_end};
}

TEST(SecretStream, TakesASecretOutWhereverThePiecesAreCut) {
    const std::string text = "the key is sk-0123456789, or ghp_abcdefgh.";
    for (std::size_t first = 0; first <= text.size(); ++first) {
        for (std::size_t second = first; second <= text.size(); ++second)
            ASSERT_EQ(shown(text, first, second).first, "the key is [secret], or [secret].");
    }
}

TEST(SecretStream, WhatOnlyBeginsLikeASecretIsShownAsSoonAsThatIsClear) {
    SecretStream stream(kSecrets);
    EXPECT_EQ(stream.take("ask"), "a") << "sk may be its beginning";
    EXPECT_EQ(stream.take("-012 them"), "sk-012 them");
    EXPECT_EQ(stream.take("a desk"), "a de");
    EXPECT_EQ(stream.end(), "sk") << "at the end it is none";
}

TEST(SecretStream, WithoutSecretsHoldsNothingBack) {
    SecretStream stream({"", "short"});
    EXPECT_EQ(stream.take("short sh"), "short sh");
    EXPECT_EQ(stream.end(), "");
}

}  // namespace
}  // namespace rei::live
