// The avatar in VTube Studio, on or off: while it is on it wears the face at the playhead. What moves it is a
// mapping that the session edits; each closed edit is written to its file.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rei/avatar/input_feed.hpp"
#include "rei/avatar/mapping.hpp"
#include "rei/document/problem.hpp"
#include "rei/expression/expression.hpp"
#include "rei/policy/policy.hpp"

namespace rei::avatar {
class Avatar;
struct AvatarSetup;
}  // namespace rei::avatar

namespace rei::workbench {

/// What an avatar is moved with; whoever starts the window gives it.
struct AvatarMeans {
    /// Where it is and how a persona's face moves it, or the problems.
    std::function<Problems(const Policy&, avatar::AvatarSetup& into)> setup;
    std::string mapping_file;                ///< need not be there yet; empty: edits are kept nowhere
    std::optional<avatar::Mapping> mapping;  ///< as it is there
    Problems mapping_problems;               ///< or why it cannot be read
    std::function<Loaded<avatar::Mapping>()> read_mapping;  ///< once more; unset: it is read only once
};

class AvatarSwitch {
  public:
    using SharedMapping = std::shared_ptr<const avatar::Mapping>;

    AvatarSwitch();
    ~AvatarSwitch();
    AvatarSwitch(const AvatarSwitch&) = delete;
    AvatarSwitch& operator=(const AvatarSwitch&) = delete;

    void equip(AvatarMeans means);
    [[nodiscard]] bool can_be_turned_on() const { return means_.setup != nullptr; }
    [[nodiscard]] bool is_on() const { return avatar_ != nullptr; }
    /// On for this persona. The problems where its address or mapping is none.
    Problems turn_on(const Policy& policy);
    void turn_off();
    /// The face to be worn from now on; intensity and arousal in [0, 1] say how fast it gets there.
    void show(const Face& face, double intensity, double arousal);
    /// What it does, in a line in the language of the interface; requires is_on().
    [[nodiscard]] std::string status_text() const;
    /// What VTube Studio says of the inputs; requires is_on().
    [[nodiscard]] std::vector<avatar::InputState> inputs() const;

    // ---- what moves it
    [[nodiscard]] const AvatarMeans& means() const { return means_; }
    /// The mapping as it is in the file by now, where it could not be read before; none where it still
    /// cannot, and means() say why.
    [[nodiscard]] std::optional<avatar::Mapping> read_again();
    /// The mapping of the session: what is on moves by it from now on.
    void follow(const SharedMapping& mapping);
    /// Write it to the file unless it is there; the file that was there at first is kept beside it. The
    /// problems where it cannot be written, or where somebody else has changed the file, which is left as it
    /// is then.
    Problems keep();

  private:
    AvatarMeans means_;
    SharedMapping mapping_;                 ///< that was followed last
    SharedMapping kept_;                    ///< that the file holds, or that could not be written
    std::optional<std::string> kept_text_;  ///< of the file, as it was read or written last; unset: none
    bool has_written_ = false;
    std::unique_ptr<avatar::Avatar> avatar_;
};

}  // namespace rei::workbench
