// What the workbench says and the table of its words, held against each other by reading the sources.
#include "rei/model/strings.hpp"

#include <cctype>
#include <filesystem>
#include <set>

#include "workbench/files.hpp"
#include <gtest/gtest.h>

#include "rei/model/measurements.hpp"
#include "rei/model/parameter_text.hpp"

namespace rei::workbench {
namespace {

namespace fs = std::filesystem;

/// A literal of C++ that begins at `at`; moves on behind it. Escapes of quotes and backslashes are resolved.
std::string literal(const std::string& text, std::size_t& at) {
    std::string out;
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        const bool is_escape = text[at] == '\\' && at + 1 < text.size();
        if (is_escape) ++at;
        out += is_escape && text[at] == 'n' ? '\n' : text[at];
    }
    ++at;
    return out;
}

void skip_to_line_end(const std::string& text, std::size_t& at) {
    while (at < text.size() && text[at] != '\n') ++at;
}

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Whether the name before `at` is this one.
bool ends_with(const std::string& text, std::size_t at, const std::string& name) {
    const std::size_t size = name.size();
    return at >= size && text.compare(at - size, size, name) == 0 &&
           (at == size || !is_word(text[at - size - 1]));
}

/// Whether there is something to translate: a letter outside of places for values.
bool has_words(const std::string& text) {
    bool is_place = false;
    for (const char c : text) {
        is_place = c == '{' || (is_place && c != '}');
        if (!is_place && std::isalpha(static_cast<unsigned char>(c)) != 0) return true;
    }
    return false;
}

/// The texts of a source: those inside the brackets of `tr(…)`, `say(…)` and `phrase(…)`, and all. Neighbours
/// count as one text.
struct Texts {
    std::set<std::string> spoken, all;

    void read(const std::string& text) {
        int depth = 0;
        int tr_depth = 0;  // 0: outside
        std::string open;
        bool has_open = false;
        const auto close = [&] {
            if (!has_open) return;
            all.insert(open);
            if (tr_depth > 0) spoken.insert(open);
            open.clear();
            has_open = false;
        };
        for (std::size_t at = 0; at < text.size();) {
            const char c = text[at];
            if (c == '"') {
                open += literal(text, at);
                has_open = true;
                continue;
            }
            if (c == '/' && at + 1 < text.size() && text[at + 1] == '/') skip_to_line_end(text, at);
            if (c == '\'' && at + 2 < text.size()) at += text[at + 1] == '\\' ? 3 : 2;  // '"' begins no text
            if (std::isspace(static_cast<unsigned char>(c)) == 0 && c != '/') close();
            if (c == '(') {
                ++depth;
                const bool speaks =
                    ends_with(text, at, "tr") || ends_with(text, at, "say") || ends_with(text, at, "phrase");
                if (speaks && tr_depth == 0) tr_depth = depth;
            } else if (c == ')') {
                if (depth == tr_depth) tr_depth = 0;
                --depth;
            }
            ++at;
        }
    }
};

void read_folder(const std::string& folder, Texts& texts) {
    for (const fs::directory_entry& entry : fs::directory_iterator(test::source_file(folder))) {
        const std::string ending = entry.path().extension().string();
        if ((ending != ".cpp" && ending != ".hpp") ||
            entry.path().filename().string().rfind("strings_", 0) == 0)
            continue;
        texts.read(test::text_in(entry.path().string()));
    }
}

Texts texts_of_workbench_and_engine() {
    Texts texts;
    for (const char* folder :
         {"workbench/panels", "workbench/commands", "workbench/model", "workbench/report", "workbench/live",
          "workbench/companion", "workbench/avatar", "workbench/llm", "engine/document", "engine/policy",
          "engine/persona", "engine/scenario", "engine/replay", "engine/study"})
        read_folder(folder, texts);
    return texts;
}

std::set<std::string> keys_of_the_table() {
    std::set<std::string> keys;
    for (const Translation& row : translations()) keys.insert(row.english);
    return keys;
}

/// The words that labels are put together from.
void insert_words(const std::string& label, std::set<std::string>& words) {
    const std::string between = " · ";
    std::size_t begin = 0;
    for (std::size_t end = label.find(between); end != std::string::npos; end = label.find(between, begin)) {
        words.insert(label.substr(begin, end - begin));
        begin = end + between.size();
    }
    words.insert(label.substr(begin));
}

TEST(Texts, AreReadFromSources) {
    Texts texts;
    texts.read(
        "f(tr(is_on ? \"Stop\" : \"Go \"\n  \"on\"), '\"', \"id\"); // tr(\"no\")\nstr(\"other\"); "
        "phrase(\"so\", term(\"{}\")); tr(\"\\\"{}\\\"\")");
    EXPECT_EQ(texts.spoken, (std::set<std::string>{"Stop", "Go on", "so", "{}", "\"{}\""}));
    EXPECT_TRUE(has_words("{} s") && !has_words("{:.3g} → {}"));
    EXPECT_EQ(texts.all, (std::set<std::string>{"Stop", "Go on", "id", "other", "so", "{}", "\"{}\""}));
}

TEST(Texts, ThatAreSpokenHaveARow) {
    const std::set<std::string> keys = keys_of_the_table();
    const Texts texts = texts_of_workbench_and_engine();
    EXPECT_GT(texts.spoken.size(), 100U);
    for (const std::string& text : texts.spoken)
        EXPECT_TRUE(keys.count(text) == 1 || !has_words(text)) << "no row: " << text;
}

TEST(Texts, OfTheTableAreSpokenSomewhere) {
    Texts texts = texts_of_workbench_and_engine();
    read_folder("engine/affect", texts);
    read_folder("workbench/platform", texts);
    read_folder("workbench", texts);  // the start
    std::set<std::string> said = texts.all;
    for (const Parameter& parameter : parameters_of(test::project_policy().policy))
        insert_words(label_of(parameter), said);
    for (const Metric& metric : metrics_of({"happy"})) insert_words(label_of(metric), said);
    for (const std::string& key : keys_of_the_table()) EXPECT_TRUE(said.count(key) == 1) << "unused: " << key;
}

}  // namespace
}  // namespace rei::workbench
