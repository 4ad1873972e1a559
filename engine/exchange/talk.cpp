#include "rei/exchange/talk.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "rei/affect/llm_limits.hpp"
#include "rei/text/untrusted.hpp"

namespace rei {
namespace {

constexpr std::size_t kPlacesNamed = 3;
constexpr std::size_t kSpeakersNamed = 5;
constexpr double kLongestSec = 9e8;  // a scenario's times end at 1e9 s

/// Files tell times in milliseconds at best; the rest is rounding.
double to_milliseconds(double sec) {
    return std::round(sec * 1000) / 1000;
}

double clamped(double delta, double most) {
    return std::isfinite(delta) ? std::clamp(delta, -most, most) : 0;
}

/// Puts messages into turns: the persona's are replies to the turn before.
class Turns {
  public:
    explicit Turns(std::string first_user) : user_(std::move(first_user)) {}

    void add(Message&& message, bool by_persona) {
        if (!by_persona) {
            user_ = message.speaker;
            start(*message.at_sec).text = std::move(message.text);
            return;
        }
        if (turns_.empty()) start(*message.at_sec);
        answer(turns_.back(), message);
    }
    [[nodiscard]] std::vector<Turn> take() { return std::move(turns_); }

  private:
    Turn& start(double at_sec) {
        Turn turn;
        turn.at_sec = at_sec;
        turn.user = user_;
        turns_.push_back(std::move(turn));
        return turns_.back();
    }
    static void answer(Turn& turn, const Message& message) {
        const bool more = !turn.reply.empty() && !message.text.empty();
        if (turn.reply.size() < kMostSpeechBytes) turn.reply += (more ? "\n" : "") + message.text;
        turn.llm.mood_delta = clamped(turn.llm.mood_delta + message.llm.mood_delta, kMostMoodDelta);
        turn.llm.affinity_delta =
            clamped(turn.llm.affinity_delta + message.llm.affinity_delta, kMostAffinityDelta);
    }

