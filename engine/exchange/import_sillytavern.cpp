// SillyTavern's chats: JSON lines, a header and then a message each. What is told to nobody (is_system) is no
// part of the conversation; of swipes the one that was kept is `mes`.
#include "rei/exchange/json_records.hpp"
#include "rei/exchange/readers.hpp"

namespace rei {

void read_sillytavern(std::string_view text, const ImportOptions&, Talk& talk) {
    each_json_line(text, talk, [&talk](const nlohmann::json& record, std::size_t line) {
        if (!record.contains("mes")) {
            const bool header = record.contains("chat_metadata") || record.contains("user_name");
            if (!header) talk.skip("no message", line);
            return;
        }
        if (flag_at(record, "is_system")) return talk.skip("marked is_system", line);
        Message message;
        message.role = flag_at(record, "is_user") ? Role::person : Role::character;
        message.speaker = text_at(record, "name");
        message.text = text_at(record, "mes");
        message.at_sec = date_at(record, "send_date");
        talk.say(std::move(message), line);
    });
}

}  // namespace rei
