// What importers fill: messages as they come, and what was skipped. Turns them into the turns of a scenario.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rei/exchange/importing.hpp"

namespace rei {

/// A character and a bot may be the persona; if somebody else is, a character speaks to it like a person, and
/// a bot is left out.
enum class Role : std::uint8_t { person, character, bot };

struct Message {
    std::string speaker;
    std::string text;
    std::optional<double> at_sec;  ///< since any instant, the same for all
    Role role = Role::person;
    LlmSignal llm;
};

class Talk {
  public:
    /// `unit`: what places count, e.g. "line".
    void count_in(const char* unit) { unit_ = unit; }
    /// A message that stands at `place`. Cleans it; one that says nothing is skipped.
    void say(Message message, std::size_t place);
    void skip(const std::string& why, std::size_t place) { remark(skipped_, why, place); }
    void change(const std::string& why, std::size_t place) { remark(changed_, why, place); }
    /// The same for what happened `count` times, first at a line.
    void change_lines(const std::string& why, std::size_t count, std::size_t first);
    /// Why nothing can be had of the file at all.
    void fail(std::string why) { failure_ = std::move(why); }

    /// The conversation and the account of it; the file's name and the kind are the caller's.
    [[nodiscard]] Loaded<Imported> finish(const std::string& file, const ImportOptions& options);

  private:
    struct Tally {
        std::string why;
        std::size_t count = 0;
        std::vector<std::size_t> first;
    };
    struct Kept {
        Message message;
        std::size_t place = 0;
        bool by_persona = false;
    };
    static void remark(std::vector<Tally>& tallies, const std::string& why, std::size_t place);
    [[nodiscard]] std::vector<Remark> remarks(const std::vector<Tally>& tallies) const;
    [[nodiscard]] std::string why_nothing() const;
    [[nodiscard]] std::string who_speaks() const;
    [[nodiscard]] std::string busiest_candidate() const;
    void find_persona(const std::string& persona, bool asked);
    void leave_out_other_bots();
    void drop_a_late_first_time();
    void set_times(double pace_sec);
    void keep_window(const ImportOptions& options);

    std::vector<Remark> changed_lines_;
    const char* unit_ = "line";
    std::vector<Kept> messages_;
    std::vector<Tally> skipped_, changed_;
    std::string failure_;
};

}  // namespace rei
