// What feelings are heard in a text, by the engine's own appraisal: the feelings of a companion file are its
// classes, their keywords its words, and each pushes towards the place of its feeling.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rei/appraisal/appraiser.hpp"
#include "rei/companion/companion_file.hpp"

namespace rei::companion {

struct HeardFeeling {
    Index feeling = 0;
    int said = 0;    ///< distinct keywords
    int denied = 0;  ///< distinct keywords under a negation
};

/// How strongly it was said: "a bit", plainly, "so".
enum class Degree : std::uint8_t { slight, plain, strong };

struct Hearing {
    std::vector<HeardFeeling> feelings;  ///< by index
    std::vector<std::string> words;      ///< keywords said, as people write them
    int count = 0;                       ///< keywords said and denied, all feelings together
    Push mean;              ///< mean push off the rest; a denied keyword pushes half as far, back
    double confidence = 0;  ///< of the appraisal (DESIGN §3.2)
    Degree degree = Degree::plain;
    bool is_same = false;  ///< words that say that nothing has changed
    bool is_distress = false;

    /// The feeling most said, the first listed of equals; kNone where none is said.
    [[nodiscard]] Index main() const;
};

class Listener {
  public:
    explicit Listener(const CompanionFile& file);
    [[nodiscard]] Hearing hear(std::string_view text) const;

  private:
    std::size_t feelings_;
    Policy policy_;  ///< the companion's words as the classes of a policy
    Appraiser appraiser_;
};

}  // namespace rei::companion
