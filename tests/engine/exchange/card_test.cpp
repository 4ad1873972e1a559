// A policy into a card and out of it; pictures that are no cards.
#include "rei/exchange/card.hpp"

#include "../test_data.hpp"
#include "imported.hpp"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "rei/exchange/base64.hpp"
#include "rei/exchange/png_texts.hpp"

namespace rei::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

std::string policy_text() {
    const auto loaded = load_policy(source_path("policies/rei.json"));
    return loaded ? loaded.value->text : std::string();
}

std::string value_or_problems(const Loaded<std::string>& loaded) {
    return loaded ? *loaded : text_of(loaded.problems);
}

TEST(Base64, IsItsOwnWayBack) {
    for (const std::string bytes : {"", "f", "fo", "foo", "foob", "\xFF\xFE\x01"}) {
        EXPECT_EQ(decode_base64(encode_base64(bytes)), bytes);
    }
    EXPECT_EQ(encode_base64("fo"), "Zm8=");
    EXPECT_EQ(decode_base64("Zm\n8="), "fo");
    EXPECT_FALSE(decode_base64("Zm8*"));
    EXPECT_FALSE(decode_base64("Z"));
}

TEST(Card, TakesAPolicyInAndGivesItBackAndKeepsTheRest) {
    for (const char* name : {"card.json", "card.png"}) {
        const std::string card = fixture(name);
        const std::string with = value_or_problems(card_with_policy(card, name, policy_text()));
        const Loaded<std::string> policy = policy_in_card(with, name);
        ASSERT_TRUE(policy) << text_of(policy.problems);
        EXPECT_EQ(policy_from(*policy), shipped_policy("rei.json"));
        json before = json::parse(value_or_problems(card_json(card, name)));
        json after = json::parse(value_or_problems(card_json(with, name)));
        after["data"]["extensions"].erase("rei/affect");
        EXPECT_EQ(after, before);
    }
}

TEST(Card, InAPictureKeepsThePictureAndBothVersions) {
    const std::string card = fixture("card.png");
    const std::string with = value_or_problems(card_with_policy(card, "card.png", policy_text()));
    const auto idat = [](const std::string& png) {
        const std::size_t at = png.find("IDAT");
        return png.substr(at - 4, 30);
    };
    EXPECT_EQ(idat(with), idat(card));
    const auto texts = png_texts(with, "card.png");
    ASSERT_TRUE(texts) << text_of(texts.problems);
    ASSERT_EQ(texts.value->size(), 3U);
    for (const PngText& text : *texts.value) {
        if (text.keyword == "Software") {
            EXPECT_EQ(text.text, "paint");
        } else {
            EXPECT_THAT(decode_base64(text.text).value_or(""), HasSubstr("rei/affect")) << text.keyword;
        }
    }
    EXPECT_EQ(value_or_problems(card_with_policy(with, "card.png", policy_text())), with);
}

TEST(Card, WithoutAPlaceForAPolicyIsRefused) {
    EXPECT_THAT(value_or_problems(card_with_policy("{\"name\":\"x\"}", "c.json", policy_text())),
                HasSubstr("V2 or V3"));
    EXPECT_THAT(value_or_problems(card_with_policy("{\"data\":{\"extensions\":3}}", "c.json", policy_text())),
                HasSubstr("V2 or V3"));
    EXPECT_THAT(value_or_problems(card_with_policy(fixture("card.json"), "c.json", "{}")),
                HasSubstr("emotions"));
    EXPECT_THAT(value_or_problems(policy_in_card(fixture("card.json"), "c.json")), HasSubstr("no policy"));
}

TEST(Card, OfABrokenPictureIsRefused) {
    const std::string png = fixture("card.png");
    EXPECT_THAT(value_or_problems(card_json(png.substr(0, 200), "c.png")), HasSubstr("breaks off"));
    std::string huge = png;
    huge[33] = '\x7F';  // the length of the first chunk behind IHDR
    EXPECT_THAT(value_or_problems(card_json(huge, "c.png")), HasSubstr("can't be read"));
    std::string wrong_sum = png;
    const std::size_t ccv3 = png.find("ccv3");
    wrong_sum[ccv3 + 40] = wrong_sum[ccv3 + 40] == 'A' ? 'B' : 'A';
    EXPECT_THAT(value_or_problems(card_json(wrong_sum, "c.png")), Not(HasSubstr("V3 says hello")));
    const std::string bare = with_png_texts(png, {{"chara", "***"}, {"ccv3", "***"}});
    EXPECT_THAT(value_or_problems(card_json(bare, "c.png")), HasSubstr("no base64"));
}

}  // namespace
}  // namespace rei::test
