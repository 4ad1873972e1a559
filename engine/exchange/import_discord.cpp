// DiscordChatExporter's JSON. Joins, pins, calls and the like are no talk; attachments and embeds have no
// text.
#include "rei/exchange/json_records.hpp"
#include "rei/exchange/known_names.hpp"
#include "rei/exchange/readers.hpp"

namespace rei {

void read_discord(std::string_view text, const ImportOptions&, Talk& talk) {
    KnownNames names;
    each_json_item(text, "messages", talk, [&](const nlohmann::json& record, std::size_t number) {
        const std::string type = text_at(record, "type");
        if (type != "Default" && type != "Reply") return talk.skip("not of type Default or Reply", number);
        const nlohmann::json& author = object_at(record, "author");
        const std::string nickname = text_at(author, "nickname");
        Message message;
        message.role = flag_at(author, "isBot") ? Role::bot : Role::person;
        message.speaker =
            names.name_of(text_at(author, "id"), nickname.empty() ? text_at(author, "name") : nickname);
        message.text = text_at(record, "content");
        message.at_sec = date_at(record, "timestamp");
        talk.say(std::move(message), number);
    });
}

}  // namespace rei
