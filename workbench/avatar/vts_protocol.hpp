// The conversation with VTube Studio as a state machine: frames in, frames out, time as a number. It knows no
// socket and no clock. Per connection:
//   (no token? ask for one, and wait until the user has answered the pop-up) → authenticate → list the
//   inputs, for their ranges → make those that are missing → inject values.
// An injection waits for the answer to the one before it, for at most a second, so that a slow VTube Studio
// gets the latest values and no queue. An input that VTube Studio does not know (453) is dropped, one that
// another plugin holds (454) is left alone and tried again every ten seconds; the others go on. Where an
// error does not say which input it means, each is tried alone.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rei/avatar/input_feed.hpp"
#include "rei/avatar/mapping.hpp"
#include "rei/avatar/vts_messages.hpp"
#include "rei/text/phrase.hpp"

namespace rei::avatar {

inline constexpr double kPatienceSec = 1.0;      ///< with an injection that is not answered
inline constexpr double kGiveUpSec = 5.0;        ///< with a request that is not; the pop-up may take for ever
inline constexpr double kRequestRetrySec = 5.0;  ///< of what was refused for now
inline constexpr int kMostGarbage = 20;          ///< frames in a row that are no messages

enum class Phase : std::uint8_t {
    offline,
    asking,          ///< VTube Studio's pop-up waits for the user
    authenticating,  ///< the token is being checked
    preparing,       ///< inputs are being listed and made
    moving,          ///< the face follows
    waiting,         ///< something was refused for now
    denied,          ///< the user has said no; nothing is asked again
};

class VtsProtocol {
  public:
    /// `token` is what an earlier conversation was given, or empty.
    VtsProtocol(const Mapping& rows, std::string token);

    /// From now on these are moved; inputs that are new are looked for, and made, before the face goes on.
    void set_rows(const Mapping& rows, double now_sec);

    void connected(double now_sec);
    void disconnected();
    void received(std::string_view frame, double now_sec);
    /// Say what is due now; `face` are the channels to be shown.
    void tick(double now_sec, const Face& face);

    /// What is to be sent, in order.
    [[nodiscard]] std::vector<std::string> take_outgoing();
    /// A token to be kept for the next time, once; an empty one says that the one kept is good for nothing.
    [[nodiscard]] std::optional<std::string> take_new_token();
    /// Why the connection is of no use any more; empty while it is.
    [[nodiscard]] const Phrase& close_reason() const { return close_reason_; }

    [[nodiscard]] Phase phase() const { return phase_; }
    /// One line for people. Never holds the token.
    [[nodiscard]] Phrase status() const;
    [[nodiscard]] const std::vector<InputState>& inputs() const { return feed_.inputs(); }
    /// Injections that VTube Studio has accepted, on all connections.
    [[nodiscard]] std::uint64_t accepted() const { return accepted_; }

  private:
    enum class Asked : std::uint8_t { token, authentication, list, creation, injection, probe };
    struct Pending {
        Asked what;
        double since_sec;
        std::size_t input;  ///< of a creation or a probe
    };

    /// Note that something is being asked; gives its id.
    std::string ask(Asked what, double now_sec, std::size_t input = 0);
    void ask_for_token(double now_sec);
    void authenticate(double now_sec);
    /// Whichever of the two there is reason for.
    void introduce(double now_sec);
    void list_inputs(double now_sec);
    void make_inputs(const std::vector<ListedInput>& listed, double now_sec);
    void make_again(double now_sec);
    void move_when_made();
    void inject(double now_sec, const Face& face);
    void probe(std::size_t input, double now_sec);
    void check_patience(double now_sec);
    void wait(double now_sec, Phrase why);
    void deny(Phrase why);

    void forget_injections_before(double time_sec);
    void take_answer(const Reply& reply, const Pending& asked, double now_sec);
    void take_authentication(bool accepted, double now_sec);
    void take_error(const Reply& error, const Pending& asked, double now_sec);
    void take_injection_error(const Reply& error, const Pending& asked, double now_sec);
    void search_culprit(const Reply& error, double now_sec);
    [[nodiscard]] std::size_t count(Asked what) const;
    [[nodiscard]] bool is_searching() const;
    [[nodiscard]] Phrase words_of(const Reply& error) const;

    InputFeed feed_;
    std::string token_;
    std::optional<std::string> new_token_;
    bool token_is_fresh_ = false;  ///< given on this connection
    Phase phase_ = Phase::offline;
    Phrase why_;           ///< of waiting and denied
    double go_on_at_ = 0;  ///< after waiting
    std::map<std::string, Pending> pending_;
    std::uint64_t next_id_ = 1;
    std::vector<std::string> outgoing_;
    Phrase close_reason_;
    int garbage_ = 0;      ///< frames in a row
    int thrown_out_ = 0;   ///< times in a row that a request was refused for lack of authentication
    int unexplained_ = 0;  ///< injections in a row that failed, and nobody knows why
    double injected_at_ = 0;
    double answered_at_ = 0;
    std::uint64_t accepted_ = 0;
};

}  // namespace rei::avatar
