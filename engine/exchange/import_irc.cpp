// Raw IRC as Twitch speaks it: `@tags :nick!user@host PRIVMSG #channel :text` (RFC 1459 with IRCv3 tags). All
// other commands are the server's talk.
#include <algorithm>

#include "rei/exchange/lines.hpp"
#include "rei/exchange/readers.hpp"
#include "rei/exchange/talk.hpp"
#include "rei/exchange/timestamps.hpp"

namespace rei {
namespace {

/// Up to the next blank; it and the blanks behind it are taken off too.
std::string_view take_word(std::string_view& rest) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(end);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    return word;
}

std::string unescaped(std::string_view value) {
    std::string out;
    for (std::size_t k = 0; k < value.size(); ++k) {
        if (value[k] != '\\' || k + 1 == value.size()) {
            out += value[k];
            continue;
        }
        const char c = value[++k];
        out += c == 's' ? ' ' : c == ':' ? ';' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
    }
    return out;
}

std::string tag(std::string_view tags, std::string_view name) {
    while (!tags.empty()) {
        const std::size_t end = std::min(tags.find(';'), tags.size());
        const std::string_view one = tags.substr(0, end);
        if (one.size() > name.size() && one.substr(0, name.size()) == name && one[name.size()] == '=')
            return unescaped(one.substr(name.size() + 1));
        tags.remove_prefix(std::min(end + 1, tags.size()));
    }
    return {};
}

/// `\1ACTION waves\1` is "waves".
std::string_view without_action(std::string_view text) {
    constexpr std::string_view kAction =
        "\x01"
        "ACTION ";
    if (text.substr(0, kAction.size()) != kAction) return text;
    text.remove_prefix(kAction.size());
    if (!text.empty() && text.back() == '\x01') text.remove_suffix(1);
    return text;
}

void read_line(std::string_view line, std::size_t number, Talk& talk) {
    std::string_view tags, nick;
    if (!line.empty() && line.front() == '@') tags = take_word(line).substr(1);
    if (!line.empty() && line.front() == ':') {
        nick = take_word(line).substr(1);
        nick = nick.substr(0, nick.find('!'));
    }
    if (take_word(line) != "PRIVMSG") return talk.skip("not PRIVMSG", number);
    take_word(line);
    if (line.empty() || line.front() != ':' || nick.empty()) return talk.skip("a PRIVMSG cut short", number);
    Message message;
    message.speaker = tag(tags, "display-name");
    if (message.speaker.empty()) message.speaker = std::string(nick);
    message.text = std::string(without_action(line.substr(1)));
    message.at_sec = parse_date(tag(tags, "tmi-sent-ts"));
    talk.say(std::move(message), number);
}

}  // namespace

void read_irc(std::string_view text, const ImportOptions&, Talk& talk) {
    talk.count_in("line");
    each_line(text, [&talk](std::string_view line, std::size_t number) {
        if (!line.empty()) read_line(line, number, talk);
    });
}

}  // namespace rei
