#include "rei/model/palette.hpp"

#include <algorithm>
#include <limits>

namespace rei::workbench {

namespace {

constexpr int kWordStart = 8;        ///< a letter that begins a word
constexpr int kTextStart = 4;        ///< the first letter of all
constexpr int kInARow = 5;           ///< a letter right behind the one before
constexpr std::size_t kMostGap = 6;  ///< each letter left out between two costs 1, at most this
constexpr std::size_t kMostLetters = 64;
constexpr int kImpossible = std::numeric_limits<int>::min() / 2;

/// Code points, ASCII letters in lower case; a stray byte stands for itself.
std::vector<char32_t> letters_of(std::string_view text) {
    std::vector<char32_t> letters;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_tail = (byte & 0xc0U) == 0x80U;
        if (is_tail && !letters.empty()) {
            letters.back() = (letters.back() << 6U) | (byte & 0x3fU);
        } else {
            letters.push_back(byte >= 'A' && byte <= 'Z' ? byte + 32U : byte);
        }
    }
    return letters;
}

bool is_separator(char32_t letter) {
    return letter < 0x80 && !((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'));
}

bool begins_word(const std::vector<char32_t>& text, std::size_t at) {
    return at == 0 || (is_separator(text[at - 1]) && !is_separator(text[at]));
}

std::vector<char32_t> without_blanks(std::vector<char32_t> letters) {
    letters.erase(std::remove(letters.begin(), letters.end(), U' '), letters.end());
    if (letters.size() > kMostLetters) letters.resize(kMostLetters);
    return letters;
}

int worth(const std::vector<char32_t>& text, std::size_t at) {
    return 1 + (begins_word(text, at) ? kWordStart : 0) + (at == 0 ? kTextStart : 0);
}

int step_worth(std::size_t before, std::size_t at) {
    if (at == before + 1) return kInARow;
    return -static_cast<int>(std::min(kMostGap, at - before - 1));
}

bool has_in_order(const std::vector<char32_t>& wanted, const std::vector<char32_t>& there) {
    std::size_t k = 0;
    for (const char32_t letter : there) k += k < wanted.size() && letter == wanted[k] ? 1 : 0;
    return k == wanted.size();
}

/// The best ways to have found one letter after another: by the letter's place, the score, and where the
/// letter before it is then.
struct Ways {
    std::vector<int> score;
    std::vector<std::size_t> from;
};

/// The first letter wherever it is; later ones (`before` not null) behind it. Beyond the widest gap that
/// costs more, only the best place counts.
Ways ways_to(char32_t letter, const std::vector<char32_t>& text, const Ways* before) {
    Ways ways{std::vector<int>(text.size(), kImpossible), std::vector<std::size_t>(text.size(), 0)};
    std::size_t far = 0;  // the best place out of reach of the near ones
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (before == nullptr) {
            if (text[at] == letter) ways.score[at] = worth(text, at);
            continue;
        }
        if (at > kMostGap && before->score[at - kMostGap - 1] > before->score[far]) far = at - kMostGap - 1;
        if (text[at] != letter) continue;
        const auto consider = [&](std::size_t place) {
            if (before->score[place] == kImpossible) return;
            const int score = before->score[place] + step_worth(place, at) + worth(text, at);
            if (score <= ways.score[at]) return;
            ways.score[at] = score;
            ways.from[at] = place;
        };
        for (std::size_t back = 1; back <= std::min(at, kMostGap); ++back) consider(at - back);
        if (at > kMostGap) consider(far);
    }
    return ways;
}

}  // namespace

std::optional<FuzzyMatch> fuzzy_match(std::string_view query, std::string_view text) {
    const std::vector<char32_t> wanted = without_blanks(letters_of(query));
    const std::vector<char32_t> there = letters_of(text);
    if (wanted.empty()) return FuzzyMatch{};
    if (!has_in_order(wanted, there)) return std::nullopt;
    std::vector<Ways> ways;
    for (const char32_t letter : wanted)
        ways.push_back(ways_to(letter, there, ways.empty() ? nullptr : &ways.back()));
    const auto& scores = ways.back().score;
    const auto last = std::max_element(scores.begin(), scores.end());
    FuzzyMatch match{*last, std::vector<std::size_t>(wanted.size())};
    auto at = static_cast<std::size_t>(last - scores.begin());
    for (std::size_t k = wanted.size(); k-- > 0; at = ways[k].from[at]) match.at[k] = at;
    return match;
}

std::vector<RankedEntry> ranked(std::string_view query, const std::vector<PaletteEntry>& entries,
                                const std::vector<std::string>& recent) {
    struct Scored {
        int score;
        std::size_t first, then;  ///< what decides among equals; less is better
        RankedEntry entry;
    };
    const bool is_asked = query.find_first_not_of(' ') != std::string_view::npos;
    std::vector<Scored> found;
    for (std::size_t k = 0; k < entries.size(); ++k) {
        const PaletteEntry& entry = entries[k];
        std::optional<FuzzyMatch> match = fuzzy_match(query, entry.text);
        const std::optional<FuzzyMatch> by_english =
            entry.english.empty() ? std::nullopt : fuzzy_match(query, entry.english);
        if (by_english && (!match || by_english->score > match->score))
            match = FuzzyMatch{by_english->score, {}};
        if (!match) continue;
        // what was used last comes first among equals, and where nothing is asked for
        const auto used =
            static_cast<std::size_t>(std::find(recent.begin(), recent.end(), entry.text) - recent.begin());
        found.push_back({match->score,
                         is_asked ? used : 0,
                         is_asked ? entry.text.size() : used,
                         {k, std::move(match->at)}});
    }
    std::stable_sort(found.begin(), found.end(), [](const Scored& a, const Scored& b) {
        if (a.score != b.score) return a.score > b.score;
        return a.first != b.first ? a.first < b.first : a.then < b.then;
    });
    std::vector<RankedEntry> order;
    order.reserve(found.size());
    for (Scored& scored : found) order.push_back(std::move(scored.entry));
    return order;
}

}  // namespace rei::workbench
