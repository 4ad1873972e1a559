// Lint of keywords and triggers.
#include <algorithm>

#include "lint_checks.hpp"
#include <fmt/format.h>

#include "rei/text/normalise.hpp"

namespace rei {
namespace {

/// As appraisal sees it: NFC, then lower case a code point (DESIGN §3.2).
struct Word {
    std::string text;     ///< normalised
    std::string written;  ///< as in the file
    std::string path;
    std::size_t owner;  ///< index of its class or rule
};

std::vector<Word> keywords_of(const Policy& policy) {
    std::vector<Word> words;
    for (std::size_t owner = 0; owner < policy.classes.size(); ++owner) {
        const SentimentClass& entry = policy.classes[owner];
        for (std::size_t k = 0; k < entry.keywords.size(); ++k) {
            words.push_back({normalise(entry.keywords[k]), entry.keywords[k],
                             fmt::format("sentiment_keywords.{}[{}]", entry.name, k), owner});
        }
    }
    return words;
}

std::vector<Word> trigger_words_of(const Policy& policy) {
    std::vector<Word> words;
    for (std::size_t owner = 0; owner < policy.transitions.size(); ++owner) {
        const TriggerRule& rule = policy.transitions[owner];
        for (std::size_t k = 0; k < rule.words.size(); ++k) {
            words.push_back({normalise(rule.words[k]), rule.words[k],
                             fmt::format("transitions.{}[{}]", rule.key, k), owner});
        }
    }
    return words;
}

bool opposed(const SentimentClass& a, const SentimentClass& b) {
    return a.valence * b.valence + a.arousal * b.arousal < 0;
}

/// Whether the class pushes away from where the trigger's mood lies, seen from the baseline.
bool pushes_away(const Policy& policy, const SentimentClass& entry, const TriggerRule& rule) {
    const auto region = std::find_if(policy.regions.begin(), policy.regions.end(),
                                     [&](const Region& candidate) { return candidate.mood == rule.target; });
    if (region == policy.regions.end()) return false;
    const double v = (region->valence.low + region->valence.high) / 2 - policy.engine.baseline_valence;
    const double a = (region->arousal.low + region->arousal.high) / 2 - policy.engine.baseline_arousal;
    return entry.valence * v + entry.arousal * a < 0;
}

bool lies_in(const Word& shorter, const Word& longer) {
    return longer.text.find(shorter.text) != std::string::npos;
}

void lint_hidden_in_classes(const Policy& policy, const std::vector<Word>& keywords, LintFindings& findings) {
    for (const Word& longer : keywords) {
        for (const Word& shorter : keywords) {
            if (shorter.text == longer.text || !lies_in(shorter, longer)) continue;
            const SentimentClass& inner = policy.classes[shorter.owner];
            const SentimentClass& outer = policy.classes[longer.owner];
            if (shorter.owner == longer.owner) {
                findings.push_back(
                    {"hidden-keyword", longer.path,
                     phrase("\"{}\" holds \"{}\" of the same class {}, so it counts twice; keep one of them",
                            longer.written, shorter.written, inner.name)});
            } else if (opposed(inner, outer)) {
                findings.push_back(
                    {"hidden-keyword", longer.path,
                     phrase("\"{}\" of {} holds \"{}\" of {}, which pushes the other way; make the shorter "
                            "one longer",
                            longer.written, outer.name, shorter.written, inner.name)});
            }
        }
    }
}

/// A rule loses to an earlier one whose word lies in its own, wherever that one may act.
void lint_hidden_triggers(const Policy& policy, const std::vector<Word>& words, LintFindings& findings) {
    for (const Word& later : words) {
        const TriggerRule& loser = policy.transitions[later.owner];
        for (const Word& earlier : words) {
            if (earlier.owner >= later.owner || !lies_in(earlier, later)) continue;
            const TriggerRule& winner = policy.transitions[earlier.owner];
            if (winner.target == loser.target || policy.mood(winner.target) == kNoMood) continue;
            if (winner.source != "any" && winner.source != loser.source) continue;
            findings.push_back(
                {"hidden-keyword", later.path,
                 phrase("\"{}\" holds \"{}\" of {}, which comes first and leads to {}; list {} before it",
                        later.written, earlier.written, winner.key, winner.target, loser.key)});
        }
    }
}

void lint_keywords_in_triggers(const Policy& policy, const std::vector<Word>& keywords,
                               const std::vector<Word>& triggers, LintFindings& findings) {
    for (const Word& trigger : triggers) {
        const TriggerRule& rule = policy.transitions[trigger.owner];
        for (const Word& keyword : keywords) {
            const SentimentClass& entry = policy.classes[keyword.owner];
            if (!lies_in(keyword, trigger) || !pushes_away(policy, entry, rule)) continue;
            findings.push_back(
                {"hidden-keyword", trigger.path,
                 phrase("\"{}\" leads to {}, but holds \"{}\" of {}, which pushes away from it",
                        trigger.written, rule.target, keyword.written, entry.name)});
        }
    }
}

}  // namespace

void lint_trigger_moods(const Policy& policy, LintFindings& findings) {
    for (const TriggerRule& rule : policy.transitions) {
        const std::string path = "transitions." + rule.key;
        if (rule.source != "any" && policy.mood(rule.source) == kNoMood) {
            findings.push_back(
                {"trigger-unknown-mood", path,
                 phrase("comes from {}, which is not in emotions, so it never acts", rule.source)});
        }
        if (policy.mood(rule.target) == kNoMood) {
            findings.push_back(
                {"trigger-unknown-mood", path,
                 phrase("leads to {}, which is not in emotions, so it never acts", rule.target)});
        }
    }
}

void lint_opposing_keywords(const Policy& policy, LintFindings& findings) {
    const std::vector<Word> words = keywords_of(policy);
    for (std::size_t second = 0; second < words.size(); ++second) {
        for (std::size_t first = 0; first < second; ++first) {
            if (words[first].text != words[second].text) continue;
            const SentimentClass& a = policy.classes[words[first].owner];
            const SentimentClass& b = policy.classes[words[second].owner];
            if (!opposed(a, b)) continue;
            findings.push_back(
                {"opposing-keyword", words[second].path,
                 phrase("\"{}\" is also in {}, which pushes the other way; keep it in one of them",
                        words[second].written, a.name)});
        }
    }
}

void lint_hidden_keywords(const Policy& policy, LintFindings& findings) {
    const std::vector<Word> keywords = keywords_of(policy);
    const std::vector<Word> triggers = trigger_words_of(policy);
    lint_hidden_in_classes(policy, keywords, findings);
    lint_hidden_triggers(policy, triggers, findings);
    lint_keywords_in_triggers(policy, keywords, triggers, findings);
}

void lint_directions(const Policy& policy, LintFindings& findings) {
    for (const SentimentClass& entry : policy.classes) {
        if (entry.keywords.empty() || entry.valence != 0 || entry.arousal != 0) continue;
        findings.push_back({"class-without-direction", "sentiment_keywords." + entry.name,
                            phrase("its {} keywords push nowhere; add sentiment_weights.{}",
                                   entry.keywords.size(), entry.name)});
    }
}

}  // namespace rei
