// What a text says to this persona: the words heard per class and the trigger rules that match. Depends on no
// number of the policy, so a study appraises a scenario once and moves it many times (DESIGN §3).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rei/affect/observation.hpp"
#include "rei/affect/state.hpp"
#include "rei/appraisal/automaton.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

/// Appraisals of many texts, flat.
class Appraisals {
  public:
    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] Heard operator[](std::size_t k) const {
        const End begin = k == 0 ? End{0, 0} : ends_[k - 1];
        const End end = ends_[k];
        return {std::span(classes_).subspan(begin.classes, end.classes - begin.classes),
                std::span(transitions_).subspan(begin.transitions, end.transitions - begin.transitions)};
    }
    /// One more, of what was heard elsewhere.
    void add(const Heard& heard);

  private:
    friend class Appraiser;
    struct End {
        std::uint32_t classes, transitions;
    };
    std::vector<HeardClass> classes_;
    std::vector<std::uint16_t> transitions_;
    std::vector<End> ends_;
    std::vector<std::uint32_t> scratch_;  ///< words of the text being appraised
};

/// A word of the policy found in a text.
struct FoundWord {
    std::string_view word;  ///< as the policy writes it; lives as long as the Appraiser
    bool is_trigger = false;
    std::uint16_t owner = 0;  ///< class or transition
};

enum class Matching : std::uint8_t {
    normalised,  ///< NFC and lower case on both sides
    verbatim,    ///< the documents' Python: the text in lower case, the words as written
};

class Appraiser {
  public:
    explicit Appraiser(const Policy& policy, Matching matching = Matching::normalised);

    /// Add the appraisal of `text` to `out`.
    void appraise(std::string_view text, Appraisals& out) const;
    /// Every word of the policy in the text, each once: keywords by class, then trigger words by rule.
    [[nodiscard]] std::vector<FoundWord> find_words(std::string_view text) const;

  private:
    struct Owner {
        bool is_trigger;
        std::uint16_t owner;
    };
    /// Indices of the distinct words found, ascending.
    void scan(std::string_view text, std::vector<std::uint32_t>& found) const;

    struct Words;
    static Words words_of(const Policy& policy, Matching matching);
    explicit Appraiser(Words words);

    Matching matching_;
    std::vector<std::string> written_;  ///< distinct per owner, as the policy writes them
    std::vector<Owner> owners_;         ///< keywords by class, then trigger words by rule
    Automaton automaton_;
};

/// φ and the confidence of a turn (DESIGN §3.2): Σ w·(distinct keywords), capped to ±max_stimulus an axis.
/// `noise` is added before the cap, as a mishearing is; where nothing was heard it counts as one word.
[[nodiscard]] Stimulus stimulus_of(const Heard& heard, const Policy& policy, const Push& noise = {});

}  // namespace rei
