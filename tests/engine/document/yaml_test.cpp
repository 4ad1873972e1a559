#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rei/document/document.hpp"

namespace rei {
namespace {

using testing::HasSubstr;

std::string yaml_error(std::string text) {
    const auto document = Document::from_yaml(std::move(text), "s.yaml");
    return text_of(document.problems);
}

TEST(YamlDocument, TypesPlainScalarsByTheCoreSchema) {
    const auto document = Document::from_yaml(
        "[1, -2.5, 1e3, .5, 5., +7, 0x1F, 0o17, .inf, -.inf, .nan, true, False, null, ~, , yes, 1_000, "
        "\"1\", '2', 1e, "
        "-, 12:30, !!str 5]",
        "s.yaml");
    ASSERT_TRUE(document) << text_of(document.problems);
    const Node root = (*document)->root();
    const auto number = [&](std::size_t k) {
        EXPECT_TRUE(root.at(k).is(NodeKind::number)) << k << " " << root.at(k).text();
        return root.at(k).is(NodeKind::number) ? root.at(k).number() : 0;
    };
    EXPECT_EQ(number(0), 1);
    EXPECT_EQ(number(1), -2.5);
    EXPECT_EQ(number(2), 1000);
    EXPECT_EQ(number(3), 0.5);
    EXPECT_EQ(number(4), 5);
    EXPECT_EQ(number(5), 7);
    EXPECT_EQ(number(6), 31);
    EXPECT_EQ(number(7), 15);
    EXPECT_EQ(number(8), INFINITY);
    EXPECT_EQ(number(9), -INFINITY);
    EXPECT_TRUE(std::isnan(number(10)));
    EXPECT_TRUE(root.at(11).is(NodeKind::boolean) && root.at(11).boolean());
    EXPECT_TRUE(root.at(12).is(NodeKind::boolean) && !root.at(12).boolean());
    for (const std::size_t k : {13U, 14U, 15U}) EXPECT_TRUE(root.at(k).is(NodeKind::null)) << k;
    for (std::size_t k = 16; k < root.size(); ++k)
        EXPECT_TRUE(root.at(k).is(NodeKind::string)) << root.at(k).text();
}

TEST(YamlDocument, PlacesCountCodePoints) {
    const auto document =
        Document::from_yaml("\xEF\xBB\xBF제목: 하나\nturns:\n  - {말: \"안녕\", at: 3}\n", "s.yaml");
    ASSERT_TRUE(document) << text_of(document.problems);
    const Node root = (*document)->root();
    EXPECT_EQ(root.find("제목").place().line, 1);
    EXPECT_EQ(root.find("제목").place().column, 5);
    const Node turn = root.find("turns").at(0);
    EXPECT_EQ(turn.place().line, 3);
    EXPECT_EQ(turn.place().column, 5);
    EXPECT_EQ(turn.find("말").text(), "안녕");
    EXPECT_EQ(turn.find("말").place().column, 9);
    EXPECT_EQ(turn.find("at").place().column, 19);
    EXPECT_EQ(turn.find("at").number(), 3);
}

TEST(YamlDocument, AliasesRepeatTheirValue) {
    const auto document = Document::from_yaml("a: &x {k: [1, 2]}\nb: *x\nc: [*x, *x]\n", "s.yaml");
    ASSERT_TRUE(document) << text_of(document.problems);
    const Node root = (*document)->root();
    EXPECT_EQ(root.find("b").find("k").at(1).number(), 2);
    EXPECT_EQ(root.find("c").size(), 2U);
    EXPECT_EQ(root.find("c").at(1).find("k").size(), 2U);
}

TEST(YamlDocument, RefusesAliasesThatUnfoldWithoutEnd) {
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int k = 1; k < 9; ++k) {
        const std::string last = std::to_string(k - 1);
        const std::string name = std::to_string(k);
        bomb.append("a").append(name).append(": &a").append(name).append(" [");
        for (int times = 0; times < 9; ++times) bomb.append("*a").append(last).append(", ");
        bomb.append("]\n");
    }
    EXPECT_THAT(yaml_error(bomb), HasSubstr("the aliases unfold to more than 100000 values"));
    EXPECT_THAT(yaml_error("&a [1, *a]"), HasSubstr("s.yaml:1:8: found an alias that contains itself"));
    EXPECT_THAT(yaml_error("a: *nobody"), HasSubstr("found an alias whose anchor is nowhere above it"));
    std::string deep = "a0: &a0 [1]\n";
    for (int k = 1; k < 120; ++k) {
        const std::string name = std::to_string(k);
        deep.append("a").append(name).append(": &a").append(name);
        deep.append(" [*a").append(std::to_string(k - 1)).append("]\n");
    }
    EXPECT_THAT(yaml_error(deep), HasSubstr("expected at most 100 levels"));
}

TEST(YamlDocument, TellsWhatIsWrongAndWhere) {
    EXPECT_EQ(yaml_error(""), "s.yaml:1:1: the file is empty");
    EXPECT_EQ(yaml_error("# only a remark\n"), "s.yaml:1:1: the file is empty");
    EXPECT_EQ(
        yaml_error("a: 1\nb: 2\na: 3\n"),
        "s.yaml:3:1: a: the key \"a\" stands here a second time, first in line 1; expected each key once");
    EXPECT_THAT(yaml_error("a: 1\n---\nb: 2\n"), HasSubstr("found the start of a second document"));
    EXPECT_THAT(yaml_error("a: 1e999"),
                HasSubstr("s.yaml:1:4: found 1e999, expected a number up to 1.8e308"));
    EXPECT_THAT(yaml_error("? [a]\n: 1"), HasSubstr("found a list as a key, expected a text"));
    EXPECT_THAT(yaml_error("a:\n\t- 1\n"),
                HasSubstr("found a tab in the indentation, expected spaces alone"));
    EXPECT_THAT(yaml_error("a: [1, 2\nb: 3"), HasSubstr("expected ',' or ']'"));
    EXPECT_THAT(yaml_error("a: {b: 1\n"), HasSubstr("expected ',' or '}'"));
    EXPECT_THAT(yaml_error("a: \"x\n"),
                HasSubstr("s.yaml:1:4: found a quoted text without its closing quote"));
    EXPECT_THAT(yaml_error("a: b: c"), HasSubstr("found ':' where no key can stand"));
    EXPECT_THAT(yaml_error("a: !thing 5"), HasSubstr("found the tag !thing"));
    EXPECT_THAT(yaml_error(std::string("a: \0", 4)), HasSubstr("s.yaml:1:4: found a NUL byte"));
    EXPECT_THAT(yaml_error("a: \xFF"), HasSubstr("no UTF-8"));
}

TEST(YamlDocument, AQuestionWithoutQuotesBetweenBracketsIsTold) {
    for (const char* text : {"진짜?", "정말? 응", "a ? b", "?"}) {
        EXPECT_THAT(yaml_error("{at: 0, text: " + std::string(text) + "}"),
                    HasSubstr("found '?' in a text between brackets; expected quotes around the text"))
            << text;
    }
}

TEST(YamlDocument, DeepNestingIsRefusedQuickly) {
    EXPECT_THAT(yaml_error(std::string(200, '[') + std::string(200, ']')),
                HasSubstr("expected at most 100 levels"));
    EXPECT_NE(yaml_error(std::string(100'000, '[')), "");
    std::string dashes;
    for (int k = 0; k < 2000; ++k) dashes += "- ";
    EXPECT_THAT(yaml_error(dashes), HasSubstr("expected at most 100 levels"));
}

TEST(YamlDocument, FlippedBytesAndTruncationsNeverCrash) {
    const std::string text =
        "scenario: x\nusers: {mina: {affinity: 0}}\nturns:\n  - {id: a, at: 1.0, text: \"오늘 최고\", llm: "
        "{mood_delta: "
        "1}}\n  - &b\n    at: 2\n    text: |\n      여러\n      줄\n  - *b\nuntil: 70\nexpect:\n  - mood: "
        "{is: happy}\n";
    std::uint32_t random = 7;
    for (int round = 0; round < 1500; ++round) {
        std::string broken = text;
        for (int flips = 0; flips < 3; ++flips) {
            random = random * 1664525U + 1013904223U;
            broken[(random >> 12U) % broken.size()] ^= static_cast<char>(1U << ((random >> 8U) % 7));
        }
        const auto document = Document::from_yaml(broken, "s.yaml");
        EXPECT_EQ(document.value.has_value(), document.problems.empty());
    }
    for (std::size_t size = 0; size < text.size(); ++size) {
        const auto document = Document::from_yaml(text.substr(0, size), "s.yaml");
        EXPECT_EQ(document.value.has_value(), document.problems.empty());
    }
}

}  // namespace
}  // namespace rei
