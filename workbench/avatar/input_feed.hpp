// The inputs that a persona moves, as one connection to VTube Studio has them: their ranges, which of them
// can be moved, and when their values are due. Values are due 30 times a second while they change, and twice
// a second while they do not, for VTube Studio lets go of an input that it hears nothing of for a second.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rei/avatar/mapping.hpp"
#include "rei/avatar/vts_messages.hpp"
#include "rei/text/phrase.hpp"

namespace rei::avatar {

inline constexpr double kInjectionSec = 1.0 / 30;
inline constexpr double kResendSec = 0.5;
inline constexpr double kOwnedRetrySec = 10.0;  ///< of an input that another plugin holds

enum class InputTrouble : std::uint8_t {
    none,
    unknown,   ///< VTube Studio has no such input
    owned,     ///< another plugin holds it; it is tried again
    not_made,  ///< VTube Studio would not add it
};

struct InputState {
    InputRow row;
    Interval range;    ///< VTube Studio's, once it has told
    double value = 0;  ///< sent last
    InputTrouble trouble = InputTrouble::none;
    Phrase message;          ///< VTube Studio's words about the trouble
    bool is_listed = false;  ///< VTube Studio had it when it was asked
    Interval asked{0, 0};    ///< of an added input: the range that it was last asked to have
};
/// What is wrong with an input, for people; empty if nothing.
[[nodiscard]] Phrase trouble_of(const InputState& input);

class InputFeed {
  public:
    explicit InputFeed(const Mapping& rows);

    /// Other formulas for the same inputs: values follow with the next tick, ranges of added inputs when
    /// VTube Studio has taken them. False, and nothing changes, where these are other inputs, which it has to
    /// be asked about.
    bool replace(const Mapping& rows);
    /// An added input whose range is another than VTube Studio was asked for; from then on it counts as
    /// asked.
    std::optional<std::size_t> due_for_making();
    /// VTube Studio gave it the range that was asked for.
    void made(std::size_t input) { inputs_[input].range = inputs_[input].asked; }

    /// A connection begins, and VTube Studio has these. Gives the inputs that are to be made.
    std::vector<std::size_t> begin(const std::vector<ListedInput>& listed);
    void set_trouble(std::size_t input, InputTrouble trouble, Phrase message, double now_sec);
    void clear_trouble(std::size_t input);

    /// The values to be sent now, of all inputs that can be moved; none where nothing is due.
    std::optional<std::vector<InputValue>> due(double now_sec, const Face& face);
    /// An input that another plugin held and that may be tried again now; each is given once a while.
    std::optional<std::size_t> due_for_retry(double now_sec);

    /// Inputs that can be moved.
    [[nodiscard]] std::vector<std::size_t> usable() const;
    /// The one among them whose name is in the message.
    [[nodiscard]] std::optional<std::size_t> named_in(const std::string& message) const;
    [[nodiscard]] const std::vector<InputState>& inputs() const { return inputs_; }
    /// "moves 5 inputs; Blush: held by another plugin".
    [[nodiscard]] Phrase status() const;

  private:
    std::vector<InputState> inputs_;
    std::vector<double> retry_at_;  ///< of each input
    std::optional<double> sent_at_;
};

}  // namespace rei::avatar
