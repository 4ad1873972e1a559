// A character's card as a conversation: its first message opens it, its examples follow, each after a longer
// pause. What describes the character is not talk.
#include <cctype>

#include "rei/exchange/card.hpp"
#include "rei/exchange/json_records.hpp"
#include "rei/exchange/lines.hpp"
#include "rei/exchange/readers.hpp"

namespace rei {
namespace {

using nlohmann::json;

constexpr double kPausePaces = 10;  // before an example of its own
constexpr const char* kUser = "user";

bool starts_with_any_case(std::string_view text, std::string_view start) {
    if (text.size() < start.size()) return false;
    for (std::size_t k = 0; k < start.size(); ++k) {
        if (std::tolower(static_cast<unsigned char>(text[k])) != start[k]) return false;
    }
    return true;
}

/// `{{user}}` and `{{char}}`, in any case, become names; other macros stay.
std::string with_names(std::string_view text, const std::string& character) {
    std::string out;
    while (!text.empty()) {
        if (starts_with_any_case(text, "{{user}}")) {
            out += kUser;
            text.remove_prefix(8);
        } else if (starts_with_any_case(text, "{{char}}")) {
            out += character;
            text.remove_prefix(8);
        } else {
            out += text.front();
            text.remove_prefix(1);
        }
    }
    return out;
}

/// The lines of mes_example: `<START>`, `{{user}}: …`, `{{char}}: …`, and what goes on.
class Examples {
  public:
    Examples(std::string character, double pace_sec, Talk& talk)
        : character_(std::move(character)), pace_sec_(pace_sec), talk_(talk) {}

    void open(const std::string& first_message) {
        begin(Role::character);
        add_line(first_message);
        end();
    }
    void read(std::string_view examples) {
        pause();
        each_line(examples, [this](std::string_view line, std::size_t) { read_line(line); });
        end();
    }

  private:
    void read_line(std::string_view line) {
        if (starts_with_any_case(line, "<start>")) {
            end();
            pause();
        } else if (takes_name(line, "{{user}}:") || takes_name(line, "<user>:")) {
            end();
            begin(Role::person);
        } else if (takes_name(line, "{{char}}:") || takes_name(line, "<bot>:")) {
            end();
            begin(Role::character);
        }
        if (!starts_with_any_case(line, "<start>")) add_line(line);
    }
    void pause() {
        if (said_since_start_) at_sec_ += kPausePaces * pace_sec_;
        said_since_start_ = false;
    }
    static bool takes_name(std::string_view& line, std::string_view name) {
        if (!starts_with_any_case(line, name)) return false;
        line.remove_prefix(name.size());
        return true;
    }
    void begin(Role role) {
        if (role == Role::person && said_since_start_) at_sec_ += pace_sec_;
        message_ = Message{role == Role::person ? kUser : character_, "", at_sec_, role, {}};
    }
    void add_line(std::string_view line) {
        if (!message_) return;
        message_->text += (message_->text.empty() ? "" : "\n") + with_names(line, character_);
    }
    void end() {
        if (!message_) return;
        talk_.say(std::move(*message_), ++number_);
        message_.reset();
        said_since_start_ = true;
    }

    std::string character_;
    double pace_sec_;
    Talk& talk_;
    std::optional<Message> message_;
    double at_sec_ = 0;
    bool said_since_start_ = false;
    std::size_t number_ = 0;
};

}  // namespace

void read_card(std::string_view bytes, const ImportOptions& options, Talk& talk) {
    talk.count_in("message");
    const Loaded<std::string> text = card_json(bytes, "");
    if (!text) return talk.fail(text.problems.front().message.text());
    const std::optional<json> root = parse_record(*text);
    if (!root || !root->is_object()) return talk.fail("its card is no JSON object");
    const json& data = root->contains("data") ? object_at(*root, "data") : *root;
    const std::string name = text_at(data, "name");
    Examples examples(name.empty() ? "character" : name, options.pace_sec, talk);
    const std::string first = text_at(data, "first_mes");
    if (!first.empty()) examples.open(first);
    const auto others = data.find("alternate_greetings");
    if (others != data.end() && others->is_array()) {
        for (std::size_t k = 0; k < others->size(); ++k) talk.skip("an alternate greeting", k + 1);
    }
    examples.read(text_at(data, "mes_example"));
    talk.fail("the card has neither a first message (first_mes) nor examples (mes_example)");
}

}  // namespace rei
