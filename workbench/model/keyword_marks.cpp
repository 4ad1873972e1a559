#include "rei/model/keyword_marks.hpp"

#include <algorithm>

#include "rei/model/display_text.hpp"

namespace rei::workbench {

namespace {

std::string lower_ascii(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

std::vector<TurnText::Range> ranges_of(const std::string& text, const std::vector<HeardWord>& heard) {
    const std::string haystack = lower_ascii(text);
    std::vector<TurnText::Range> found;
    for (std::size_t k = 0; k < heard.size(); ++k) {
        const std::string word = lower_ascii(heard[k].word);
        if (word.empty()) continue;
        for (auto at = haystack.find(word); at != std::string::npos; at = haystack.find(word, at + 1)) {
            found.push_back({at, at + word.size(), k});
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.begin < b.begin; });
    std::vector<TurnText::Range> merged;
    for (const TurnText::Range& range : found) {
        if (!merged.empty() && range.begin <= merged.back().end) {
            merged.back().end = std::max(merged.back().end, range.end);
        } else {
            merged.push_back(range);
        }
    }
    return merged;
}

}  // namespace

std::vector<TurnText> turn_texts(const Scenario& scenario, const Policy& policy) {
    const Appraiser appraiser(policy);
    std::vector<TurnText> result;
    result.reserve(scenario.turns.size());
    for (const Turn& turn : scenario.turns) {
        TurnText text{display_text(turn.text), display_text(turn.reply), display_text(turn.user), {}, {}};
        for (const FoundWord& found : appraiser.find_words(turn.text)) {
            const std::string& owner =
                found.is_trigger ? policy.transitions[found.owner].key : policy.classes[found.owner].name;
            text.heard.push_back(
                {display_text(found.word), display_text(owner), found.is_trigger, found.owner});
        }
        text.marked = ranges_of(text.text, text.heard);
        result.push_back(std::move(text));
    }
    return result;
}

}  // namespace rei::workbench
