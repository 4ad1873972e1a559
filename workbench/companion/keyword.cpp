#include "keyword.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "rei/text/normalise.hpp"
#include "rei/text/writing.hpp"

namespace rei::companion {
namespace {

using Words = std::vector<std::string_view>;

/// What is said in other signs than ASCII's, as if in these.
struct Sign {
    std::string_view written, meant;
};
constexpr Sign kSigns[] = {{"’", "'"},  {"‘", "'"},  {"“", " "},  {"”", " "},  {"…", "."}, {"。", "."},
                           {"，", ","}, {"、", ","}, {"！", "!"}, {"？", "?"}, {"·", " "}, {"—", ","}};

std::string with_plain_signs(std::string text) {
    for (const Sign& sign : kSigns) {
        for (std::size_t at = 0; (at = text.find(sign.written, at)) != std::string::npos;
             at += sign.meant.size())
            text.replace(at, sign.written.size(), sign.meant);
    }
    return text;
}

bool ends_clause(char c) {
    return std::string_view(".,!?;:\n").find(c) != std::string_view::npos;
}

Words words_of(std::string_view prepared_text) {
    Words out;
    for (std::size_t at = 1; at < prepared_text.size();) {
        const std::size_t end = std::min(prepared_text.find(' ', at), prepared_text.size());
        if (end > at) out.push_back(prepared_text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

bool starts_with(std::string_view word, std::string_view with) {
    return word.substr(0, with.size()) == with;
}
bool ends_with(std::string_view word, std::string_view with) {
    return word.size() >= with.size() && word.substr(word.size() - with.size()) == with;
}
template <class List>
bool is_one_of(std::string_view word, const List& list) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

constexpr std::string_view kEnglishNot[] = {"not",    "never",   "isn't", "wasn't", "aren't", "don't",
                                            "didn't", "doesn't", "ain't", "isnt",   "dont",   "without"};
constexpr std::string_view kEnglishTurns[] = {"but", "because", "just", "only", "and", kClauseEnd};
constexpr std::size_t kEnglishReach = 3;
constexpr std::string_view kKoreanDenies[] = {"않", "못", "아니", "없"};
constexpr std::string_view kKoreanStems[] = {"지", "진", "지는", "지도", "질"};
constexpr std::string_view kKoreanThings[] = {"건", "게", "거", "것은", "것도", "건데"};

bool denies_in_korean(std::string_view word) {
    return std::any_of(std::begin(kKoreanDenies), std::end(kKoreanDenies),
                       [&](std::string_view one) { return starts_with(word, one); });
}

/// "피곤하지 않아": only after such a stem do 않 and 못 deny the word before them; 아니 and 없 always do.
bool is_denied_by(std::string_view before, std::string_view word) {
    if (!denies_in_korean(word) || before == kClauseEnd) return false;
    if (starts_with(word, "아니") || starts_with(word, "없")) return true;
    return std::any_of(std::begin(kKoreanStems), std::end(kKoreanStems),
                       [&](std::string_view stem) { return ends_with(before, stem); });
}

void mark_english(const Words& words, std::vector<bool>& denied) {
    for (std::size_t k = 0; k < words.size(); ++k) {
        const bool no_longer = words[k] == "longer" && k > 0 && words[k - 1] == "no";
        if (!no_longer && !is_one_of(words[k], kEnglishNot)) continue;
        for (std::size_t n = k + 1; n < words.size() && n <= k + kEnglishReach; ++n) {
            if (is_one_of(words[n], kEnglishTurns)) break;
            denied[n] = true;
        }
    }
}

void mark_korean(const Words& words, std::vector<bool>& denied) {
    for (std::size_t k = 0; k < words.size(); ++k) {
        if (words[k] == "안" && k + 1 < words.size()) denied[k + 1] = words[k + 1] != kClauseEnd;
        if (words[k].find("지않") != std::string_view::npos ||
            words[k].find("지못") != std::string_view::npos)
            denied[k] = true;
        if (k == 0 || !is_denied_by(words[k - 1], words[k])) continue;
        denied[k - 1] = true;
        if (k > 1 && is_one_of(words[k - 1], kKoreanThings) && words[k - 2] != kClauseEnd)
            denied[k - 2] = true;
    }
}

}  // namespace

std::string prepared(std::string_view text) {
    std::string out = " ";
    const auto blank = [&out] {
        if (out.back() != ' ') out += ' ';
    };
    for (const char c : with_plain_signs(normalise(text))) {
        if (ends_clause(c)) {
            blank();
            out += kClauseEnd;
            blank();
        } else if (static_cast<unsigned char>(c) < 0x80 && std::isalnum(static_cast<unsigned char>(c)) == 0 &&
                   c != '\'') {
            blank();
        } else {
            out += c;
        }
    }
    blank();
    return out;
}

std::string pattern_of(std::string_view keyword) {
    const bool is_latin = writing_of(keyword) == Writing::latin;
    const bool is_open = !keyword.empty() && keyword.back() == '*';
    const bool at_start = is_latin || (!keyword.empty() && keyword.front() == '^');
    const std::string words = prepared(keyword);
    if (words.size() <= 2) return "";
    const std::string_view core = std::string_view(words).substr(1, words.size() - 2);
    return (at_start ? " " : "") + std::string(core) + (is_latin && !is_open ? " " : "");
}

ByNegation part_by_negation(std::string_view prepared_text) {
    const Words words = words_of(prepared_text);
    std::vector<bool> denied(words.size());
    mark_english(words, denied);
    mark_korean(words, denied);
    ByNegation out{" ", " "};
    for (std::size_t k = 0; k < words.size(); ++k) {
        std::string& into = denied[k] ? out.denied : out.said;
        std::string& other = denied[k] ? out.said : out.denied;
        (into += words[k]) += ' ';
        if (k > 0 && denied[k] != denied[k - 1]) {
            // what does not stand side by side must not make a keyword there
            (other += kClauseEnd) += ' ';
        }
    }
    return out;
}

}  // namespace rei::companion
