#include "rei/appraisal/appraiser.hpp"

#include <algorithm>
#include <cmath>

#include "rei/text/normalise.hpp"

namespace rei {

struct Appraiser::Words {
    Matching matching;
    std::vector<std::string> written;
    std::vector<Owner> owners;
    std::vector<std::string> patterns;

    void add(const std::vector<std::string>& words, Owner owner) {
        const std::size_t first = patterns.size();
        for (const std::string& word : words) {
            // Python looks for the word as written in a lower-case text: a capital in it is never found
            const bool has_capital =
                std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
            if (matching == Matching::verbatim && has_capital) continue;
            std::string pattern = matching == Matching::normalised ? normalise(word) : word;
            const auto own = patterns.begin() + static_cast<std::ptrdiff_t>(first);
            if (std::find(own, patterns.end(), pattern) != patterns.end()) continue;
            patterns.push_back(std::move(pattern));
            written.push_back(word);
            owners.push_back(owner);
        }
    }
};

Appraiser::Words Appraiser::words_of(const Policy& policy, Matching matching) {
    Words words{matching, {}, {}, {}};
    for (std::size_t k = 0; k < policy.classes.size(); ++k) {
        words.add(policy.classes[k].keywords, {false, static_cast<std::uint16_t>(k)});
    }
    for (std::size_t k = 0; k < policy.transitions.size(); ++k) {
        words.add(policy.transitions[k].words, {true, static_cast<std::uint16_t>(k)});
    }
    return words;
}

Appraiser::Appraiser(const Policy& policy, Matching matching) : Appraiser(words_of(policy, matching)) {}

Appraiser::Appraiser(Words words)
    : matching_(words.matching),
      written_(std::move(words.written)),
      owners_(std::move(words.owners)),
      automaton_(words.patterns, true) {}

void Appraiser::scan(std::string_view text, std::vector<std::uint32_t>& found) const {
    found.clear();
    const auto collect = [&found](std::uint32_t word) { found.push_back(word); };
    if (is_plain(text)) {
        automaton_.scan(text, collect);
    } else {
        automaton_.scan(matching_ == Matching::normalised ? normalise(text) : python_lower(text), collect);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
}

void Appraiser::appraise(std::string_view text, Appraisals& out) const {
    scan(text, out.scratch_);
    const std::size_t first_class = out.ends_.empty() ? 0 : out.ends_.back().classes;
    const std::size_t first_transition = out.ends_.empty() ? 0 : out.ends_.back().transitions;
    for (const std::uint32_t word : out.scratch_) {
        const Owner owner = owners_[word];
        if (owner.is_trigger) {
            const bool known =
                out.transitions_.size() > first_transition && out.transitions_.back() == owner.owner;
            if (!known) out.transitions_.push_back(owner.owner);
        } else if (out.classes_.size() > first_class && out.classes_.back().sentiment_class == owner.owner) {
            ++out.classes_.back().keywords;
        } else {
            out.classes_.push_back({owner.owner, 1});
        }
    }
    out.ends_.push_back({static_cast<std::uint32_t>(out.classes_.size()),
                         static_cast<std::uint32_t>(out.transitions_.size())});
}

void Appraisals::add(const Heard& heard) {
    classes_.insert(classes_.end(), heard.classes.begin(), heard.classes.end());
    transitions_.insert(transitions_.end(), heard.transitions.begin(), heard.transitions.end());
    ends_.push_back(
        {static_cast<std::uint32_t>(classes_.size()), static_cast<std::uint32_t>(transitions_.size())});
}

std::vector<FoundWord> Appraiser::find_words(std::string_view text) const {
    std::vector<std::uint32_t> words;
    scan(text, words);
    std::vector<FoundWord> out;
    out.reserve(words.size());
    for (const std::uint32_t word : words) {
        out.push_back({written_[word], owners_[word].is_trigger, owners_[word].owner});
    }
    return out;
}

Stimulus stimulus_of(const Heard& heard, const Policy& policy, const Push& noise) {
    Stimulus sum;
    double norms = 0;
    int keywords = 0;
    for (const HeardClass& one : heard.classes) {
        const SentimentClass& direction = policy.classes[one.sentiment_class];
        sum.valence += direction.valence * one.keywords;
        sum.arousal += direction.arousal * one.keywords;
        norms += std::hypot(direction.valence, direction.arousal) * one.keywords;
        keywords += one.keywords;
    }
    if (norms > 0) {
        sum.confidence = std::hypot(sum.valence, sum.arousal) / norms * (1.0 - std::exp2(-keywords));
    }
    if (noise.valence != 0 || noise.arousal != 0) {
        sum.valence += noise.valence;
        sum.arousal += noise.arousal;
        if (keywords == 0) sum.confidence = 0.5;
    }
    const double cap = policy.engine.max_stimulus;
    sum.valence = std::clamp(sum.valence, -cap, cap);
    sum.arousal = std::clamp(sum.arousal, -cap, cap);
    return sum;
}

}  // namespace rei
