#include "rei/scenario/spelling.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "rei/document/document.hpp"

namespace rei {
namespace {

/// Every word of up to three characters of those that mean something to YAML or JSON, and some that don't.
std::vector<std::string> words() {
    const std::string characters = "-?:,[]{}#&*!|>'\"%@`.=<~ \\/+_()$^;a1가";
    std::vector<std::string> letters;
    for (std::size_t at = 0; at < characters.size();) {
        const std::size_t length = static_cast<unsigned char>(characters[at]) < 0x80 ? 1 : 3;
        letters.push_back(characters.substr(at, length));
        at += length;
    }
    std::vector<std::string> out{""};
    std::size_t begin = 0;
    for (int length = 0; length < 3; ++length) {
        const std::size_t end = out.size();
        for (; begin < end; ++begin) {
            for (const std::string& letter : letters) out.push_back(out[begin] + letter);
        }
    }
    return out;
}

/// The texts of a document that is a list of them, or of objects of a member that they name; "(no text)" for
/// what is none.
std::vector<std::string> read(const std::string& yaml) {
    const auto document = Document::from_text(yaml, "words.yaml");
    EXPECT_TRUE(document) << text_of(document.problems);
    std::vector<std::string> out;
    if (!document) return out;
    const auto add = [&](Node node) {
        out.emplace_back(node.is(NodeKind::string) ? node.text() : "(no text)");
    };
    (*document)->root().each_item([&](std::size_t, Node item) {
        if (item.is(NodeKind::object)) {
            item.each_member([&](Node key, Node) { add(key); });
        } else {
            add(item);
        }
    });
    return out;
}

TEST(Spelling, EveryWordComesBackAsAValueBetweenBrackets) {
    std::string yaml = "[";
    for (const std::string& word : words()) yaml += spell(Value::word(word), Notation::flow) + ",\n";
    EXPECT_EQ(read(yaml + "]"), words());
}

TEST(Spelling, EveryWordComesBackAsAValueInLines) {
    std::string yaml;
    for (const std::string& word : words()) yaml += "- " + spell(Value::word(word), Notation::block) + "\n";
    EXPECT_EQ(read(yaml), words());
}

TEST(Spelling, EveryWordComesBackAsAKeyInLinesAndBetweenBrackets) {
    std::string lines, brackets;
    for (const std::string& word : words()) {
        const std::string key = spell_key(word, Notation::block);
        lines += "- " + key + ": 1\n";
        brackets += "- {" + key + ": 1}\n";
    }
    EXPECT_EQ(read(lines), words());
    EXPECT_EQ(read(brackets), words());
}

TEST(Spelling, AQuestionInANameIsNoKey) {
    EXPECT_EQ(spell(Value::word("Ju?n"), Notation::flow), "\"Ju?n\"");
    EXPECT_EQ(spell(Value::word("Ju?n"), Notation::block), "Ju?n");
}

}  // namespace
}  // namespace rei
