// Where a model server is, by what people write.
#include "rei/llm/server_address.hpp"

#include <gmock/gmock.h>

namespace rei::llm::test {
namespace {

using testing::HasSubstr;

TEST(OllamaAddress, FollowsTheRulesOfOllamasOwnClient) {
    const std::pair<const char*, const char*> cases[] = {
        {"", "http://127.0.0.1:11434"},
        {"  \"\" ", "http://127.0.0.1:11434"},
        {"gpu.lan", "http://gpu.lan:11434"},
        {"gpu.lan:8080", "http://gpu.lan:8080"},
        {"http://gpu.lan", "http://gpu.lan"},
        {"https://gpu.lan", "https://gpu.lan"},
        {"https://gpu.lan:8443/ollama/", "https://gpu.lan:8443/ollama"},
        {"gpu.lan/ollama", "http://gpu.lan:11434/ollama"},
        {"0.0.0.0", "http://127.0.0.1:11434"},
        {"0.0.0.0:9999", "http://127.0.0.1:9999"},
        {":9999", "http://127.0.0.1:9999"},
        {"::", "http://[::1]:11434"},
        {"[::]:9999", "http://[::1]:9999"},
        {"[fe80::1]", "http://[fe80::1]:11434"},
        {"gpu.lan:99999", "http://gpu.lan:11434"},
        {"gpu.lan:x", "http://gpu.lan:11434"},
        {"http://gpu.lan:x", "http://gpu.lan"},
    };
    for (const auto& [said, meant] : cases) EXPECT_EQ(ollama_address(said).text(), meant) << said;
    EXPECT_EQ(ollama_address("https://gpu.lan").port, 443);
    EXPECT_EQ(ollama_address("http://gpu.lan").port, 80);
}

TEST(ServerAddress, IsAUrlOrAProblemThatSaysWhatWasExpected) {
    EXPECT_EQ(parse_address("http://127.0.0.1:8080/v1/")->text(), "http://127.0.0.1:8080/v1");
    EXPECT_EQ(parse_address("https://api.example.com/v1")->port, 443);
    EXPECT_EQ(parse_address("http://[::1]:8080")->host, "::1");
    for (const char* bad : {"", "127.0.0.1", "ftp://x", "http://", "http://u:p@x/", "http://x?a=1",
                            "http://x:0", "http://x:70000", "http://a b"})
        EXPECT_THAT(text_of(parse_address(bad).problems), HasSubstr("expected")) << bad;
}

}  // namespace
}  // namespace rei::llm::test
