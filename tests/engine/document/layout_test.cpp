#include "rei/document/layout.hpp"

#include <memory>
#include <string>

#include <gtest/gtest.h>

namespace rei {
namespace {

/// A text with its layout.
class Laid {
  public:
    explicit Laid(const std::string& text, const std::string& file = "t.yaml") {
        auto document = Document::from_text(text, file);
        EXPECT_TRUE(document) << text_of(document.problems);
        document_ = std::move(*document);
        root_ = layout_of(*document_);
    }

    [[nodiscard]] bool is_followed() const { return root_.has_value(); }
    [[nodiscard]] const Piece& root() const { return *root_; }
    [[nodiscard]] std::string text(std::size_t begin, std::size_t end) const {
        return document_->source().substr(begin, end - begin);
    }
    [[nodiscard]] std::string value(const Piece::Part& part) const {
        return text(part.value.begin, part.value.end);
    }
    [[nodiscard]] std::string whole(const Piece::Part& part) const { return text(part.begin, part.end); }

  private:
    std::unique_ptr<const Document> document_;
    std::optional<Piece> root_;
};

TEST(Layout, ScalarsEndWhereTheyEndInTheirStyle) {
    const Laid laid(
        "a: plain text   # comment\n"
        "b: \"quo\\\"ted # no\"\n"
        "c: 'it''s'\n"
        "d: over\n  two lines\n"
        "e: |\n  first\n\n   # text\n\n"
        "f: &x !!str 5\n"
        "g: *x\n"
        "h: -1.50e0");
    ASSERT_TRUE(laid.is_followed());
    const std::string values[] = {"plain text",
                                  "\"quo\\\"ted # no\"",
                                  "'it''s'",
                                  "over\n  two lines",
                                  "|\n  first\n\n   # text",
                                  "&x !!str 5",
                                  "*x",
                                  "-1.50e0"};
    ASSERT_EQ(laid.root().parts.size(), std::size(values));
    for (std::size_t k = 0; k < std::size(values); ++k)
        EXPECT_EQ(laid.value(laid.root().parts[k]), values[k]);
    EXPECT_EQ(laid.whole(laid.root().parts[0]), "a: plain text   # comment");
    EXPECT_EQ(laid.text(laid.root().parts[5].value.content, laid.root().parts[5].value.end), "5");
}

TEST(Layout, ABlockListHasAPartADashWithTheCommentInItsLine) {
    const Laid laid("turns:\n  # above\n  - {at: 1}  # one\n\n  - at: 2\n    text: hi # two\n# end\n");
    ASSERT_TRUE(laid.is_followed());
    const Piece& turns = laid.root().parts[0].value;
    EXPECT_FALSE(turns.flow);
    ASSERT_EQ(turns.parts.size(), 2U);
    EXPECT_EQ(laid.whole(turns.parts[0]), "- {at: 1}  # one");
    EXPECT_EQ(laid.value(turns.parts[0]), "{at: 1}");
    EXPECT_TRUE(turns.parts[0].value.brackets);
    EXPECT_EQ(laid.whole(turns.parts[1]), "- at: 2\n    text: hi # two");
    EXPECT_EQ(turns.parts[1].value.parts[1].key, "text");
    EXPECT_EQ(laid.root().end, turns.end);
}

TEST(Layout, BetweenBracketsAPartHasItsCommaAndTheCommentBehindIt) {
    const Laid laid("a: [ 1 , 'x',  # why\n  {b: [], c: {}},\n  d: 5 ] # end\n");
    ASSERT_TRUE(laid.is_followed());
    const Piece& list = laid.root().parts[0].value;
    ASSERT_EQ(list.parts.size(), 4U);
    EXPECT_EQ(laid.whole(list.parts[0]), "1 ,");
    EXPECT_EQ(laid.whole(list.parts[1]), "'x',  # why");
    EXPECT_EQ(laid.value(list.parts[2].value.parts[1]), "{}");
    EXPECT_FALSE(list.parts[3].value.brackets);
    EXPECT_TRUE(list.parts[3].value.flow);
    EXPECT_EQ(laid.value(list.parts[3]), "d: 5");
    EXPECT_EQ(list.parts[3].comma, Piece::Part::kNone);
    EXPECT_EQ(laid.text(list.begin, list.end), "[ 1 , 'x',  # why\n  {b: [], c: {}},\n  d: 5 ]");
}

TEST(Layout, JsonIsFlowStyle) {
    const Laid laid("\n{\"a\": [1,\n 2], \"b\\u0063\": \"]\\\"\"}\n", "t.json");
    ASSERT_TRUE(laid.is_followed());
    EXPECT_EQ(laid.value(laid.root().parts[0]), "[1,\n 2]");
    EXPECT_EQ(laid.whole(laid.root().parts[1]), "\"b\\u0063\": \"]\\\"\"");
    EXPECT_EQ(laid.root().parts[1].key, "bc");
}

TEST(Layout, LineBreaksOfWindowsAndAByteOrderMarkAreNoPartOfAnything) {
    const Laid laid(
        "\xEF\xBB\xBF"
        "a: |\r\n  x\r\nb: 3 # c\r\n");
    ASSERT_TRUE(laid.is_followed());
    EXPECT_EQ(laid.root().begin, 3U);
    EXPECT_EQ(laid.value(laid.root().parts[0]), "|\r\n  x");
    EXPECT_EQ(laid.whole(laid.root().parts[1]), "b: 3 # c");
}

TEST(Layout, AnAliasHasNoPartsWhateverItStandsFor) {
    const Laid laid("a: &x {b: 1}\nc: [*x , *x]\n");
    ASSERT_TRUE(laid.is_followed());
    const Piece& list = laid.root().parts[1].value;
    EXPECT_EQ(laid.value(list.parts[0]), "*x");
    EXPECT_EQ(laid.value(list.parts[1]), "*x");
    EXPECT_TRUE(list.parts[1].value.parts.empty());
    EXPECT_EQ(list.parts[1].value.kind, NodeKind::object);
}

TEST(Layout, WhatPeopleRarelyWriteIsNotFollowed) {
    EXPECT_FALSE(Laid("? a\n: b\n").is_followed());
    EXPECT_FALSE(Laid("a: [1\n  , 2]\n").is_followed());
    EXPECT_FALSE(Laid("{a, b: 1}\n").is_followed());
}

}  // namespace
}  // namespace rei
