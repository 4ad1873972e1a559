#include "rei/exchange/timestamps.hpp"

#include <array>
#include <chrono>
#include <cmath>

namespace rei {
namespace {

/// Takes a text apart from its begin; once something is not there, nothing more is.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    /// A whole number of at most `most` digits.
    int number(std::size_t most) {
        std::size_t digits = 0;
        int out = 0;
        while (digits < most && digits < rest_.size() && is_digit(rest_[digits]))
            out = out * 10 + (rest_[digits++] - '0');
        fine_ = fine_ && digits > 0;
        rest_.remove_prefix(digits);
        return out;
    }
    /// The digits behind a point or comma, as a fraction; 0 where there are none.
    double fraction() {
        if (!next_is('.') && !next_is(',')) return 0;
        rest_.remove_prefix(1);
        double out = 0, scale = 0.1;
        fine_ = fine_ && !rest_.empty() && is_digit(rest_.front());
        for (; !rest_.empty() && is_digit(rest_.front()); rest_.remove_prefix(1), scale /= 10)
            out += scale * (rest_.front() - '0');
        return out;
    }
    bool skip(char wanted) {
        if (!next_is(wanted)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    void need(char wanted) { fine_ = skip(wanted) && fine_; }
    void blanks() {
        while (skip(' ')) continue;
    }
    /// Letters up to something else, in lower case; the first eleven.
    std::string_view word() {
        word_ = {};
        std::size_t letters = 0;
        for (; !rest_.empty() && is_letter(rest_.front()); rest_.remove_prefix(1)) {
            if (letters + 1 < word_.size()) word_[letters++] = static_cast<char>(rest_.front() | 0x20);
        }
        return {word_.data(), letters};
    }
    void refuse() { fine_ = false; }
    [[nodiscard]] bool next_is(char c) const { return !rest_.empty() && rest_.front() == c; }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] bool fine() const { return fine_; }

  private:
    static bool is_digit(char c) { return c >= '0' && c <= '9'; }
    static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
    std::string_view rest_;
    std::array<char, 12> word_{};
    bool fine_ = true;
};

struct Clock {
    int hour = 0, minute = 0;
    double second = 0;
};

std::optional<double> since_epoch(int year, int month, int day, const Clock& clock) {
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || clock.hour > 23 || clock.minute > 59 || clock.second >= 61) return std::nullopt;
    const double days = static_cast<double>(sys_days(date).time_since_epoch().count());
    return days * 86400 + clock.hour * 3600 + clock.minute * 60 + clock.second;
}

int month_called(std::string_view name) {
    constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                          "jul", "aug", "sep", "oct", "nov", "dec"};
    for (std::size_t k = 0; k < kMonths.size(); ++k) {
        if (name.substr(0, 3) == kMonths[k]) return static_cast<int>(k) + 1;
    }
    return 0;
}

/// `June 19, 2023 2:20pm`
std::optional<double> parse_american(std::string_view text) {
    Scanner in(text);
    const int month = month_called(in.word());
    in.blanks();
    const int day = in.number(2);
    in.skip(',');
    in.blanks();
    const int year = in.number(4);
    in.blanks();
    Clock clock;
    clock.hour = in.number(2);
    in.need(':');
    clock.minute = in.number(2);
    if (in.skip(':')) clock.second = in.number(2);
    in.blanks();
    const std::string_view half = in.word();
    if (half == "am" || half == "pm") {
        if (clock.hour < 1 || clock.hour > 12) in.refuse();
        clock.hour = clock.hour % 12 + (half == "pm" ? 12 : 0);
    } else if (!half.empty()) {
        in.refuse();
    }
    if (!in.fine() || !in.at_end() || month == 0) return std::nullopt;
    return since_epoch(year, month, day, clock);
}

/// `01h31m37s`, `14h 56m 50s 682ms`
Clock humanized_clock(Scanner& in) {
    Clock clock;
    const auto part = [&in](std::string_view unit, std::size_t digits) {
        in.blanks();
        const int number = in.number(digits);
        if (in.word() != unit) in.refuse();
        return number;
    };
    clock.hour = part("h", 2);
    clock.minute = part("m", 2);
    clock.second = part("s", 2);
    in.blanks();
    if (!in.at_end()) clock.second += part("ms", 3) / 1000.0;
    return clock;
}

/// Seconds that the zone is ahead of UTC.
double zone(Scanner& in) {
    in.blanks();
    const bool ahead = in.skip('+');
    if (ahead || in.skip('-')) {
        const int hours = in.number(2);
        in.skip(':');
        const int minutes = in.at_end() ? 0 : in.number(2);
        return (ahead ? 1 : -1) * (hours * 3600.0 + minutes * 60.0);
    }
    const std::string_view name = in.word();
    if (!name.empty() && name != "z" && name != "utc" && name != "gmt") in.refuse();
    return 0;
}

/// ISO 8601, and dates with `@`.
std::optional<double> parse_numeric(std::string_view text) {
    Scanner in(text);
    const int year = in.number(4);
    in.need('-');
    const int month = in.number(2);
    in.need('-');
    const int day = in.number(2);
    in.blanks();
    Clock clock;
    double ahead_sec = 0;
    if (in.skip('@')) {
        clock = humanized_clock(in);
    } else if (!in.at_end()) {
        if (!in.skip('T')) in.skip('t');
        clock.hour = in.number(2);
        in.need(':');
        clock.minute = in.number(2);
        if (in.skip(':')) clock.second = in.number(2) + in.fraction();
        ahead_sec = zone(in);
    }
    if (!in.fine() || !in.at_end()) return std::nullopt;
    const std::optional<double> sec = since_epoch(year, month, day, clock);
    return sec ? std::optional<double>(*sec - ahead_sec) : std::nullopt;
}

}  // namespace

double epoch_sec(double number) {
    const double size = std::abs(number);
    return size >= 1e14 ? number / 1e6 : size >= 1e11 ? number / 1e3 : number;
}

std::optional<double> parse_date(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    if (text.empty()) return std::nullopt;
    constexpr std::size_t kMostDigits = 17;
    if (text.find_first_not_of("0123456789") == std::string_view::npos) {
        if (text.size() > kMostDigits) return std::nullopt;
        double number = 0;
        for (const char c : text) number = number * 10 + (c - '0');
        return epoch_sec(number);
    }
    const bool digit = text.front() >= '0' && text.front() <= '9';
    return digit ? parse_numeric(text) : parse_american(text);
}

std::optional<double> parse_clock(std::string_view text) {
    Scanner in(text);
    double sec = in.number(7);
    int parts = 1;
    for (; parts < 3 && in.skip(':'); ++parts) {
        const int next = in.number(2);
        if (next > 59) in.refuse();
        sec = sec * 60 + next;
    }
    sec += in.fraction();
    return in.fine() && in.at_end() ? std::optional<double>(sec) : std::nullopt;
}

}  // namespace rei
