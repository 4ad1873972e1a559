#include "rei/live/session_export.hpp"

#include <algorithm>
#include <ctime>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace rei::live {
namespace {

std::string title_of(const SessionRecord& session) {
    return session.name.empty() ? "session-" + short_id(session.id) : session.name;
}

/// A line of a message in a quotation, whatever it holds.
std::string quoted(const std::string& text) {
    std::string out = "> ";
    for (const char byte : text) {
        out += byte;
        if (byte == '\n') out += "> ";
    }
    return out + "\n";
}

nlohmann::ordered_json messages_of(const SessionRecord& session, const std::vector<TurnRecord>& turns) {
    auto out = nlohmann::ordered_json::array();
    for (const TurnRecord& turn : turns) {
        out.push_back(
            {{"role", "user"}, {"content", turn.text}, {"turn", turn.number}, {"author", turn.user}});
        nlohmann::ordered_json reply = {{"role", "assistant"},
                                        {"content", turn.reply},
                                        {"turn", turn.number},
                                        {"author", session.persona},
                                        {"ending", name_of(turn.ending)},
                                        {"mood_delta", turn.llm.mood_delta},
                                        {"affinity_delta", turn.llm.affinity_delta}};
        if (!turn.thinking.empty()) reply["thinking"] = turn.thinking;
        if (turn.tokens_of_reply) reply["tokens"] = *turn.tokens_of_reply;
        const auto metadata = nlohmann::ordered_json::parse(turn.metadata, nullptr, false);
        if (metadata.is_object() && !metadata.empty()) reply["metadata"] = metadata;
        out.push_back(std::move(reply));
    }
    return out;
}

nlohmann::ordered_json emotion_of(const std::vector<TurnRecord>& turns) {
    auto out = nlohmann::ordered_json::array();
    for (const TurnRecord& turn : turns) {
        out.push_back({{"turn", turn.number},
                       {"at_sec", turn.at_sec},
                       {"valence", turn.state.valence},
                       {"arousal", turn.state.arousal},
                       {"intensity", turn.state.intensity},
                       {"mood", turn.mood},
                       {"affinity", turn.affinity}});
    }
    return out;
}

}  // namespace

std::string utc_time(std::int64_t wall_ms) {
    return fmt::format("{:%Y-%m-%d %H:%M:%S}", fmt::gmtime(static_cast<std::time_t>(wall_ms / 1000)));
}

std::string utc_stamp(std::int64_t wall_ms) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(wall_ms / 1000)));
}

std::string short_id(const std::string& id) {
    return id.substr(0, 8);
}

Scenario scenario_of(const SessionRecord& session, const std::vector<TurnRecord>& turns) {
    Scenario out;
    out.name = title_of(session);
    out.description = fmt::format("A conversation with {} of {} UTC, engine {}, policy {}", session.persona,
                                  utc_time(session.created_ms), session.variant, session.policy_hash);
    for (const auto& start : session.start_affinities) {
        const bool speaks = std::any_of(turns.begin(), turns.end(),
                                        [&](const TurnRecord& turn) { return turn.user == start.first; });
        if (speaks && start.second != 0) out.users.push_back({start.first, start.second});
    }
    for (const TurnRecord& turn : turns) {
        Turn one;
        one.at_sec = turn.at_sec;
        one.user = turn.user;
        one.text = turn.text;
        one.reply = turn.reply;
        one.llm = turn.llm;
        out.turns.push_back(std::move(one));
    }
    out.until_sec = (turns.empty() ? 0 : turns.back().at_sec) + kAfterLastTurnSec;
    return out;
}

std::string markdown_of(const SessionRecord& session, const std::vector<TurnRecord>& turns) {
    std::string out = fmt::format("# {}\n\n{} UTC with {}, engine {}, policy {}, session {}\n",
                                  title_of(session), utc_time(session.created_ms), session.persona,
                                  session.variant, session.policy_hash, session.id);
    for (const TurnRecord& turn : turns) {
        out += fmt::format("\n**{}** ({:.1f} s)\n\n{}", turn.user, turn.at_sec, quoted(turn.text));
        out += fmt::format("\n**{}**{}\n\n{}", session.persona,
                           turn.ending == Ending::whole ? "" : fmt::format(" ({})", name_of(turn.ending)),
                           quoted(turn.reply));
        out += fmt::format("\n*{}, v {:+.2f}, a {:.2f}, i {:.2f}, affinity {}*\n", turn.mood,
                           turn.state.valence, turn.state.arousal, turn.state.intensity, turn.affinity);
    }
    return out;
}

std::string json_of(const SessionRecord& session, const std::vector<TurnRecord>& turns) {
    nlohmann::ordered_json out;
    out["session"] = {{"id", session.id},
                      {"name", session.name},
                      {"persona", session.persona},
                      {"engine", session.variant},
                      {"policy", session.policy_file},
                      {"policy_hash", session.policy_hash},
                      {"prompt", session.prompt_name},
                      {"created", utc_stamp(session.created_ms)},
                      {"updated", utc_stamp(session.updated_ms)},
                      {"start_affinities", session.start_affinities}};
    out["messages"] = messages_of(session, turns);
    out["emotion"] = emotion_of(turns);
    return out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace rei::live