    std::string user_;
    std::vector<Turn> turns_;
};

}  // namespace

void Talk::remark(std::vector<Tally>& tallies, const std::string& why, std::size_t place) {
    auto tally =
        std::find_if(tallies.begin(), tallies.end(), [&](const Tally& one) { return one.why == why; });
    if (tally == tallies.end()) tally = tallies.insert(tallies.end(), {why, 0, {}});
    ++tally->count;
    if (tally->first.size() < kPlacesNamed) tally->first.push_back(place);
}

std::vector<Remark> Talk::remarks(const std::vector<Tally>& tallies) const {
    std::vector<Remark> out;
    for (const Tally& tally : tallies) {
        std::string where = fmt::format("{}{} {}", unit_, tally.count == 1 ? "" : "s",
                                        fmt::join(tally.first.begin(), tally.first.end(), ", "));
        if (tally.count > tally.first.size()) where += ", …";
        out.push_back({tally.why, tally.count, std::move(where)});
    }
    return out;
}

void Talk::change_lines(const std::string& why, std::size_t count, std::size_t first) {
    changed_lines_.push_back({why, count, fmt::format("line {}{}", first, count == 1 ? "" : ", …")});
}

void Talk::say(Message message, std::size_t place) {
    Cleaned name = clean_name(message.speaker);
    Cleaned speech = clean_speech(message.text);
    const double mood = clamped(message.llm.mood_delta, kMostMoodDelta);
    const double affinity = clamped(message.llm.affinity_delta, kMostAffinityDelta);
    if (speech.text.empty() && mood == 0 && affinity == 0) return skip("says nothing", place);
    if (name.stripped || speech.stripped) change("control characters taken out", place);
    if (name.cut || speech.cut) change("cut to the longest that is kept", place);
    if (mood != message.llm.mood_delta || affinity != message.llm.affinity_delta)
        change("mood_delta or affinity_delta clamped", place);
    if (message.at_sec && !std::isfinite(*message.at_sec)) message.at_sec.reset();
    message.speaker = name.text.empty() ? Turn().user : std::move(name.text);
    message.text = std::move(speech.text);
    message.llm = {mood, affinity};
    messages_.push_back({std::move(message), place, false});
}

/// Of those who may be the persona the one who says most; of equals the first in the log.
std::string Talk::busiest_candidate() const {
    std::map<std::string_view, std::size_t> said;
    for (const Kept& kept : messages_) {
        if (kept.message.role != Role::person) ++said[kept.message.speaker];
    }
    const std::string* busiest = nullptr;
    std::size_t most = 0;
    for (const Kept& kept : messages_) {
        const auto count = said.find(kept.message.speaker);
        if (kept.message.role == Role::person || count->second <= most) continue;
        most = count->second;
        busiest = &kept.message.speaker;
    }
    return busiest == nullptr ? std::string() : *busiest;
}

std::string Talk::who_speaks() const {
    std::map<std::string, std::size_t> said;
    for (const Kept& kept : messages_) ++said[kept.message.speaker];
    std::vector<std::pair<std::string, std::size_t>> all(said.begin(), said.end());
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string out;
    for (std::size_t k = 0; k < std::min(all.size(), kSpeakersNamed); ++k)
        out += (k == 0 ? "" : ", ") + all[k].first;
    return all.size() > kSpeakersNamed ? out + ", …" : out;
}

/// A person of the persona's name is the persona only where that was asked for.
void Talk::find_persona(const std::string& persona, bool asked) {
    for (Kept& kept : messages_)
        kept.by_persona = kept.message.speaker == persona && (asked || kept.message.role != Role::person);
}

void Talk::leave_out_other_bots() {
    std::vector<Kept> rest;
    rest.reserve(messages_.size());
    for (Kept& kept : messages_) {
        if (kept.message.role == Role::bot && !kept.by_persona) {
            skip("by another bot", kept.place);
        } else {
            rest.push_back(std::move(kept));
        }
    }
    messages_ = std::move(rest);
}

/// A first time that most of the others lie before is itself the one that is wrong: else all of them would be
/// out of order, and the conversation an instant.
void Talk::drop_a_late_first_time() {
    const auto is_timed = [](const Kept& kept) { return kept.message.at_sec.has_value(); };
    const auto first = std::find_if(messages_.begin(), messages_.end(), is_timed);
    if (first == messages_.end()) return;
    const auto timed = std::count_if(first + 1, messages_.end(), is_timed);
    const auto earlier = std::count_if(first + 1, messages_.end(), [&](const Kept& kept) {
        return is_timed(kept) && *kept.message.at_sec < *first->message.at_sec;
    });
    if (timed < 2 || 2 * earlier <= timed) return;
    change("later than most of those after it: at the time of the first of these", first->place);
    first->message.at_sec = std::find_if(first + 1, messages_.end(), is_timed)->message.at_sec;
}

/// Seconds from the first message, never backwards; a turn every `pace_sec` where there are no times at all.
void Talk::set_times(double pace_sec) {
    drop_a_late_first_time();
    const bool timed = std::any_of(messages_.begin(), messages_.end(),
                                   [](const Kept& kept) { return kept.message.at_sec.has_value(); });
    std::optional<double> first;
    double before = 0;
    std::size_t turns = 0;
    for (Kept& kept : messages_) {
        std::optional<double>& at = kept.message.at_sec;
        if (!timed) {
            if (!kept.by_persona) ++turns;
            at = pace_sec * static_cast<double>(turns == 0 ? 0 : turns - 1);
            continue;
        }
        if (!at && !kept.by_persona)
            change("without a time that can be read: at that of the one before", kept.place);
        if (at && !first) first = *at;
        double sec = at ? to_milliseconds(*at - *first) : before;
        if (sec > kLongestSec) {
            change("more than 28 years after the first: at the time of the one before", kept.place);
            sec = before;
            at.reset();
        }
        if (sec < before) change("earlier than the one before: at the time of that", kept.place);
        if (sec == before && &kept != &messages_.front() && at && !kept.by_persona)
            change("at the same instant as the one before", kept.place);
        before = std::max(before, sec);
        at = before;
    }
}

void Talk::keep_window(const ImportOptions& options) {
    std::vector<Kept> rest;
    rest.reserve(messages_.size());
    for (Kept& kept : messages_) {
        const double sec = *kept.message.at_sec;
        if (sec < options.start_sec || sec >= options.end_sec) {
            skip("outside the window", kept.place);
        } else {
            rest.push_back(std::move(kept));
        }
    }
    messages_ = std::move(rest);
    const double start = messages_.empty() ? 0 : *messages_.front().message.at_sec;
    for (Kept& kept : messages_) kept.message.at_sec = to_milliseconds(*kept.message.at_sec - start);
}

std::string Talk::why_nothing() const {
    if (!failure_.empty()) return failure_;
    std::string out = "no message that can be read";
    for (const Remark& remark : remarks(skipped_))
        out += fmt::format("; {} {} ({})", remark.count, remark.why, remark.where);
    return out;
}

Loaded<Imported> Talk::finish(const std::string& file, const ImportOptions& options) {
    const auto refusal = [&](Phrase why) { return Problems{{file, {}, "", std::move(why)}}; };
    const auto by_persona = [](const Kept& kept) { return kept.by_persona; };
    if (messages_.empty()) return refusal(phrase("{}", why_nothing()));
    const std::string persona = options.persona.empty() ? busiest_candidate() : options.persona;
    find_persona(persona, !options.persona.empty());
    if (!options.persona.empty() && std::none_of(messages_.begin(), messages_.end(), by_persona))
        return refusal(phrase("nobody is called \"{}\"; most is said by {}", persona, who_speaks()));

    Imported out;
    leave_out_other_bots();
    set_times(options.pace_sec);
    keep_window(options);
    if (messages_.empty()) return refusal(phrase("{}", why_nothing()));
    out.persona = persona;
    out.messages = messages_.size();
    out.replies = static_cast<std::size_t>(std::count_if(messages_.begin(), messages_.end(), by_persona));

    const auto first = std::find_if_not(messages_.begin(), messages_.end(), by_persona);
    Turns turns(first == messages_.end() ? Turn().user : first->message.speaker);
    std::set<std::string> users;
    for (Kept& kept : messages_) {
        if (!kept.by_persona) users.insert(kept.message.speaker);
        turns.add(std::move(kept.message), kept.by_persona);
    }
    out.users = users.size();
    out.scenario.turns = turns.take();
    out.scenario.until_sec = out.scenario.turns.back().at_sec + kAfterLastTurnSec;
    out.skipped = remarks(skipped_);
    out.changed = remarks(changed_);
    out.changed.insert(out.changed.end(), changed_lines_.begin(), changed_lines_.end());
    return out;
}

}  // namespace rei
