#include "rei/document/document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rei/document/files.hpp"

namespace rei {
namespace {

using testing::HasSubstr;

std::string json_error(std::string text) {
    const auto document = Document::from_json(std::move(text), "p.json");
    return text_of(document.problems);
}

TEST(JsonDocument, KeepsKindsTextsNumbersAndOrder) {
    const auto document =
        Document::from_json(R"({"b": [1, -2.5e1, true, null, "x"], "a": {}, "": 0})", "p.json");
    ASSERT_TRUE(document);
    const Node root = (*document)->root();
    std::vector<std::string> keys;
    root.each_member([&](Node key, Node) { keys.emplace_back(key.text()); });
    EXPECT_EQ(keys, (std::vector<std::string>{"b", "a", ""}));
    const Node list = root.find("b");
    EXPECT_EQ(list.size(), 5U);
    EXPECT_EQ(list.at(0).number(), 1);
    EXPECT_EQ(list.at(1).number(), -25);
    EXPECT_EQ(list.at(1).text(), "-2.5e1");
    EXPECT_TRUE(list.at(2).boolean());
    EXPECT_TRUE(list.at(3).is(NodeKind::null));
    EXPECT_EQ(list.at(4).text(), "x");
    EXPECT_FALSE(list.at(5));
    EXPECT_FALSE(root.find("c"));
    EXPECT_TRUE(root.find("a").is(NodeKind::object));
    EXPECT_EQ(root.find("").text(), "0");
}

TEST(JsonDocument, SpansCoverEveryValueExactly) {
    const std::string text =
        "{ \"k\\u0041\" :\t\"v\\n\" , \"n\":-1.5E+3,\"l\":[ 1,22 ,{\"a\":true}],\"z\":7}";
    const auto document = Document::from_json(text, "p.json");
    ASSERT_TRUE(document);
    const Node root = (*document)->root();
    const auto span = [&](Node node) { return text.substr(node.begin(), node.end() - node.begin()); };
    EXPECT_EQ(span(root), text);
    EXPECT_EQ(span(root.find("kA")), "\"v\\n\"");
    EXPECT_EQ(root.find("kA").text(), "v\n");
    EXPECT_EQ(span(root.find("n")), "-1.5E+3");
    EXPECT_EQ(span(root.find("l")), "[ 1,22 ,{\"a\":true}]");
    EXPECT_EQ(span(root.find("l").at(1)), "22");
    EXPECT_EQ(span(root.find("l").at(2).find("a")), "true");
    EXPECT_EQ(span(root.find("z")), "7");
    root.each_member([&](Node key, Node) { EXPECT_EQ(text[key.begin()], '"'); });
}

TEST(JsonDocument, ANumberAloneEndsWithTheFile) {
    for (const char* text : {"12", "12\n", " 12 ", "-0.5"}) {
        const auto document = Document::from_json(text, "p.json");
        ASSERT_TRUE(document) << text;
        const Node root = (*document)->root();
        EXPECT_EQ(std::string(text).substr(root.begin(), root.end() - root.begin()), root.text());
    }
}

TEST(JsonDocument, PlacesCountCodePointsAfterAByteOrderMark) {
    const auto document = Document::from_json("\xEF\xBB\xBF{\"가나\": 1,\r\n \"다\": 2}", "p.json");
    ASSERT_TRUE(document);
    const Node root = (*document)->root();
    EXPECT_EQ(root.place().line, 1);
    EXPECT_EQ(root.place().column, 1);
    EXPECT_EQ(root.find("가나").place().column, 8);
    EXPECT_EQ(root.find("다").place().line, 2);
    EXPECT_EQ(root.find("다").place().column, 7);
}

TEST(JsonDocument, PlacesAreRightFarIntoOneLongLine) {
    std::string text = "[";
    for (int k = 0; k < 5000; ++k) text += "\"가\",";
    text += "1]";
    const auto document = Document::from_json(text, "p.json");
    ASSERT_TRUE(document);
    EXPECT_EQ((*document)->root().at(5000).place().column, 1 + 5000 * 4 + 1);
}

TEST(JsonDocument, EveryDuplicateKeyIsNamedWithBothLines) {
    EXPECT_EQ(
        json_error("{\"a\": {\"x\": 1,\n\"x\": 2},\n\"l\": [{\"y\":1, \"y\":2}],\n\"a\": 3}"),
        "p.json:2:1: a.x: the key \"x\" stands here a second time, first in line 1; expected each key once\n"
        "p.json:3:15: l[0].y: the key \"y\" stands here a second time, first in line 3; expected each key "
        "once\n"
        "p.json:4:1: a: the key \"a\" stands here a second time, first in line 1; expected each key once");
    EXPECT_THAT(json_error("{\"a\":1, \"\\u0061\":2}"), HasSubstr("second time"));
    std::string many = "{";
    for (int k = 0; k < 300; ++k) many += "\"k" + std::to_string(k) + "\":1,";
    EXPECT_EQ(json_error(many + "\"z\":1}"), "");
    EXPECT_THAT(json_error(many + "\"k17\":1}"), HasSubstr("k17: the key \"k17\" stands here a second time"));
}

struct JsonFault {
    const char* text;
    const char* message;
};
class JsonFaults : public testing::TestWithParam<JsonFault> {};
TEST_P(JsonFaults, AreToldInPlainWords) {
    EXPECT_EQ(json_error(GetParam().text), GetParam().message);
}
INSTANTIATE_TEST_SUITE_P(
    All, JsonFaults,
    testing::Values(
        JsonFault{"", "p.json:1:1: the file is empty"}, JsonFault{" \n\t", "p.json:1:1: the file is empty"},
        JsonFault{"\xEF\xBB\xBF", "p.json:1:1: the file is empty"},
        JsonFault{"{", "p.json:1:2: found the end of the file, expected a key in double quotes or '}'"},
        JsonFault{"[1", "p.json:1:3: found the end of the file, expected ',' or ']'"},
        JsonFault{"{\"a\": 1,\n}",
                  "p.json:2:1: found '}' right after a comma, expected a key in double quotes"},
        JsonFault{"[1,]", "p.json:1:4: found ']' right after a comma, expected a value"},
        JsonFault{"[1 2]", "p.json:1:4: found 2, expected ',' or ']'"},
        JsonFault{"[1}", "p.json:1:3: found '}', expected ',' or ']'"},
        JsonFault{"{\"a\" 1}", "p.json:1:6: found 1, expected ':' after the key"},
        JsonFault{"{\"a\"::1}", "p.json:1:6: found ':', expected a value"},
        JsonFault{"{a: 1}", "p.json:1:2: found a, expected a key in double quotes or '}'"},
        JsonFault{"{'a': 1}",
                  "p.json:1:2: found ', expected a key in double quotes or '}' (texts take double quotes)"},
        JsonFault{"{\"a\": True}", "p.json:1:7: found True, which JSON writes true"},
        JsonFault{"{\"a\": abc}", "p.json:1:7: found abc, expected a value (texts take double quotes)"},
        JsonFault{"[NaN]", "p.json:1:2: found NaN, expected a value or ']' (texts take double quotes)"},
        JsonFault{"[01]", "p.json:1:2: found 01, expected a number without a leading 0"},
        JsonFault{"{\"a\": -00.5}", "p.json:1:7: found -00.5, expected a number without a leading 0"},
        JsonFault{"[.5]", "p.json:1:2: found .5, expected a digit before the point"},
        JsonFault{"[5.]", "p.json:1:2: found 5., expected a digit at the end of a number"},
        JsonFault{"[+5]", "p.json:1:2: found +5, expected a number without a + before it"},
        JsonFault{"[1e999]", "p.json:1:2: found 1e999, expected a number up to 1.8e308"},
        JsonFault{"[\"ab]", "p.json:1:2: found a string without its closing \""},
        JsonFault{"[\"a\nb\"]", "p.json:1:2: found a string without its closing \" in the same line"},
        JsonFault{"[\"a\tb\"]", "p.json:1:4: found a tab inside a string, expected it written as \\t"},
        JsonFault{"[\"\\x\"]",
                  "p.json:1:3: found \\x in a string, expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"},
        JsonFault{"[\"\\u12\"]", "p.json:1:3: found \\u without four hexadecimal digits in a string"},
        JsonFault{"[\"\\ud800\"]",
                  "p.json:1:2: found a \\u escape of half a character in a string, expected both halves"},
        JsonFault{"// x\n1", "p.json:1:1: found /, expected a JSON value (JSON has no comments)"},
        JsonFault{"{} {}", "p.json:1:4: found '{', expected nothing after the end of the value"},
        JsonFault{"[1] \"x\"", "p.json:1:5: found \"x\", expected nothing after the end of the value"},
        JsonFault{"[\"\x01\"]", "p.json:1:3: found the control character U+0001, expected text"},
        JsonFault{"[\"가\xFF\"]",
                  "p.json:1:4: found the byte 0xFF, which is no UTF-8; expected a text saved as UTF-8"},
        JsonFault{"\xC0\x80",
                  "p.json:1:1: found the byte 0xC0, which is no UTF-8; expected a text saved as UTF-8"},
        JsonFault{"\"\xED\xA0\x80\"",
                  "p.json:1:2: found the byte 0xED, which is no UTF-8; expected a text saved as UTF-8"}));

TEST(JsonDocument, RefusesNulBytesAndDeepNesting) {
    EXPECT_EQ(json_error(std::string("[1,\0 2]", 7)), "p.json:1:4: found a NUL byte, expected text");
    EXPECT_EQ(json_error(std::string(100'000, '[')),
              "p.json:1:101: expected at most 100 levels of lists and objects");
    EXPECT_EQ(json_error(std::string(100, '[') + std::string(100, ']')), "");
}

TEST(JsonDocument, TakesTheLargestAndSmallestNumbers) {
    const auto document =
        Document::from_json("[1e308, 5e-324, 18446744073709551615, 123456789012345678901]", "p");
    ASSERT_TRUE(document);
    EXPECT_EQ((*document)->root().at(0).number(), 1e308);
    EXPECT_EQ((*document)->root().at(1).number(), 5e-324);
    EXPECT_EQ((*document)->root().at(2).number(), 18446744073709551615.0);
    EXPECT_EQ((*document)->root().at(3).number(), 123456789012345678901.0);
}

TEST(JsonDocument, EveryTruncationOfAPolicyIsAProblemAndNeverACrash) {
    const auto text = read_file(REI_SOURCE_DIR "/policies/rei.json");
    ASSERT_TRUE(text);
    const std::size_t whole = text->find_last_of('}');
    for (std::size_t size = 0; size <= whole; ++size) {
        const auto document = Document::from_json(text->substr(0, size), "p.json");
        ASSERT_FALSE(document) << size;
        ASSERT_FALSE(document.problems.front().message.empty()) << size;
    }
}

TEST(JsonDocument, FlippedBytesNeverCrash) {
    const auto text = read_file(REI_SOURCE_DIR "/policies/rei.json");
    ASSERT_TRUE(text);
    std::uint32_t random = 1;
    const auto next = [&random](std::size_t below) {
        random = random * 1664525U + 1013904223U;
        return static_cast<std::size_t>(random >> 8U) % below;
    };
    for (int round = 0; round < 1500; ++round) {
        std::string broken = *text;
        for (std::size_t flips = 1 + next(4); flips > 0; --flips)
            broken[next(broken.size())] ^= static_cast<char>(1U << next(8));
        const auto document = Document::from_json(broken, "p.json");
        EXPECT_EQ(document.value.has_value(), document.problems.empty());
    }
}

TEST(TextDocument, TheNameTellsTheFormat) {
    EXPECT_FALSE(Document::from_text("a: 1", "x.json"));
    EXPECT_FALSE(Document::from_text("a: 1", "x.JSON"));
    EXPECT_TRUE(Document::from_text("a: 1", "x.yaml"));
    EXPECT_TRUE(Document::from_text("a: 1", "x"));
    EXPECT_TRUE(Document::from_text("{\"a\": 1}", "x.yaml"));
}

TEST(ProblemText, LeavesOutWhatIsUnknown) {
    EXPECT_EQ((Problem{"f", {2, 3}, "a.b", phrase("wrong")}).text(), "f:2:3: a.b: wrong");
    EXPECT_EQ((Problem{"f", {2, 0}, "", phrase("wrong")}).text(), "f:2: wrong");
    EXPECT_EQ((Problem{"f", {}, "a", phrase("wrong")}).text(), "f: a: wrong");
    EXPECT_EQ((Problem{"", {}, "", phrase("wrong")}).text(), "wrong");
}

const char* shouted(const char* pattern) {
    return std::string_view(pattern) == "wrong" ? "WRONG" : pattern;
}

TEST(ProblemText, IsTheSameAsAPartOfASentenceAndInItsLanguage) {
    const Problems problems = {{"f", {2, 3}, "{a}", phrase("wrong")}, {"", {}, "", phrase("wrong")}};
    const Phrase sentence = phrase("not kept: {}", phrase_of(problems));
    EXPECT_EQ(sentence.text(), "not kept: " + text_of(problems));
    EXPECT_EQ(sentence.text(shouted), "not kept: f:2:3: {a}: WRONG\nWRONG");
    EXPECT_TRUE(phrase_of({}).empty());
}

}  // namespace
}  // namespace rei
