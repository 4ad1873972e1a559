#include "rei/policy/borrowed_words.hpp"

#include <algorithm>
#include <set>

#include "rei/text/normalise.hpp"

namespace rei {
namespace {

using Words = std::vector<std::string>;

bool has_region(const Policy& policy, const std::string& mood) {
    return std::any_of(policy.regions.begin(), policy.regions.end(),
                       [&](const Region& region) { return region.mood == mood; });
}

void take_moods(const Policy& donor, BorrowedWords& out) {
    for (const std::string& mood : donor.emotions) {
        const Words& known = out.policy.emotions;
        if (std::find(known.begin(), known.end(), mood) != known.end()) continue;
        out.policy.emotions.push_back(mood);
        out.taken.moods.push_back(mood);
        ++out.moods;
    }
}

/// Before the first own region of a mood that follows it in the donor's order, else behind all.
std::size_t place_for(const Policy& donor, std::size_t region, const std::vector<Region>& own) {
    for (std::size_t later = region + 1; later < donor.regions.size(); ++later) {
        const auto found = std::find_if(
            own.begin(), own.end(), [&](const Region& one) { return one.mood == donor.regions[later].mood; });
        if (found != own.end()) return static_cast<std::size_t>(found - own.begin());
    }
    return own.size();
}

void take_regions(const Policy& policy, const Policy& donor, BorrowedWords& out) {
    std::vector<Region>& own = out.policy.regions;
    for (std::size_t k = 0; k < donor.regions.size(); ++k) {
        const Region& region = donor.regions[k];
        if (has_region(policy, region.mood) || own.size() == kMaxRegions) continue;
        const std::size_t place = place_for(donor, k, own);
        own.insert(own.begin() + static_cast<std::ptrdiff_t>(place), region);
        out.taken.regions.push_back(region.mood);
        ++out.regions;
    }
}

/// The words that are not known yet, which are from then on.
Words new_words(const Words& words, std::set<std::string>& known) {
    Words out;
    for (const std::string& word : words) {
        if (known.insert(normalise(word)).second) out.push_back(word);
    }
    return out;
}

void take_keywords(const Policy& donor, BorrowedWords& out) {
    std::vector<SentimentClass>& classes = out.policy.classes;
    std::set<std::string> known;
    for (const SentimentClass& one : classes) static_cast<void>(new_words(one.keywords, known));
    for (const SentimentClass& one : donor.classes) {
        auto own = std::find_if(classes.begin(), classes.end(),
                                [&](const SentimentClass& mine) { return mine.name == one.name; });
        if (own == classes.end()) {
            classes.push_back({one.name, one.valence, one.arousal, {}});
            own = classes.end() - 1;
            out.taken.classes.push_back(one.name);
            ++out.classes;
        }
        const Words words = new_words(one.keywords, known);
        own->keywords.insert(own->keywords.end(), words.begin(), words.end());
        if (!words.empty()) out.taken.keywords.emplace_back(one.name, words);
        out.keywords += words.size();
    }
}

void take_triggers(const Policy& donor, BorrowedWords& out) {
    std::vector<TriggerRule>& rules = out.policy.transitions;
    std::set<std::string> known;
    for (const TriggerRule& rule : rules) static_cast<void>(new_words(rule.words, known));
    for (const TriggerRule& rule : donor.transitions) {
        const Words words = new_words(rule.words, known);
        if (words.empty()) continue;
        out.taken.triggers.emplace_back(rule.key, words);
        out.triggers += words.size();
        const auto own = std::find_if(rules.begin(), rules.end(), [&](const TriggerRule& mine) {
            return mine.source == rule.source && mine.target == rule.target;
        });
        if (own == rules.end()) {
            rules.push_back({rule.key, rule.source, rule.target, words});
        } else {
            own->words.insert(own->words.end(), words.begin(), words.end());
        }
    }
}

}  // namespace

BorrowedWords with_words_of(const Policy& policy, const Policy& donor) {
    BorrowedWords out{policy, 0, 0, 0, 0, 0, {}};
    take_regions(policy, donor, out);
    take_moods(donor, out);
    take_keywords(donor, out);
    take_triggers(donor, out);
    return out;
}

}  // namespace rei
