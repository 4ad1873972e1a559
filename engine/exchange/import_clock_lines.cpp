// `[time] name: text` a line: TwitchDownloader's text (`[0:01:05]`, or a date) and Chatterino's logs
// (`[20:11:34]`, which go on past midnight; `# Start logging at` gives the day). Names have no blanks; what
// stands there without a name is said by nobody.
#include <cmath>

#include "rei/exchange/lines.hpp"
#include "rei/exchange/readers.hpp"
#include "rei/exchange/talk.hpp"
#include "rei/exchange/timestamps.hpp"

namespace rei {
namespace {

constexpr double kDaySec = 86400;

/// Times of day in order, as times.
class Days {
  public:
    /// A new day, or the same: what comes next is on it.
    void start(double at_sec) {
        midnight_ = std::floor(at_sec / kDaySec) * kDaySec;
        last_ = at_sec;
        has_passed_midnight_ = false;
    }
    double on_its_day(double time_of_day) {
        const double at = midnight_ + time_of_day;
        if (at > last_ + kDaySec / 2 && has_passed_midnight_) return at - kDaySec;  // a line that came late
        if (at >= last_ - kDaySec / 2) return last_ = at;
        midnight_ += kDaySec;
        has_passed_midnight_ = true;
        return last_ = at + kDaySec;
    }

  private:
    double midnight_ = 0, last_ = 0;
    bool has_passed_midnight_ = false;
};

class ClockLines {
  public:
    explicit ClockLines(Talk& talk) : talk_(talk) {}

    void read(std::string_view line, std::size_t number) {
        if (line.empty()) return;
        if (line.front() == '#') return read_comment(line);
        const std::size_t close = line.find(']');
        const bool bracketed = line.front() == '[' && close != std::string_view::npos;
        const std::optional<double> at = bracketed ? time_of(line.substr(1, close - 1)) : std::nullopt;
        if (!at) return talk_.skip("without [time]", number);
        std::string_view rest = line.substr(close + 1);
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        const std::size_t colon = rest.find(": ");
        const bool named = colon != std::string_view::npos && colon > 0 &&
                           rest.substr(0, colon).find(' ') == std::string_view::npos;
        if (!named) return talk_.skip("said by nobody", number);
        Message message;
        message.speaker = std::string(rest.substr(0, colon));
        message.text = std::string(rest.substr(colon + 2));
        message.at_sec = at;
        talk_.say(std::move(message), number);
    }

  private:
    /// `# Start logging at 2024-03-05 20:11:34 KST`: the zone is that of the lines, and of no matter.
    void read_comment(std::string_view line) {
        constexpr std::string_view kStart = "# Start logging at ";
        constexpr std::size_t kDateSize = 19;
        if (line.substr(0, kStart.size()) != kStart) return;
        if (const auto at = parse_date(line.substr(kStart.size(), kDateSize))) days_.start(*at);
    }

    std::optional<double> time_of(std::string_view stamp) {
        if (stamp.find('-') != std::string_view::npos) return parse_date(stamp);
        const std::optional<double> clock = parse_clock(stamp);
        const bool time_of_day = stamp.size() == 8 && stamp.find(':') == 2;
        return clock && time_of_day && *clock < kDaySec ? days_.on_its_day(*clock) : clock;
    }

    Talk& talk_;
    Days days_;
};

}  // namespace

void read_clock_lines(std::string_view text, const ImportOptions&, Talk& talk) {
    talk.count_in("line");
    ClockLines lines(talk);
    each_line(text, [&lines](std::string_view line, std::size_t number) { lines.read(line, number); });
}

}  // namespace rei
