// A conversation at the command line as it stands, and the commands that begin with a slash.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "avatar_inputs.hpp"
#include "output.hpp"

#include "rei/live/live_session.hpp"
#include "rei/live/settings.hpp"

namespace rei::cli {

struct Chat {
    std::unique_ptr<live::Store> store;  ///< where it is stays the same, for the session points to it
    live::LiveSession session;
    std::unique_ptr<live::Responder> responder;
    live::Settings settings;
    std::string user;
    std::optional<double> pace_sec;  ///< lines come so far apart, whatever the clock says
    Output output{""};
    bool has_refused = false;                          ///< something that was typed could not be done
    std::unique_ptr<AvatarFollower> avatar = nullptr;  ///< while it is on

    void turn_avatar(bool on);
    /// Show what is felt now, and say on the standard error what is new about the avatar.
    void show_avatar();

    /// Seconds since the session began, by the clock; where there is a pace, when the last line came.
    [[nodiscard]] double now_sec() const;
    /// When the next line comes.
    [[nodiscard]] double next_sec() const;
    void print(const std::string& text) {
        output.write(text);
        output.finish();
    }
};

enum class Next : bool { go_on, quit };

struct SlashCommand {
    const char* name;
    const char* arguments;  ///< for the help; empty: none
    const char* help;
    /// Carry it out; refuses by BadInput or StoreError, and the conversation goes on.
    Next (*carry_out)(Chat& chat, const std::string& argument);
};
[[nodiscard]] std::span<const SlashCommand> slash_commands();
/// The command of a line that begins with a slash.
Next carry_out_line(Chat& chat, const std::string& line);

/// What is felt, in a line.
[[nodiscard]] std::string mood_text(const std::string& mood, const AffectState& state, int affinity);
/// Turns as they are shown on the screen.
[[nodiscard]] std::string turn_text(const live::TurnRecord& turn, const std::string& persona,
                                    const Output& style);

}  // namespace rei::cli
