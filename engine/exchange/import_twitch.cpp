// TwitchDownloader's JSON: comments with their offset from the begin of the broadcast.
#include "rei/exchange/json_records.hpp"
#include "rei/exchange/known_names.hpp"
#include "rei/exchange/readers.hpp"

namespace rei {

void read_twitch(std::string_view text, const ImportOptions&, Talk& talk) {
    KnownNames names;
    each_json_item(text, "comments", talk, [&](const nlohmann::json& record, std::size_t number) {
        const nlohmann::json& commenter = object_at(record, "commenter");
        const std::string shown = text_at(commenter, "display_name");
        Message message;
        message.speaker =
            names.name_of(text_at(commenter, "_id"), shown.empty() ? text_at(commenter, "name") : shown);
        message.text = text_at(object_at(record, "message"), "body");
        message.at_sec = number_at(record, "content_offset_seconds");
        talk.say(std::move(message), number);
    });
}

}  // namespace rei
