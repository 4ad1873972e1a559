// yt-dlp's live_chat.json: JSON lines with the actions of the chat. Texts and paid texts are talk; stickers,
// memberships, polls and removals are not. Custom emoji are named by their shortcut.
#include "rei/exchange/json_records.hpp"
#include "rei/exchange/known_names.hpp"
#include "rei/exchange/readers.hpp"

namespace rei {
namespace {

using nlohmann::json;

std::string emoji_text(const json& emoji) {
    const auto shortcuts = emoji.find("shortcuts");
    const bool custom = flag_at(emoji, "isCustomEmoji");
    const bool named = shortcuts != emoji.end() && shortcuts->is_array() && !shortcuts->empty() &&
                       shortcuts->front().is_string();
    return custom && named ? shortcuts->front().get<std::string>() : text_at(emoji, "emojiId");
}

std::string text_of_runs(const json& message) {
    std::string out = text_at(message, "simpleText");
    const auto runs = message.find("runs");
    if (runs == message.end() || !runs->is_array()) return out;
    for (const json& run : *runs) {
        out += text_at(run, "text");
        const json& emoji = object_at(run, "emoji");
        if (!emoji.empty()) out += emoji_text(emoji);
    }
    return out;
}

class LiveChat {
  public:
    explicit LiveChat(Talk& talk) : talk_(talk) {}

    void read(const json& record, std::size_t line) {
        const json& replay = object_at(record, "replayChatItemAction");
        const json& holder = replay.empty() ? record : replay;
        std::optional<double> offset_msec = number_at(replay, "videoOffsetTimeMsec");
        if (!offset_msec) offset_msec = number_at(record, "videoOffsetTimeMsec");
        const auto actions = holder.find("actions");
        if (actions == holder.end() || !actions->is_array()) return read_action(record, offset_msec, line);
        for (const json& action : *actions) read_action(action, offset_msec, line);
    }

  private:
    void read_action(const json& action, std::optional<double> offset_msec, std::size_t line) {
        const json& item = object_at(object_at(action, "addChatItemAction"), "item");
        const json& plain = object_at(item, "liveChatTextMessageRenderer");
        const json& said = plain.empty() ? object_at(item, "liveChatPaidMessageRenderer") : plain;
        if (said.empty()) return talk_.skip("no text message", line);
        Message message;
        message.speaker = names_.name_of(text_at(said, "authorExternalChannelId"),
                                         text_of_runs(object_at(said, "authorName")));
        message.text = text_of_runs(object_at(said, "message"));
        const std::optional<double> usec = number_at(said, "timestampUsec");
        if (offset_msec) {
            message.at_sec = *offset_msec / 1e3;
        } else if (usec) {
            message.at_sec = *usec / 1e6;
        }
        talk_.say(std::move(message), line);
    }

    Talk& talk_;
    KnownNames names_;
};

}  // namespace

void read_youtube(std::string_view text, const ImportOptions&, Talk& talk) {
    LiveChat chat(talk);
    each_json_line(text, talk, [&chat](const json& record, std::size_t line) { chat.read(record, line); });
}

}  // namespace rei
