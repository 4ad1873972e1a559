// companion.json as values: the feelings that it knows by their words, the frames that it puts a felt state
// into, the routines that it offers, and whose companion it is. docs/companion.md describes the file.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rei/affect/state.hpp"
#include "rei/companion/language.hpp"
#include "rei/document/problem.hpp"

namespace rei::companion {

/// Index of a feeling, frame or routine in its list.
using Index = std::size_t;
inline constexpr Index kNone = static_cast<Index>(-1);

/// A feeling, where it lies, and the words by which it is heard.
struct Feeling {
    std::string id;
    Text name;
    Push place;  ///< valence in [-1, 1], arousal in [0, 1]
    Lines keywords;
};

/// Words that say how much, and that nothing has changed.
struct DegreeWords {
    Lines more, less, same;
};

/// Words of serious distress, and what is said to them in place of a routine.
struct Distress {
    Lines keywords;
    Lines answer;
};

/// The part of the plane that something is apt for.
struct Box {
    Interval valence{-1, 1};
    Interval arousal{0, 1};
};

struct Routine {
    std::string id;
    Text name;
    std::string kind;  ///< "body", "write", …: two of one kind are rarely offered together
    double minutes = 0;
    Box from;           ///< the states in which it can be begun
    Push towards;       ///< where it leads
    double energy = 0;  ///< needed, in [0, 1]
    Lines steps;
};

struct Frame {
    std::string id;  ///< as written, e.g. POS-FlowOnly
    Text name;
    Text meaning;  ///< what state of things it stands for, one sentence
    Text beside;   ///< what it adds as the second of a combination, one sentence
    Box states;
    std::vector<Index> feelings;
    std::vector<Index> routines;  ///< that belong to it
    std::vector<Index> with;      ///< frames that it combines with
    Lines declarations;
};

/// Whose companion it is.
struct Profile {
    std::vector<Index> core_routines;
    Text philosophy;
    std::vector<Index> emotion_pattern;  ///< feelings, in the order in which they tend to follow
};

struct CompanionFile {
    Push rest{0.0, 0.3};  ///< where the state lies when nothing is felt
    std::vector<Feeling> feelings;
    DegreeWords degrees;
    Distress distress;
    Profile profile;
    std::vector<Frame> frames;      ///< one at least
    std::vector<Routine> routines;  ///< three at least
};

/// Check and read the text of a companion file (JSON); `file` is for messages. All problems at once.
[[nodiscard]] Loaded<CompanionFile> parse_companion(std::string text, const std::string& file);
[[nodiscard]] Loaded<CompanionFile> load_companion(const std::string& path);

/// By id, or kNone.
template <class T>
[[nodiscard]] Index find_by_id(const std::vector<T>& list, std::string_view id) {
    for (Index k = 0; k < list.size(); ++k) {
        if (list[k].id == id) return k;
    }
    return kNone;
}

}  // namespace rei::companion
