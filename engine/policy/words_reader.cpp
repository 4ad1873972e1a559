// The sections `sentiment_keywords`, `sentiment_weights` and `transitions` of a policy.
#include <algorithm>

#include "defaults.hpp"
#include "policy_sections.hpp"

#include "rei/policy/parameters.hpp"

namespace rei {
namespace {

std::string_view trim(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

SentimentClass& class_called(Policy& policy, std::string_view name) {
    const auto known = std::find_if(policy.classes.begin(), policy.classes.end(),
                                    [&](const SentimentClass& entry) { return entry.name == name; });
    return known != policy.classes.end() ? *known : policy.classes.emplace_back(default_class(name));
}

}  // namespace

void read_classes(CheckedReader& reader, const Located& root, Policy& policy) {
    const Located keywords = root.member("sentiment_keywords");
    if (reader.is_object(keywords)) {
        keywords.node.each_member([&](Node key, Node value) {
            SentimentClass& entry = class_called(policy, key.text());
            if (auto words = reader.texts(keywords.value_of(key, value), phrase("keyword")))
                entry.keywords = std::move(*words);
        });
    }
    const Located weights = root.member("sentiment_weights");
    if (!reader.is_object(weights)) return;
    const Phrase what = phrase("a number in [{}, {}]", kWeightRange.low, kWeightRange.high);
    weights.node.each_member([&](Node key, Node value) {
        const Located at = weights.value_of(key, value);
        if (!reader.is_object(at)) return;
        SentimentClass& entry = class_called(policy, key.text());
        entry.valence = reader.number(at.member("valence"), kWeightRange, what).value_or(entry.valence);
        entry.arousal = reader.number(at.member("arousal"), kWeightRange, what).value_or(entry.arousal);
    });
}

void read_transitions(CheckedReader& reader, const Located& root, Policy& policy) {
    constexpr std::string_view kArrow = "->";
    const Located transitions = root.member("transitions");
    if (!reader.is_object(transitions)) return;
    transitions.node.each_member([&](Node key, Node value) {
        const std::string_view name = key.text();
        const std::size_t arrow = name.find(kArrow);
        const bool once =
            arrow != std::string_view::npos && name.find(kArrow, arrow + 1) == std::string_view::npos;
        TriggerRule rule;
        rule.key = name;
        if (once) {
            rule.source = trim(name.substr(0, arrow));
            rule.target = trim(name.substr(arrow + kArrow.size()));
        }
        const Located at = transitions.value_of(key, value);
        if (rule.source.empty() || rule.target.empty()) {
            reader.expected({key, at.path},
                            phrase("\"source->target\", a mood or any on the left and a mood on the right"));
        }
        if (auto words = reader.texts(at, phrase("word"))) rule.words = std::move(*words);
        policy.transitions.push_back(std::move(rule));
    });
}

}  // namespace rei
