// The kinds of files that can be read, and what each looks like.
#include <algorithm>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "rei/exchange/importing.hpp"
#include "rei/exchange/png_texts.hpp"
#include "rei/exchange/readers.hpp"
#include "rei/exchange/timestamps.hpp"

namespace rei {
namespace {

/// The keys at the begin of a JSON text: those of the root, and those of what is in it.
class Keys : public nlohmann::json_sax<nlohmann::json> {
  public:
    [[nodiscard]] bool at_root(const char* key) const { return root_.count(key) != 0; }
    [[nodiscard]] bool inside(const char* key) const { return inside_.count(key) != 0; }

    bool key(string_t& name) override {
        (depth_ == 1 ? root_ : inside_).insert(name);
        return go_on();
    }
    bool start_object(std::size_t) override { return ++depth_ <= kDeepest && go_on(); }
    bool start_array(std::size_t) override { return ++depth_ <= kDeepest && go_on(); }
    bool end_object() override { return --depth_ > 0; }
    bool end_array() override { return --depth_ > 0; }
    bool null() override { return go_on(); }
    bool boolean(bool) override { return go_on(); }
    bool number_integer(number_integer_t) override { return go_on(); }
    bool number_unsigned(number_unsigned_t) override { return go_on(); }
    bool number_float(number_float_t, const string_t&) override { return go_on(); }
    bool string(string_t&) override { return go_on(); }
    bool binary(binary_t&) override { return go_on(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override {
        return false;
    }

  private:
    static constexpr int kDeepest = 100;
    static constexpr int kMostLookedAt = 5000;
    bool go_on() { return ++looked_at_ < kMostLookedAt; }
    std::set<std::string> root_, inside_;
    int depth_ = 0;
    int looked_at_ = 0;
};

constexpr Importer kTable[] = {
    {"sillytavern", "a SillyTavern chat",
     "JSON lines: is_user, name, mes, send_date; lines of the system are skipped", false, read_sillytavern},
    {"card", "a character card", "V2 or V3, JSON or PNG: first_mes and mes_example", true, read_card},
    {"discord", "a Discord export", "DiscordChatExporter's JSON: messages of type Default and Reply", false,
     read_discord},
    {"twitch", "a Twitch chat as JSON", "TwitchDownloader's JSON: comments", false, read_twitch},
    {"twitch-text", "a Twitch chat as text", "TwitchDownloader's text: [0:01:05] name: text", false,
     read_clock_lines},
    {"chatterino", "a Chatterino log", "[20:11:34] name: text, also past midnight", false, read_clock_lines},
    {"irc", "a raw IRC log", "Twitch's IRC: PRIVMSG with its tags", false, read_irc},
    {"youtube", "a YouTube live chat", "yt-dlp's live_chat.json: texts and paid texts", false, read_youtube},
    {"messages", "a list of chat messages", "OpenAI's and Ollama's JSON: role and content", false,
     read_messages},
};

const char* json_kind(std::string_view text) {
    Keys keys;
    nlohmann::json::sax_parse(text.begin(), text.end(), &keys, nlohmann::json::input_format_t::json, false);
    if (keys.at_root("mes") || keys.at_root("chat_metadata") || keys.at_root("user_name"))
        return "sillytavern";
    if (keys.at_root("replayChatItemAction") || keys.at_root("addChatItemAction") ||
        keys.at_root("videoOffsetTimeMsec"))
        return "youtube";
    if (keys.at_root("first_mes") || keys.at_root("spec")) return "card";
    if (keys.at_root("comments") || keys.at_root("FileInfo") || keys.at_root("streamer")) return "twitch";
    if (keys.at_root("guild") || (keys.at_root("channel") && !keys.inside("role"))) return "discord";
    if (keys.at_root("role") || keys.at_root("messages") || keys.inside("role")) return "messages";
    return nullptr;
}

const char* bracket_kind(std::string_view line) {
    const std::size_t close = line.find(']');
    if (close == std::string_view::npos) return nullptr;
    const std::string_view stamp = line.substr(1, close - 1);
    if (stamp.find('-') != std::string_view::npos) return parse_date(stamp) ? "twitch-text" : nullptr;
    if (stamp.find(':') == std::string_view::npos || !parse_clock(stamp)) return nullptr;
    return stamp.size() == 8 && stamp.find(':') == 2 ? "chatterino" : "twitch-text";
}

const char* name_of_kind(std::string_view text) {
    if (is_png(text)) return "card";
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    const std::string_view line = text.substr(0, text.find('\n'));
    if (line.empty()) return nullptr;
    if (line.substr(0, 15) == "# Start logging") return "chatterino";
    if (line.front() == '[') {
        if (const char* kind = bracket_kind(line)) return kind;
    }
    if (line.front() == '{' || line.front() == '[') return json_kind(text);
    const bool irc =
        (line.front() == '@' || line.front() == ':') && line.find(" :") != std::string_view::npos;
    return irc ? "irc" : nullptr;
}

}  // namespace

std::span<const Importer> importer_table() {
    return kTable;
}

const Importer* find_importer(std::string_view name) {
    const auto* found = std::find_if(std::begin(kTable), std::end(kTable),
                                     [name](const Importer& one) { return name == one.name; });
    return found == std::end(kTable) ? nullptr : found;
}

const Importer* importer_for(std::string_view bytes) {
    const char* name = name_of_kind(bytes);
    return name == nullptr ? nullptr : find_importer(name);
}

}  // namespace rei
