#include "rei/study/vocabulary.hpp"

#include <algorithm>

#include "rei/text/writing.hpp"

namespace rei {
namespace {

/// What people say when they say nothing, and how they begin when they say something.
struct SmallTalk {
    std::array<const char*, 5> fillers, leads;
};
constexpr SmallTalk kKorean{{"안녕", "음, 그렇구나", "오늘은 뭐 해?", "잠깐만", "나 왔어"},
                            {"", "와, ", "오늘 ", "아니 ", "진짜 "}};
constexpr SmallTalk kEnglish{{"hi there", "hm, I see", "so what's up today?", "one moment", "me again"},
                             {"", "wow, ", "well, ", "today: ", "really, "}};
constexpr const SmallTalk& small_talk(Language language) {
    return language == Language::korean ? kKorean : kEnglish;
}

bool has_hangul(const std::string& text) {
    return writing_of(text) == Writing::hangul;
}

void sort_out(std::vector<std::uint16_t>& patterns) {
    std::sort(patterns.begin(), patterns.end());
    patterns.erase(std::unique(patterns.begin(), patterns.end()), patterns.end());
}

}  // namespace

Language language_of(const Policy& policy) {
    std::ptrdiff_t korean = 0, words = 0;
    const auto count = [&](const std::vector<std::string>& list) {
        words += static_cast<std::ptrdiff_t>(list.size());
        korean += std::count_if(list.begin(), list.end(), has_hangul);
    };
    for (const SentimentClass& entry : policy.classes) count(entry.keywords);
    for (const TriggerRule& rule : policy.transitions) count(rule.words);
    return 2 * korean > words ? Language::korean : Language::english;
}

Vocabulary::Vocabulary(const Policy& policy, Matching matching, const std::vector<Turn>& lines)
    : appraiser_(policy, matching), language_(language_of(policy)) {
    std::vector<std::string> words;
    const auto add_words = [&](const std::vector<std::string>& list, bool is_trigger, std::size_t owner) {
        for (const std::string& word : list) {
            patterns_.push_back({word, is_trigger, static_cast<std::uint16_t>(owner)});
            if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
        }
    };
    for (std::size_t k = 0; k < policy.classes.size(); ++k) add_words(policy.classes[k].keywords, false, k);
    for (std::size_t k = 0; k < policy.transitions.size(); ++k)
        add_words(policy.transitions[k].words, true, k);
    for (std::string& word : words) add({std::move(word), {}, {}});
    words_ = sayings_.size();
    for (const Turn& turn : lines) add({turn.text, turn.reply, turn.id});
    for (const char* filler : small_talk(language_).fillers) {
        if (patterns_in(filler).empty()) fillers_.emplace_back(filler);
    }
    if (fillers_.empty()) fillers_.emplace_back();  // silence says nothing to anybody
}

void Vocabulary::add(Saying saying) {
    const std::vector<std::uint16_t> found = patterns_in(saying.text);
    heard_.insert(heard_.end(), found.begin(), found.end());
    heard_ends_.push_back(static_cast<std::uint32_t>(heard_.size()));
    sayings_.push_back(std::move(saying));
}

std::vector<std::uint16_t> Vocabulary::patterns_in(const std::string& text) const {
    std::vector<std::uint16_t> out;
    for (const FoundWord& found : appraiser_.find_words(text)) {
        const auto at = std::find_if(patterns_.begin(), patterns_.end(), [&](const Pattern& pattern) {
            return pattern.is_trigger == found.is_trigger && pattern.owner == found.owner &&
                   pattern.word == found.word;
        });
        out.push_back(static_cast<std::uint16_t>(at - patterns_.begin()));
    }
    sort_out(out);
    return out;
}

Heard Vocabulary::hear(const Said& said, HeardMemory& memory) const {
    memory.patterns.clear();
    memory.classes.clear();
    memory.transitions.clear();
    for (const std::uint32_t one : said) {
        if (one == kNothing) break;
        const auto begin = heard_.begin() + (one == 0 ? 0 : heard_ends_[one - 1]);
        memory.patterns.insert(memory.patterns.end(), begin, heard_.begin() + heard_ends_[one]);
    }
    if (said[1] != kNothing) sort_out(memory.patterns);
    for (const std::uint16_t one : memory.patterns) {
        const Pattern& pattern = patterns_[one];
        if (pattern.is_trigger) {
            if (memory.transitions.empty() || memory.transitions.back() != pattern.owner)
                memory.transitions.push_back(pattern.owner);
        } else if (!memory.classes.empty() && memory.classes.back().sentiment_class == pattern.owner) {
            ++memory.classes.back().keywords;
        } else {
            memory.classes.push_back({pattern.owner, 1});
        }
    }
    return {memory.classes, memory.transitions};
}

std::string Vocabulary::text_of(const Said& said, std::size_t k) const {
    if (said[0] == kNothing) return fillers_[k % fillers_.size()];
    if (said[1] == kNothing && said[0] >= words_) return sayings_[said[0]].text;
    const auto& leads = small_talk(language_).leads;
    const char* lead = said[0] < words_ ? leads[said[0] % leads.size()] : leads[0];
    HeardMemory wanted;
    static_cast<void>(hear(said, wanted));
    std::string first;
    for (const char* begin : {lead, leads[0]}) {
        for (const char* between : {" ", ", ", "… "}) {
            std::string text = begin + sayings_[said[0]].text;
            for (std::size_t n = 1; n < said.size() && said[n] != kNothing; ++n)
                text += between + sayings_[said[n]].text;
            if (patterns_in(text) == wanted.patterns) return text;
            if (first.empty()) first = std::move(text);
        }
    }
    return first;
}

}  // namespace rei
