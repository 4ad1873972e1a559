#include "rei/companion/listener.hpp"

#include <algorithm>
#include <set>

#include "keyword.hpp"

namespace rei::companion {
namespace {

/// Classes after those of the feelings, and the same again for feelings that are denied.
enum Extra : std::size_t { kMore, kLess, kSame, kDistress, kExtras };
constexpr double kDenied = -0.5;
constexpr double kFarther = 10;  // than any sum of pushes that people mean

void add_class(Policy& policy, std::string name, Push push, const Lines& keywords) {
    SentimentClass& one = policy.classes.emplace_back();
    one.name = std::move(name);
    one.valence = push.valence;
    one.arousal = push.arousal;
    for (const auto* list : {&keywords.korean, &keywords.english}) {
        for (const std::string& keyword : *list) one.keywords.push_back(pattern_of(keyword));
    }
}

Policy policy_of(const CompanionFile& file) {
    Policy out;
    out.emotions = {"neutral"};
    out.engine.max_stimulus = kFarther;
    const auto push_of = [&](const Feeling& one, double share) {
        return Push{share * (one.place.valence - file.rest.valence),
                    share * (one.place.arousal - file.rest.arousal)};
    };
    for (const Feeling& one : file.feelings) add_class(out, one.id, push_of(one, 1), one.keywords);
    add_class(out, "more", {}, file.degrees.more);
    add_class(out, "less", {}, file.degrees.less);
    add_class(out, "same", {}, file.degrees.same);
    add_class(out, "distress", {}, file.distress.keywords);
    for (const Feeling& one : file.feelings) add_class(out, "not " + one.id, push_of(one, kDenied), {});
    return out;
}

/// A keyword as one would quote it.
std::string as_written(std::string_view pattern) {
    const std::size_t begin = pattern.find_first_not_of(' ');
    return std::string(pattern.substr(begin, pattern.find_last_not_of(' ') + 1 - begin));
}

using Found = std::set<std::pair<std::uint16_t, std::string_view>>;  // class and word
Found words_in(const Appraiser& appraiser, const std::string& text) {
    Found out;
    for (const FoundWord& one : appraiser.find_words(text)) out.emplace(one.owner, one.word);
    return out;
}

/// What stands inside a longer word that was heard ("focus" in "can't focus") was not said by itself.
bool is_inside_another(std::string_view word, const Found& found, std::size_t feelings) {
    return std::any_of(found.begin(), found.end(), [&](const auto& other) {
        return other.first < feelings && other.second.size() > word.size() &&
               other.second.find(word) != std::string_view::npos;
    });
}

Degree degree_of(bool more, bool less) {
    if (more == less) return Degree::plain;
    return more ? Degree::strong : Degree::slight;
}

}  // namespace

Index Hearing::main() const {
    const auto most =
        std::max_element(feelings.begin(), feelings.end(),
                         [](const HeardFeeling& a, const HeardFeeling& b) { return a.said < b.said; });
    return most == feelings.end() || most->said == 0 ? kNone : most->feeling;
}

Listener::Listener(const CompanionFile& file)
    : feelings_(file.feelings.size()), policy_(policy_of(file)), appraiser_(policy_) {}

Hearing Listener::hear(std::string_view text) const {
    const std::string whole = prepared(text);
    const ByNegation parts = part_by_negation(whole);
    const Found all = words_in(appraiser_, whole);
    const Found said = words_in(appraiser_, parts.said);
    const Found denied = words_in(appraiser_, parts.denied);

    Hearing out;
    std::vector<HeardClass> classes, backwards;
    std::vector<bool> extras(kExtras);
    for (const auto& [owner, word] : all) {
        if (owner >= feelings_) {
            extras[owner - feelings_] = true;
            continue;
        }
        if (is_inside_another(word, all, feelings_)) continue;
        // what holds its negation itself ("no energy", "의욕이 없") stands in neither part, and is said
        const bool is_denied = denied.count({owner, word}) != 0 && said.count({owner, word}) == 0;
        if (out.feelings.empty() || out.feelings.back().feeling != owner)
            out.feelings.push_back({owner, 0, 0});
        ++(is_denied ? out.feelings.back().denied : out.feelings.back().said);
        if (!is_denied) out.words.push_back(as_written(word));
        ++out.count;
    }
    for (const HeardFeeling& one : out.feelings) {
        const auto count = [](int n) { return static_cast<std::uint16_t>(n); };
        const auto owner = static_cast<std::uint16_t>(one.feeling);
        if (one.said > 0) classes.push_back({owner, count(one.said)});
        if (one.denied > 0)
            backwards.push_back({static_cast<std::uint16_t>(feelings_ + kExtras + owner), count(one.denied)});
    }
    classes.insert(classes.end(), backwards.begin(), backwards.end());
    const Stimulus sum = stimulus_of({classes, {}}, policy_);
    if (out.count > 0) out.mean = {sum.valence / out.count, sum.arousal / out.count};
    out.confidence = sum.confidence;
    out.degree = degree_of(extras[kMore], extras[kLess]);
    out.is_same = extras[kSame];
    out.is_distress = extras[kDistress];
    return out;
}

}  // namespace rei::companion
